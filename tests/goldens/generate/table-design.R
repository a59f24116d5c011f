# Writes table-design.json: a made-up sample of 60 in three strata and fifteen clusters, one of them alone
# in its stratum, as R's survey package has it. Run from the project's folder.
suppressMessages({ library(survey); library(jsonlite) })
options(survey.lonely.psu = "adjust")
set.seed(20)
n <- 60
d <- data.frame(h = c(rep(1, 28), rep(2, 28), rep(3, 4)), c = rep(1:15, each = 4), w = round(runif(n, .5, 3), 2),
  g = sample(c("a", "b"), n, TRUE, c(.4, .6)), q = sample(c("x", "y", "z"), n, TRUE), n = sample(1:9, n, TRUE))
s <- svydesign(ids = ~c, strata = ~h, weights = ~w, data = d)
by <- function(f) lapply(c("a", "b"), f)
means <- by(function(k) { m <- svymean(~n, subset(s, g == k)); c(coef(m), SE(m)) })
shares <- by(function(k) { m <- svymean(~I(q == "x"), subset(s, g == k)); c(coef(m)[2], SE(m)[2]) })
t <- svychisq(~q + g, s, statistic = "F"); m <- svyttest(n ~ g, s); x <- svyttest(as.numeric(q == "x") ~ g, s)
write_json(list(source = paste0(R.version.string, ", survey ", packageVersion("survey"), "; generate/table-design.R"),
  data = as.list(d), means = lapply(means, as.numeric), shares = lapply(shares, as.numeric),
  f = c(t$statistic, t$parameter, t$p.value), meansP = m$p.value, sharesP = x$p.value),
  "tests/goldens/table-design.json", digits = NA, auto_unbox = TRUE)

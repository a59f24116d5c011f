# Rscript tests/goldens/generate/perception-gap-means.R > tests/goldens/perception-gap-means.json
# Two sides that answered three items on scales of 1 to 5 and of 0 to 10, brought to 0 to 1: means with t
# intervals, Welch's t test, survey's t test with weights, and the standard error of the mean of the signed
# gaps from respondents' linearised values (svytotal-like, by hand from svymean's influence values).
suppressMessages({library(jsonlite); library(survey)})
set.seed(11)
n <- c(80, 60)
left <- replicate(3, sample(1:5, n[1], TRUE, c(1, 2, 3, 3, 2)))
right <- replicate(3, sample(0:10, n[2], TRUE, c(1, 1, 1, 1, 2, 2, 3, 4, 4, 3, 2)))
weightLeft <- round(runif(n[1], 0.5, 2), 2); weightRight <- round(runif(n[2], 0.5, 2), 2)
L <- (left - 1) / 4; R <- right / 10
items <- lapply(1:3, function(i) {
  t <- t.test(R[, i], L[, i])
  both <- data.frame(y = c(R[, i], L[, i]), side = rep(c(1, 0), c(n[2], n[1])), w = c(weightRight, weightLeft))
  s <- svyttest(y ~ side, svydesign(ids = ~1, weights = ~w, data = both))
  list(left = mean(L[, i]), right = mean(R[, i]), leftInterval = t.test(L[, i])$conf.int[1:2], t = unname(t$statistic),
    df = unname(t$parameter), p = t$p.value, gapLow = t$conf.int[1], gapHigh = t$conf.int[2],
    weightedGap = unname(s$estimate), weightedT = unname(s$statistic), weightedP = s$p.value)
})
sign <- sapply(items, function(x) ifelse(x$right < x$left, -1, 1))
part <- function(M) var(as.vector(M %*% sign) / 3) / nrow(M)
se <- sqrt(part(L) + part(R)); m <- mean(abs(sapply(items, function(x) x$right - x$left)))
cat(toJSON(list(source = paste(R.version.string, "stats: t.test, var; survey", packageVersion("survey"), "svyttest"),
  left = left, right = right, weightLeft = weightLeft, weightRight = weightRight, items = items,
  meanAbsoluteGap = m, meanAbsoluteGapInterval = m + c(-1, 1) * qnorm(0.975) * se), digits = NA, auto_unbox = TRUE))

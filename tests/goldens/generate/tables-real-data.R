# Writes tables-real-data-weighted.json: weighted tables of real files as R's survey package has them.
# The 87th percentile, since svyquantile misses an exact tie of sums of weights by their rounding.
# Run from the project's folder: Rscript tests/goldens/generate/tables-real-data.R
# The files stand in ../shared; answers are named by their place in sorted order.
suppressMessages({ library(survey); library(jsonlite) })
options(survey.lonely.psu = "adjust")
Sys.setlocale("LC_COLLATE", "C")
here <- "tests/goldens/generate"
spec <- fromJSON(file.path(here, "tables-real-data-cases.json"), simplifyVector = FALSE)
missing <- unlist(spec$missing)

read_case <- function(case) {
  d <- read.csv(file.path("../shared", case$file), header = FALSE, skip = case$headers,
    colClasses = "character", na.strings = character(0), fileEncoding = "latin1")
  d[] <- lapply(d, function(v) { v <- trimws(v); ifelse(v %in% missing, NA, v) })
  d
}
number <- function(d, at) as.numeric(d[[at + 1]])
last_or <- function(x) unname(as.numeric(x))

design_of <- function(case, d) {
  d$w <- number(d, case$weight)
  d <- d[!is.na(d$w) & d$w > 0, ]
  d$h <- if (is.null(case$strata)) 1 else d[[case$strata + 1]]
  d$c <- if (is.null(case$clusters)) seq_len(nrow(d)) else d[[case$clusters + 1]]
  if (is.null(case$strata)) svydesign(ids = ~c, weights = ~w, data = d)
  else svydesign(ids = ~c, strata = ~h, weights = ~w, data = d, nest = TRUE)
}
with_pair <- function(s, down, across) {
  s <- update(s, a = s$variables[[down + 1]], b = s$variables[[across + 1]])
  subset(s, !is.na(a) & !is.na(b))
}
table_of <- function(s, down, across) {
  s <- with_pair(s, down, across)
  rows <- sort(unique(s$variables$a)); columns <- sort(unique(s$variables$b))
  s <- update(s, a = factor(a, rows), b = factor(b, columns))
  shares <- ses <- matrix(NA_real_, length(rows), length(columns))
  p <- rep(NA_real_, length(rows))
  for (j in seq_along(columns)) {
    m <- svymean(~a, subset(s, b == columns[j]))
    shares[, j] <- coef(m); ses[, j] <- SE(m)
  }
  for (i in seq_along(rows)) {
    two <- update(subset(s, b %in% columns[1:2]), y = as.numeric(a == rows[i]), g = as.numeric(b == columns[2]))
    if (length(unique(two$variables$y)) == 2) p[i] <- last_or(svyttest(y ~ g, two)$p.value)
  }
  t <- svychisq(~a + b, s, statistic = "F")
  list(rows = down, columns = across, shares = shares, standardErrors = ses, firstTwoColumnsP = p,
    f = last_or(t$statistic), ndf = last_or(t$parameter[1]), ddf = last_or(t$parameter[2]), p = last_or(t$p.value))
}
numbers_of <- function(s, down, across) {
  s <- with_pair(s, down, across)
  s <- update(s, y = as.numeric(a))
  columns <- sort(unique(s$variables$b))
  each <- lapply(columns, function(one) {
    g <- subset(s, b == one)
    m <- svymean(~y, g)
    ci <- confint(m, df = degf(g))
    q <- svyquantile(~y, g, c(.5, .87), qrule = "school", interval.type = "mean", df = degf(g))$y
    list(mean = last_or(coef(m)), standardError = last_or(SE(m)), low = ci[1], high = ci[2],
      sum = last_or(coef(svytotal(~y, g))), standardDeviation = sqrt(last_or(coef(svyvar(~y, g)))),
      median = q[1, 1], medianLow = q[1, 2], medianHigh = q[1, 3], percentile87 = q[2, 1])
  })
  two <- update(subset(s, b %in% columns[1:2]), g = as.numeric(b == columns[2]))
  # Each value at the middle of its weight; svyranktest itself ranks equal values by their order.
  ranks <- function(d) { y <- d$variables$y; w <- weights(d)
    below <- sapply(y, function(v) sum(w[y < v])); at <- sapply(y, function(v) sum(w[y == v]))
    (below + at / 2) / sum(w) }
  two <- update(two, r = ranks(two))
  rank <- svyttest(r ~ g, two)
  c(list(rows = down, columns = across), setNames(lapply(names(each[[1]]), function(name)
    sapply(each, `[[`, name)), names(each[[1]])),
    list(meansP = last_or(svyttest(y ~ g, two)$p.value), ranksP = last_or(rank$p.value)))
}
cases <- lapply(Filter(function(case) !is.null(case$weight), spec$cases), function(case) {
  s <- design_of(case, read_case(case))
  list(name = case$name, degrees = degf(s),
    tables = lapply(case$tables, function(pair) table_of(s, pair[[1]], pair[[2]])),
    numbers = lapply(case$numbers, function(pair) numbers_of(s, pair[[1]], pair[[2]])))
})

# Every question of one survey over four banners, with its weight: column shares and effective bases.
case <- Filter(function(case) case$name == "masculinity", spec$cases)[[1]]
raw <- read.csv(file.path("../shared", case$file), header = FALSE, skip = 1, colClasses = "character",
  na.strings = c("NA", ""), fileEncoding = "latin1")
w <- as.numeric(raw[[case$weight + 1]])
questions <- Filter(function(at) { u <- unique(na.omit(raw[[at + 1]])); length(u) >= 2 && length(u) <= 10 }, 3:84)
banners <- c(94, 90, 95, 96)
grid <- lapply(questions, function(at) lapply(banners, function(banner) {
  x <- xtabs(w ~ factor(raw[[at + 1]], sort(unique(na.omit(raw[[at + 1]])))) +
    factor(raw[[banner + 1]], sort(unique(na.omit(raw[[banner + 1]])))))
  signif(unname(unclass(prop.table(x, 2))), 13)
}))
grid <- lapply(grid, function(q) lapply(q, function(m) matrix(as.numeric(m), nrow(m))))
golden <- list(
  source = paste0(R.version.string, ", survey ", packageVersion("survey"), "; generate/tables-real-data.R"),
  cases = cases,
  grid = list(questions = questions, banners = banners, shares = grid))
write_json(golden, "tests/goldens/tables-real-data-weighted.json", digits = NA, auto_unbox = TRUE, na = "null")

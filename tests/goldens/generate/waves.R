# Rscript tests/goldens/generate/waves.R > tests/goldens/waves.json
# Changes between four waves of a made-up tracker: unequal waves, missing answers, a scale with ties, weights
# whose scale differs from wave to wave. Trends and tests of questions with weights that average 1 in each wave.
suppressMessages({library(jsonlite); library(survey)})
set.seed(20261122)
sizes <- c(130, 240, 180, 300)
wave <- rep(1:4, sizes); n <- length(wave)
brand <- sapply(wave, function(k) sample(c("A", "B", "C", "D"), 1, prob = c(.30 + .05 * k, .25, .30 - .05 * k, .15)))
brand[sample(n, 60)] <- NA
score <- pmin(5, pmax(1, round(rnorm(n, 3 + .15 * wave, 1.1)))); score[sample(n, 45)] <- NA
spend <- round(rexp(n, 1 / (20 + 3 * wave)), 1); spend[sample(n, 80)] <- NA
weight <- round(c(1, 2.5, 40, .2)[wave] * runif(n, .3, 2.6), 3)
pairs <- list(c(1, 2), c(2, 3), c(3, 4), c(1, 3), c(1, 4))
wilson <- function(x, n) as.numeric(suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int))
level <- function(w) ave(w, wave, FUN = function(x) x / mean(x))

slope <- function(y, w) {
  rows <- data.frame(y = y, t = wave, w = level(w))[!is.na(y), ]
  model <- svyglm(y ~ t, svydesign(ids = ~1, weights = ~w, data = rows))
  s <- summary(model)$coefficients["t", ]; i <- confint(model, ddf = model$df.residual)["t", ]
  list(slope = s[[1]], standardError = s[[2]], low = i[[1]], high = i[[2]], p = s[[4]], degreesOfFreedom = model$df.residual)
}
share <- function(values, category, w, weighted) {
  y <- as.numeric(values == category); there <- !is.na(y)
  points <- lapply(1:4, function(k) { s <- there & wave == k; p <- sum(w[s] * y[s]) / sum(w[s]); e <- sum(w[s])^2 / sum(w[s]^2); i <- wilson(p * e, e)
    list(value = p, base = sum(s), weightedBase = sum(w[s]), effectiveBase = e, count = sum(y[s]), low = i[1], high = i[2]) })
  changes <- lapply(pairs, function(k) { from <- points[[k[1]]]; to <- points[[k[2]]]
    table <- matrix(c(to$count, to$base - to$count, from$count, from$base - from$count), 2)
    exact <- !weighted && min(outer(rowSums(table), colSums(table)) / sum(table)) < 5
    z <- suppressWarnings(prop.test(c(to$value * to$effectiveBase, from$value * from$effectiveBase), c(to$effectiveBase, from$effectiveBase), correct = FALSE))
    change <- to$value - from$value
    list(from = k[1] - 1, to = k[2] - 1, change = change,
         low = change - sqrt((to$value - to$low)^2 + (from$high - from$value)^2), high = change + sqrt((to$high - to$value)^2 + (from$value - from$low)^2),
         effectSize = 2 * asin(sqrt(to$value)) - 2 * asin(sqrt(from$value)),
         p = if (exact) fisher.test(table)$p.value else z$p.value) })
  list(points = points, changes = changes, trend = slope(y, w))
}
average <- function(y, w, weighted) {
  there <- !is.na(y)
  points <- lapply(1:4, function(k) { rows <- data.frame(y = y, w = w)[there & wave == k, ]; d <- svydesign(ids = ~1, weights = ~w, data = rows)
    m <- svymean(~y, d); i <- confint(m, df = degf(d)); list(value = coef(m)[[1]], base = nrow(rows), low = i[1], high = i[2]) })
  changes <- lapply(pairs, function(k) {
    rows <- data.frame(y = y, later = as.numeric(wave == k[2]), w = w)[there & wave %in% k, ]
    base <- list(from = k[1] - 1, to = k[2] - 1, change = points[[k[2]]]$value - points[[k[1]]]$value)
    if (!weighted) { t <- t.test(rows$y[rows$later == 1], rows$y[rows$later == 0]); return(c(base, low = t$conf.int[1], high = t$conf.int[2], p = t$p.value)) }
    # Each wave's weights on a scale of their own: neither mean nor its error depends on it.
    d <- svydesign(ids = ~1, weights = ~w, data = rows); t <- svyttest(y ~ later, d)
    model <- svyglm(y ~ later, d); i <- confint(model, ddf = model$df.residual)["later", ]
    c(base, low = i[[1]], high = i[[2]], p = as.numeric(t$p.value)) })
  list(points = points, changes = changes, trend = slope(y, w))
}
question <- function(values, w, weighted) {
  rows <- data.frame(v = values, wave = wave, w = level(w))[!is.na(values), ]
  if (!weighted) { t <- suppressWarnings(chisq.test(table(rows$v, rows$wave), correct = FALSE)); return(list(statistic = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value)) }
  t <- svychisq(~ v + wave, svydesign(ids = ~1, weights = ~w, data = rows), statistic = "F")
  list(statistic = t$statistic[[1]], df = unname(t$parameter), p = t$p.value[[1]])
}
all <- function(w, weighted) list(
  brand = setNames(lapply(LETTERS[1:4], function(b) share(brand, b, w, weighted)), LETTERS[1:4]),
  score = setNames(lapply(1:5, function(s) share(score, s, w, weighted)), 1:5),
  scoreMean = average(score, w, weighted), spend = average(spend, w, weighted),
  questions = list(brand = question(brand, w, weighted), score = question(score, w, weighted)))

cat(toJSON(list(
  source = paste(R.version.string, "stats (prop.test, fisher.test, t.test, chisq.test) and survey", packageVersion("survey"), "(svymean, svyttest, svyglm, svychisq)"),
  columns = list(wave = wave, brand = brand, score = score, spend = spend, weight = weight),
  plain = all(rep(1, n), FALSE), weighted = all(weight, TRUE)
), digits = NA, na = "null", auto_unbox = TRUE))

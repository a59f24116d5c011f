# Rscript tests/goldens/generate/drivers.R > tests/goldens/drivers.json
# Shares of R squared (lmg) of sixteen predictors that go together, over all 65,536 subsets, weighted; and of the
# first thirteen of them. Each subset's R squared is that of weighted least squares by qr().
suppressMessages(library(jsonlite))
set.seed(19800)
n <- 260; k <- 16
common <- rnorm(n)
x <- round(sapply(1:k, function(j) .2 * j / k * 3 * common + rnorm(n)), 2)
y <- round(drop(x %*% seq(1, .1, length.out = k)) + .8 * common + rnorm(n, sd = 3), 2)
w <- round(runif(n, .3, 2.5), 2)
fitOf <- function(p) {
  sw <- sqrt(w); yc <- (y - weighted.mean(y, w)) * sw; total <- sum(yc^2)
  vapply(0:(2^p - 1), function(s) {
    used <- which(bitwAnd(s, bitwShiftL(1, 0:(p - 1))) > 0)
    if (length(used) == 0) return(0)
    1 - sum(qr.resid(qr(cbind(1, x[, used]) * sw), yc)^2) / total
  }, 0)
}
lmg <- function(p) {
  fit <- fitOf(p); size <- sapply(0:(2^p - 1), function(s) sum(bitwAnd(s, bitwShiftL(1, 0:(p - 1))) > 0))
  share <- sapply(1:p, function(j) { bit <- 2^(j - 1); without <- which(bitwAnd(0:(2^p - 1), bit) == 0)
    s <- size[without]; sum(factorial(s) * factorial(p - s - 1) / factorial(p) * (fit[without + bit] - fit[without])) })
  list(predictors = p, fit = fit[2^p], shares = share)
}
check <- summary(lm(y ~ x, weights = w))$r.squared
models <- list(lmg(13), lmg(16)); stopifnot(abs(models[[2]]$fit - check) < 1e-12)
cat(toJSON(list(source = paste(R.version.string, "stats (qr, lm), all subsets"), x = t(x), y = y, w = w, models = models),
  digits = NA, auto_unbox = TRUE))

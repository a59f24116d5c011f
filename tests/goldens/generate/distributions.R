# Rscript tests/goldens/generate/distributions.R > tests/goldens/distributions.json
suppressMessages(library(jsonlite))
z <- c(-30, -8, -3, -1.96, -0.5, -1e-6, 0, 1e-3, 0.7, 1.645, 2.5758, 5, 10, 20, 35)
probability <- c(1e-300, 1e-30, 1e-12, 1e-6, 0.001, 0.025, 0.2, 0.5, 0.61, 0.9, 0.975, 0.995, 0.999999)
t <- expand.grid(t = c(-6, -1, -1e-4, 0, 0.3, 1.5, 2.2, 12, 40), df = c(1, 2.5, 7.3, 30, 300, 4567.8, 1e6))
tq <- expand.grid(probability = c(0.025, 0.2, 0.6, 0.95, 0.975, 0.995), df = c(1, 2.5, 7.3, 30, 300.5, 1e6))
chi <- expand.grid(statistic = c(1e-6, 0.5, 3.84, 12, 80, 600), df = c(1, 2, 3.7, 20, 150))
f <- expand.grid(statistic = c(1e-4, 0.4, 1, 3.5, 40), df1 = c(1, 2.3, 12), df2 = c(4, 117, 5000))
counts <- c(0, 1, 5, 20, 170, 1000, 1e6)
values <- c(faithful$eruptions, precip)
cat(toJSON(list(
  source = paste(R.version.string, "stats: pnorm, qnorm, pt, qt, pchisq, pf, lfactorial, lchoose, quantile(type = 7)"),
  normal = data.frame(z = z, lower = pnorm(z), upper = pnorm(z, lower.tail = FALSE)),
  normalQuantile = data.frame(probability = probability, z = qnorm(probability)),
  t = cbind(t, twoSided = 2 * pt(-abs(t$t), t$df)),
  tQuantile = cbind(tq, t = qt(tq$probability, tq$df)),
  chiSquare = cbind(chi, upper = pchisq(chi$statistic, chi$df, lower.tail = FALSE)),
  f = cbind(f, upper = pf(f$statistic, f$df1, f$df2, lower.tail = FALSE)),
  logFactorial = data.frame(count = counts, value = lfactorial(counts)),
  logChoose = data.frame(count = c(10, 52, 1e5), chosen = c(3, 5, 250), value = lchoose(c(10, 52, 1e5), c(3, 5, 250))),
  quantiles = list(values = values, probability = c(0, 0.1, 0.25, 0.5, 0.9, 1), value = unname(quantile(values, c(0, 0.1, 0.25, 0.5, 0.9, 1))))
), digits = NA, auto_unbox = TRUE))

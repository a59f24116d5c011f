# Rscript tests/goldens/generate/claim-bases.R > tests/goldens/claim-bases.json
# Pairs of printed percentages: p of their difference on two bases (prop.test without correction), and the
# smallest equal base at which the unpooled z of the difference reaches the 0.975 quantile, found by trying
# each n in turn.
suppressMessages(library(jsonlite))
a <- c(71, 38, 48, 10, 32, 45, 61, 12, 4.2, 97, 50.4, 99)
b <- c(47, 24, 19, 18, 21, 32, 60, 1, 3.0, 43, 49.6, 98)
baseA <- c(180, 180, 190, 160, 120, 95, 475, 320, 4000, 60, 25000, 2200)
baseB <- c(240, 570, 560, 590, 150, 240, 331, 610, 5200, 110, 26000, 1400)
needed <- function(p, q) {
  n <- 1
  while (abs(p - q) / sqrt((p * (1 - p) + q * (1 - q)) / n) < qnorm(0.975)) n <- n + 1
  n
}
cases <- lapply(seq_along(a), function(i) {
  p <- a[i] / 100; q <- b[i] / 100
  test <- suppressWarnings(prop.test(c(p * baseA[i], q * baseB[i]), c(baseA[i], baseB[i]), correct = FALSE))
  list(a = a[i], b = b[i], baseA = baseA[i], baseB = baseB[i], p = test$p.value, needed = needed(p, q))
})
cat(toJSON(list(source = paste(R.version.string, "stats: prop.test, qnorm"), cases = cases), digits = NA, auto_unbox = TRUE, pretty = TRUE))

# Writes tests/goldens/change-points.json: the best partings into 1 to 4 levels by strucchange's dynamic
# programming over residual sums of squares, stretches of three values or more.
# R_LIBS must hold r-cran-strucchange, sandwich and zoo.
suppressMessages(library(strucchange))
library(jsonlite)
set.seed(31)
series <- list(
  up = c(rnorm(30, 10, 2), rnorm(25, 16, 2)),
  twice = c(rnorm(20, 5), rnorm(20, 9), rnorm(20, 4)),
  peak = c(rnorm(40, 3, 0.5), rnorm(4, 12, 0.5), rnorm(40, 3, 0.5)),
  four = c(rnorm(15, 0), rnorm(15, 6), rnorm(15, -3), rnorm(15, 5))
)
cases <- lapply(names(series), function(name) {
  y <- round(series[[name]], 6)
  found <- breakpoints(y ~ 1, h = 3, breaks = 5)
  partings <- lapply(1:5, function(m) as.integer(breakpoints(found, breaks = m)$breakpoints))
  list(name = name, values = y, partings = partings, rss = sapply(1:5, function(m) summary(found)$RSS["RSS", m + 1]))
})
write(toJSON(list(source = paste("R", getRversion(), "strucchange", packageVersion("strucchange")), cases = cases),
  auto_unbox = TRUE, digits = 10, pretty = TRUE), "tests/goldens/change-points.json")

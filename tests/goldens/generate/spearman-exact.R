# Rscript tests/goldens/generate/spearman-exact.R > tests/goldens/spearman-exact.json
# Up to nine pairs without ties, where R takes every order into account. Tables that ship with R.
suppressMessages(library(jsonlite))

exactCase <- function(name, x, y) {
  stopifnot(!anyDuplicated(x), !anyDuplicated(y), length(x) <= 9)
  t <- cor.test(x, y, method = "spearman", exact = TRUE)
  list(name = name, x = x, y = y, correlation = unname(t$estimate), p = t$p.value)
}
states <- as.data.frame(state.x77)
cases <- c(
  lapply(3:9, function(n) exactCase(paste("longley: GNP, unemployed, first", n), longley$GNP[1:n], longley$Unemployed[1:n])),
  lapply(3:9, function(n) exactCase(paste("states: population, area, first", n), states$Population[1:n], states$Area[1:n])),
  lapply(3:9, function(n) exactCase(paste("women: height, weight, first", n), women$height[1:n], women$weight[1:n])),
  list(exactCase("turned round", 1:6, 6:1), exactCase("no correlation at all", 1:4, c(2, 4, 1, 3)),
       exactCase("longley: employed, armed forces, nine", longley$Employed[2:10], longley$Armed.Forces[2:10])))
cat(toJSON(list(source = paste(R.version.string, "stats cor.test(method = \"spearman\", exact = TRUE)"), cases = cases),
           digits = NA, auto_unbox = TRUE))

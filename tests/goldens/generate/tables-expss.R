# Rscript tests/goldens/generate/tables-expss.R > tests/goldens/tables-expss.json
# Column letters of shares and means as expss gives them, on mtcars. A column whose cell is empty is
# not tested there; "#Total" is column A and is compared too.
suppressMessages({library(expss); library(jsonlite)})
expss_output_default()
plain <- function(t) { d <- as.data.frame(t, check.names = FALSE); d[] <- lapply(d, function(x) if (is.character(x)) trimws(x) else x); unname(lapply(seq_len(nrow(d)), function(i) unname(as.list(d[i, ])))) }
meanRows <- function(t) { rows <- plain(t)[c(1, 4, 7)]; Map(function(row, name) { row[[1]] <- name; row }, rows, c("mpg", "disp", "hp")) |> unname() }
shares <- cross_cpct(mtcars, list(cyl, gear), list(total(), vs, am))
mtcars$w <- rep(c(.5, 1, 1.5, 1), 8)
weighted <- cross_cpct(mtcars, list(cyl, gear), list(total(), vs, am), weight = w)
means <- cross_mean_sd_n(mtcars, list(mpg, disp, hp), list(total(), am, gear))
cat(toJSON(list(
  source = "R package expss: significance_cpct(cross_cpct(mtcars, list(cyl, gear), list(total(), vs, am))), the same with weights of 0.5, 1, 1.5, 1 in turn, and significance_means(cross_mean_sd_n(mtcars, list(mpg, disp, hp), list(total(), am, gear)))",
  shares = list(columns = c("total", "vs 0", "vs 1", "am 0", "am 1"), percent = plain(shares), weightedPercent = plain(weighted), letters = plain(significance_cpct(shares))),
  means = list(columns = c("total", "am 0", "am 1", "gear 3", "gear 4", "gear 5"), mean = meanRows(means), letters = meanRows(significance_means(means)))
), digits = NA, na = "null", auto_unbox = TRUE))

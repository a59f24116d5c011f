# What haven reads in each SPSS file of a folder: shape, labels, missing codes and sums of the values, as JSON.
#   Rscript sav-files.R FOLDER > ../sav-files-haven.json
# Only counts, sums and digests are kept; nothing of the data themselves.
library(haven)
library(jsonlite)
library(digest)
folder <- commandArgs(TRUE)[1]
files <- sort(list.files(folder, pattern = "[.](sav|zsav)$", recursive = TRUE))
md5 <- function(texts) digest(paste(enc2utf8(as.character(texts)), collapse = "\n"), algo = "md5", serialize = FALSE)
total <- function(x) if (is.null(x)) 0 else if (is.character(x)) md5(x) else sum(as.numeric(x))
ends <- function(range) if (is.null(range)) NULL else lapply(range, function(x) if (is.finite(x)) x else "open")
seconds <- function(x) {
  if (inherits(x, "Date")) return(as.numeric(x) * 86400)
  if (inherits(x, "difftime")) return(as.numeric(x, units = "secs"))
  attributes(x) <- NULL
  as.numeric(x)
}
one <- function(x) {
  labels <- attr(x, "labels", exact = TRUE)
  base <- list(
    label = if (is.null(attr(x, "label", exact = TRUE))) NULL else md5(attr(x, "label", exact = TRUE)),
    labelCount = length(labels),
    labels = md5(names(labels)),
    labelled = total(if (length(labels) == 0) NULL else unname(unclass(labels))),
    missingCount = length(attr(x, "na_values", exact = TRUE)),
    missing = total(if (length(attr(x, "na_values", exact = TRUE)) == 0) NULL else attr(x, "na_values", exact = TRUE)),
    missingRange = ends(attr(x, "na_range", exact = TRUE))
  )
  if (is.character(x)) {
    texts <- as.character(unclass(x))
    texts[is.na(texts)] <- ""
    return(c(base, list(type = "text", blank = sum(texts == ""), values = md5(texts))))
  }
  v <- seconds(x)
  place <- seq_along(v) %% 97
  c(base, list(type = "number", blank = sum(is.na(v)), sum = sum(v, na.rm = TRUE), placed = sum(v * place, na.rm = TRUE)))
}
read <- function(file) {
  data <- tryCatch(read_sav(file.path(folder, file), user_na = TRUE), error = function(e) NULL)
  if (is.null(data)) return(list(failed = TRUE))
  list(rows = nrow(data), names = md5(names(data)), columns = unname(lapply(data, one)))
}
source <- paste("R haven", packageVersion("haven"), "read_sav(user_na = TRUE); tests/goldens/generate/sav-files.R")
cat(toJSON(list(source = source, files = sapply(files, read, simplify = FALSE)), auto_unbox = TRUE, digits = NA, null = "null"))

# Sums of what haven reads in the .dta files of a folder, so that nothing of them has to be kept.
# Run: Rscript tests/goldens/generate/stata-real-files.R FOLDER > tests/goldens/stata-real-files.json
suppressMessages({library(haven); library(jsonlite)})
folder <- commandArgs(TRUE)[1]
files <- sort(list.files(folder, pattern = "\\.dta$", recursive = TRUE))
result <- lapply(files, function(name) {
  data <- read_dta(file.path(folder, name))
  columns <- lapply(data, function(x) {
    tags <- if (is.double(x)) sum(!is.na(na_tag(x))) else 0
    if (is.character(x)) return(list(text = TRUE, filled = sum(x != ""), letters = sum(nchar(x, type = "chars")), tags = 0))
    value <- if (inherits(x, "Date")) as.numeric(x) * 864e5 else if (inherits(x, "POSIXct")) as.numeric(x) * 1000 else as.numeric(unclass(x))
    list(text = FALSE, filled = sum(!is.na(value)), sum = sum(value, na.rm = TRUE), tags = tags,
         label = attr(x, "label"), answers = length(attr(x, "labels")))
  })
  list(name = name, rows = nrow(data), columns = columns)
})
cat(toJSON(list(source = paste("haven", packageVersion("haven"), "read_dta"), files = result), auto_unbox = TRUE, digits = NA, null = "null"))

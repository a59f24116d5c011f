# Files of Stata's format written and read by haven, with what haven reads in them.
# Run: Rscript tests/goldens/generate/stata-haven.R > tests/goldens/stata-haven.json
suppressMessages({library(haven); library(jsonlite)})
data <- data.frame(id = 1:6)
data$age <- labelled(c(18, 99.5, tagged_na("a"), tagged_na("z"), NA, 44),
                     c(Refused = tagged_na("a"), `Not asked` = tagged_na("z")), label = "Age in years")
data$agree <- labelled(c(1L, 2L, 5L, 4L, 3L, NA),
                       c(`Strongly disagree` = 1L, Disagree = 2L, Neither = 3L, Agree = 4L, `Strongly agree` = 5L), label = "It is good")
data$text <- c("a", "", "caf\u00e9", "long long", "x", "y")
data$day <- as.Date(c("2020-02-29", "1950-01-01", NA, "1960-01-01", "2000-01-01", "1970-01-01"))
data$at <- as.POSIXct(c("2020-02-29 10:11:12", "1950-01-01 00:00:00", NA, "1960-01-01 01:00:00", "2000-01-01 00:00:00", "1970-01-01 00:00:00"), tz = "UTC")
files <- list()
for (version in c(8, 10, 12, 13, 14, 15)) {
  path <- tempfile(fileext = ".dta")
  write_dta(data, path, version = version, label = "Made by haven")
  read <- read_dta(path)
  cells <- lapply(read, function(x) {
    if (inherits(x, "Date")) return(as.numeric(x) * 864e5)
    if (inherits(x, "POSIXct")) return(as.numeric(x) * 1000)
    if (is.character(x)) return(x)
    as.numeric(unclass(x))
  })
  tags <- lapply(read, function(x) if (is.double(x)) na_tag(x) else rep(NA_character_, length(x)))
  labels <- lapply(read, function(x) { l <- attr(x, "labels"); if (is.null(l)) NULL else { codes <- ifelse(is.na(l), paste0(".", na_tag(as.double(l))), as.character(unclass(l))); as.list(setNames(names(l), codes)) } })
  files[[length(files) + 1]] <- list(version = version, file = base64_enc(readBin(path, "raw", file.size(path))),
    columns = cells, tags = tags, labels = labels[!sapply(labels, is.null)],
    variableLabels = lapply(Filter(function(x) !is.null(attr(x, "label")), as.list(read)), function(x) attr(x, "label")))
}
cat(toJSON(list(source = paste("haven", packageVersion("haven"), "write_dta and read_dta, R", getRversion()), files = files), auto_unbox = TRUE, na = "null", digits = NA, pretty = TRUE))

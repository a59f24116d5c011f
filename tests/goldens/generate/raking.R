# Rscript tests/goldens/generate/raking.R ANES04.csv ANESRAKE_WEIGHTS.csv > tests/goldens/raking.json
# ANES04.csv: data(anes04) of anesrake with married and agecats; ANESRAKE_WEIGHTS.csv: caseid and weight of
#   anesrake(list(married = c(.4, .6), agecats = c(.10, .15, .17, .23, .22, .13)), anes04, caseid)
# by anesrake 0.80, with married TRUE at .4 and FALSE at .6 (its own table of targets prints them so).
# Schools: the example of ?rake in survey, as it stops by default and run until nothing moves.
suppressMessages({library(jsonlite); library(survey)})
files <- commandArgs(trailingOnly = TRUE)
anes <- read.csv(files[1]); anes$weight <- read.csv(files[2])$weight
cells <- aggregate(rep(1, nrow(anes)), list(married = ifelse(is.na(anes$married), "missing", as.character(anes$married)),
  agecats = anes$agecats, weight = anes$weight), sum)

data(api)
design <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1)
types <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
quick <- rake(design, list(~stype, ~sch.wide), list(types, wide))
exact <- rake(design, list(~stype, ~sch.wide), list(types, wide), control = list(maxit = 500, epsilon = 1e-10))
post <- postStratify(design, ~stype, types)
both <- data.frame(stype = rep(c("E", "H", "M"), 2), sch.wide = rep(c("No", "Yes"), each = 3), Freq = c(420, 330, 322, 4001, 425, 696))
crossed <- postStratify(design, ~stype + sch.wide, both)
uneven <- svydesign(ids = ~1, weights = ~pw, data = apistrat)
awards <- data.frame(awards = c("No", "Yes"), Freq = c(2000, 4194))
started <- rake(uneven, list(~sch.wide, ~awards, ~stype), list(wide, awards, types), control = list(maxit = 500, epsilon = 1e-10))
text <- function(x) as.character(x)
cat(toJSON(list(
  source = paste("anesrake 0.80 (married, agecats); ", R.version.string, "survey", packageVersion("survey"), "(rake, postStratify)"),
  anesrake = list(cells = cells, designEffect = 1.12863334),
  apiclus1 = list(stype = text(apiclus1$stype), schwide = text(apiclus1$sch.wide), pw = apiclus1$pw[1], api00 = apiclus1$api00,
    quick = weights(quick), exact = weights(exact), post = weights(post), crossed = weights(crossed),
    quickMean = as.numeric(coef(svymean(~api00, quick)))),
  apistrat = list(stype = text(apistrat$stype), schwide = text(apistrat$sch.wide), awards = text(apistrat$awards),
    pw = apistrat$pw, weights = weights(started))
), digits = NA, auto_unbox = TRUE))

# Rscript tests/goldens/generate/comparisons.R > tests/goldens/comparisons.json
# Whole comparisons of two segments. Data: Titanic, mtcars (datasets) and apistrat (survey).
suppressMessages({library(jsonlite); library(survey)})
data(api)
wilson <- function(x, n) as.numeric(suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int))

shareRow <- function(variable, category, chosen, a, b, w, weighted) {
  side <- function(s) {
    p <- sum(w[s] * chosen[s]) / sum(w[s]); e <- sum(w[s])^2 / sum(w[s]^2); i <- wilson(p * e, e)
    list(share = p, base = sum(s), weightedBase = sum(w[s]), effectiveBase = e, low = i[1], high = i[2],
         count = sum(chosen[s]), weightedCount = sum(w[s] * chosen[s]))
  }
  A <- side(a); B <- side(b); gap <- A$share - B$share
  table <- matrix(c(A$count, A$base - A$count, B$count, B$base - B$count), 2)
  expected <- outer(rowSums(table), colSums(table)) / sum(table)
  z <- suppressWarnings(prop.test(c(A$share * A$effectiveBase, B$share * B$effectiveBase), c(A$effectiveBase, B$effectiveBase), correct = FALSE))
  exact <- !weighted && min(expected) < 5
  list(variable = variable, category = category, a = A, b = B, gap = gap,
       gapLow = gap - sqrt((A$share - A$low)^2 + (B$high - B$share)^2),
       gapHigh = gap + sqrt((A$high - A$share)^2 + (B$share - B$low)^2),
       ratio = if (B$share > 0) A$share / B$share else NA, oddsRatio = if (all(c(A$share, B$share) > 0 & c(A$share, B$share) < 1)) (A$share / (1 - A$share)) / (B$share / (1 - B$share)) else NA,
       p = if (exact) fisher.test(table)$p.value else z$p.value,
       method = if (exact) "fisher-exact" else if (weighted) "z-pooled-effective-bases" else "z-pooled")
}

meanRow <- function(variable, value, a, b, w) {
  rows <- data.frame(value = value, group = as.numeric(a), w = w)[a | b, ]
  design <- svydesign(ids = ~1, weights = ~w, data = rows)
  side <- function(g) { d <- svydesign(ids = ~1, weights = ~w, data = rows[rows$group == g, ]); m <- svymean(~value, d)
    i <- confint(m, df = degf(d)); list(mean = as.numeric(coef(m)), standardError = as.numeric(SE(m)), base = nrow(d), low = i[1], high = i[2]) }
  A <- side(1); B <- side(0); t <- svyttest(value ~ group, design)
  list(variable = variable, category = "Mean", a = A, b = B, gap = A$mean - B$mean, p = as.numeric(t$p.value), method = "design-based-t")
}

adjusted <- function(rows) { q <- p.adjust(sapply(rows, function(r) r$p), "BH"); Map(function(r, q) c(r, pAdjusted = q), rows, q) }

frequencies <- as.data.frame(Titanic)
people <- frequencies[rep(seq_len(nrow(frequencies)), frequencies$Freq), c("Class", "Sex", "Age", "Survived")]
a <- people$Sex == "Female"; b <- people$Sex == "Male"; one <- rep(1, nrow(people))
titanic <- list()
for (v in c("Class", "Age", "Survived")) for (k in levels(people[[v]])) titanic <- c(titanic, list(shareRow(v, k, people[[v]] == k, a, b, one, FALSE)))
m <- mtcars; a <- m$am == 1; b <- m$am == 0; one <- rep(1, nrow(m))
cars <- list()
for (v in c("cyl", "gear", "carb")) for (k in sort(unique(m[[v]]))) cars <- c(cars, list(shareRow(v, as.character(k), m[[v]] == k, a, b, one, FALSE)))
for (v in c("mpg", "hp", "wt")) {
  t <- t.test(m[[v]][a], m[[v]][b]); A <- m[[v]][a]; B <- m[[v]][b]
  cars <- c(cars, list(list(variable = v, category = "Mean", a = list(mean = mean(A), base = length(A), standardDeviation = sd(A)),
    b = list(mean = mean(B), base = length(B)), gap = mean(A) - mean(B), gapLow = t$conf.int[1], gapHigh = t$conf.int[2], p = t$p.value, method = "welch-t")))
}

s <- apistrat; a <- s$awards == "Yes"; b <- s$awards == "No"; w <- s$pw
schools <- list()
for (v in c("stype", "sch.wide", "comp.imp")) for (k in levels(s[[v]])) schools <- c(schools, list(shareRow(v, k, s[[v]] == k, a, b, w, TRUE)))
for (v in c("api00", "api99", "enroll")) schools <- c(schools, list(meanRow(v, s[[v]], a, b, w)))

cat(toJSON(list(
  source = paste(R.version.string, "stats (prop.test, fisher.test, t.test, p.adjust) and survey", packageVersion("survey"), "(svymean, svyttest)"),
  titanic = list(frequencies = frequencies, rows = adjusted(titanic)),
  mtcars = list(columns = as.list(m[c("am", "cyl", "gear", "carb", "mpg", "hp", "wt")]), rows = adjusted(cars)),
  apistrat = list(columns = lapply(s[c("awards", "stype", "sch.wide", "comp.imp", "api00", "api99", "enroll", "pw")], function(x) if (is.factor(x)) as.character(x) else x), rows = adjusted(schools))
), digits = NA, na = "null", auto_unbox = TRUE))

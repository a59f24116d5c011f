# Rscript tests/goldens/generate/tables.R > tests/goldens/tables.json
# Whole tables, tests of independence, and differences between groups that share respondents.
# Data: Titanic, HairEyeColor, mtcars (datasets) and apistrat (survey).
suppressMessages({library(jsonlite); library(survey)})
data(api)

chi <- function(rows, columns) {
  t <- table(rows, columns); x <- suppressWarnings(chisq.test(t, correct = FALSE)); n <- sum(t)
  list(statistic = as.numeric(x$statistic), df = as.numeric(x$parameter), p = x$p.value,
       cramersV = sqrt(as.numeric(x$statistic) / (n * (min(dim(t)) - 1))),
       rowNames = rownames(t), columnNames = colnames(t), counts = unclass(t), residuals = unclass(x$stdres),
       columnShares = unclass(prop.table(t, 2)), rowShares = unclass(prop.table(t, 1)), totalShares = unclass(prop.table(t)))
}
bare <- function(x) { x$counts <- matrix(x$counts, nrow(x$counts)); for (k in c("residuals", "columnShares", "rowShares", "totalShares")) x[[k]] <- matrix(x[[k]], nrow(x[[k]])); x }

s <- apistrat
design <- svydesign(ids = ~1, weights = ~pw, data = s)
s$size <- cut(s$enroll, c(0, 300, 500, 800, 5000), labels = c("tiny", "small", "middle", "large"))
s$grade <- cut(s$api00, c(0, 550, 650, 750, 1000), labels = c("low", "fair", "good", "high"))
design <- update(design, size = s$size, grade = s$grade)
rao <- function(a, b) {
  f <- as.formula(paste0("~", a, "+", b)); x <- svychisq(f, design, statistic = "F"); t <- svytable(f, design)
  p <- prop.table(t); e <- outer(rowSums(p), colSums(p)); X2 <- sum((p - e)^2 / e)
  shares <- lapply(levels(s[[b]]), function(k) { d <- svydesign(ids = ~1, weights = ~pw, data = s[s[[b]] == k, ]); m <- svymean(as.formula(paste0("~", a)), d); list(share = as.numeric(coef(m)), error = as.numeric(SE(m)), n = nrow(d)) })
  list(rows = a, columns = b, statistic = as.numeric(x$statistic), df = as.numeric(x$parameter), p = as.numeric(x$p.value),
       cramersV = sqrt(X2 / (min(dim(t)) - 1)), rowNames = levels(s[[a]]), columnNames = levels(s[[b]]), shares = shares)
}

# Pairs of columns, plain: prop.test; with Bonferroni over the pairs of one row; with BH over all pairs.
pairsOf <- function(rows, columns) {
  t <- table(rows, columns); n <- colSums(t); found <- list()
  for (r in rownames(t)) { k <- combn(ncol(t), 2)
    p <- apply(k, 2, function(j) suppressWarnings(prop.test(t[r, j], n[j], correct = FALSE)$p.value))
    q <- p.adjust(p, "bonferroni")
    for (i in seq_len(ncol(k))) { a <- colnames(t)[k[1, i]]; b <- colnames(t)[k[2, i]]
      found <- c(found, list(list(row = r, a = a, b = b, p = if (is.nan(p[i])) NA else p[i], bonferroni = if (is.nan(q[i])) NA else q[i], aIsHigher = as.logical(t[r, k[1, i]] / n[k[1, i]] > t[r, k[2, i]] / n[k[2, i]])))) } }
  bh <- p.adjust(sapply(found, function(x) x$p), "BH")
  Map(function(x, q) c(x, list(bh = q)), found, bh)
}

m <- mtcars
means <- lapply(c("mpg", "disp", "hp"), function(v) list(variable = v, pairs = {
  k <- combn(sort(unique(m$gear)), 2)
  lapply(seq_len(ncol(k)), function(i) { t <- t.test(m[[v]][m$gear == k[1, i]], m[[v]][m$gear == k[2, i]]); list(a = k[1, i], b = k[2, i], p = t$p.value, aIsHigher = as.logical(diff(t$estimate) < 0)) })
}))

# Two groups that share respondents: each respondent once a group, clustered by respondent.
overlap <- function(a, b, y, w) {
  stacked <- rbind(data.frame(id = which(a), g = 1, y = y[a], w = w[a]), data.frame(id = which(b), g = 0, y = y[b], w = w[b]))
  stacked <- stacked[!is.na(stacked$y), ]
  t <- svyttest(y ~ g, svydesign(ids = ~id, weights = ~w, data = stacked))
  list(t = as.numeric(t$statistic), df = as.numeric(t$parameter), p = as.numeric(t$p.value))
}
# The same for shares, by the definition: sum over respondents of (w (a / Wa - b / Wb))^2 (y - pooled)^2.
score <- function(a, b, y, w) {
  Wa <- sum(w[a]); Wb <- sum(w[b]); pa <- sum((w * y)[a]) / Wa; pb <- sum((w * y)[b]) / Wb
  ea <- Wa^2 / sum(w[a]^2); eb <- Wb^2 / sum(w[b]^2); p <- (pa * ea + pb * eb) / (ea + eb)
  z <- (pa - pb) / sqrt(sum((w * (a / Wa - b / Wb))^2 * (y - p)^2)); list(z = z, p = 2 * pnorm(-abs(z)))
}
a <- s$api00 > 600; b <- s$enroll < 600; c <- s$meals > 40
groups <- list(a = as.integer(a), b = as.integer(b), c = as.integer(c))
one <- rep(1, nrow(s)); yes <- s$awards == "Yes"
overlaps <- list(columns = list(groups = groups, yes = as.integer(yes), number = s$avg.ed, w = s$pw), shared = list(
  list(pair = c("a", "b"), plain = list(means = overlap(a, b, s$avg.ed, one), shares = score(a, b, yes, one), wald = overlap(a, b, as.numeric(yes), one)),
       weighted = list(means = overlap(a, b, s$avg.ed, s$pw), shares = score(a, b, yes, s$pw), wald = overlap(a, b, as.numeric(yes), s$pw))),
  list(pair = c("b", "c"), plain = list(means = overlap(b, c, s$avg.ed, one), shares = score(b, c, yes, one), wald = overlap(b, c, as.numeric(yes), one)),
       weighted = list(means = overlap(b, c, s$avg.ed, s$pw), shares = score(b, c, yes, s$pw), wald = overlap(b, c, as.numeric(yes), s$pw)))))

titanic <- as.data.frame(Titanic); people <- titanic[rep(seq_len(nrow(titanic)), titanic$Freq), ]
hair <- as.data.frame(HairEyeColor); heads <- hair[rep(seq_len(nrow(hair)), hair$Freq), ]
cat(toJSON(list(
  source = paste(R.version.string, "stats (chisq.test, prop.test, t.test, p.adjust) and survey", packageVersion("survey"), "(svychisq, svymean, svyttest)"),
  titanic = list(frequencies = titanic, classBySurvived = bare(chi(people$Class, people$Survived)), survivedByClass = bare(chi(people$Survived, people$Class)), pairs = pairsOf(people$Survived, people$Class)),
  hairEyeColor = list(frequencies = hair, hairByEye = bare(chi(heads$Hair, heads$Eye)), pairs = pairsOf(heads$Hair, heads$Eye)),
  mtcars = list(columns = as.list(m[c("cyl", "gear", "vs", "am", "mpg", "disp", "hp")]), meansByGear = means),
  apistrat = list(columns = c(lapply(s[c("awards", "comp.imp", "stype", "sch.wide", "size", "grade")], as.character), list(pw = s$pw)),
    tests = list(rao("awards", "comp.imp"), rao("stype", "sch.wide"), rao("grade", "size"), rao("size", "stype"))),
  overlaps = overlaps
), digits = NA, na = "null", auto_unbox = TRUE))

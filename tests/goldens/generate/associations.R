# Associations of pairs, ranked effects, and drivers, computed by R. Run from the top of the repository:
# Rscript tests/goldens/generate/associations.R > tests/goldens/associations.json
suppressMessages({library(survey); library(jsonlite)})
data(api)
d <- apistrat
d$meals5 <- as.integer(cut(d$meals, c(-1, 15, 30, 50, 75, 100)))
d$api4 <- as.integer(cut(d$api00, c(0, 560, 660, 760, 1000)))
d$not <- d$meals5; d$not[seq(3, nrow(d), 11)] <- NA
answers <- c("stype", "sch.wide", "awards"); scales <- c("meals5", "api4", "not"); numbers <- c("api99", "growth", "ell")
bergsma <- function(v, r, c, n) {
  phi <- max(0, v^2 * (min(r, c) - 1) - (r - 1) * (c - 1) / (n - 1))
  sqrt(phi / min(r - (r - 1)^2 / (n - 1) - 1, c - (c - 1)^2 / (n - 1) - 1))
}
kish <- function(w) sum(w)^2 / sum(w^2)
midrank <- function(x, w) sapply(x, function(v) sum(w[x < v]) + sum(w[x == v]) / 2)
pair <- function(one, other, weighted) {
  keep <- !is.na(d[[one]]) & !is.na(d[[other]])
  e <- d[keep, ]; e$x <- e[[one]]; e$y <- e[[other]]; w <- if (weighted) e$pw else rep(1, nrow(e))
  n <- if (weighted) kish(w) else nrow(e)
  design <- svydesign(ids = ~1, weights = w, data = e)
  ordered <- c(one %in% c(scales, numbers), other %in% c(scales, numbers))
  if (!any(ordered)) {
    t <- xtabs(w ~ x + y, e); t <- t[rowSums(t) > 0, colSums(t) > 0]
    v <- sqrt(as.numeric(suppressWarnings(chisq.test(t, correct = FALSE)$statistic)) / sum(t) / (min(dim(t)) - 1))
    p <- if (weighted) svychisq(~x + y, design, statistic = "F")$p.value else suppressWarnings(chisq.test(t, correct = FALSE)$p.value)
    return(list(first = one, second = other, measure = "cramers-v", value = v, corrected = bergsma(v, nrow(t), ncol(t), n), p = as.numeric(p)))
  }
  if (all(ordered)) {
    isNumber <- one %in% numbers && other %in% numbers
    if (weighted) {
      a <- if (isNumber) e$x else midrank(e$x, w); b <- if (isNumber) e$y else midrank(e$y, w)
      r <- cov.wt(cbind(a, b), w, cor = TRUE)$cor[1, 2]
      p <- 2 * pt(-abs(r * sqrt((n - 2) / (1 - r^2))), n - 2)
    } else {
      test <- suppressWarnings(cor.test(e$x, e$y, method = if (isNumber) "pearson" else "spearman", exact = FALSE))
      r <- as.numeric(test$estimate); p <- test$p.value
    }
    return(list(first = one, second = other, measure = if (isNumber) "pearson" else "spearman", value = r, corrected = NULL, p = p))
  }
  if (ordered[1]) { y <- e$x; g <- factor(e$y) } else { y <- e$y; g <- factor(e$x) }
  e$num <- y; e$grp <- g
  m <- tapply(w * y, g, sum) / tapply(w, g, sum); grand <- weighted.mean(y, w)
  between <- sum(tapply(w, g, sum) * (m - grand)^2); within <- sum(w * (y - m[g])^2)
  eta2 <- between / (between + within); k <- nlevels(g)
  p <- if (weighted) as.numeric(regTermTest(svyglm(num ~ grp, svydesign(ids = ~1, weights = w, data = e)), ~grp)$p) else summary(aov(num ~ grp, e))[[1]][1, 5]
  list(first = one, second = other, measure = "correlation-ratio", value = sqrt(eta2), corrected = sqrt(max(0, 1 - (1 - eta2) * (n - 1) / (n - k))), p = p)
}
every <- c(answers, scales, numbers)
pairs <- combn(every, 2)
everyPair <- function(weighted) {
  rows <- lapply(seq_len(ncol(pairs)), function(i) pair(pairs[1, i], pairs[2, i], weighted))
  holm <- p.adjust(sapply(rows, `[[`, "p"), "holm")
  lapply(seq_along(rows), function(i) c(rows[[i]], pHolm = holm[i]))
}

# Drivers: every subset fitted; Shapley share of R2 as the mean over orders (lmg), for lm and for the quasibinomial.
subsets <- function(k) lapply(0:(2^k - 1), function(b) which(bitwAnd(b, 2^(0:(k - 1))) > 0))
shapley <- function(fit, k) {
  value <- sapply(subsets(k), fit)
  sapply(seq_len(k), function(j) {
    sum(sapply(0:(2^k - 1), function(b) {
      if (bitwAnd(b, 2^(j - 1)) > 0) return(0)
      s <- sum(bitwAnd(b, 2^(0:(k - 1))) > 0)
      factorial(s) * factorial(k - s - 1) / factorial(k) * (value[b + 2^(j - 1) + 1] - value[b + 1])
    }))
  })
}
predictors <- c("stype", "meals", "ell", "mobility")
driver <- function(outcome, logistic, weighted) {
  e <- d; e$out <- if (logistic) as.integer(e[[outcome]] == "Yes") else e[[outcome]]
  e$wt <- if (weighted) e$pw / mean(e$pw) else 1
  design <- svydesign(ids = ~1, weights = ~wt, data = e)
  formula <- function(s) as.formula(paste("out ~", if (length(s)) paste(predictors[s], collapse = "+") else "1"))
  r2 <- if (logistic) {
    base <- suppressWarnings(glm(out ~ 1, quasibinomial, e, weights = wt))$deviance
    function(s) 1 - suppressWarnings(glm(formula(s), quasibinomial, e, weights = wt, control = glm.control(epsilon = 1e-14, maxit = 100)))$deviance / base
  } else function(s) summary(lm(formula(s), e, weights = wt))$r.squared
  model <- suppressWarnings(svyglm(formula(seq_along(predictors)), design, family = if (logistic) quasibinomial() else gaussian(), control = glm.control(epsilon = 1e-14, maxit = 100)))
  table <- summary(model)$coefficients
  x <- model.matrix(formula(seq_along(predictors)), e)[, -1]
  r <- cov.wt(x, e$wt, cor = TRUE)$cor; assign <- attr(model.matrix(formula(seq_along(predictors)), e), "assign")[-1]
  gvif <- sapply(seq_along(predictors), function(j) {
    own <- assign == j
    det(r[own, own, drop = FALSE]) * det(r[!own, !own, drop = FALSE]) / det(r)
  })
  list(outcome = outcome, model = if (logistic) "logistic" else "linear", weighted = weighted, fit = r2(seq_along(predictors)),
    shares = shapley(r2, length(predictors)), gvif = gvif,
    terms = lapply(rownames(table), function(n) list(name = n, coefficient = table[n, 1], standardError = table[n, 2], p = table[n, 4])))
}
out <- list(
  source = paste0("R ", getRversion(), ", survey ", packageVersion("survey"), ", apistrat (Academic Performance Index, California 2000), ids = ~1"),
  data = c(lapply(d[c(answers)], as.character), d[c(scales, numbers, "meals", "mobility", "api00", "pw")]),
  plain = everyPair(FALSE), weighted = everyPair(TRUE), predictors = predictors,
  drivers = list(driver("api00", FALSE, FALSE), driver("api00", FALSE, TRUE), driver("awards", TRUE, FALSE), driver("awards", TRUE, TRUE)))
cat(toJSON(out, digits = 17, auto_unbox = TRUE, na = "null", null = "null"), "\n")

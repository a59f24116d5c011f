# Rscript tests/goldens/generate/statistics.R > tests/goldens/statistics.json
# All data are tables that ship with R or with the survey package.
suppressMessages({library(jsonlite); library(survey)})
data(api)

wilson <- function(x, n, level) as.numeric(suppressWarnings(prop.test(x, n, correct = FALSE, conf.level = level)$conf.int))

# Newcombe (1998), method 10: square-and-add over the score intervals that prop.test gives.
newcombe <- function(x1, n1, x2, n2, level) {
  p1 <- x1 / n1; p2 <- x2 / n2; a <- wilson(x1, n1, level); b <- wilson(x2, n2, level)
  c(p1 - p2 - sqrt((p1 - a[1])^2 + (b[2] - p2)^2), p1 - p2 + sqrt((a[2] - p1)^2 + (p2 - b[1])^2))
}

shareCase <- function(name, x1, n1, x2, n2, level = 0.95) {
  test <- suppressWarnings(prop.test(c(x1, x2), c(n1, n2), correct = FALSE))
  q <- qnorm(0.5 + level / 2); p1 <- x1 / n1; p2 <- x2 / n2
  ratio <- p1 / p2; ratioError <- sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2)
  # The deviance of some fits is 1e-14 by rounding alone, and glm then warns that it did not converge.
  model <- suppressWarnings(glm(cbind(c(x1, x2), c(n1 - x1, n2 - x2)) ~ c(1, 0), family = binomial,
                                control = glm.control(epsilon = 1e-14, maxit = 100)))
  odds <- exp(c(coef(model)[2], confint.default(model, level = level)[2, ]))
  list(name = name, chosenA = x1, baseA = n1, chosenB = x2, baseB = n2, confidence = level,
       z = sign(p1 - p2) * sqrt(unname(test$statistic)), p = test$p.value,
       wilsonA = wilson(x1, n1, level), wilsonB = wilson(x2, n2, level),
       newcombe = newcombe(x1, n1, x2, n2, level),
       ratio = c(ratio, ratio * exp(-q * ratioError), ratio * exp(q * ratioError)),
       oddsRatio = unname(odds),
       h = 2 * asin(sqrt(p1)) - 2 * asin(sqrt(p2)),
       fisher = fisher.test(matrix(c(x1, n1 - x1, x2, n2 - x2), 2))$p.value)
}

titanic <- apply(Titanic, c("Sex", "Survived"), sum)
crew <- apply(Titanic, c("Class", "Survived"), sum)
eyes <- apply(HairEyeColor, c("Sex", "Eye"), sum)
admitted <- apply(UCBAdmissions, c("Gender", "Admit"), sum)
shares <- list(
  shareCase("Titanic: women, men survived", titanic["Female", "Yes"], sum(titanic["Female", ]), titanic["Male", "Yes"], sum(titanic["Male", ])),
  shareCase("Titanic: crew, first class survived", crew["Crew", "Yes"], sum(crew["Crew", ]), crew["1st", "Yes"], sum(crew["1st", ]), 0.9),
  shareCase("HairEyeColor: men, women blue-eyed", eyes["Male", "Blue"], sum(eyes["Male", ]), eyes["Female", "Blue"], sum(eyes["Female", ]), 0.99),
  shareCase("UCBAdmissions: men, women admitted", admitted["Male", "Admitted"], sum(admitted["Male", ]), admitted["Female", "Admitted"], sum(admitted["Female", ])),
  shareCase("mtcars: manual, automatic with V engine", sum(mtcars$am == 1 & mtcars$vs == 0), sum(mtcars$am == 1), sum(mtcars$am == 0 & mtcars$vs == 0), sum(mtcars$am == 0)),
  shareCase("infert: cases, controls with 2 induced", sum(infert$case == 1 & infert$induced == 2), sum(infert$case == 1), sum(infert$case == 0 & infert$induced == 2), sum(infert$case == 0)))
for (dept in dimnames(UCBAdmissions)$Dept) {
  t <- UCBAdmissions[, , dept]
  shares <- c(shares, list(shareCase(paste("UCBAdmissions: department", dept), t["Admitted", "Male"], sum(t[, "Male"]), t["Admitted", "Female"], sum(t[, "Female"]))))
}

fisherCase <- function(name, t) list(name = name, chosenA = t[1, 1], baseA = sum(t[1, ]), chosenB = t[2, 1], baseB = sum(t[2, ]), p = fisher.test(t)$p.value)
fisher <- list(
  fisherCase("HairEyeColor: red hair, green against brown eyes", HairEyeColor["Red", c("Green", "Brown"), ]),
  fisherCase("Titanic: children of second class", Titanic["2nd", , "Child", ] + 0),
  fisherCase("Titanic: women of the crew and of first class", Titanic[c("Crew", "1st"), "Female", "Adult", ]),
  fisherCase("mtcars: gears 3 and 5 by transmission", table(mtcars$gear, mtcars$am)[c("3", "5"), ]),
  fisherCase("made up: 0 of 12 against 9 of 15", matrix(c(0, 9, 12, 6), 2)),
  fisherCase("made up, far tail: 3 of 40000 against 60 of 41000", matrix(c(3, 60, 39997, 40940), 2)))

meanCase <- function(name, a, b, level = 0.95) {
  t <- t.test(a, b, conf.level = level)
  pooled <- sqrt(((length(a) - 1) * var(a) + (length(b) - 1) * var(b)) / (length(a) + length(b) - 2))
  list(name = name, a = a, b = b, confidence = level, t = unname(t$statistic), degreesOfFreedom = unname(t$parameter),
       p = t$p.value, interval = as.numeric(t$conf.int), meanA = mean(a), meanB = mean(b), sdA = sd(a),
       meanInterval = as.numeric(t.test(a)$conf.int), d = (mean(a) - mean(b)) / pooled)
}
means <- list(
  meanCase("mtcars: mpg of manual, automatic", mtcars$mpg[mtcars$am == 1], mtcars$mpg[mtcars$am == 0]),
  meanCase("ToothGrowth: orange juice, ascorbic acid", ToothGrowth$len[ToothGrowth$supp == "OJ"], ToothGrowth$len[ToothGrowth$supp == "VC"], 0.9),
  meanCase("warpbreaks: wool A, B", warpbreaks$breaks[warpbreaks$wool == "A"], warpbreaks$breaks[warpbreaks$wool == "B"]),
  meanCase("chickwts: casein, linseed", chickwts$weight[chickwts$feed == "casein"], chickwts$weight[chickwts$feed == "linseed"], 0.99),
  meanCase("infert: age of cases, controls", infert$age[infert$case == 1], infert$age[infert$case == 0]))

weightedCase <- function(name, value, group, weight) {
  rows <- data.frame(value = value, group = group, weight = weight)
  design <- svydesign(ids = ~1, weights = ~weight, data = rows)
  m <- svymean(~value, design); interval <- confint(m, df = degf(design))
  t <- svyttest(value ~ group, design)
  by <- svyby(~value, ~group, design, svymean)
  one <- svydesign(ids = ~1, weights = ~weight, data = rows[rows$group == 1, ])
  list(name = name, value = value, group = group, weight = weight, mean = as.numeric(coef(m)),
       standardError = as.numeric(SE(m)), interval = as.numeric(interval),
       standardDeviation = sqrt(as.numeric(svyvar(~value, design))),
       effectiveBase = sum(weight)^2 / sum(weight^2),
       means = as.numeric(by$value), standardErrorOfGroup1 = as.numeric(SE(svymean(~value, one))),
       t = unname(t$statistic), degreesOfFreedom = unname(t$parameter), p = as.numeric(t$p.value),
       difference = unname(t$estimate))
}
yes <- function(x) as.numeric(x == "Yes")
weighted <- list(
  weightedCase("apistrat: api00 by awards", apistrat$api00, yes(apistrat$awards), apistrat$pw),
  weightedCase("apistrat: share in school-wide growth by comp.imp", yes(apistrat$sch.wide), yes(apistrat$comp.imp), apistrat$pw),
  weightedCase("apiclus2: enroll by awards", ifelse(is.na(apiclus2$enroll), 0, apiclus2$enroll), yes(apiclus2$awards), apiclus2$pw),
  weightedCase("apiclus1: api99 by comp.imp, equal weights", apiclus1$api99, yes(apiclus1$comp.imp), apiclus1$pw),
  weightedCase("mtcars: mpg by transmission, weighted by horsepower", mtcars$mpg, mtcars$am, mtcars$hp),
  weightedCase("infert: age by case, weighted by parity", infert$age, infert$case, infert$parity))

effectiveCase <- function(name, chosen, group, weight) {
  side <- function(g) { w <- weight[group == g]; y <- chosen[group == g]; list(share = sum(w * y) / sum(w), base = sum(w)^2 / sum(w^2)) }
  a <- side(1); b <- side(0)
  x1 <- a$share * a$base; x2 <- b$share * b$base
  test <- suppressWarnings(prop.test(c(x1, x2), c(a$base, b$base), correct = FALSE))
  list(name = name, shareA = a$share, baseA = a$base, shareB = b$share, baseB = b$base,
       z = sign(a$share - b$share) * sqrt(unname(test$statistic)), p = test$p.value,
       wilsonA = wilson(x1, a$base, 0.95), newcombe = newcombe(x1, a$base, x2, b$base, 0.95))
}
effective <- list(
  effectiveCase("apistrat: school-wide growth by comp.imp", yes(apistrat$sch.wide), yes(apistrat$comp.imp), apistrat$pw),
  effectiveCase("apiclus2: awards by stype E", yes(apiclus2$awards), as.numeric(apiclus2$stype == "E"), apiclus2$pw),
  effectiveCase("mtcars: V engine by transmission, weighted by horsepower", 1 - mtcars$vs, mtcars$am, mtcars$hp))

rankCase <- function(name, x, y) {
  t <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE)); r <- unname(t$estimate); n <- length(x)
  reach <- qnorm(0.975) * sqrt((1 + r^2 / 2) / (n - 2))
  list(name = name, x = x, y = y, correlation = r, p = t$p.value, interval = tanh(atanh(r) + c(-reach, reach)), ranks = rank(x))
}
complete <- airquality[complete.cases(airquality), ]
spearman <- list(
  rankCase("mtcars: mpg, cylinders", mtcars$mpg, mtcars$cyl),
  rankCase("airquality: ozone, wind", complete$Ozone, complete$Wind),
  rankCase("attitude: rating, critical", attitude$rating, attitude$critical),
  rankCase("infert: parity, spontaneous", infert$parity, infert$spontaneous),
  rankCase("swiss: fertility, education", swiss$Fertility, swiss$Education))

p <- sapply(shares, function(case) case$p)
cat(toJSON(list(
  source = paste(R.version.string, "stats (prop.test, fisher.test, t.test, glm, cor.test, p.adjust) and survey", packageVersion("survey"), "(svymean, svyvar, svyttest)"),
  shares = shares, fisher = fisher, means = means, weighted = weighted, effective = effective, spearman = spearman,
  adjusted = list(p = p, benjaminiHochberg = p.adjust(p, "BH"), bonferroni = p.adjust(p, "bonferroni"))
), digits = NA, auto_unbox = TRUE))

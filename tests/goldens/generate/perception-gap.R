# Rscript tests/goldens/generate/perception-gap.R > tests/goldens/perception-gap.json
# Twelve reasons to interact with companies on social sites: 1,056 consumers, and what 351 executives
# believed (bases per item). IBM Institute for Business Value, From social media to Social CRM (2011),
# figure 4; percentages as published.
suppressMessages(library(jsonlite))
item <- c("Discounts", "Purchase", "Reviews and product rankings", "General information", "Exclusive information",
  "Learn about new products", "Submit opinion", "Customer service", "Event participation", "Feel connected",
  "Submit ideas", "Be part of a community")
left <- c(61, 55, 53, 53, 52, 51, 49, 37, 34, 33, 30, 22) / 100
right <- c(60, 60, 67, 71, 68, 73, 69, 63, 61, 64, 63, 61) / 100
rightBase <- c(331, 334, 333, 336, 333, 333, 334, 331, 332, 331, 332, 329)
leftBase <- 1056
test <- lapply(seq_along(item), function(i) suppressWarnings(prop.test(c(right[i] * rightBase[i], left[i] * leftBase), c(rightBase[i], leftBase), correct = FALSE)))
wilson <- function(p, n) as.numeric(suppressWarnings(prop.test(p * n, n, correct = FALSE)$conf.int))
L <- t(mapply(wilson, left, leftBase)); R <- t(mapply(wilson, right, rightBase)); gap <- right - left
tied <- lapply(seq_along(item), function(i) item[sapply(seq_along(item), function(j) j != i && suppressWarnings(prop.test(c(right[i] * rightBase[i], right[j] * rightBase[j]), c(rightBase[i], rightBase[j]), correct = FALSE))$p.value > 0.05)])
p <- sapply(test, function(t) t$p.value); r <- cor(left, right, method = "spearman")
reach <- qnorm(0.975) * sqrt((1 + r^2 / 2) / (length(item) - 2))
cat(toJSON(list(
  source = paste(R.version.string, "stats: prop.test, rank, cor, p.adjust"),
  items = lapply(seq_along(item), function(i) list(item = item[i], left = left[i], leftBase = leftBase, right = right[i], rightBase = rightBase[i],
    leftRank = rank(-left)[i], rightRank = rank(-right)[i], z = sign(gap[i]) * sqrt(unname(test[[i]]$statistic)), p = p[i], pAdjusted = p.adjust(p, "BH")[i],
    gapLow = gap[i] - sqrt((right[i] - R[i, 1])^2 + (L[i, 2] - left[i])^2), gapHigh = gap[i] + sqrt((R[i, 2] - right[i])^2 + (left[i] - L[i, 1])^2),
    leftInterval = L[i, ], rightInterval = R[i, ], tiedOnTheRight = I(tied[[i]]))),
  spearman = r, spearmanInterval = tanh(atanh(r) + c(-reach, reach)), meanAbsoluteGap = mean(abs(gap))
), digits = NA, auto_unbox = TRUE))

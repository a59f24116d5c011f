# Prints Cohen's kappa and its large-sample standard error for tests/goldens/cohen-kappa.json.
library(vcd)
data(SexualFun)
print(SexualFun)
print(Kappa(SexualFun))

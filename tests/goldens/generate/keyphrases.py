"""Writes tests/goldens/keyphrases.json: log odds with a Dirichlet prior, and c-TF-IDF, by numpy."""
import json, numpy as np

rng = np.random.default_rng(3)
one = rng.poisson([20, 3, 0, 9, 1, 40, 2, 0]).astype(float)
other = rng.poisson([10, 8, 4, 9, 0, 90, 1, 6]).astype(float)
prior = one + other + rng.poisson(5, 8)
strength = 30.0
alpha = prior / prior.sum() * strength
n1, n2 = one.sum(), other.sum()
l1 = np.log((one + alpha) / (n1 + strength - one - alpha))
l2 = np.log((other + alpha) / (n2 + strength - other - alpha))
z = (l1 - l2) / np.sqrt(1 / (one + alpha) + 1 / (other + alpha))

classes = rng.poisson(4, (3, 6)).astype(float)
tf = classes / classes.sum(axis=1, keepdims=True)
idf = np.log(1 + classes.sum(axis=1).mean() / classes.sum(axis=0))
json.dump({
  "source": f"numpy {np.__version__}; formulas of Monroe, Colaresi and Quinn (2008), equations 16 and 22, and of Grootendorst (2022), section 3.3",
  "logOdds": {"one": one.tolist(), "other": other.tolist(), "prior": prior.tolist(), "strength": strength, "z": z.tolist()},
  "classTfIdf": {"counts": classes.tolist(), "weights": (tf * idf).tolist()},
}, open("tests/goldens/keyphrases.json", "w"), indent=1)

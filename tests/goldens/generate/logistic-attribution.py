"""Logistic regression of conversion on the presence of channels, by statsmodels and scipy, apart from Parallax.

A made-up table of paths (seeded) is fitted by statsmodels' Logit without a penalty, and by scipy's BFGS with the ridge
of 1e-4 a journey that Parallax uses; credits are divided by a plain loop over the paths. Run from the top of the
repository:

    python3 tests/goldens/generate/logistic-attribution.py

Writes tests/goldens/logistic-attribution.json.
"""
import json
import random

import numpy
import scipy
import statsmodels
import statsmodels.api as sm
from scipy.optimize import minimize

RIDGE = 1e-4
CHANNELS = ["ad", "mail", "search", "social", "direct"]
PULL = {"ad": 0.3, "mail": 0.9, "search": 0.6, "social": -0.5, "direct": 0.1}


def make_rows():
    rng = random.Random(7)
    rows = []
    for _ in range(60):
        path = [rng.choice(CHANNELS) for _ in range(rng.randint(1, 6))]
        chance = 1 / (1 + numpy.exp(1.4 - sum(PULL[c] for c in set(path))))
        journeys = rng.randint(5, 60)
        conversions = sum(int(rng.random() < chance) for _ in range(journeys))
        rows.append({"path": " > ".join(path), "conversions": conversions, "value": conversions * rng.randint(5, 20),
                     "nulls": journeys - conversions})
    return rows


def credits(rows, beta):
    out = dict.fromkeys(CHANNELS, 0.0)
    for row in rows:
        present = set(row["path"].split(" > "))
        linear = beta[0] + sum(beta[CHANNELS.index(c) + 1] for c in present)
        chance = lambda x: 1 / (1 + numpy.exp(-x))
        fall = {c: max(0.0, chance(linear) - chance(linear - beta[CHANNELS.index(c) + 1])) for c in present}
        total = sum(fall.values())
        for c in present:
            out[c] += row["conversions"] * (fall[c] / total if total > 0 else 1 / len(present))
    return out


def main():
    rows = make_rows()
    x = sm.add_constant(numpy.array([[float(c in r["path"].split(" > ")) for c in CHANNELS] for r in rows]))
    yes = numpy.array([r["conversions"] for r in rows], float)
    no = numpy.array([r["nulls"] for r in rows], float)
    plain = sm.GLM(numpy.column_stack([yes, no]), x, family=sm.families.Binomial()).fit(tol=1e-14, maxiter=200)

    def loss(beta):
        linear = x @ beta
        return (numpy.logaddexp(0, linear) * (yes + no) - yes * linear).sum() + RIDGE * (yes + no).sum() / 2 * (beta[1:] ** 2).sum()

    def slope(beta):
        chance = 1 / (1 + numpy.exp(-(x @ beta)))
        ridge = RIDGE * (yes + no).sum() * beta
        ridge[0] = 0
        return x.T @ ((yes + no) * chance - yes) + ridge

    ridged = minimize(loss, numpy.zeros(x.shape[1]), jac=slope, method="BFGS", options={"gtol": 1e-9})
    content = {
        "source": "tests/goldens/generate/logistic-attribution.py, "
                  f"statsmodels {statsmodels.__version__} GLM Binomial; scipy {scipy.__version__} minimize BFGS with the ridge",
        "channels": CHANNELS, "rows": rows, "withoutRidge": [float(b) for b in plain.params], "coefficients": [float(b) for b in ridged.x],
        "conversions": {c: float(v) for c, v in credits(rows, ridged.x).items()}}
    with open("tests/goldens/logistic-attribution.json", "w") as file:
        json.dump(content, file, indent=1)
        file.write("\n")


main()

"""Difference in differences by statsmodels, apart from Parallax.

Two made-up panels (seeded) of unequal groups: one whose units moved alike before, one whose treated already grew apart.
OLS with errors clustered by unit, t with G - 1 degrees of freedom. Run from the top of the repository:

    python3 tests/goldens/generate/difference-in-differences.py

Writes tests/goldens/difference-in-differences.json.
"""
import json

import numpy
import pandas
import statsmodels
import statsmodels.formula.api as smf


def panel(seed, drift):
    rng = numpy.random.default_rng(seed)
    rows = []
    for unit in range(26):
        treated = int(unit < 9)
        level = rng.normal(50 + 4 * treated, 6)
        for week in range(14):
            if rng.random() < 0.06:
                continue
            effect = 5.5 * treated * (week >= 9)
            value = level + 0.8 * week + drift * treated * week + effect + rng.normal(0, 2.5)
            rows.append({"unit": unit, "time": week, "treated": treated, "outcome": round(float(value), 3)})
    return pandas.DataFrame(rows)


def coefficient(frame, formula, name):
    fit = smf.ols(formula, frame).fit(cov_type="cluster", cov_kwds={"groups": frame["unit"]}, use_t=True)
    low, high = fit.conf_int().loc[name]
    return {"estimate": float(fit.params[name]), "standardError": float(fit.bse[name]), "low": float(low),
            "high": float(high), "p": float(fit.pvalues[name])}


def golden(seed, drift):
    frame = panel(seed, drift)
    frame["after"] = (frame["time"] >= 9).astype(int)
    before = frame[frame["time"] < 9].copy()
    before["after"] = (before["time"] >= 4).astype(int)
    return {"rows": frame[["unit", "time", "treated", "outcome"]].values.tolist(),
            "effect": coefficient(frame, "outcome ~ treated * after", "treated:after"),
            "preTrend": coefficient(before, "outcome ~ treated * time", "treated:time"),
            "placebo": coefficient(before, "outcome ~ treated * after", "treated:after")}


with open("tests/goldens/difference-in-differences.json", "w") as file:
    json.dump({"source": "tests/goldens/generate/difference-in-differences.py, "
                         f"statsmodels {statsmodels.__version__} OLS, cov_type cluster, use_t",
               "alike": golden(5, 0.0), "apart": golden(6, 0.9)}, file, separators=(",", ":"))
    file.write("\n")

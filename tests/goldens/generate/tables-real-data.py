"""Writes tables-real-data.json: tables of real files as scipy, statsmodels and numpy compute them.

Run from the project's folder: /usr/bin/python3 tests/goldens/generate/tables-real-data.py
The files stand in ../shared; answers are named by their place in sorted order, so that the golden holds
numbers alone. Without weights; the weighted cases are those of tables-real-data.R.
"""

import csv
import io
import json
import pathlib

import numpy
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.proportion import proportions_ztest

here = pathlib.Path(__file__).parent
shared = here / "../../../../shared"
spec = json.loads((here / "tables-real-data-cases.json").read_text())
missing = set(spec["missing"])


def rows_of(case):
    text = (shared / case["file"]).read_text(encoding="latin1")
    return list(csv.reader(io.StringIO(text)))[case["headers"]:]


def column(rows, at):
    found = [row[at].strip() if at < len(row) else "" for row in rows]
    return [None if value in missing else value for value in found]


def table(rows, down, across):
    a, b = column(rows, down), column(rows, across)
    both = [(x, y) for x, y in zip(a, b) if x is not None and y is not None]
    ups = sorted({x for x in a if x is not None})
    overs = sorted({y for y in b if y is not None})
    counts = numpy.zeros((len(ups), len(overs)))
    for x, y in both:
        counts[ups.index(x), overs.index(y)] += 1
    chi = stats.chi2_contingency(counts, correction=False)
    n = counts.sum()
    bases = counts.sum(axis=0)
    z = []
    for i in range(len(ups)):
        _, p = proportions_ztest(counts[i, :2], bases[:2])
        z.append(None if numpy.isnan(p) else p)
    small = counts.shape == (2, 2) and chi[3].min() < 5
    return {
        "rows": down, "columns": across, "counts": counts.tolist(),
        "shares": (counts / bases).tolist(),
        "chiSquare": chi[0], "df": int(chi[2]), "p": chi[1],
        "cramersV": float(numpy.sqrt(chi[0] / n / (min(counts.shape) - 1))),
        "fisher": stats.fisher_exact(counts)[1] if small else None,
        "residuals": Table(counts, shift_zeros=False).standardized_resids.tolist(),
        "firstTwoColumnsP": z,
    }


def numbers(rows, down, across):
    a, b = column(rows, down), column(rows, across)
    overs = sorted({y for y in b if y is not None})
    groups = [numpy.array([float(x) for x, y in zip(a, b) if x is not None and y == over]) for over in overs]
    two = stats.mannwhitneyu(groups[0], groups[1], method="asymptotic", use_continuity=False)
    whole = stats.kruskal(*groups)
    quantile = lambda g, q: float(numpy.quantile(g, q, method="averaged_inverted_cdf"))
    return {
        "rows": down, "columns": across,
        "n": [len(g) for g in groups], "mean": [g.mean() for g in groups],
        "standardDeviation": [g.std(ddof=1) for g in groups], "sum": [g.sum() for g in groups],
        "median": [quantile(g, 0.5) for g in groups], "percentile90": [quantile(g, 0.9) for g in groups],
        "standardError": [stats.sem(g) for g in groups],
        "welchP": stats.ttest_ind(groups[0], groups[1], equal_var=False).pvalue,
        "mannWhitneyP": two.pvalue,
        "rankBiserial": 2 * two.statistic / (len(groups[0]) * len(groups[1])) - 1,
        "kruskal": whole.statistic, "kruskalP": whole.pvalue,
        "epsilonSquared": whole.statistic / (sum(map(len, groups)) - 1),
    }


cases = []
for case in spec["cases"]:
    if "weight" in case:
        continue
    rows = rows_of(case)
    cases.append({
        "name": case["name"],
        "tables": [table(rows, *pair) for pair in case["tables"]],
        "numbers": [numbers(rows, *pair) for pair in case["numbers"]],
    })
golden = {
    "source": f"scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {numpy.__version__}; generate/tables-real-data.py",
    "cases": cases,
}
(here / "../tables-real-data.json").write_text(json.dumps(golden, indent=1) + "\n")

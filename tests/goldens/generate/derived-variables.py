"""Derived variables by pandas: python3 derived-variables.py > ../derived-variables.json

Run with pandas and numpy; the versions stand in the file. Codes are from 0, -1 where pandas has none.
"""

import json
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20261122)

ages = rng.integers(16, 95, 200).astype(float)
skewed = np.round(rng.lognormal(2.0, 1.0, 200), 2)
tied = rng.integers(0, 4, 200).astype(float)
series = {"ages": ages, "skewed": skewed, "tied": tied}


def codes(cut):
    return [int(c) for c in cut.cat.codes] if hasattr(cut, "cat") else [int(c) for c in cut.codes]


bands = []
for name, values in series.items():
    s = pd.Series(values)
    for n in (2, 3, 4, 5, 10):
        q, edges = pd.qcut(s, n, retbins=True, duplicates="drop")
        bands.append({"values": name, "rule": {"by": "quantile", "bands": n}, "closed": "right",
                      "codes": codes(q), "made": len(edges) - 1})
        e, edges = pd.cut(s, n, retbins=True)
        bands.append({"values": name, "rule": {"by": "equal", "bands": n}, "closed": "right",
                      "codes": codes(e), "made": n})
        e = pd.cut(s, n, right=False)
        bands.append({"values": name, "rule": {"by": "equal", "bands": n}, "closed": "left",
                      "codes": codes(e), "made": n})
    cuts = {"ages": [18, 25, 35, 50, 65], "skewed": [1, 2.5, 7.39, 20], "tied": [1, 2]}[name]
    for right in (False, True):
        inf = pd.cut(s, [-np.inf, *cuts, np.inf], right=right)
        bands.append({"values": name,
                      "rule": {"by": "own", "cuts": cuts, "openLow": True, "openHigh": True},
                      "closed": "right" if right else "left", "codes": codes(inf), "made": len(cuts) + 1})
    shut = pd.cut(s, cuts, right=True, include_lowest=True)
    bands.append({"values": name, "rule": {"by": "own", "cuts": cuts, "openLow": False, "openHigh": False},
                  "closed": "right", "codes": codes(shut), "made": len(cuts) - 1})

instants = [pd.Timestamp(t) for t in (
    "1899-12-31", "1968-12-29 23:59:59", "1970-01-01", "1999-12-31", "2000-01-01 12:00", "2000-02-29",
    "2004-12-31", "2005-01-01", "2008-12-29", "2009-12-31", "2010-01-03", "2015-12-31", "2020-12-31",
    "2021-01-03 23:59:59.999", "2021-01-04", "2024-02-29 07:30", "2024-12-30", "2026-11-22 14:00",
    "2100-02-28", "2100-03-01")]
instants += [pd.Timestamp(int(x), unit="s") for x in rng.integers(-2_000_000_000, 4_000_000_000, 300)]
dates = pd.Series(instants)
iso = dates.dt.isocalendar()
parts = {
    "milliseconds": [int(t.value // 1_000_000) for t in instants],
    "year": dates.dt.year.tolist(), "quarter": dates.dt.quarter.tolist(), "month": dates.dt.month.tolist(),
    "week": iso.week.astype(int).tolist(), "week-year": [f"{y}-W{w:02d}" for y, w in zip(iso.year, iso.week)],
    "weekday": (dates.dt.weekday + 1).tolist(), "day": dates.dt.day.tolist(), "hour": dates.dt.hour.tolist(),
    "year-quarter": [f"{y} Q{q}" for y, q in zip(dates.dt.year, dates.dt.quarter)],
    "year-month": dates.dt.strftime("%Y-%m").tolist(),
}

grid = rng.integers(1, 6, (60, 4)).astype(float)
grid[rng.random((60, 4)) < 0.35] = np.nan
frame = pd.DataFrame(grid, columns=list("abcd"))
answered = frame.notna().sum(axis=1)


def held(values, least):
    return [None if n < max(1, least) or pd.isna(v) else float(v) for v, n in zip(values, answered)]


rows = {"grid": [[None if np.isnan(x) else x for x in row] for row in grid.tolist()], "results": [
    {"statistic": how, "leastAnswered": least, "values": held(getattr(frame, how)(axis=1), least)}
    for how in ("mean", "sum", "min", "max") for least in (1, 2, 3, 4)],
    "fives": [None if n < 2 else int(v) for v, n in zip((frame == 5).sum(axis=1), answered)],
    "answered": answered.tolist()}

x = np.round(rng.normal(0, 20, 50), 3)
y = np.round(rng.normal(1, 3, 50), 3)
f = pd.DataFrame({"x": x, "y": y})
with np.errstate(all="ignore"):
    computed = {
        "x + y*2 - 1": f.x + f.y * 2 - 1,
        "(x - y)/(x + 1)": (f.x - f.y) / (f.x + 1),
        "-x^2": -(f.x ** 2),
        "2^3^0.5 + x": 2 ** 3 ** 0.5 + f.x,
        "x % 7": f.x % 7,
        "log(abs(x) + 1)": np.log(f.x.abs() + 1),
        "sqrt(x)": np.sqrt(f.x),
        "exp(y/3)": np.exp(f.y / 3),
        "max(x, y, 0)": f.assign(z=0.0).max(axis=1),
        "min(x, y)": f.min(axis=1),
        "if(x > y and not y < 0, 1, if(x = `y`, 2, 3))": np.where((x > y) & ~(y < 0), 1, np.where(x == y, 2, 3)),
    }
expressions = {"x": x.tolist(), "y": y.tolist(), "results": {
    k: [None if not np.isfinite(v) else float(v) for v in np.asarray(c, dtype=float)] for k, c in computed.items()}}

print(json.dumps({"source": f"pandas {pd.__version__}, numpy {np.__version__}: tests/goldens/generate/derived-variables.py",
                  "series": {k: v.tolist() for k, v in series.items()}, "bands": bands, "dates": parts,
                  "rows": rows, "expressions": expressions}))

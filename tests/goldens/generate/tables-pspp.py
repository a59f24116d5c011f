"""Tables, tests of independence, means, t and rank tests by PSPP over three made-up datasets with ties.

/usr/bin/python3 tests/goldens/generate/tables-pspp.py > tests/goldens/tables-pspp.json
Weights are whole numbers, since PSPP takes them as numbers of respondents: counts and means are asked for with
WEIGHT BY, t and rank tests over rows repeated as often (PSPP 1.6.2 ranks rows, not weights, under WEIGHT BY).
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

version = subprocess.run(["pspp", "--version"], capture_output=True, text=True).stdout.split("\n")[0]
names = ["group", "sex", "score", "amount", "w"]


def made_up(seed, rows):
    random = np.random.default_rng(seed)
    group = random.choice([1, 2, 3], rows, p=[0.5, 0.3, 0.2])
    score = np.clip(np.round(random.normal(3 + 0.2 * group, 1.1)), 1, 5).astype(int)
    amount = np.round(random.exponential(20 + 3 * group), 0 if seed % 2 else 1)
    sex = random.choice([1, 2], rows, p=[0.4, 0.6])
    return [list(map(float, row)) for row in zip(group, sex, score, amount, random.integers(1, 4, rows))]


def run(rows, commands):
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        (place / "data.csv").write_text("\n".join(",".join(repr(cell) for cell in row) for row in rows) + "\n")
        (place / "run.sps").write_text(
            f"SET FORMAT=F40.14.\nDATA LIST FILE='{place}/data.csv' LIST (\",\") /{' '.join(names)}.\n{commands}\n")
        subprocess.run(["pspp", "-o", str(place / "out.csv"), "-O", "format=csv", str(place / "run.sps")], check=True)
        tables, own = [], None
        for row in csv.reader(open(place / "out.csv", newline="", encoding="utf-8")):
            if row and row[0].startswith("Table: "):
                own = (row[0][7:], [])
                tables.append(own)
            elif row and own is not None:
                own[1].append(row)
        return tables


def found(tables, title, at=0):
    return [rows for name, rows in tables if name == title][at]


def means(tables):
    result, group = {}, None
    for row in found(tables, "score * amount * group")[1:]:
        group = row[0] or group
        key = group if group == "Total" else str(int(float(group)))
        for variable, cell in zip(("score", "amount"), row[2:]):
            result.setdefault(variable, {}).setdefault(key, {})[row[1]] = float(cell)
    return result


def crossed(tables):
    counts = [[float(cell) for cell in row[3:6]] for row in found(tables, "score × group")[2:] if row[0] != "Total"]
    tests = {row[0]: [float(cell) for cell in row[1:3] if cell] for row in found(tables, "Chi-Square Tests")[1:]}
    measures = {row[1]: float(row[2]) for row in found(tables, "Symmetric Measures")[1:] if row[1]}
    return {"counts": counts, "chiSquare": tests["Pearson Chi-Square"][0], "df": tests["Pearson Chi-Square"][1],
            "cramersV": measures["Cramer's V"]}


def ranked(tables):
    result = {}
    for row in found(tables, "Test Statistics", 0)[1:]:
        result[row[0]] = {"u": float(row[1]), "z": float(row[3])}
    kruskal = found(tables, "Test Statistics", 1)
    for variable, cell in zip(kruskal[0][1:], kruskal[1][1:]):
        result[variable]["kruskalWallis"] = float(cell)
    for row in found(tables, "Independent Samples Test")[3:]:
        if row[0]:
            name = row[0]
        if row[1] == "Equal variances not assumed":
            t, df, _, difference, error, low, high = [float(cell) for cell in row[4:11]]
            result[name]["welch"] = {"t": t, "df": df, "difference": difference, "standardError": error, "low": low, "high": high}
    return result


def figures(rows, weighting):
    counted = run(rows, f"{weighting}MEANS TABLES=score amount BY group /CELLS=MEAN COUNT STDDEV SUM.\n"
                        "CROSSTABS /TABLES=score BY group /STATISTICS=CHISQ PHI /CELLS=COUNT.")
    return {"means": means(counted), "crossed": crossed(counted)}


def tests(rows):
    return ranked(run(rows, "NPAR TESTS /MANN-WHITNEY=score amount BY sex(1,2) /KRUSKAL-WALLIS=score amount BY group(1,3).\n"
                            "T-TEST GROUPS=sex(1,2) /VARIABLES=score amount."))


def dataset(seed, rows):
    data = made_up(seed, rows)
    repeated = [row for row in data for _ in range(int(row[4]))]
    return {"columns": {name: [row[at] for row in data] for at, name in enumerate(names)},
            "plain": {**figures(data, ""), "tests": tests(data)},
            "weighted": {**figures(data, "WEIGHT BY w.\n"), "tests": tests(repeated)}}


json.dump({"source": f"{version}: MEANS, CROSSTABS, NPAR TESTS, T-TEST; tests/goldens/generate/tables-pspp.py",
           "datasets": [dataset(1, 90), dataset(2, 400), dataset(3, 900)]}, sys.stdout)

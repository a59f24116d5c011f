"""Journeys cut from a log of touches by pandas, apart from Parallax.

A made-up log (seeded; clicks and views, repeats, rows out of order, several conversions a customer, rows that are
both touch and conversion, conversions without a channel) is cut under several windows and rules. With the log of
Si05/graphical-network-analysis (attribution_data.csv) its first, last and linear credits are computed too. Run from
the top of the repository:

    python3 tests/goldens/generate/build-journeys.py [attribution_data.csv]

Writes tests/goldens/build-journeys.json.
"""
import json
import platform
import random
import sys

import pandas

CASES = [
    {"clickDays": None, "viewDays": None, "collapseRepeats": False, "rule": "per-conversion"},
    {"clickDays": 7, "viewDays": 1, "collapseRepeats": False, "rule": "per-conversion"},
    {"clickDays": 3, "viewDays": 0, "collapseRepeats": True, "rule": "per-conversion"},
    {"clickDays": 0.5, "viewDays": None, "collapseRepeats": True, "rule": "overlapping"},
    {"clickDays": None, "viewDays": 2, "collapseRepeats": False, "rule": "overlapping"},
    {"clickDays": 10, "viewDays": 4, "collapseRepeats": False, "rule": "per-customer"},
]
HOUR = 3_600_000


def make_log():
    rng = random.Random(20260101)
    rows = []
    for customer in range(70):
        for _ in range(rng.randint(1, 9)):
            time = 1_700_000_000_000 + rng.randint(0, 24 * 20) * HOUR
            converts = rng.random() < 0.22
            channel = "" if converts and rng.random() < 0.5 else rng.choice(["Mail", "Search", "Ad", "Direct"])
            row = {"customer": f"c{customer}", "time": time, "channel": channel,
                   "type": rng.choice(["click", "view"]), "conversion": int(converts),
                   "value": rng.randint(1, 90) if converts else 0}
            rows.append(row)
            if rng.random() < 0.06:
                rows.append(dict(row))
    rng.shuffle(rows)
    return rows


def cut(frame, case):
    found, lost = [], {"conversions": 0, "value": 0.0}
    frame = frame.drop_duplicates().copy()
    frame["order"] = frame["channel"].replace("", "\uffff")
    frame["views_first"] = (frame["type"] != "view").astype(int)
    frame = frame.sort_values(["customer", "time", "conversion", "order", "views_first", "value"])
    for _, events in frame.groupby("customer", sort=False):
        events = events.reset_index(drop=True)
        converting = list(events.index[events["conversion"] > 0])
        spans = []
        if case["rule"] == "per-customer":
            spans.append((0, len(events) - 1, int(bool(converting)), events["value"].sum()))
        else:
            begin = 0
            for at in converting:
                spans.append((begin, at, int(events["conversion"][at]), events["value"][at]))
                if case["rule"] == "per-conversion":
                    begin = at + 1
            after = converting[-1] + 1 if converting else 0
            if after < len(events):
                spans.append((after, len(events) - 1, 0, 0))
        for begin, end, conversions, value in spans:
            part = events.loc[begin:end]
            part = part[part["channel"] != ""]
            age = (events["time"][end] - part["time"]) / (24 * HOUR)
            window = part["type"].map(lambda t: case["viewDays"] if t == "view" else case["clickDays"])
            keep = [w is None or pandas.isna(w) or (w > 0 and a <= w) for a, w in zip(age, window)]
            path = list(part["channel"][keep])
            if case["collapseRepeats"]:
                path = [c for i, c in enumerate(path) if i == 0 or path[i - 1] != c]
            if path:
                found.append((" > ".join(path), conversions, float(value), int(conversions == 0)))
            else:
                lost["conversions"] += conversions
                lost["value"] += float(value)
    table = pandas.DataFrame(found, columns=["path", "conversions", "value", "nulls"])
    return table, lost


def credits(table):
    first, last, linear = {}, {}, {}
    for path, conversions, *_ in table.itertuples(index=False):
        touches = path.split(" > ")
        first[touches[0]] = first.get(touches[0], 0) + conversions
        last[touches[-1]] = last.get(touches[-1], 0) + conversions
        for touch in touches:
            linear[touch] = linear.get(touch, 0) + conversions / len(touches)
    return {"first": first, "last": last, "linear": linear}


def real(file):
    frame = pandas.read_csv(file).rename(columns={
        "customer_id": "customer", "interaction": "type", "conversion_value": "value"})
    frame["time"] = pandas.to_datetime(frame["time"]).astype("int64") // 1_000_000
    frame["type"] = frame["type"].replace({"impression": "view"})
    out = []
    for click, view in ((None, None), (30, 3), (30, 0)):
        case = {"clickDays": click, "viewDays": view, "collapseRepeats": False, "rule": "per-conversion"}
        table, lost = cut(frame, case)
        out.append({**case, "journeys": len(table), "conversions": int(table["conversions"].sum()),
                    "value": float(table["value"].sum()), "lost": lost, "credits": credits(table)})
    return out


def main():
    log = make_log()
    frame = pandas.DataFrame(log)
    cases = []
    for case in CASES:
        table, lost = cut(frame, case)
        grouped = table.groupby("path").sum().reset_index().sort_values("path")
        cases.append({**case, "paths": grouped.values.tolist(), "lost": lost})
    content = {"source": f"tests/goldens/generate/build-journeys.py, pandas {pandas.__version__}, "
                         f"Python {platform.python_version()}", "log": log, "cases": cases}
    if len(sys.argv) > 1:
        content["attributionData"] = real(sys.argv[1])
    with open("tests/goldens/build-journeys.json", "w") as file:
        json.dump(content, file, indent=None, separators=(",", ":"))
        file.write("\n")


main()

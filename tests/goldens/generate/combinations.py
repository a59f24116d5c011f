"""Datasets put together by pandas: concat, merge, wide_to_long and melt.

Writes tests/goldens/combinations.json. Run: /usr/bin/python3 tests/goldens/generate/combinations.py
Cells are as they are written in the files; null is an empty one.
"""

import io
import json
import pathlib

import numpy as np
import pandas as pd

random = np.random.default_rng(20240305)


def cells(frame):
    frame = frame.astype(object).where(frame.notna(), None)
    return {"columns": list(frame.columns), "rows": frame.values.tolist()}


def text(frame):
    written = io.StringIO()
    frame.to_csv(written, index=False, lineterminator="\n")
    return written.getvalue()


def wave(rows, first, extra):
    frame = pd.DataFrame(
        {
            "id": [f"R{first + row:04d}" for row in range(rows)],
            "region": random.choice(["North", "South", "East"], rows),
            "age": random.integers(18, 90, rows),
            "spend": np.round(random.normal(40, 12, rows), 2),
            "comment": [f"words of {first + row}" if row % 3 else None for row in range(rows)],
        }
    )
    for name in extra:
        frame[name] = random.choice(["Yes", "No"], rows)
    frame.loc[frame.index % 7 == 3, "spend"] = np.nan
    return frame


one = wave(120, 0, ["seen"])
two = wave(150, 500, ["seen", "bought"])[["bought", "id", "spend", "age", "region", "seen", "comment"]]
appended = pd.concat([one, two], keys=["One", "Two"], names=["wave"]).reset_index(level=0).reset_index(drop=True)

customers = pd.DataFrame(
    {
        "customer": [f"C{number:03d}" for number in range(80)],
        "segment": random.choice(["Small", "Large"], 80),
        "age": random.integers(18, 90, 80),
    }
)
posts = pd.DataFrame(
    {
        "post": range(1, 401),
        "author": [f"C{number:03d}" for number in random.integers(20, 110, 400)],
        "age": random.integers(1, 30, 400),
    }
)
posts.loc[posts.index % 50 == 7, "author"] = None
merged = {}
for how, name in (("left", "all"), ("inner", "matched")):
    made = posts.merge(
        customers.rename(columns={"customer": "author"}), on="author", how=how, suffixes=("", "_2"), validate="many_to_one"
    ).sort_values("post")
    merged[name] = cells(made)
both = posts.merge(customers, left_on="author", right_on="customer", how="outer", indicator=True)
counts = {
    "matched": int((both["_merge"] == "both").sum()),
    "leftWithout": int(((both["_merge"] == "left_only") & both["author"].notna()).sum()),
    "rightWithout": int((both["_merge"] == "right_only").sum()),
    "withoutId": int(posts["author"].isna().sum()),
}

wide = pd.DataFrame(
    {
        "id": [f"R{number:03d}" for number in range(60)],
        "region": random.choice(["North", "South"], 60),
        "liking_Acme": random.integers(1, 11, 60).astype(float),
        "liking_Bolt": random.integers(1, 11, 60).astype(float),
        "liking_Cone": random.integers(1, 11, 60).astype(float),
        "aware_Acme": random.choice(["Well", "By name", "Never heard of it"], 60),
        "aware_Bolt": random.choice(["Well", "By name", "Never heard of it"], 60),
        "aware_Cone": random.choice(["Well", "By name", "Never heard of it"], 60),
    }
)
for name in ("liking_Acme", "liking_Bolt", "liking_Cone"):
    wide.loc[random.random(60) < 0.2, name] = np.nan
long = (
    pd.wide_to_long(wide, ["liking", "aware"], i=["id", "region"], j="item", sep="_", suffix=r"\w+")
    .reset_index()
    .sort_values(["id", "item"], kind="stable")[["id", "region", "item", "liking", "aware"]]
)
melted = (
    wide.melt(["id"], ["liking_Acme", "liking_Bolt", "liking_Cone"], "item", "liking")
    .sort_values(["id", "item"], kind="stable")
    .reset_index(drop=True)
)

golden = {
    "source": f"pandas {pd.__version__}: concat, merge, wide_to_long, melt; tests/goldens/generate/combinations.py",
    "append": {"one": text(one), "two": text(two), "made": cells(appended)},
    "match": {"posts": text(posts), "customers": text(customers), "made": merged, "counts": counts},
    "stack": {"wide": text(wide), "made": cells(long), "melted": cells(melted)},
}
target = pathlib.Path(__file__).parents[1] / "combinations.json"
target.write_text(json.dumps(golden, ensure_ascii=False, allow_nan=False, indent=1) + "\n", encoding="utf-8")

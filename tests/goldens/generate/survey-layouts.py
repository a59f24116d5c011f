"""Counts of answers and bases of real survey files, by pandas, for tests/goldens/survey-layouts.json.

    /usr/bin/python3 tests/goldens/generate/survey-layouts.py ../shared/data/surveys > tests/goldens/survey-layouts.json
"""

import csv
import json
import sys
from pathlib import Path

import pandas as pd

folder = Path(sys.argv[1])


def texts(path, **how):
    return pd.read_csv(folder / path, dtype=str, keep_default_na=False, **how)


def quantipy():
    data = texts("quantipy/Example Data (A).csv")
    meta = json.loads((folder / "quantipy/Example Data (A).json").read_text("utf8"))
    columns = meta["columns"]

    def labels(values):
        if isinstance(values, str):
            at = meta
            for step in values.split("@"):
                at = at[step]
            values = at
        return {str(one["value"]): one["text"]["en-GB"] for one in values}

    def single(name):
        known = labels(columns[name]["values"])
        codes = pd.to_numeric(data[name], errors="coerce").dropna().astype(int).astype(str)
        counts = codes.map(known).value_counts()
        return {label: int(counts.get(label, 0)) for label in known.values()}

    def several(name):
        known = labels(columns[name]["values"])
        asked = data[data[name] != ""][name]
        lists = asked.map(lambda cell: [code for code in cell.split(";") if code])
        return {
            "base": int(len(asked)),
            "selected": {label: int(lists.map(lambda one: code in one).sum()) for code, label in known.items()},
        }

    return {
        "rows": int(len(data)),
        "single": {name: single(name) for name in ["gender", "locality", "q5_1", "q6_2", "q14r01c02", "Wave"]},
        "several": {name: several(name) for name in ["q2", "q3", "q8", "q9"]},
        "weightSum": float(pd.to_numeric(data["weight_a"]).sum()),
        "grids": {name: len(mask["items"]) for name, mask in meta["masks"].items()},
    }


def redcap():
    data = texts("redcap/longitudinal/data.csv")
    dictionary = texts("redcap/longitudinal/dictionary.csv")

    def choices(name):
        row = dictionary[dictionary["Variable / Field Name"] == name].iloc[0]
        pairs = [one.split(",", 1) for one in row["Choices, Calculations, OR Slider Labels"].split("|")]
        return {code.strip(): label.strip() for code, label in pairs}

    def box(name):
        return {
            label: {
                "base": int((data[f"{name}___{code}"] != "").sum()),
                "selected": int((data[f"{name}___{code}"] == "1").sum()),
            }
            for code, label in choices(name).items()
        }

    race = choices("race")
    counts = data["race"][data["race"] != ""].map(race).value_counts()
    return {
        "rows": int(len(data)),
        "boxes": {name: box(name) for name in ["gym", "drink", "meds"]},
        "race": {label: int(counts.get(label, 0)) for label in race.values()},
    }


def own_codes():
    """SurveyMonkey's options with a code each: who marked anything is the base, a 0 is a mark."""
    with open(folder / "surveymonkey_todogroup/2022/RawData.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    codes, questions, options, *answers = rows
    found = {}
    for question in ["Q30", "Q31", "Q40", "Q49", "Q50"]:
        place = next(at for at, code in enumerate(codes) if code.strip() in (question, f"{question}_0", f"{question}_1"))
        columns = [place]
        while codes[columns[-1] + 1].strip().startswith(f"{question}_"):
            columns.append(columns[-1] + 1)
        frame = pd.DataFrame([[row[at].strip() for at in columns] for row in answers])
        asked = (frame != "").any(axis=1)
        found[question] = {
            "base": int(asked.sum()),
            "first": int((frame[0] != "").sum()),
        }
    return found


def spanish():
    data = texts("googleforms_rcommunity/2019-spanish.csv")
    name = next(one for one in data.columns if one.startswith("¿Cómo calificarías tu nivel"))
    counts = data[name].value_counts()
    return {answer: int(counts[answer]) for answer in ["Sin experiencia", "Inicial", "Intermedio", "Experto"]}


print(
    json.dumps(
        {
            "source": f"pandas {pd.__version__}, tests/goldens/generate/survey-layouts.py",
            "quantipy": quantipy(),
            "redcap": redcap(),
            "ownCodes": own_codes(),
            "spanish": spanish(),
        },
        ensure_ascii=False,
        indent=1,
    )
)

"""What pandas reads, cell by cell, out of further real files: for tests/goldens/further-files.json.

    /usr/bin/python3 tests/goldens/generate/further-files.py ../shared/data > tests/goldens/further-files.json

For each column: how many cells are filled, and the counts of each text where there are few, else the letters
of all cells and the sum of those that are plain numbers. Cells are trimmed, rows without a filled cell left out.
"""

import json
import sys
from pathlib import Path

import pandas as pd

folder = Path(sys.argv[1])
FEW = 40

COMMA = {"sep": ",", "encoding": "utf-8", "header": 1}
FILES = {
    "surveys/fivethirtyeight/comma-survey/comma-survey.csv": {},
    "surveys/fivethirtyeight/flying-etiquette-survey/flying-etiquette.csv": {},
    "surveys/fivethirtyeight/religion-survey/religion-survey-results.csv": {"header": 2},
    "surveys/fivethirtyeight/steak-survey/steak-risk-survey.csv": {"header": 2},
    "surveys/fivethirtyeight/thanksgiving-2015/thanksgiving-2015-poll-data.csv": {},
    "surveys/fivethirtyeight/weather-check/weather-check.csv": {},
    "surveys/carpentries/20180908_post_clean.csv": {},
    "surveys/carpentries/2020_carpentryconhome_raw.csv": {},
    "surveys/carpentries/longterm_October2017.csv": {},
    "surveys/surveymonkey_todogroup/2018/results.csv": {"header": 2},
    "surveys/surveymonkey_todogroup/2020/results_2020.csv": {"header": 2, "encoding": "utf-8-sig"},
    "surveys/googleforms_rcommunity/2018-english.tsv": {"sep": "\t"},
    "surveys/limesurvey_rse/2017_de_public_data.csv": {},
    "surveys/limesurvey_rse/2017_us_public_data.csv": {},
    "surveys/qualtrics_ropensci/qualtrics_numeric.csv": {},
    "surveys/qualtrics_ropensci/qualtrics_text.csv": {},
    "surveys/qualtrics_lditutorial/Testing+preservation_June+16,+2026_15.35.csv": {"header": 3},
    "surveys/quantipy/engine_A_data.csv": {},
    "surveys/quantipy/engine_B_data.csv": {},
    "surveys/redcap/clinical-trial-1/data.csv": {},
    "surveys/redcap/decimal-comma/data.csv": {},
    "surveys/redcap/repeating-instruments/data.csv": {},
    "sav/survey_questionr/happy_gss.csv": {},
    "sav/survey_questionr/hdv2003.csv": {},
    "sav/spss_pyreadstat/sample_missing.csv": {},
    "posts/intent_app_reviews_vu/dataset.csv": {},
    "posts/intent_banking77/test.csv": {},
    "posts/sentiment_skytrax/lounge.csv": {},
    "posts/social_facebook_metrics_uci/dataset_Facebook.csv": {"sep": ";"},
    "posts/social_facebook_metrics_uci/dataset_Facebook_original_header.csv": {},
    "posts/sentiment_brand_products/judge-1377884607_tweet_product_company.csv": {"encoding": "cp1252"},
    "posts/sentiment_vader/tweets_GroundTruth.txt": {"sep": "\t", "header": 0, "quoting": 3},
    "journeys/attribution_damabytes/anonymized_attribution.csv": {},
    "journeys/attribution_tasman/conversion_events.csv": {},
    "journeys/mmm/dt_simulated_weekly.csv": {},
    "journeys/mmm/meridian_national_media.csv": {},
    "journeys/campaign_kag_facebook_ads/KAG_conversion_data.csv": {},
}


def table(path, sep, encoding, header, quoting=0):
    # The header rows are read as rows, so that pandas renames and skips nothing.
    cells = pd.read_csv(
        folder / path, sep=sep, encoding=encoding, header=None, dtype=str, keep_default_na=False,
        skip_blank_lines=True, quoting=quoting, encoding_errors="replace", low_memory=False,
    )
    rows = cells.iloc[header:].apply(lambda column: column.str.replace("\ufeff", "").str.strip())
    return rows[(rows != "").any(axis=1)]


def column(texts):
    filled = texts[texts != ""]
    counts = filled.value_counts()
    if len(counts) <= FEW:
        return {"filled": len(filled), "counts": {text: int(count) for text, count in sorted(counts.items())}}
    numbers = pd.to_numeric(filled, errors="coerce")
    return {
        "filled": len(filled),
        "letters": int(filled.str.len().sum()),
        "numbers": int(numbers.notna().sum()),
        "sum": float(numbers.sum()),
    }


read = {}
for path, how in FILES.items():
    rows = table(path, **{**COMMA, **how})
    read[path] = {"rows": len(rows), "columns": [column(rows[name]) for name in rows.columns]}
print(json.dumps({"source": f"pandas {pd.__version__}, tests/goldens/generate/further-files.py", "files": read}, ensure_ascii=False))

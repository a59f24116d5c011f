"""What pandas reads out of posts, journeys and campaigns: run with ../shared/data beside the project.

    python3 tests/goldens/generate/social-files.py > tests/goldens/social-files.json
"""

import json
import os
import sys

import pandas as pd

DATA = os.path.join(os.path.dirname(__file__), "../../../../shared/data")


def instants(series):
    times = pd.to_datetime(series, utc=True, **KINDS[FILE].get("time_format", {}))
    return [int(times.min().timestamp() * 1000), int(times.max().timestamp() * 1000)]


KINDS = {
    "posts/social_facebook_live_uci/Live.csv": {
        "id": "status_id",
        "time": "status_published",
        "time_format": {"dayfirst": False},
        "sums": ["num_reactions", "num_comments", "num_shares", "num_likes"],
        "reactions": "num_",
    },
    "posts/sentiment_airline_tweets/Tweets_clean6col.csv": {
        "id": "tweet_id",
        "time": "tweet_created",
        "time_format": {"format": "%m/%d/%Y %H:%M"},
        "sums": [],
    },
    "posts/sentiment_sanders/full-corpus.csv": {
        "id": "TweetId",
        "time": "TweetDate",
        "time_format": {"format": "%a %b %d %H:%M:%S %z %Y"},
        "sums": [],
    },
    "posts/support_twcs/spotify_support_requests.csv": {
        "id": "tweet_id",
        # Seven of its texts hold carriage returns without quotes; its lines end with line feeds.
        "read": {"lineterminator": "\n"},
        "time": "created_at",
        "time_format": {"format": "%a %b %d %H:%M:%S %z %Y"},
        "sums": [],
    },
    "posts/facebook_pages/npr_facebook_statuses.csv": {
        "id": "status_id",
        "time": "status_published",
        "sums": ["num_reactions", "num_angrys"],
        "reactions": "num_",
    },
    "journeys/attribution_kaggle_si05/attribution_data.csv": {
        "id": None,
        "time": "time",
        "sums": ["conversion", "conversion_value"],
        "customers": "customer_id",
    },
    "journeys/attribution_matcyt/budget_sample_daily.csv": {
        "id": None,
        "time": "day",
        "sums": ["cost", "impressions"],
    },
    "journeys/campaign_kag_facebook_ads/KAG_conversion_data_full.csv": {
        "id": None,
        "time": "Date",
        "time_format": {"format": "%d-%m-%Y"},
        "sums": ["Spent", "Impressions", "Clicks", "Total_Conversion"],
    },
}

files = {}
for FILE, kind in KINDS.items():
    table = pd.read_csv(os.path.join(DATA, FILE), dtype={kind["id"]: str} if kind["id"] else None, **kind.get("read", {}))
    line = {"rows": len(table), "time": instants(table[kind["time"]])}
    line["sums"] = {name: float(table[name].sum()) for name in kind["sums"]}
    if kind["id"]:
        again = table.duplicated(kind["id"], keep="first")
        firsts = table.drop_duplicates(kind["id"]).set_index(kind["id"])
        prefix = kind.get("reactions")
        named = [c for c in table.columns if prefix and c.startswith(prefix)]
        content = [c for c in table.columns if c != kind["id"] and c not in named]
        same, only = 0, 0
        for _, row in table[again].iterrows():
            first = firsts.loc[row[kind["id"]]]
            equal = lambda names: all(
                (pd.isna(row[c]) and pd.isna(first[c])) or row[c] == first[c] for c in names
            )
            if equal(content):
                if equal(named):
                    same += 1
                else:
                    only += 1
        line["repeated"] = {"count": int(again.sum()), "identical": same, "reactionsOnly": only}
    if "customers" in kind:
        line["customers"] = int(table[kind["customers"]].nunique())
    files[FILE] = line

json.dump({"source": f"pandas {pd.__version__}, {os.path.basename(__file__)}", "files": files}, sys.stdout, indent=2)
print()

"""Removal effects of a chain that remembers three touches, by scipy, apart from Parallax.

Made-up journeys (seeded) over six channels with repeats. For each channel the chain is built anew from the journeys,
every journey cut where it first meets the channel, and its conversion probability solved with a sparse LU. Run from the
top of the repository:

    python3 tests/goldens/generate/markov-order-3.py

Writes tests/goldens/markov-order-3.json.
"""
import json
from collections import defaultdict

import numpy
import scipy
from scipy.sparse import identity, lil_matrix
from scipy.sparse.linalg import splu

CHANNELS = ["Search", "Display", "Email", "Social", "Video", "Direct"]


def journeys(seed):
    rng = numpy.random.default_rng(seed)
    rows = []
    for _ in range(160):
        path = [CHANNELS[int(min(rng.integers(6), rng.integers(6)))]]
        while len(path) < 9 and rng.random() < 0.7:
            path.append(CHANNELS[int(rng.integers(6))] if rng.random() < 0.8 else path[-1])
        rows.append((path, int(rng.integers(0, 6)), int(rng.integers(0, 15))))
    return rows


def steps(rows):
    counts = defaultdict(lambda: defaultdict(float))
    for path, conversions, nulls in rows:
        state = ()
        for touch in path:
            following = (state + (touch,))[-3:]
            counts[state][following] += conversions + nulls
            state = following
        counts[state]["conversion"] += conversions
        counts[state]["null"] += nulls
    return counts


def conversion_share(counts, removed):
    states = list(counts)
    place = {state: at for at, state in enumerate(states)}
    between = lil_matrix((len(states), len(states)))
    converts = numpy.zeros(len(states))
    for state, row in counts.items():
        total = sum(row.values())
        for target, count in row.items():
            if target == "conversion":
                converts[place[state]] += count / total
            elif target != "null" and total > 0 and target[-1] != removed:
                between[place[state], place[target]] += count / total
    solved = splu((identity(len(states), format="csc") - between.tocsc())).solve(converts)
    return solved[place[()]]


rows = [row for row in journeys(31) if row[1] + row[2] > 0]
counts = steps(rows)
whole = conversion_share(counts, None)
effects = {channel: 1 - conversion_share(counts, channel) / whole for channel in CHANNELS}
scale = sum(conversions for _, conversions, _ in rows) / sum(effects.values())
json.dump({
    "source": f"scipy {scipy.__version__} splu, tests/goldens/generate/markov-order-3.py",
    "rows": [{"path": " > ".join(path), "conversions": conversions, "nulls": nulls} for path, conversions, nulls in rows],
    "states": len(counts) - 1, "conversionShare": whole, "removalEffects": effects,
    "conversions": {channel: effect * scale for channel, effect in effects.items()},
}, open("tests/goldens/markov-order-3.json", "w"), indent=1)

"""Removal effects, Shapley values and rule credits, computed apart from Parallax.

Markov: for each channel, the chain is solved anew with that channel's rows emptied, by Gaussian elimination
on exact fractions (order 1) or numpy.linalg.solve (order 2). Shapley: the average over every order in which
channels can join, or the sum over all coalitions. Run from the top of the repository:

    python3 tests/goldens/generate/attribution.py [PathData.csv]

Writes tests/goldens/attribution-worked-examples.json, and with PathData.csv (the data set of the R package
ChannelAttribution) tests/goldens/markov-path-data.json.
"""
import csv
import json
import platform
import sys
from fractions import Fraction
from itertools import permutations
from math import factorial

import numpy

START, CONVERSION, NULL = ("start",), ("conversion",), ("null",)


def transitions(rows, order):
    counts = {}
    for path, conversions, _value, nulls in rows:
        states = [tuple(path[max(0, i - order + 1): i + 1]) for i in range(len(path))]
        chain = [START, *[("at", *state) for state in states]]
        for source, target in zip(chain, chain[1:]):
            counts.setdefault(source, {}).setdefault(target, Fraction(0))
            counts[source][target] += conversions + nulls
        for target, count in ((CONVERSION, conversions), (NULL, nulls)):
            counts.setdefault(chain[-1], {}).setdefault(target, Fraction(0))
            counts[chain[-1]][target] += count
    return {s: {t: c / sum(row.values()) for t, c in row.items()} for s, row in counts.items() if sum(row.values())}


def solve_exactly(matrix, right):
    size = len(right)
    table = [row[:] + [right[i]] for i, row in enumerate(matrix)]
    for column in range(size):
        pivot = next(r for r in range(column, size) if table[r][column] != 0)
        table[column], table[pivot] = table[pivot], table[column]
        for row in range(size):
            if row != column and table[row][column] != 0:
                factor = table[row][column] / table[column][column]
                table[row] = [a - factor * b for a, b in zip(table[row], table[column])]
    return [table[i][size] / table[i][i] for i in range(size)]


def solve_in_floats(matrix, right):
    return numpy.linalg.solve(numpy.array(matrix, dtype=float), numpy.array(right, dtype=float))


def conversion_probability(chain, removed, solve):
    states = list(chain)
    place = {state: i for i, state in enumerate(states)}
    matrix = [[Fraction(int(i == j)) for j in range(len(states))] for i in range(len(states))]
    right = [Fraction(0)] * len(states)
    for state, row in chain.items():
        if state[0] == "at" and state[-1] == removed:
            continue
        for target, share in row.items():
            if target == CONVERSION:
                right[place[state]] += share
            elif target != NULL:
                matrix[place[state]][place[target]] -= share
    return solve(matrix, right)[place[START]]


def markov(rows, order=1, solve=solve_exactly):
    channels = list(dict.fromkeys(channel for path, *_ in rows for channel in path))
    chain = transitions(rows, order)
    whole = conversion_probability(chain, None, solve)
    effects = {c: 1 - conversion_probability(chain, c, solve) / whole for c in channels}
    total = sum(row[1] for row in rows)
    scale = total / sum(effects.values())
    return {
        "conversionShare": float(whole),
        "removalEffects": {c: float(e) for c, e in effects.items()},
        "conversions": {c: float(e * scale) for c, e in effects.items()},
    }


def shapley(rows):
    channels = list(dict.fromkeys(channel for path, *_ in rows for channel in path))
    worth = lambda coalition: sum(row[1] for row in rows if set(row[0]) <= coalition)
    credit = {c: Fraction(0) for c in channels}
    orders = list(permutations(channels))
    for joined in orders:
        present = set()
        for channel in joined:
            before = worth(present)
            present.add(channel)
            credit[channel] += Fraction(worth(present) - before) / len(orders)
    return {c: float(v) for c, v in credit.items()}


def shapley_by_subsets(rows):
    """The textbook sum over coalitions, for tables with too many channels to list every order."""
    channels = list(dict.fromkeys(channel for path, *_ in rows for channel in path))
    size = len(channels)
    bit = {c: 1 << i for i, c in enumerate(channels)}
    worth = [Fraction(0)] * (1 << size)
    for path, conversions, *_ in rows:
        worth[sum(bit[c] for c in set(path))] += conversions
    for c in channels:
        for coalition in range(1 << size):
            if coalition & bit[c]:
                worth[coalition] += worth[coalition ^ bit[c]]
    credit = {c: Fraction(0) for c in channels}
    for coalition in range(1 << size):
        members = coalition.bit_count()
        for c in channels:
            if not coalition & bit[c]:
                gain = worth[coalition | bit[c]] - worth[coalition]
                credit[c] += gain * Fraction(factorial(members) * factorial(size - members - 1), factorial(size))
    return {c: float(v) for c, v in credit.items()}


def linear(rows):
    credit = {}
    for path, conversions, *_ in rows:
        for channel in path:
            credit[channel] = credit.get(channel, Fraction(0)) + conversions / len(path)
    return {c: float(v) for c, v in credit.items()}


def parse(text):
    rows = []
    for line in text.strip().splitlines():
        path, conversions, nulls = (part.strip() for part in line.split("|"))
        rows.append((path.split(" > "), Fraction(conversions), Fraction(0), Fraction(nulls)))
    return rows


EXAMPLES = {
    "three paths, one conversion": "C1 > C2 > C3 | 1 | 0\nC1 | 0 | 1\nC2 > C3 | 0 | 1",
    "search and mailing": "google ads | 2 | 1\nmailing | 1 | 0\ngoogle ads > mailing | 1 | 0",
    "seven channel sets": "F | 20 | 0\nO | 10 | 0\nL | 17 | 0\nF > O | 17 | 0\nF > L | 30 | 0\nF > O > L | 6 | 0",
    "alone and together": "a | 4 | 0\na > b | 6 | 0",
    "a channel twice": "a > a > b | 6 | 0",
    "two ways to convert": "a > b | 3 | 1\na > c | 1 | 1",
    "repeats without nulls": "A > B > A > B > B > A | 1 | 0\nA > B > B > A > A | 1 | 0\nA > A | 1 | 0",
    "loops with nulls": "x > y > x > z | 5 | 11\ny > y > z > x | 3 | 9\nz > x > y > z > z | 2 | 4\nw | 1 | 20\nx > w > y | 4 | 0",
}


def write(name, content):
    with open(f"tests/goldens/{name}", "w") as file:
        json.dump(content, file, indent=1)
        file.write("\n")


def main():
    source = f"tests/goldens/generate/attribution.py, exact fractions, Python {platform.python_version()}"
    write("attribution-worked-examples.json", {"source": source, "examples": [
        {"name": name, "table": text, "markov": markov(parse(text)), "markovOrder2": markov(parse(text), 2),
         "shapley": shapley(parse(text)), "linear": linear(parse(text))}
        for name, text in EXAMPLES.items()]})
    if len(sys.argv) > 1:
        with open(sys.argv[1]) as file:
            rows = [(r["path"].split(" > "), Fraction(r["total_conversions"]), Fraction(r["total_conversion_value"]),
                     Fraction(r["total_null"])) for r in csv.DictReader(file)]
        write("markov-path-data.json", {
            "source": f"{source}; order 2: numpy {numpy.__version__} linalg.solve; data: PathData of the R package ChannelAttribution",
            "order1": markov(rows), "order2": markov(rows, 2, solve_in_floats), "shapley": shapley_by_subsets(rows)})


main()

"""Writes tests/goldens/krippendorff-alpha.json: alpha from its definition, over all pairs of codes.

Observed disagreement: all ordered pairs of codes within a unit, each over m_u - 1. Expected: all ordered
pairs of pairable codes. No table of coincidences is built, which is how the program computes it not.
The first case is the worked example of Krippendorff (2011), whose printed values are checked here.
"""
import itertools, json, random, sys

def metric(level, pool):
    counts = {v: pool.count(v) for v in sorted(set(pool))}
    def apart(a, b):
        if a == b: return 0.0
        if level == "nominal": return 1.0
        if level == "interval": return float((a - b) ** 2)
        low, high = min(a, b), max(a, b)
        inner = sum(n for v, n in counts.items() if low <= v <= high)
        return (inner - (counts[low] + counts[high]) / 2) ** 2
    return apart

def alpha(coders, level):
    units = [[c[u] for c in coders if c[u] is not None] for u in range(len(coders[0]))]
    units = [u for u in units if len(u) > 1]
    pool = [v for u in units for v in u]
    apart = metric(level, pool)
    observed = sum(apart(a, b) / (len(u) - 1) for u in units for a, b in itertools.permutations(u, 2)) / len(pool)
    n = len(pool)
    expected = sum(apart(pool[i], pool[j]) for i in range(n) for j in range(n) if i != j) / (n * (n - 1))
    return 1 - observed / expected

N = None
worked = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
printed = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849}
random.seed(4)
made = [[random.choice([-1, 0, 0, 1, 2, N]) for _ in range(40)] for _ in range(3)]
close = [[(v if random.random() < 0.8 else random.choice([-1, 0, 1])) for v in [random.choice([-1, 0, 1]) for _ in range(60)]] for _ in range(1)]
close += [[v if random.random() < 0.75 else random.choice([-1, 0, 1]) for v in close[0]]]
cases = []
for name, coders in [("Krippendorff 2011", worked), ("three coders by chance", made), ("two coders, close", close)]:
    values = {level: alpha(coders, level) for level in printed}
    if name.startswith("Kripp"):
        assert all(abs(values[k] - printed[k]) < 0.0006 for k in printed), values
    cases.append({"name": name, "coders": coders, "alpha": values})
out = {"source": "Python " + sys.version.split()[0] + ", alpha by its definition over pairs of codes; the first case is that of Krippendorff (2011), Computing Krippendorff's alpha-reliability, printed there as 0.743, 0.815, 0.849", "cases": cases}
json.dump(out, open("tests/goldens/krippendorff-alpha.json", "w"), indent=1)

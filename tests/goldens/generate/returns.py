"""Returns on ledgers, computed apart from Parallax.

Lines and shares by plain arithmetic, payback and net present value by numpy, bounds by drawing a million triangles with
numpy's generator (so they agree only as far as chance allows), break-even by scipy's brentq. Run from the top:

    python3 tests/goldens/generate/returns.py

Writes tests/goldens/returns.json.
"""
import json

import numpy
import scipy
from scipy.optimize import brentq

CALLS = {"conversations": (100_000, 80_000, 130_000), "deflection_share": (0.1, 0.05, 0.2), "cost_per_call": (25, 20, 30),
         "programme_cost": (150_000, 140_000, 190_000)}
CHANNELS = {"Facebook": (1481.7, 5940.39), "Instagram": (641.2, 3665.37), "Display": (554.9, 2212.94), "Video": (991.8, 3250.79)}
MARGIN = 0.31
FLOWS, RATE = [-1000.0, 300.0, 420.0, 560.0, 100.0], 0.08


def roi(v):
    value = v["conversations"] * v["deflection_share"] * v["cost_per_call"]
    return (value - v["programme_cost"]) / v["programme_cost"]


def main():
    stated = {name: float(three[0]) for name, three in CALLS.items()}
    rng = numpy.random.default_rng(1)
    drawn = roi({name: rng.triangular(low, mode, high, 1_000_000) for name, (mode, low, high) in CALLS.items()})
    bars = {name: [roi({**stated, name: low}), roi({**stated, name: high})] for name, (_, low, high) in CALLS.items()}
    even = {name: brentq(lambda x: roi({**stated, name: x}), stated[name] / 99, stated[name] * 99) for name in CALLS}
    costs, conversions = (sum(c[i] for c in CHANNELS.values()) for i in (0, 1))
    lines = [{"channel": name, "roi": k * MARGIN / c - 1, "roas": k * MARGIN / c, "costPerConversion": c / k,
              "costShare": c / costs, "conversionShare": k / conversions, "shareRatio": (k / conversions) / (c / costs)}
             for name, (c, k) in CHANNELS.items()]
    discounted = [f / (1 + RATE) ** t for t, f in enumerate(FLOWS)]
    sums = numpy.cumsum(FLOWS), numpy.cumsum(discounted)
    paid = [next(t - 1 - s[t - 1] / (s[t] - s[t - 1]) for t in range(1, 5) if s[t] >= 0) if s[-1] >= 0 else None for s in sums]
    with open("tests/goldens/returns.json", "w") as file:
        json.dump({
            "source": f"tests/goldens/generate/returns.py, numpy {numpy.__version__}, scipy {scipy.__version__}",
            "calls": CALLS, "roi": roi(stated), "bars": bars, "breakEven": even,
            "low": float(numpy.quantile(drawn, 0.025)), "high": float(numpy.quantile(drawn, 0.975)),
            "mean": float(drawn.mean()), "lossShare": float((drawn < 0).mean()),
            "channels": CHANNELS, "margin": MARGIN, "lines": lines,
            "flows": FLOWS, "rate": RATE, "netPresentValue": float(sums[1][-1]), "payback": float(paid[0]),
            "discountedPayback": float(paid[1])}, file, indent=1)
        file.write("\n")


main()

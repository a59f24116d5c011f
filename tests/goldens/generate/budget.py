"""Response curves and a division of a budget by scipy, apart from Parallax.

Made-up weeks (seeded) whose curves are known: three channels, two controls, trend and season. All coefficients at once
by scipy.optimize.least_squares (trust region reflective) from many starting points; the budget by SLSQP from many
starting points; non-negative least squares by scipy.optimize.nnls. Run from the top of the repository:

    python3 tests/goldens/generate/budget.py

Writes tests/goldens/budget.json.
"""
import json

import numpy
import scipy
from scipy.optimize import least_squares, minimize, nnls

WEEKS = 156
YEAR = 365.25 / 7
TRUTH = {
    "exponential": [(0.3, 40.0, 1.0, 90.0), (0.6, 25.0, 1.0, 60.0), (0.0, 30.0, 1.0, 45.0)],
    "hill": [(0.3, 40.0, 2.0, 90.0), (0.5, 25.0, 1.0, 60.0), (0.0, 30.0, 1.5, 45.0)],
}


def carried(spend, share):
    level = spend.mean()
    out = numpy.empty_like(spend)
    for at, one in enumerate(spend):
        level = share * level + (1 - share) * one
        out[at] = level
    return out


def saturated(form, amount, half, slope):
    if form == "exponential":
        return 1 - 2.0 ** (-amount / half)
    return numpy.where(amount > 0, amount**slope / (amount**slope + half**slope), 0.0)


def beside(controls):
    at = numpy.arange(WEEKS)
    columns = [numpy.ones(WEEKS), 2 * at / (WEEKS - 1) - 1]
    for pair in (1, 2):
        columns += [numpy.sin(2 * numpy.pi * pair * at / YEAR), numpy.cos(2 * numpy.pi * pair * at / YEAR)]
    return numpy.column_stack(columns + [(c - c.mean()) / c.std() for c in controls])


def simulate(form, seed):
    rng = numpy.random.default_rng(seed)
    spends = []
    for _ in TRUTH[form]:
        burst = rng.random(WEEKS) < 0.7
        spends.append(numpy.round(rng.gamma(2.0, 25.0, WEEKS) * burst, 2))
    controls = [numpy.round(rng.normal(0, 1, WEEKS), 3), (rng.random(WEEKS) < 0.15).astype(float)]
    design = beside(controls)
    outcome = design @ numpy.array([300.0, 20.0, 15.0, -8.0, 4.0, 3.0, 6.0, 5.0])
    for spend, (share, half, slope, most) in zip(spends, TRUTH[form]):
        outcome += most * saturated(form, carried(spend, share), half, slope)
    outcome = numpy.round(outcome + rng.normal(0, 4.0, WEEKS), 3)
    return spends, controls, outcome


def fit(form, spends, controls, outcome):
    design = beside(controls)
    means = [s.mean() for s in spends]
    size = 3 if form == "exponential" else 4

    def parts(vector):
        total = design @ vector[len(spends) * size:]
        for at, spend in enumerate(spends):
            own = vector[at * size:(at + 1) * size]
            slope = own[3] if size == 4 else 1.0
            total = total + own[2] * saturated(form, carried(spend, own[0]), numpy.exp(own[1]) * means[at], slope)
        return total

    def residuals(vector, error):
        # Drawn towards nothing as strongly as outcomes err, a share of 0.3 of the mean outcome counting as much as an error.
        pulls = []
        for at, spend in enumerate(spends):
            own = vector[at * size:(at + 1) * size]
            slope = own[3] if size == 4 else 1.0
            part = own[2] * saturated(form, carried(spend, own[0]), numpy.exp(own[1]) * means[at], slope)
            pulls.append(error / 0.3 * part.mean() / numpy.abs(outcome).mean())
        return numpy.concatenate([parts(vector) - outcome, pulls])

    low = ([0, numpy.log(0.1), 0] + ([0.5] if size == 4 else [])) * len(spends) + [-numpy.inf] * design.shape[1]
    high = ([0.9, numpy.log(10), numpy.inf] + ([3.0] if size == 4 else [])) * len(spends) + [numpy.inf] * design.shape[1]
    rng = numpy.random.default_rng(3)
    alone = numpy.linalg.lstsq(design, outcome, rcond=None)[0]
    error = numpy.sqrt(numpy.mean((outcome - design @ alone) ** 2))
    best = None
    for turn in range(24):
        if turn == 12:
            error, best = numpy.sqrt(numpy.mean((parts(best.x) - outcome) ** 2)), None
        start = []
        for _ in spends:
            start += [rng.uniform(0.05, 0.8), rng.uniform(-1.0, 1.0), rng.uniform(20, 120)]
            start += [rng.uniform(0.7, 2.5)] if size == 4 else []
        start += [outcome.mean()] + [0.0] * (design.shape[1] - 1)
        found = least_squares(residuals, start, args=(error,), bounds=(low, high), xtol=1e-14, ftol=1e-14, gtol=1e-12,
                              max_nfev=3000, x_scale="jac")
        if best is None or found.cost < best.cost:
            best = found
    curves = []
    for at in range(len(spends)):
        own = best.x[at * size:(at + 1) * size]
        curves.append({"carryOver": own[0], "half": float(numpy.exp(own[1]) * means[at]), "most": own[2],
                       "slope": own[3] if size == 4 else 1.0})
    return {"curves": curves, "squaredError": float(numpy.sum((parts(best.x) - outcome) ** 2))}


def divide(form, curves, bounds, budget):
    def response(spends):
        return sum(c["most"] * float(saturated(form, numpy.array(s), c["half"], c["slope"])) for c, s in zip(curves, spends))

    rng = numpy.random.default_rng(5)
    best = None
    for _ in range(40):
        start = numpy.array([rng.uniform(low, high) for low, high in bounds])
        found = minimize(lambda s: -response(s), start, method="SLSQP", bounds=bounds,
                         constraints={"type": "eq", "fun": lambda s: s.sum() - budget}, options={"ftol": 1e-13, "maxiter": 500})
        if found.success and (best is None or found.fun < best.fun):
            best = found
    return {"bounds": bounds, "budget": budget, "spends": list(best.x), "outcome": -best.fun}


def case(form, seed):
    spends, controls, outcome = simulate(form, seed)
    fitted = fit(form, spends, controls, outcome)
    return {"truth": TRUTH[form], "spends": [list(s) for s in spends], "controls": [list(c) for c in controls],
            "outcomes": list(outcome), **fitted,
            "divisions": [divide(form, fitted["curves"], bounds, budget) for bounds, budget in [
                ([(0, 120)] * 3, 90), ([(10, 60), (20, 50), (5, 30)], 100), ([(0, 200)] * 3, 15)]]}


def non_negative(seed):
    rng = numpy.random.default_rng(seed)
    columns = rng.normal(0, 1, (30, 6))
    columns[:, 3] = columns[:, 1] + rng.normal(0, 0.05, 30)
    target = columns @ numpy.array([2.0, -1.5, 0.0, 0.7, -0.2, 3.0]) + rng.normal(0, 1, 30)
    return {"columns": columns.T.tolist(), "target": target.tolist(), "coefficients": nnls(columns, target)[0].tolist()}


print(json.dumps({"source": f"scipy {scipy.__version__}, tests/goldens/generate/budget.py",
                  "exponential": case("exponential", 11), "hill": case("hill", 12),
                  "nonNegative": [non_negative(seed) for seed in range(8)]}, indent=1),
      file=open("tests/goldens/budget.json", "w"))

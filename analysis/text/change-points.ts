import { AnalysisError } from '#analysis/analysis-error.ts';
import { median } from '#analysis/numerics/quantile.ts';

/** A stretch of a series with one level: from `from` up to, not including, `to`. */
export interface SeriesLevel {
  readonly from: number;
  readonly to: number;
  readonly mean: number;
}

/** A series parted where its level changes; `breaks` are the places where a new level begins. */
export interface SeriesLevels {
  readonly breaks: readonly number[];
  readonly levels: readonly SeriesLevel[];
}

/** A level lasts at least this many values. */
export const shortestLevel = 3;

/** Values before which nothing is parted, and over which the search would take too long. */
const fewest = 2 * shortestLevel;
const mostValues = 3000;

/**
 * Where the level of a series changes: the parting into stretches that minimises the weighted squared
 * distances from their means, in units of the noise, plus a penalty of 3 ln n for each change. The
 * minimum is exact (every parting into stretches of three values or more is weighed).
 *
 * - Shapes: `weights` has one entry a value, by default 1 each: how much a value rests on (posts), so that
 *   its variance is the noise over its weight.
 * - Missing: a null value, and one with weight 0, is passed over.
 * - The noise is estimated from the differences of neighbours (median absolute deviation), so that changes
 *   of level hardly count as noise. A series without noise, or of fewer than six values, is not parted.
 * - Limits: for noise without memory; a slope or a season is parted into steps. In a series without a
 *   change about one in twenty is parted by chance.
 *
 * @throws {AnalysisError} `lengths-differ`, `weight-out-of-range`, `base-out-of-range` over 3,000 values.
 *
 * Sources: Jackson et al. (2005), IEEE Signal Processing Letters 12, 105-108 (optimal partitioning); Yao
 * (1988), Statistics and Probability Letters 6, 181-189 (the penalty's form). Partings held to R
 * strucchange `breakpoints` 1.5, tests/goldens/change-points.json.
 */
export function levelsOfSeries(
  values: readonly (number | null)[],
  weights: readonly number[] = values.map(() => 1),
): SeriesLevels {
  if (weights.length !== values.length) {
    throw new AnalysisError('lengths-differ', { values: values.length, weights: weights.length });
  }
  for (const weight of weights) {
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new AnalysisError('weight-out-of-range', { weight });
    }
  }
  if (values.length > mostValues) {
    throw new AnalysisError('base-out-of-range', { base: values.length });
  }
  const used = values.flatMap((value, place) => {
    const weight = weights[place] ?? 0;
    return value === null || weight === 0 ? [] : [{ place, value, weight }];
  });
  if (used.length === 0) return { breaks: [], levels: [] };
  const noise = used.length < fewest ? 0 : noiseOf(used);
  const starts = noise === 0 ? [0] : bestStarts(used, 3 * Math.log(used.length) * noise);
  return levelsFrom(used, starts, values.length);
}

interface UsedValue {
  readonly place: number;
  readonly value: number;
  readonly weight: number;
}

/** The variance of a value with weight 1. */
function noiseOf(used: readonly UsedValue[]): number {
  const steps = used.slice(1).map((one, at) => {
    const before = used[at] as UsedValue;
    return (one.value - before.value) / Math.sqrt(1 / one.weight + 1 / before.weight);
  });
  const middle = median(steps) ?? 0;
  const robust = 1.4826 * (median(steps.map((step) => Math.abs(step - middle))) ?? 0);
  if (robust > 0) return robust ** 2;
  return steps.reduce((sum, step) => sum + step ** 2, 0) / steps.length;
}

/** Where stretches begin in the cheapest parting, each change costing `penalty`. */
function bestStarts(used: readonly UsedValue[], penalty: number): readonly number[] {
  const cost = stretchCost(used);
  const count = used.length;
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const last = new Int32Array(count + 1);
  best[0] = -penalty;
  for (let to = shortestLevel; to <= count; to += 1) {
    for (let from = 0; from <= to - shortestLevel; from += 1) {
      const total = (best[from] as number) + cost(from, to) + penalty;
      if (total < (best[to] as number)) {
        best[to] = total;
        last[to] = from;
      }
    }
  }
  const starts: number[] = [];
  for (let to = count; to > 0; to = last[to] as number) starts.unshift(last[to] as number);
  return starts;
}

/** Weighted squared distances from the mean of a stretch, by running sums. */
function stretchCost(used: readonly UsedValue[]): (from: number, to: number) => number {
  const centre = used.reduce((sum, { value }) => sum + value, 0) / used.length;
  const sums = [0, 0, 0].map(() => new Float64Array(used.length + 1));
  const [weights, firsts, squares] = sums as [Float64Array, Float64Array, Float64Array];
  used.forEach(({ value, weight }, at) => {
    const apart = value - centre;
    weights[at + 1] = (weights[at] as number) + weight;
    firsts[at + 1] = (firsts[at] as number) + weight * apart;
    squares[at + 1] = (squares[at] as number) + weight * apart * apart;
  });
  return (from, to) => {
    const weight = (weights[to] as number) - (weights[from] as number);
    const first = (firsts[to] as number) - (firsts[from] as number);
    return (squares[to] as number) - (squares[from] as number) - (first * first) / weight;
  };
}

function levelsFrom(
  used: readonly UsedValue[],
  starts: readonly number[],
  length: number,
): SeriesLevels {
  const levels = starts.map((start, at): SeriesLevel => {
    const own = used.slice(start, starts[at + 1] ?? used.length);
    const weight = own.reduce((sum, one) => sum + one.weight, 0);
    const next = used[starts[at + 1] ?? used.length]?.place ?? length;
    return {
      from: at === 0 ? 0 : (own[0]?.place ?? 0),
      to: next,
      mean: own.reduce((sum, one) => sum + one.value * one.weight, 0) / weight,
    };
  });
  return { breaks: levels.slice(1).map(({ from }) => from), levels };
}

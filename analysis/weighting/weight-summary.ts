import { designEffectOfWeights, effectiveBase } from '../statistics/effective-base.ts';

/**
 * What a weight does to a sample.
 *
 * - `rows` in the dataset; of them `weighted` have a weight above 0; the others are `zero`, `negative`
 *   or `missing` (a weight that is no finite number counts as missing). All figures after these are
 *   of the weighted rows alone, and null where there are none.
 * - `designEffect`: 1 + the squared coefficient of variation (Kish); `effectiveBase`: weighted / that.
 * - `topShare`: the share of all weight that the heaviest hundredth of the rows has (at least one row).
 * - `bins`: rows in equal steps from `smallest` to `largest`; one bin where all weights are equal.
 */
export interface WeightSummary {
  readonly rows: number;
  readonly weighted: number;
  readonly zero: number;
  readonly negative: number;
  readonly missing: number;
  readonly sum: number;
  readonly mean: number | null;
  readonly smallest: number | null;
  readonly largest: number | null;
  readonly designEffect: number | null;
  readonly effectiveBase: number | null;
  readonly topShare: number | null;
  readonly bins: readonly number[];
}

const binCount = 40;

/**
 * Describes weights: of raking, or as a file brought them.
 *
 * - Missing: a row whose weight is NaN or infinite is counted and left out.
 *
 * Sources: Kish (1965), Survey Sampling, 11.2C. Held to anesrake 0.80's general design effect.
 */
export function summariseWeights(weights: Float64Array): WeightSummary {
  const positive = weights.filter((weight) => weight > 0 && Number.isFinite(weight)).sort();
  let zero = 0;
  let negative = 0;
  for (const weight of weights) {
    if (weight === 0) zero++;
    else if (weight < 0 && Number.isFinite(weight)) negative++;
  }
  const counted = positive.length;
  const counts = {
    rows: weights.length,
    weighted: counted,
    zero,
    negative,
    missing: weights.length - counted - zero - negative,
  };
  if (counted === 0) return { ...counts, ...nothing };
  let sum = 0;
  let squares = 0;
  for (const weight of positive) {
    sum += weight;
    squares += weight * weight;
  }
  const smallest = positive[0] as number;
  const largest = positive[counted - 1] as number;
  return {
    ...counts,
    sum,
    mean: sum / counted,
    smallest,
    largest,
    designEffect: designEffectOfWeights(counted, sum, squares),
    effectiveBase: effectiveBase(sum, squares),
    topShare: topSum(positive) / sum,
    bins: binsOf(positive, smallest, largest),
  };
}

const nothing = {
  sum: 0,
  mean: null,
  smallest: null,
  largest: null,
  designEffect: null,
  effectiveBase: null,
  topShare: null,
  bins: [],
} as const;

function topSum(sorted: Float64Array): number {
  const heaviest = sorted.subarray(sorted.length - Math.max(1, Math.ceil(sorted.length / 100)));
  return heaviest.reduce((sum, weight) => sum + weight, 0);
}

/** Weights that differ by rounding alone are one bin. */
function binsOf(sorted: Float64Array, smallest: number, largest: number): readonly number[] {
  if (largest - smallest <= 1e-9 * largest) return [sorted.length];
  const bins = new Array<number>(binCount).fill(0);
  for (const weight of sorted) {
    const place = Math.floor(((weight - smallest) / (largest - smallest)) * binCount);
    const bin = Math.min(binCount - 1, place);
    bins[bin] = (bins[bin] as number) + 1;
  }
  return bins;
}

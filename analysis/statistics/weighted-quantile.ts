import { AnalysisError } from '../analysis-error.ts';
import { tQuantile } from '../numerics/t-distribution.ts';
import type { Interval } from './interval.ts';
import type { ValueDistribution } from './value-distribution.ts';

/** Rounding of a sum of weights against a share of the whole. */
const roundingError = 1e-12;

/**
 * The value that a share `probability` of the weight is at or under; where that falls between two values
 * exactly, their mean. Without weights the median is the usual one. NaN of nobody.
 *
 * @throws {AnalysisError} `share-out-of-range` unless `probability` is in [0, 1].
 *
 * Source: Hyndman and Fan (1996), The American Statistician 50, 361-365, definition 2. Held to R
 * `quantile(type = 2)` and `survey::svyquantile(qrule = "school")`.
 */
export function weightedQuantile(
  { values, weights }: ValueDistribution,
  probability: number,
): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new AnalysisError('share-out-of-range', { share: probability });
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const wanted = total * probability;
  let reached = 0;
  for (let at = 0; at < values.length; at++) {
    reached += weights[at] as number;
    if (Math.abs(reached - wanted) <= total * roundingError) {
      const next = values[at + 1] ?? (values[at] as number);
      return ((values[at] as number) + next) / 2;
    }
    if (reached > wanted) return values[at] as number;
  }
  return values.at(-1) ?? Number.NaN;
}

/**
 * Interval of a quantile: that of the share at or under it, turned back into values. The share's
 * standard error is linearised as elsewhere; strata and clusters do not enter. Null under two respondents.
 *
 * Limits: too short in the outermost percentiles of few respondents.
 *
 * Source: Woodruff (1952), JASA 47, 635-646. Held to `survey::svyquantile(interval.type = "mean")`.
 */
export function woodruffInterval(
  distribution: ValueDistribution,
  probability: number,
  confidence: number,
): Interval | null {
  const { values, counts, weights, squaredWeights } = distribution;
  const base = counts.reduce((sum, count) => sum + count, 0);
  if (base < 2) return null;
  const estimate = weightedQuantile(distribution, probability);
  let [total, squared, under, squaredUnder] = [0, 0, 0, 0];
  for (let at = 0; at < values.length; at++) {
    const isUnder = (values[at] as number) <= estimate;
    total += weights[at] as number;
    squared += squaredWeights[at] as number;
    if (!isUnder) continue;
    under += weights[at] as number;
    squaredUnder += squaredWeights[at] as number;
  }
  const share = under / total;
  const linearised = squaredUnder * (1 - share) ** 2 + (squared - squaredUnder) * share ** 2;
  const error = Math.sqrt((base / (base - 1)) * linearised) / total;
  const reach = tQuantile(0.5 + confidence / 2, base - 1) * error;
  return quantileInterval(distribution, share, reach);
}

/**
 * The values at a share less and plus `reach`, which is half the interval of the share. `share` is that
 * at or under the quantile, which ties lift above the one asked for.
 */
export function quantileInterval(
  distribution: ValueDistribution,
  share: number,
  reach: number,
): Interval {
  return {
    low: weightedQuantile(distribution, Math.max(0, share - reach)),
    high: weightedQuantile(distribution, Math.min(1, share + reach)),
  };
}

/** The share of the weight at or under a value. */
export function shareAtOrUnder({ values, weights }: ValueDistribution, limit: number): number {
  let [total, under] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    total += weights[at] as number;
    if ((values[at] as number) <= limit) under += weights[at] as number;
  }
  return under / total;
}

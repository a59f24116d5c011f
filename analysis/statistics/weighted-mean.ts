import { AnalysisError } from '../analysis-error.ts';
import { tQuantile } from '../numerics/t-distribution.ts';
import { effectiveBase } from './effective-base.ts';
import { criticalZ } from './interval.ts';
import { type NotComputable, notComputable } from './not-computable.ts';
import { meanBetween } from './spread.ts';

/**
 * What every test of a weighted mean needs of one group, in one or two passes over its rows.
 *
 * - `squaredDeviations`: sum of w (y - mean)^2. `linearised`: sum of w^2 (y - mean)^2.
 */
export interface WeightedSample {
  readonly base: number;
  readonly weightedBase: number;
  readonly effectiveBase: number;
  readonly mean: number;
  readonly squaredDeviations: number;
  readonly linearised: number;
}

/** A weighted mean with its standard error and interval. */
export interface WeightedMean {
  readonly status: 'computed';
  readonly mean: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly base: number;
  readonly weightedBase: number;
  readonly effectiveBase: number;
}

/**
 * Sums up one group. Rows without a positive weight drop out; `weights` of length n, or null for 1 each.
 * Other values must be numbers: take missing ones out before, or give them the weight 0.
 *
 * @throws {AnalysisError} `lengths-differ`; `weight-out-of-range` with the `row` (0-based) of a negative
 * or infinite weight.
 */
export function summariseWeighted(
  values: ArrayLike<number>,
  weights: ArrayLike<number> | null,
): WeightedSample {
  if (weights !== null && weights.length !== values.length) {
    throw new AnalysisError('lengths-differ', { expected: values.length, found: weights.length });
  }
  let [base, weightedBase, squaredWeights, total] = [0, 0, 0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < values.length; row++) {
    const weight = weights === null ? 1 : (weights[row] as number);
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new AnalysisError('weight-out-of-range', { row, weight });
    }
    if (weight === 0) continue;
    base++;
    weightedBase += weight;
    squaredWeights += weight * weight;
    const value = values[row] as number;
    total += weight * value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const mean = meanBetween(low, high, total, weightedBase);
  let [squaredDeviations, linearised] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    const weight = weights === null ? 1 : (weights[row] as number);
    if (weight === 0) continue;
    const term = weight * ((values[row] as number) - mean) ** 2;
    squaredDeviations += term;
    linearised += weight * term;
  }
  const kish = effectiveBase(weightedBase, squaredWeights);
  return { base, weightedBase, effectiveBase: kish, mean, squaredDeviations, linearised };
}

/**
 * Standard error of a weighted mean by Taylor linearisation, respondents drawn independently and with
 * replacement: sqrt(n / (n - 1) * sum of w^2 (y - mean)^2) / W. NaN under two respondents.
 *
 * Source: Binder (1983), International Statistical Review 51, 279-292. Held to R `survey::svymean`.
 */
export function linearisedStandardError(sample: WeightedSample): number {
  const { base, linearised, weightedBase } = sample;
  if (base < 2) return Number.NaN;
  return Math.sqrt((base / (base - 1)) * linearised) / weightedBase;
}

/**
 * Standard deviation of the population that the weights stand for, with the sample's correction:
 * sqrt(n / (n - 1) * sum of w (y - mean)^2 / W). Equal weights give the sample standard deviation.
 * NaN under two respondents. Held to R `survey::svyvar`.
 */
export function weightedStandardDeviation(sample: WeightedSample): number {
  const { base, squaredDeviations, weightedBase } = sample;
  if (base < 2) return Number.NaN;
  return Math.sqrt(((base / (base - 1)) * squaredDeviations) / weightedBase);
}

/**
 * Mean of a number, or a share when the values are 0 and 1, with weights; interval by t with n - 1
 * degrees of freedom. With equal weights this is the plain mean with its usual interval.
 *
 * Not computable without an answer or with one only. Rows without a positive weight drop out.
 *
 * @throws {AnalysisError} `lengths-differ`, `weight-out-of-range`, `confidence-out-of-range`.
 *
 * Held to R `survey::svymean` and `confint(df = degf(design))`.
 */
export function weightedMean(
  values: ArrayLike<number>,
  weights: ArrayLike<number> | null = null,
  confidence = 0.95,
): WeightedMean | NotComputable {
  criticalZ(confidence);
  const sample = summariseWeighted(values, weights);
  if (sample.base === 0) return notComputable('nobody-answered');
  if (sample.base === 1) return notComputable('too-few-for-a-variance');
  const { base, weightedBase, effectiveBase: kish, mean } = sample;
  const standardError = linearisedStandardError(sample);
  const reach = tQuantile(0.5 + confidence / 2, base - 1) * standardError;
  return {
    status: 'computed',
    mean,
    standardError,
    low: mean - reach,
    high: mean + reach,
    base,
    weightedBase,
    effectiveBase: kish,
  };
}

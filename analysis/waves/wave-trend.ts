import { tQuantile, tTwoSidedP } from '../numerics/t-distribution.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { type NotComputable, notComputable } from '../statistics/not-computable.ts';
import type { MeanMoments } from '../tables/mean-moments.ts';
import type { WaveTrend } from './wave-changes.ts';

/** A trend before the list is known that it is adjusted over. */
export type PlainTrend = Omit<WaveTrend, 'pAdjusted'> & { readonly status: 'computed' };

/** A variance under this share of the largest it could be is rounding. */
const roundingError = 1e-24;

/**
 * The rise of a share (values 0 and 1) or a mean from wave to wave: the slope of a weighted straight line
 * over the places of the waves, its error linearised over the respondents, t with n - 2 degrees of freedom.
 *
 * - `moments[wave]`: one wave's, with weights that average 1 in each wave, so that no wave counts more
 *   because its weights are larger.
 * - Not computable with fewer than three waves that anyone answered, or when all values are equal.
 * - Limits: the waves are taken as evenly spaced and as independent samples; a line says little of a
 *   measure that rose and fell.
 *
 * Source: Binder (1983), International Statistical Review 51, 279-292. Held to R `survey::svyglm`.
 */
export function waveTrend(
  moments: readonly MeanMoments[],
  confidence: number,
): PlainTrend | NotComputable {
  const answered = moments.flatMap((one, time) => (one.base > 0 ? [{ ...one, time }] : []));
  if (answered.length < 3) return notComputable('too-few-for-a-variance');
  const base = answered.reduce((sum, one) => sum + one.base, 0);
  const weight = answered.reduce((sum, one) => sum + one.weightedBase, 0);
  const middle = answered.reduce((sum, one) => sum + one.weightedBase * one.time, 0) / weight;
  const mean = answered.reduce((sum, one) => sum + one.weightedBase * one.mean, 0) / weight;
  let [spread, product] = [0, 0];
  for (const { weightedBase, time, mean: own } of answered) {
    spread += weightedBase * (time - middle) ** 2;
    product += weightedBase * (time - middle) * (own - mean);
  }
  const slope = product / spread;
  let [linearised, largest] = [0, 0];
  for (const one of answered) {
    const lever = (one.time - middle) ** 2;
    const off = one.mean - mean - slope * (one.time - middle);
    linearised += lever * (one.linearised + 2 * off * one.drift + off * off * one.squaredWeights);
    largest += lever * one.squaredWeights * one.mean * one.mean;
  }
  const degreesOfFreedom = base - 2;
  if (degreesOfFreedom < 1) return notComputable('too-few-for-a-variance');
  if (!(linearised > roundingError * largest)) return notComputable('all-values-equal');
  const standardError = Math.sqrt((base / (base - 1)) * linearised) / spread;
  const reach = tQuantile(0.5 + confidence / 2, degreesOfFreedom) * standardError;
  return {
    status: 'computed',
    slope,
    standardError,
    low: slope - reach,
    high: slope + reach,
    p: tTwoSidedP(slope / standardError, degreesOfFreedom),
    degreesOfFreedom,
  };
}

/** Who chose out of who answered, as the mean of zeros and ones. */
export function momentsOfShare(
  answered: { readonly count: number; readonly weight: number; readonly squaredWeight: number },
  chosen: { readonly weight: number; readonly squaredWeight: number },
): MeanMoments {
  const mean = chosen.weight / answered.weight;
  const others = answered.squaredWeight - chosen.squaredWeight;
  return {
    base: answered.count,
    weightedBase: answered.weight,
    effectiveBase: effectiveBase(answered.weight, answered.squaredWeight),
    mean,
    squaredDeviations: answered.weight * mean * (1 - mean),
    linearised: chosen.squaredWeight * (1 - mean) ** 2 + others * mean ** 2,
    squaredWeights: answered.squaredWeight,
    drift: chosen.squaredWeight * (1 - mean) - others * mean,
  };
}

/** The moments with every weight times a factor. */
export function rescaled(moments: MeanMoments, factor: number): MeanMoments {
  const { weightedBase, squaredDeviations, linearised, squaredWeights, drift } = moments;
  const squared = factor * factor;
  return {
    ...moments,
    weightedBase: weightedBase * factor,
    squaredDeviations: squaredDeviations * factor,
    linearised: linearised * squared,
    squaredWeights: squaredWeights * squared,
    drift: drift * squared,
  };
}

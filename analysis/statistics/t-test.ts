import { tQuantile, tTwoSidedP } from '../numerics/t-distribution.ts';
import { criticalZ } from './interval.ts';
import { type NotComputable, notComputable } from './not-computable.ts';
import { hasSpread } from './spread.ts';
import type { WeightedSample } from './weighted-mean.ts';

/** Whether two means differ: first minus second, with interval, t, degrees of freedom and p. */
export interface TTest {
  readonly status: 'computed';
  readonly difference: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly t: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/**
 * Welch's t test of two independent means, unequal variances, for samples without weights
 * (`summariseWeighted(values, null)`).
 *
 * Not computable with fewer than two answers on a side, or when all values are equal on both.
 *
 * @throws {AnalysisError} `confidence-out-of-range`.
 *
 * Source: Welch (1947), Biometrika 34, 28-35. Held to R `t.test`.
 */
export function welchTTest(
  a: WeightedSample,
  b: WeightedSample,
  confidence = 0.95,
): TTest | NotComputable {
  if (a.base < 2 || b.base < 2) return notComputable('too-few-for-a-variance');
  const partA = a.squaredDeviations / (a.base - 1) / a.base;
  const partB = b.squaredDeviations / (b.base - 1) / b.base;
  const variance = partA + partB;
  const degreesOfFreedom =
    (variance * variance) / (partA ** 2 / (a.base - 1) + partB ** 2 / (b.base - 1));
  return tTest(a, b, variance, degreesOfFreedom, confidence);
}

/**
 * Design-based t test of two means with weights: the slope of a regression of the value on the group,
 * its variance linearised over all n respondents of both groups, n - 2 degrees of freedom.
 *
 * Not computable with fewer than two answers on a side, or when all values are equal on both. Strata
 * and clusters do not enter.
 *
 * @throws {AnalysisError} `confidence-out-of-range`.
 *
 * Source: Lumley (2010), Complex Surveys, chapter 5. Held to R `survey::svyttest` with `ids = ~1`.
 */
export function designBasedTTest(
  a: WeightedSample,
  b: WeightedSample,
  confidence = 0.95,
): TTest | NotComputable {
  if (a.base < 2 || b.base < 2) return notComputable('too-few-for-a-variance');
  const base = a.base + b.base;
  const variance =
    (base / (base - 1)) * (a.linearised / a.weightedBase ** 2 + b.linearised / b.weightedBase ** 2);
  return tTest(a, b, variance, base - 2, confidence);
}

function tTest(
  a: WeightedSample,
  b: WeightedSample,
  variance: number,
  degreesOfFreedom: number,
  confidence: number,
): TTest | NotComputable {
  criticalZ(confidence);
  if (!hasSpread(variance, a, b)) return notComputable('all-values-equal');
  const difference = a.mean - b.mean;
  const standardError = Math.sqrt(variance);
  const reach = tQuantile(0.5 + confidence / 2, degreesOfFreedom) * standardError;
  const t = difference / standardError;
  return {
    status: 'computed',
    difference,
    standardError,
    low: difference - reach,
    high: difference + reach,
    t,
    degreesOfFreedom,
    p: tTwoSidedP(t, degreesOfFreedom),
  };
}

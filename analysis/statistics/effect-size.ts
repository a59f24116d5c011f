import { demandShare } from './interval.ts';
import { type NotComputable, notComputable } from './not-computable.ts';
import { hasSpread } from './spread.ts';
import type { WeightedSample } from './weighted-mean.ts';

/**
 * Cohen's h, the size of a difference between two shares on a scale where equal steps are equally hard
 * to see: 0.2 small, 0.5 medium, 0.8 large. Above 0 where the first share is larger.
 *
 * @throws {AnalysisError} `share-out-of-range`.
 *
 * Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, chapter 6.
 */
export function cohensH(shareA: number, shareB: number): number {
  demandShare(shareA);
  demandShare(shareB);
  return 2 * Math.asin(Math.sqrt(shareA)) - 2 * Math.asin(Math.sqrt(shareB));
}

/**
 * Cohen's d, the difference of two means in pooled standard deviations: 0.2 small, 0.5 medium, 0.8
 * large. With weights the standard deviations are those of the population the weights stand for, pooled
 * by the numbers of respondents. Not computable with fewer than two answers on a side or without spread.
 *
 * Source: Cohen (1988), chapter 2.
 */
export function cohensD(
  a: WeightedSample,
  b: WeightedSample,
): { readonly status: 'computed'; readonly d: number } | NotComputable {
  if (a.base < 2 || b.base < 2) return notComputable('too-few-for-a-variance');
  const summed = (sample: WeightedSample): number =>
    (sample.squaredDeviations / sample.weightedBase) * sample.base;
  const variance = (summed(a) + summed(b)) / (a.base + b.base - 2);
  if (!hasSpread(variance, a, b)) return notComputable('all-values-equal');
  return { status: 'computed', d: (a.mean - b.mean) / Math.sqrt(variance) };
}

import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * Interval of the difference between two independent shares, first minus second, from the Wilson
 * interval of each (Newcombe's method 10, without continuity correction).
 *
 * Stays inside [-1, 1] and keeps a width where both shares are 0 or 1. Bases need not be whole: with
 * weights they are the effective bases.
 *
 * @throws {AnalysisError} `share-out-of-range`, `base-out-of-range`, `confidence-out-of-range`.
 *
 * Source: Newcombe (1998), Statistics in Medicine 17, 873-890. Held to the same formula in R over
 * `prop.test` intervals.
 */
export function newcombeWilsonInterval(
  shareA: number,
  baseA: number,
  shareB: number,
  baseB: number,
  confidence = 0.95,
): Interval {
  const a = wilsonInterval(shareA, baseA, confidence);
  const b = wilsonInterval(shareB, baseB, confidence);
  const gap = shareA - shareB;
  return {
    low: gap - Math.hypot(shareA - a.low, b.high - shareB),
    high: gap + Math.hypot(a.high - shareA, shareB - b.low),
  };
}

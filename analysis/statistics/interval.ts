import { AnalysisError } from '../analysis-error.ts';
import { normalQuantile } from '../numerics/normal-distribution.ts';

/** Both ends of a confidence interval, in the units of what it is about. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The standard normal value that an interval with `confidence` reaches to each side: 1.96 at 0.95.
 *
 * @throws {AnalysisError} `confidence-out-of-range` unless 0 < confidence < 1.
 */
export function criticalZ(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new AnalysisError('confidence-out-of-range', { confidence });
  }
  return normalQuantile(0.5 + confidence / 2);
}

/** @throws {AnalysisError} `share-out-of-range` unless 0 <= share <= 1. */
export function demandShare(share: number): void {
  if (!(share >= 0 && share <= 1)) throw new AnalysisError('share-out-of-range', { share });
}

/** @throws {AnalysisError} `base-out-of-range` unless the base is above 0 and finite. */
export function demandBase(base: number): void {
  if (!(base > 0 && base < Number.POSITIVE_INFINITY)) {
    throw new AnalysisError('base-out-of-range', { base });
  }
}

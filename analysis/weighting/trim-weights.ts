import { AnalysisError } from '../analysis-error.ts';
import type { TrimBounds } from './raking-margin.ts';

/** More passes than any weights need: a bracket halves, a step of Newton's ends at once. */
const mostPasses = 200;

/**
 * Brings weights inside bounds and keeps their sum: every weight becomes `s w`, cut to the bounds, with
 * the one `s` for which the sum is as before. Changes `weights` in place and says how many rows are cut.
 *
 * - `rows[group]` rows share `weights[group]`; weights of 0 stay 0.
 * - Units: bounds are multiples of the mean of the weights above 0.
 */
export function trimWeights(
  weights: Float64Array,
  rows: Float64Array,
  bounds: TrimBounds,
): { readonly cutLow: number; readonly cutHigh: number } {
  let sum = 0;
  let count = 0;
  for (let group = 0; group < weights.length; group++) {
    const weight = weights[group] as number;
    sum += weight * (rows[group] as number);
    if (weight > 0) count += rows[group] as number;
  }
  const mean = sum / count;
  const low = (bounds.low ?? 0) * mean;
  const high = (bounds.high ?? Number.POSITIVE_INFINITY) * mean;
  const scale = scaleFor(weights, rows, { low, high, sum });
  let cutLow = 0;
  let cutHigh = 0;
  for (let group = 0; group < weights.length; group++) {
    const weight = weights[group] as number;
    if (weight === 0) continue;
    const scaled = weight * scale;
    if (scaled < low) cutLow += rows[group] as number;
    if (scaled > high) cutHigh += rows[group] as number;
    weights[group] = Math.min(high, Math.max(low, scaled));
  }
  return { cutLow, cutHigh };
}

/** Newton's steps on a sum that grows piece by piece in straight lines, kept inside a bracket. */
function scaleFor(
  weights: Float64Array,
  rows: Float64Array,
  { low, high, sum }: { readonly low: number; readonly high: number; readonly sum: number },
): number {
  let scale = 1;
  let tooSmall = 0;
  let tooLarge = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < mostPasses; pass++) {
    let cut = 0;
    let free = 0;
    for (let group = 0; group < weights.length; group++) {
      const weight = weights[group] as number;
      const scaled = weight * scale;
      if (weight === 0) continue;
      if (scaled > low && scaled < high) free += weight * (rows[group] as number);
      else cut += Math.min(high, Math.max(low, scaled)) * (rows[group] as number);
    }
    const off = cut + free * scale - sum;
    if (Math.abs(off) <= 1e-14 * sum) break;
    if (off < 0) tooSmall = scale;
    else tooLarge = scale;
    const step = (sum - cut) / free;
    const middle = tooLarge === Number.POSITIVE_INFINITY ? 2 * scale : (tooSmall + tooLarge) / 2;
    const next = step > tooSmall && step < tooLarge ? step : middle;
    if (next === scale) break;
    scale = next;
  }
  return scale;
}

/**
 * Bounds between which a mean of 1 can lie.
 *
 * @throws {AnalysisError} `trim-out-of-range`.
 */
export function demandTrimBounds({ low, high }: TrimBounds): void {
  const isLowRight = low === null || (low >= 0 && low < 1);
  const isHighRight = high === null || (high > 1 && high < Number.POSITIVE_INFINITY);
  if (!isLowRight || !isHighRight) throw new AnalysisError('trim-out-of-range', { low, high });
}

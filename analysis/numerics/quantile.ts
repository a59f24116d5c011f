import { AnalysisError } from '../analysis-error.ts';

/**
 * The value below which a share `probability` of the values lies, interpolated between neighbours as
 * R's default does (type 7); null for an empty list. `values` need not be sorted and stay as they are;
 * NaN among them gives NaN.
 *
 * @throws {AnalysisError} `share-out-of-range` unless `probability` is in [0, 1].
 *
 * Source: Hyndman and Fan (1996), The American Statistician 50, 361-365. Held to R `quantile`.
 */
export function quantile(values: ArrayLike<number>, probability: number): number | null {
  if (!(probability >= 0 && probability <= 1)) {
    throw new AnalysisError('share-out-of-range', { share: probability });
  }
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  if (Number.isNaN(sorted.at(-1))) return Number.NaN;
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (position - below) * (high - low);
}

/** The middle value, or the mean of the two middle values; null for an empty list. */
export function median(values: ArrayLike<number>): number | null {
  return quantile(values, 0.5);
}

import type { ClusteredSample, ClusterTotals } from '../statistics/design-variance.ts';
import type { KeptRows } from './kept-rows.ts';
import type { AxisItem } from './table-axis.ts';

/** An estimate over some respondents: a share or a mean, and their weight. */
export interface Estimate {
  readonly value: number;
  readonly weight: number;
}

/**
 * For each place of an item's codes and each cluster the sum of weights and the sum of w (y - centre), side
 * by side at `2 * (place * clusterCount + cluster)`.
 */
export interface ClusterSums {
  readonly clusterCount: number;
  readonly centre: number;
  readonly cells: Float64Array;
}

/**
 * Sums a row's values up by cluster and code in one pass over the kept rows; whatever is asked of the row's
 * cells follows from the sums. `placeOf` says where a code counts, -1: nowhere.
 *
 * - Missing: a NaN is outside the row's base and counts nowhere.
 * - `centre`: near the values, so that no digit is lost where they lie far from 0.
 */
export function sumByCluster(
  values: Float64Array,
  { codes }: AxisItem,
  placeOf: Int16Array,
  width: number,
  { clusterOf, stratumOf }: ClusteredSample,
  { count, weights }: KeptRows,
  centre: number,
): ClusterSums {
  const clusterCount = stratumOf.length;
  const cells = new Float64Array(2 * width * clusterCount);
  for (let at = 0; at < count; at++) {
    const value = values[at] as number;
    const place = placeOf[codes[at] as number] as number;
    if (place < 0 || Number.isNaN(value)) continue;
    const weight = weights === null ? 1 : (weights[at] as number);
    const cell = 2 * (place * clusterCount + (clusterOf[at] as number));
    cells[cell] = (cells[cell] as number) + weight;
    cells[cell + 1] = (cells[cell + 1] as number) + weight * (value - centre);
  }
  return { clusterCount, centre, cells };
}

/** The linearised totals `w (y - value) / weight` of those at some places, cluster by cluster. */
export function totalsOf(
  { clusterCount, centre, cells }: ClusterSums,
  places: readonly number[],
  { value, weight: whole }: Estimate,
): ClusterTotals {
  const totals = new Float64Array(clusterCount);
  const hasAny = new Uint8Array(clusterCount);
  const shift = value - centre;
  for (const place of places) {
    for (let cluster = 0; cluster < clusterCount; cluster++) {
      const cell = 2 * (place * clusterCount + cluster);
      const weight = cells[cell] as number;
      if (weight === 0) continue;
      totals[cluster] =
        (totals[cluster] as number) + ((cells[cell + 1] as number) - shift * weight) / whole;
      hasAny[cluster] = 1;
    }
  }
  return { totals, hasAny };
}

/** The totals of a difference. */
export function totalsOfDifference(of: ClusterTotals, less: ClusterTotals): ClusterTotals {
  const totals = of.totals.slice();
  const hasAny = of.hasAny.slice();
  for (let cluster = 0; cluster < totals.length; cluster++) {
    totals[cluster] = (totals[cluster] as number) - (less.totals[cluster] as number);
    hasAny[cluster] = (hasAny[cluster] as number) | (less.hasAny[cluster] as number);
  }
  return { totals, hasAny };
}

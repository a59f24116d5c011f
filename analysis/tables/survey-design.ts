import { AnalysisError } from '../analysis-error.ts';
import { type CategoryColumn, type NumberColumn, rowCount as rowsOf } from '../columns/column.ts';
import type { ClusteredSample } from '../statistics/design-variance.ts';
import type { KeptRows } from './kept-rows.ts';
import type { SampleDesign } from './table.ts';

/**
 * The clusters and strata of the kept rows, numbered over every row with a weight: a filter leaves the
 * design of the whole sample in place. Without clusters each respondent is one. Clusters are counted
 * within their stratum, so that they may be numbered afresh in each. Rows without a stratum form one of
 * their own; one without a cluster is a cluster of its own.
 *
 * @throws {AnalysisError} `lengths-differ`.
 */
export function clusteredSample(
  { strata, clusters }: SampleDesign,
  weights: NumberColumn | null,
  rowCount: number,
  kept: KeptRows,
): ClusteredSample {
  const stratumAt = codeReader(strata, rowCount);
  const clusterAt = codeReader(clusters, rowCount);
  const strataSeen = new Map<number, number>();
  const clustersSeen: Map<number, number>[] = [];
  const clusterOfRow = new Uint32Array(rowCount);
  const stratumOf: number[] = [];
  const clusterCounts: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (weights !== null && !isWeighing(weights, row)) continue;
    const code = strata === null ? 0 : (stratumAt(row) ?? Number.NaN);
    let stratum = strataSeen.get(code);
    if (stratum === undefined) {
      stratum = strataSeen.size;
      strataSeen.set(code, stratum);
      clustersSeen.push(new Map());
    }
    const own = clusterAt(row);
    const seen = clustersSeen[stratum];
    let cluster = own === null ? undefined : seen?.get(own);
    if (cluster === undefined) {
      cluster = stratumOf.length;
      if (own !== null) seen?.set(own, cluster);
      stratumOf.push(stratum);
      clusterCounts[stratum] = (clusterCounts[stratum] ?? 0) + 1;
    }
    clusterOfRow[row] = cluster;
  }
  const clusterOf = new Uint32Array(kept.count);
  for (let at = 0; at < kept.count; at++) {
    clusterOf[at] = clusterOfRow[kept.rows === null ? at : (kept.rows[at] as number)] as number;
  }
  return {
    clusterOf,
    stratumOf: Uint32Array.from(stratumOf),
    clusterCounts: Uint32Array.from(clusterCounts),
  };
}

/** A number for what a row holds, null for a missing one. */
function codeReader(
  column: CategoryColumn | NumberColumn | null,
  rowCount: number,
): (row: number) => number | null {
  if (column === null) return () => null;
  const found = rowsOf(column);
  if (found !== rowCount) throw new AnalysisError('lengths-differ', { expected: rowCount, found });
  if (column.type === 'category') {
    const { codes, categories } = column;
    return (row) => {
      const code = codes[row] as number;
      return categories[code]?.missing === null ? code : null;
    };
  }
  const { values, missing } = column;
  return (row) => (missing !== null && missing[row] !== 0 ? null : (values[row] as number));
}

function isWeighing({ values, missing }: NumberColumn, row: number): boolean {
  return (values[row] as number) > 0 && (missing === null || missing[row] === 0);
}

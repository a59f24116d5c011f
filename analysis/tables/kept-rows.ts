import { AnalysisError } from '../analysis-error.ts';
import type { NumberColumn } from '../columns/column.ts';

/**
 * The rows that a table counts: those of the filter with a weight above 0. `rows` is null where all
 * are kept, `weights` (beside `rows`) null where every row counts 1.
 */
export interface KeptRows {
  readonly count: number;
  readonly rows: Uint32Array | null;
  readonly weights: Float64Array | null;
  readonly unweightedOutCount: number;
}

/**
 * Filters once, so that everything after costs the kept rows only.
 *
 * @throws {AnalysisError} `lengths-differ`; `weight-out-of-range` with the `rowNumber` (1-based) of a
 * negative or infinite weight.
 */
export function keepRows(
  rowCount: number,
  filter: Uint8Array | null,
  weights: NumberColumn | null,
): KeptRows {
  for (const part of [filter, weights?.values ?? null]) {
    if (part !== null && part.length !== rowCount) {
      throw new AnalysisError('lengths-differ', { expected: rowCount, found: part.length });
    }
  }
  const kept = filter === null ? null : rowsOfMask(filter);
  const count = kept?.length ?? rowCount;
  if (weights === null) return { count, rows: kept, weights: null, unweightedOutCount: 0 };
  const own = takeWeights(weights, kept, count);
  let weighingCount = 0;
  for (let at = 0; at < count; at++) weighingCount += Number((own[at] as number) > 0);
  if (weighingCount === count) return { count, rows: kept, weights: own, unweightedOutCount: 0 };
  const rows = new Uint32Array(weighingCount);
  let place = 0;
  for (let at = 0; at < count; at++) {
    if ((own[at] as number) > 0) rows[place++] = kept === null ? at : (kept[at] as number);
  }
  return {
    count: weighingCount,
    rows,
    weights: own.filter((weight) => weight > 0),
    unweightedOutCount: count - weighingCount,
  };
}

/** Without branches, which a filter would make the processor guess wrongly. */
function rowsOfMask(mask: Uint8Array): Uint32Array {
  let count = 0;
  for (let row = 0; row < mask.length; row++) count += Number(mask[row] !== 0);
  const rows = new Uint32Array(count);
  let place = 0;
  for (let row = 0; row < mask.length; row++) {
    // After the last kept row this writes beyond the end, which a typed array ignores.
    rows[place] = row;
    place += Number(mask[row] !== 0);
  }
  return rows;
}

/** The weights of the kept rows, 0 where one is missing. */
function takeWeights(
  { values, missing }: NumberColumn,
  rows: Uint32Array | null,
  count: number,
): Float64Array {
  if (rows === null && missing === null && values instanceof Float64Array && areAbove0(values)) {
    return values;
  }
  const taken = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const row = rows === null ? at : (rows[at] as number);
    const weight = values[row] as number;
    if (
      weight > 0 &&
      weight < Number.POSITIVE_INFINITY &&
      (missing === null || missing[row] === 0)
    ) {
      taken[at] = weight;
    } else if ((missing === null || missing[row] === 0) && !Number.isNaN(weight) && weight !== 0) {
      throw new AnalysisError('weight-out-of-range', { rowNumber: row + 1, weight });
    }
  }
  return taken;
}

/** Whether all weights are above 0 and finite: then they can be used as they are stored. */
function areAbove0(weights: Float64Array): boolean {
  let badCount = 0;
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] as number;
    badCount += Number(!(weight > 0 && weight < Number.POSITIVE_INFINITY));
  }
  return badCount === 0;
}

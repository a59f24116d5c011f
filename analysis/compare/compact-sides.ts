import { AnalysisError } from '../analysis-error.ts';
import type { NumberColumn } from '../columns/column.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import type { ComparedBases } from './comparison.ts';

/**
 * One segment within the filter: the numbers of its rows, and their weights beside them. Filtering is
 * done once here, so that each variable afterwards costs its own rows only. `weights` is
 * null where every row counts 1.
 */
export interface CompactSide {
  readonly rows: Uint32Array;
  readonly weights: Float64Array | null;
}

/** Both segments, and how many of their rows dropped out because the weight is missing or 0. */
export interface CompactSides {
  readonly a: CompactSide;
  readonly b: CompactSide;
  readonly unweightedOutCount: number;
}

/**
 * Collects the rows of two segments within a filter. All arrays have one entry a row.
 *
 * @throws {AnalysisError} `lengths-differ`; `segments-overlap` with the `count` of rows that belong to
 * both; `weight-out-of-range` with the `rowNumber` (1-based) of a negative or infinite weight.
 */
export function compactSides(
  a: Uint8Array,
  b: Uint8Array,
  filter: Uint8Array | null,
  weights: NumberColumn | null,
): CompactSides {
  for (const part of [b, filter, weights?.values ?? null]) {
    if (part !== null && part.length !== a.length) {
      throw new AnalysisError('lengths-differ', { expected: a.length, found: part.length });
    }
  }
  demandNoOverlap(a, b, filter);
  const sideA = compactSide(a, filter, weights);
  const sideB = compactSide(b, filter, weights);
  return {
    a: sideA.side,
    b: sideB.side,
    unweightedOutCount: sideA.droppedCount + sideB.droppedCount,
  };
}

/** Unweighted, weighted and effective base of a whole side. */
export function basesOf(side: CompactSide): ComparedBases {
  const base = side.rows.length;
  if (side.weights === null) {
    return { base, weightedBase: base, effectiveBase: base };
  }
  let weightedBase = 0;
  let squared = 0;
  for (let at = 0; at < base; at++) {
    const weight = side.weights[at] as number;
    weightedBase += weight;
    squared += weight * weight;
  }
  return { base, weightedBase, effectiveBase: effectiveBase(weightedBase, squared) };
}

function demandNoOverlap(a: Uint8Array, b: Uint8Array, filter: Uint8Array | null): void {
  let count = 0;
  for (let row = 0; row < a.length; row++) {
    if (a[row] !== 0 && b[row] !== 0 && (filter === null || filter[row] !== 0)) count++;
  }
  if (count > 0) throw new AnalysisError('segments-overlap', { count });
}

function compactSide(
  mask: Uint8Array,
  filter: Uint8Array | null,
  weights: NumberColumn | null,
): { readonly side: CompactSide; readonly droppedCount: number } {
  const rows = new Uint32Array(mask.length);
  const kept = weights === null ? null : new Float64Array(mask.length);
  let count = 0;
  let droppedCount = 0;
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 0 || (filter !== null && filter[row] === 0)) continue;
    if (weights !== null && kept !== null) {
      const weight = weightOf(weights, row);
      if (weight === 0) {
        droppedCount++;
        continue;
      }
      kept[count] = weight;
    }
    rows[count++] = row;
  }
  return {
    side: { rows: rows.slice(0, count), weights: kept?.slice(0, count) ?? null },
    droppedCount,
  };
}

/** A row's weight; 0 where it is missing. */
function weightOf(weights: NumberColumn, row: number): number {
  if (weights.missing !== null && weights.missing[row] !== 0) return 0;
  const weight = weights.values[row] as number;
  if (Number.isNaN(weight)) return 0;
  if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
    throw new AnalysisError('weight-out-of-range', { rowNumber: row + 1, weight });
  }
  return weight;
}

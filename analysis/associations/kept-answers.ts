import { AnalysisError } from '../analysis-error.ts';
import {
  type CategoryColumn,
  type Column,
  type NumberColumn,
  rowCount,
} from '../columns/column.ts';
import type { KeptRows } from '../tables/kept-rows.ts';
import type { AxisItem } from '../tables/table-axis.ts';

/** A question over the kept rows, answers in people's order, with the values of its codes. */
export interface KeptAnswers {
  readonly item: AxisItem;
  readonly values: readonly (number | null)[];
}

/** @throws {AnalysisError} `lengths-differ`. */
export function keepAnswers(
  variable: string,
  column: CategoryColumn,
  kept: KeptRows,
  rows: number,
): KeptAnswers {
  demandLength(variable, column, rows);
  const order = column.order.filter((code) => column.categories[code]?.missing === null);
  const newCodes = new Uint16Array(column.categories.length).fill(order.length);
  for (const [place, code] of order.entries()) newCodes[code] = place;
  const codes = order.length < 256 ? new Uint8Array(kept.count) : new Uint16Array(kept.count);
  const old = column.codes;
  for (let at = 0; at < kept.count; at++) {
    const row = kept.rows === null ? at : (kept.rows[at] as number);
    codes[at] = newCodes[old[row] as number] as number;
  }
  const values = order.map((code) => column.categories[code]?.value ?? null);
  return { item: { codes, size: order.length }, values };
}

/**
 * Numbers over the kept rows, NaN where there is none.
 *
 * @throws {AnalysisError} `lengths-differ`.
 */
export function keepNumbers(
  variable: string,
  column: NumberColumn,
  kept: KeptRows,
  rows: number,
): Float64Array {
  demandLength(variable, column, rows);
  const taken = new Float64Array(kept.count);
  for (let at = 0; at < kept.count; at++) {
    const row = kept.rows === null ? at : (kept.rows[at] as number);
    const isMissing = column.missing !== null && column.missing[row] !== 0;
    taken[at] = isMissing ? Number.NaN : (column.values[row] as number);
  }
  return taken;
}

function demandLength(variable: string, column: Column, expected: number): void {
  const found = rowCount(column);
  if (found !== expected) throw new AnalysisError('lengths-differ', { variable, expected, found });
}

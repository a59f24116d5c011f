import type { CategoryColumn, Column, NumberArray, TextColumn } from '../columns/column.ts';
import { type MissingReason, missingByte } from '../columns/missing-reason.ts';
import { codesFor, missingCategory } from '../derive/derived-column.ts';

/**
 * The values of other rows in another order: row `i` of the result is row `rows[i]` of the column, or
 * missing for the reason `absent` where `rows[i]` is -1. Rows may be named several times or not at all.
 *
 * - Missing: a missing row stays missing for its own reason.
 */
export function gatherRows(column: Column, rows: Int32Array, absent: MissingReason): Column {
  switch (column.type) {
    case 'category':
      return gatherCodes(column, rows, absent);
    case 'number':
      return {
        type: 'number',
        values: gatherNumbers(column.values, rows),
        missing: gatherMissing(column.missing, rows, absent),
      };
    case 'text':
      return gatherText(column, rows, absent);
  }
}

function gatherCodes(
  column: CategoryColumn,
  rows: Int32Array,
  absent: MissingReason,
): CategoryColumn {
  const hasAbsent = rows.includes(-1);
  const [list, place] = hasAbsent ? withReason(column, absent) : [column, 0];
  const codes = codesFor(list.categories.length, rows.length);
  const { codes: from } = column;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    codes[at] = row < 0 ? place : (from[row] as number);
  }
  return { type: 'category', codes, categories: list.categories, order: list.order };
}

/** A list of answers in which a missing reason has a place, and that place. */
export function withReason(
  list: Pick<CategoryColumn, 'categories' | 'order'>,
  reason: MissingReason,
): readonly [Pick<CategoryColumn, 'categories' | 'order'>, number] {
  const wanted = missingCategory(reason);
  const known = list.categories.findIndex(
    (one) => one.missing === reason && (one.code === wanted.code || one.label === wanted.label),
  );
  if (known >= 0) return [list, known];
  const place = list.categories.length;
  return [{ categories: [...list.categories, wanted], order: [...list.order, place] }, place];
}

function gatherNumbers(values: NumberArray, rows: Int32Array): NumberArray {
  const gathered = new (values.constructor as new (length: number) => NumberArray)(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    gathered[at] = row < 0 ? 0 : (values[row] as number);
  }
  return gathered;
}

function gatherMissing(
  missing: Uint8Array | null,
  rows: Int32Array,
  absent: MissingReason,
): Uint8Array | null {
  const byte = missingByte(absent);
  const gathered = new Uint8Array(rows.length);
  let isAny = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const why = row < 0 ? byte : missing === null ? 0 : (missing[row] as number);
    gathered[at] = why;
    isAny |= why;
  }
  return isAny === 0 ? null : gathered;
}

function gatherText(column: TextColumn, rows: Int32Array, absent: MissingReason): TextColumn {
  const { offsets, bytes } = column;
  const ends = new Int32Array(rows.length + 1);
  let end = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if (row >= 0) end += (offsets[row + 1] as number) - (offsets[row] as number);
    ends[at + 1] = end;
  }
  const gathered = new Uint8Array(end);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if (row < 0) continue;
    let to = ends[at] as number;
    const last = offsets[row + 1] as number;
    for (let from = offsets[row] as number; from < last; from++) {
      gathered[to++] = bytes[from] as number;
    }
  }
  const missing = gatherMissing(column.missing, rows, absent);
  return { type: 'text', offsets: ends, bytes: gathered, missing };
}

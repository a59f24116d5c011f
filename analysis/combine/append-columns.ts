import { AnalysisError } from '../analysis-error.ts';
import type { CategoryColumn, Column, NumberColumn, TextColumn } from '../columns/column.ts';
import { type MissingReason, missingByte } from '../columns/missing-reason.ts';
import type { VariableKind } from '../columns/variable.ts';
import { codesFor } from '../derive/derived-column.ts';
import { withReason } from './gather-rows.ts';
import { type UnifiedAnswers, unifyAnswers } from './unify-answers.ts';

/** A column that others are put under or over; `column` is null where its source has no such variable. */
export interface AppendedPart {
  readonly source: string;
  readonly rows: number;
  readonly column: Column | null;
}

/** Which kinds of values can stand in one column: those of one sort. */
export type SortOfValues = 'answers' | 'numbers' | 'dates' | 'texts';

/** The sort of values that a variable holds. */
export function sortOfValues(storage: Column['type'], kind: VariableKind): SortOfValues {
  if (storage === 'category') return 'answers';
  if (storage === 'text') return 'texts';
  return kind === 'date' ? 'dates' : 'numbers';
}

/**
 * Columns of one sort put under each other, in their order.
 *
 * - Missing: rows of a part without a column are missing for the reason `absent`; others keep theirs.
 * - Answers become one list, given as `answers` (see `unifyAnswers`): one source for each part that has a
 *   column.
 *
 * @throws {AnalysisError} `variables-do-not-combine` with `variable` and `sources` where the columns hold
 *   values of different sorts: nothing is ever turned into something else unasked.
 */
export function appendColumns(
  variable: string,
  parts: readonly AppendedPart[],
  absent: MissingReason,
  answers?: UnifiedAnswers,
): Column {
  const columns = parts.flatMap(({ column }) => (column === null ? [] : [column]));
  const [first] = columns;
  if (first === undefined || columns.some(({ type }) => type !== first.type)) {
    const sources = parts.map(({ source, column }) => `${source}: ${column?.type ?? 'absent'}`);
    throw new AnalysisError('variables-do-not-combine', { variable, sources });
  }
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  switch (first.type) {
    case 'category':
      return appendAnswers(parts, rows, absent, answers ?? unifyAnswers(answersOf(parts)));
    case 'number':
      return appendNumbers(parts, rows, absent);
    case 'text':
      return appendTexts(parts, rows, absent);
  }
}

function answersOf(parts: readonly AppendedPart[]) {
  return parts.flatMap(({ source, column }) =>
    column?.type === 'category'
      ? [{ source, categories: column.categories, order: column.order }]
      : [],
  );
}

function appendAnswers(
  parts: readonly AppendedPart[],
  rows: number,
  absent: MissingReason,
  unified: UnifiedAnswers,
): CategoryColumn {
  const isAnyAbsent = parts.some((part) => part.column === null && part.rows > 0);
  const [list, absentPlace] = isAnyAbsent ? withReason(unified, absent) : [unified, 0];
  const codes = codesFor(list.categories.length, rows);
  let at = 0;
  let source = 0;
  for (const part of parts) {
    const { column } = part;
    if (column?.type !== 'category') codes.fill(absentPlace, at, at + part.rows);
    else {
      const places = Uint32Array.from(unified.places[source++] ?? []);
      for (let row = 0; row < part.rows; row++) {
        codes[at + row] = places[column.codes[row] as number] as number;
      }
    }
    at += part.rows;
  }
  return { type: 'category', codes, categories: list.categories, order: list.order };
}

function appendNumbers(
  parts: readonly AppendedPart[],
  rows: number,
  absent: MissingReason,
): NumberColumn {
  const values = new Float64Array(rows);
  let at = 0;
  for (const { column, rows: count } of parts) {
    if (column?.type === 'number') values.set(column.values, at);
    at += count;
  }
  return { type: 'number', values, missing: appendMissing(parts, rows, absent) };
}

function appendTexts(
  parts: readonly AppendedPart[],
  rows: number,
  absent: MissingReason,
): TextColumn {
  const texts = parts.map(({ column }) => (column?.type === 'text' ? column : null));
  const size = texts.reduce((sum, text) => sum + (text ? usedBytes(text).length : 0), 0);
  const bytes = new Uint8Array(size);
  const offsets = new Int32Array(rows + 1);
  let row = 0;
  let end = 0;
  parts.forEach((part, which) => {
    const text = texts[which];
    const first = text?.offsets[0] ?? 0;
    for (let at = 0; at < part.rows; at++) {
      offsets[row + at + 1] = end + (text ? (text.offsets[at + 1] as number) - first : 0);
    }
    if (text) {
      bytes.set(usedBytes(text), end);
      end += usedBytes(text).length;
    }
    row += part.rows;
  });
  return { type: 'text', offsets, bytes, missing: appendMissing(parts, rows, absent) };
}

function usedBytes({ offsets, bytes }: TextColumn): Uint8Array {
  return bytes.subarray(offsets[0], offsets.at(-1));
}

function appendMissing(
  parts: readonly AppendedPart[],
  rows: number,
  absent: MissingReason,
): Uint8Array | null {
  const isAny = parts.some(
    ({ column, rows: count }) =>
      count > 0 && (column === null || (column.type !== 'category' && column.missing !== null)),
  );
  if (!isAny) return null;
  const missing = new Uint8Array(rows);
  let at = 0;
  for (const { column, rows: count } of parts) {
    if (column === null) missing.fill(missingByte(absent), at, at + count);
    else if (column.type !== 'category' && column.missing) missing.set(column.missing, at);
    at += count;
  }
  return missing;
}

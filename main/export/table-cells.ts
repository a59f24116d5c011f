import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Column, NumberColumn, TextColumn } from '#analysis/columns/column.ts';
import { selectionByRow } from '#analysis/columns/selected-answers.ts';
import type { DatasetKind, VariableKind, VariableRole } from '#analysis/columns/variable.ts';

/**
 * A column of a table to export. `column` is asked for once. `isMember` marks a yes-or-no member of a
 * multiple-response set, which is written as 1 selected, 0 not selected.
 */
export interface ExportedColumn {
  readonly name: string;
  readonly label: string;
  readonly kind: VariableKind;
  readonly isMember: boolean;
  readonly role?: VariableRole | null;
  column(): Column;
}

/** Columns that belong together: a multiple-response set, or a grid of questions over several items. */
export interface ExportedSet {
  readonly name: string;
  readonly label: string;
  readonly kind: 'multiple' | 'grid';
  /** Names of columns. */
  readonly members: readonly string[];
  /** Columns that hold the options chosen, first mention, second mention, where there are such. */
  readonly mentionedIn?: readonly string[] | null;
}

/** Rows to export. `weight` names the column that weighs the rows, where one does. `mask` has one byte a row, 1 for a row that is wanted; null wants all. */
export interface ExportedTable {
  readonly name: string;
  readonly rowCount: number;
  readonly mask: Uint8Array | null;
  readonly columns: readonly ExportedColumn[];
  readonly sets?: readonly ExportedSet[];
  readonly weight?: string | null;
  readonly datasetKind?: DatasetKind;
}

/**
 * The cells of one column as other tools read them; null is missing, whatever the reason.
 *
 * - `label`: text from a fixed list, by code; `labels[codes(row)]`.
 * - `date`: milliseconds since 1970; `isWholeDays` when no value has a time of day.
 */
export type CellReader =
  | { readonly type: 'number'; read(row: number): number | null }
  | { readonly type: 'date'; readonly isWholeDays: boolean; read(row: number): number | null }
  | { readonly type: 'text'; read(row: number): string | null }
  | {
      readonly type: 'label';
      readonly labels: readonly (string | null)[];
      code(row: number): number;
    };

/** What stands for an answer in formats without value labels. */
export type CellValues = 'labels' | 'codes';

/** Reads the cells of an exported column. */
export function cellReader(exported: ExportedColumn): CellReader {
  const column = exported.column();
  const selection = exported.isMember ? selectionOf(column) : null;
  if (selection !== null) {
    return {
      type: 'number',
      read: (row) => (selection[row] === 1 ? null : (selection[row] as number) >> 1),
    };
  }
  switch (column.type) {
    case 'category':
      return {
        type: 'label',
        labels: column.categories.map(({ label, missing }) => (missing === null ? label : null)),
        code: (row) => column.codes[row] as number,
      };
    case 'text':
      return { type: 'text', read: textReader(column) };
    case 'number':
      return exported.kind === 'date'
        ? { type: 'date', isWholeDays: hasWholeDays(column), read: dateReader(column) }
        : { type: 'number', read: numberReader(column) };
  }
}

/**
 * The cells of a column with the codes of answers in place of their labels: numbers where all codes are
 * such ("1.0", which other software makes of 1, is 1). Codes that mean no answer are written too; blanks are empty.
 */
export function codeReader(exported: ExportedColumn): CellReader {
  const column = exported.column();
  if (column.type !== 'category' || exported.isMember) return cellReader(exported);
  const codes = column.categories.map(({ code }) => (code === '' ? null : code));
  const plain = codes.flatMap((code) => (code === null ? [] : code.replace(/\.0+$/u, '')));
  const areNumbers =
    plain.every((code) => String(Number(code)) === code) && new Set(plain).size === plain.length;
  if (!areNumbers) {
    return { type: 'label', labels: codes, code: (row) => column.codes[row] as number };
  }
  const numbers = codes.map((code) => (code === null ? null : Number(code)));
  return { type: 'number', read: (row) => numbers[column.codes[row] as number] ?? null };
}

/** Reads cells with the labels of answers, or with their codes. */
export function readerOf(values: CellValues): (exported: ExportedColumn) => CellReader {
  return values === 'codes' ? codeReader : cellReader;
}

/** The ISO form of an instant: "2024-03-05", or with its time in UTC "2024-03-05T14:30:00Z". */
export function isoText(instantMs: number, isWholeDays: boolean): string {
  const text = new Date(instantMs).toISOString();
  return isWholeDays ? text.slice(0, -14) : text.replace('.000Z', 'Z');
}

/** The numbers of the rows that are wanted, in order. */
export function* wantedRows({ rowCount, mask }: ExportedTable): Generator<number, void, void> {
  for (let row = 0; row < rowCount; row++) if (mask === null || mask[row] !== 0) yield row;
}

/** The numbers of the rows that are wanted, so many at a time. */
export function* batchesOf(
  table: ExportedTable,
  rowsInBatch: number,
): Generator<readonly number[], void, void> {
  let batch: number[] = [];
  for (const row of wantedRows(table)) {
    batch.push(row);
    if (batch.length < rowsInBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** How many rows are wanted. */
export function wantedCount({ rowCount, mask }: ExportedTable): number {
  if (mask === null) return rowCount;
  let count = 0;
  for (let row = 0; row < rowCount; row++) if (mask[row] !== 0) count++;
  return count;
}

const lastInstant = 8.64e15;
const dayMs = 86_400_000;

/** A member whose answers have no yes is written with its labels, as any question is. */
function selectionOf(column: Column): Uint8Array | null {
  try {
    return selectionByRow(column);
  } catch (error) {
    if (error instanceof AnalysisError && error.code === 'rule-does-not-fit-variable') return null;
    throw error;
  }
}

function numberReader({ values, missing }: NumberColumn): (row: number) => number | null {
  const isSingle = values instanceof Float32Array;
  return (row) => {
    const value = values[row] as number;
    if ((missing !== null && missing[row] !== 0) || !Number.isFinite(value)) return null;
    return isSingle ? shortestSingle(value) : value;
  };
}

/** The number with the fewest digits that a 32-bit float holds as this one: 0.3, not 0.30000001192. */
function shortestSingle(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function dateReader(column: NumberColumn): (row: number) => number | null {
  const read = numberReader(column);
  return (row) => {
    const instant = read(row);
    return instant === null || Math.abs(instant) > lastInstant ? null : instant;
  };
}

function hasWholeDays(column: NumberColumn): boolean {
  const read = dateReader(column);
  for (let row = 0; row < column.values.length; row++) {
    if ((read(row) ?? 0) % dayMs !== 0) return false;
  }
  return true;
}

function textReader({ offsets, bytes, missing }: TextColumn): (row: number) => string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (row) => {
    if (missing !== null && missing[row] !== 0) return null;
    return buffer.toString('utf8', offsets[row], offsets[row + 1]);
  };
}

import type { CategoryColumn, Column, NumberColumn, TextColumn } from '#analysis/columns/column.ts';
import { missingByte } from '#analysis/columns/missing-reason.ts';
import type { VariableKind } from '#analysis/columns/variable.ts';
import type { ExportedColumn, ExportedTable } from '#main/export/export-table.ts';

/** A text column; null is "no answer". */
export function texts(values: readonly (string | null)[]): TextColumn {
  const parts = values.map((value) => Buffer.from(value ?? '', 'utf8'));
  const offsets = new Int32Array(values.length + 1);
  parts.forEach((part, row) => {
    offsets[row + 1] = (offsets[row] as number) + part.length;
  });
  return { type: 'text', offsets, bytes: Buffer.concat(parts), missing: missingOf(values) };
}

/** A number column; null is "no answer". */
export function numbers(
  values: readonly (number | null)[],
  Values: typeof Float64Array | typeof Float32Array = Float64Array,
): NumberColumn {
  const filled = Values.from(values.map((value) => value ?? -99));
  return { type: 'number', values: filled, missing: missingOf(values) };
}

/** A column of answers by code; the last category is "Refused", which is missing. */
export function answers(labels: readonly string[], codes: readonly number[]): CategoryColumn {
  const categories = [...labels, 'Refused'].map((label, code) => ({
    code: String(code),
    label,
    value: code,
    missing: code === labels.length ? ('refused' as const) : null,
  }));
  return {
    type: 'category',
    codes: Uint16Array.from(codes),
    categories,
    order: categories.map((_, code) => code),
  };
}

/** A column to export. */
export function exported(
  name: string,
  column: Column,
  kind: VariableKind = 'single',
  isMember = false,
): ExportedColumn {
  return { name, label: name, kind, isMember, column: () => column };
}

/** A table to export, of all its rows unless a mask says otherwise. */
export function exportedTable(
  columns: readonly ExportedColumn[],
  rowCount: number,
  mask: readonly number[] | null = null,
): ExportedTable {
  return { name: 'Posts', rowCount, mask: mask === null ? null : Uint8Array.from(mask), columns };
}

function missingOf(values: readonly unknown[]): Uint8Array {
  return Uint8Array.from(values, (value) => (value === null ? missingByte('no-answer') : 0));
}

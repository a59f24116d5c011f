import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';
import type { ReportContent } from '#main/export/report-content.ts';
import type { ReadCell, ReadSheet } from './other-readers.ts';
import { sampleComparison, sampleReport } from './report-sample.ts';

/** A row of a sheet by the titles of its columns. */
export type Row = ReadonlyMap<string, ReadCell>;

export function withRows(rows: Parameters<typeof sampleComparison>[0]): ReportContent {
  const report = sampleReport();
  const [first] = report.analyses;
  if (first === undefined) throw new Error('the sample has analyses');
  const body = { kind: 'comparison' as const, comparison: sampleComparison(rows) };
  return { ...report, analyses: [{ ...first, body }] };
}

/** The rows below the header, by header; a header that comes twice ("to") is known by its first column. */
export function tableOf(sheet: ReadSheet, headerRow = 4): { readonly rows: readonly Row[] } {
  const headers = new Map<string, string>();
  for (const [address, { value }] of Object.entries(sheet.cells)) {
    const match = /^([A-Z]+)(\d+)$/.exec(address);
    if (match?.[2] === String(headerRow) && typeof value === 'string')
      headers.set(match[1] as string, value);
  }
  const rows: Row[] = [];
  for (let row = headerRow + 1; sheet.cells[`A${row}`] !== undefined; row++) {
    const cells = new Map<string, ReadCell>();
    for (const [column, header] of headers) {
      const cell = sheet.cells[`${column}${row}`];
      if (cell !== undefined && !cells.has(header)) cells.set(header, cell);
    }
    rows.push(cells);
  }
  return { rows };
}

export function expectCells(
  row: Row,
  expected: Readonly<Record<string, string | number | null>>,
): void {
  const read = Object.fromEntries(
    Object.keys(expected).map((header) => [header, row.get(header)?.value ?? null]),
  );
  expect(read).toEqual(expected);
}

export function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

export function cellsOf(sheet: ReadSheet): readonly ReadCell[] {
  return Object.values(sheet.cells);
}

export function cellAt(
  sheets: ReadonlyMap<string, ReadSheet>,
  location: string,
): ReadCell | undefined {
  const match = /^'((?:[^']|'')+)'!([A-Z]+\d+)$/u.exec(location);
  return sheets.get((match?.[1] ?? '').replaceAll("''", "'"))?.cells[match?.[2] ?? ''];
}

export function rangeValues(
  sheets: ReadonlyMap<string, ReadSheet>,
  range: string,
): readonly unknown[] {
  const match = /^'(.+)'!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/u.exec(range);
  if (match === null) throw new Error(`not a range: ${range}`);
  const [, sheet, column, from, to] = match;
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => {
    return sheets.get(sheet as string)?.cells[`${column}${Number(from) + at}`]?.value;
  });
}

/** A copy whose formulas have no value beside them, so that a reader has to compute them. */
export function withoutCachedValues(source: string, into: string): string {
  const parts = unzipSync(readFileSync(source));
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    parts[name] = strToU8(strFromU8(bytes).replaceAll(/<\/f><v>[^<]*<\/v>/g, '</f>'));
  }
  const out = join(into, 'uncomputed.xlsx');
  writeFileSync(out, zipSync(parts));
  return out;
}

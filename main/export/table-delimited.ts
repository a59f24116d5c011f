import type { Interruption } from '#analysis/interruption.ts';
import { inertText } from './cell-text.ts';
import { guardNote } from './plain-notes.ts';
import {
  type CellReader,
  type CellValues,
  type ExportedTable,
  isoText,
  readerOf,
  wantedCount,
  wantedRows,
} from './table-cells.ts';
import type { ByteSink } from './write-out.ts';

const lineEnd = '\r\n';
const rowsBetweenWrites = 2048;

/** Rows written, and what their cells hold that is not in the data. */
export interface DelimitedTable {
  readonly rows: number;
  readonly cellNotes: readonly string[];
}

/**
 * Writes a table as delimited text after RFC 4180: UTF-8 without a byte-order mark, lines that end in
 * CRLF, a header of variable names, quotes where a cell holds the delimiter, a quote or a line end.
 *
 * - Answers as their labels or codes, members of sets as 1 and 0, dates as ISO 8601, missing as an empty cell.
 * - Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers never do.
 */
export async function writeDelimited(
  sink: ByteSink,
  table: ExportedTable,
  delimiter: ',' | '\t',
  interruption: Interruption,
  values: CellValues = 'labels',
): Promise<DelimitedTable> {
  const read = readerOf(values);
  const quote = quoter(delimiter);
  const guards = table.columns.map(() => ({ count: 0 }));
  const cells = table.columns.map((column, place) =>
    cellWriter(read(column), quote, guards[place] as Guard),
  );
  const isLone = cells.length === 1;
  const total = wantedCount(table);
  let pending = headerOf(table, quote, delimiter);
  let done = 0;
  for (const row of wantedRows(table)) {
    let line = '';
    for (let at = 0; at < cells.length; at++) {
      if (at > 0) line += delimiter;
      line += (cells[at] as (row: number) => string)(row);
    }
    pending += (isLone && line === '' ? '""' : line) + lineEnd;
    if (++done % rowsBetweenWrites === 0) {
      interruption.report('writing rows', done, total);
      await sink.writeText(pending);
      pending = '';
    }
  }
  await sink.writeText(pending);
  const guarded = table.columns.flatMap(({ name }, place) => (guards[place]?.count ? [name] : []));
  const count = guards.reduce((sum, one) => sum + one.count, 0);
  return { rows: done, cellNotes: guardNote(guarded, count) };
}

/** How many cells of a column were made inert. */
interface Guard {
  count: number;
}

/** A file that begins with the letters ID is taken for another format by Excel unless they are quoted. */
function headerOf(
  { columns }: ExportedTable,
  quote: (text: string) => string,
  delimiter: string,
): string {
  const header = columns.map(({ name }) => quote(inertText(name))).join(delimiter);
  const isMistakable = header.startsWith('ID');
  const [first = ''] = columns.map(({ name }) => name);
  const mended = isMistakable ? `"${first}"${header.slice(first.length)}` : header;
  return mended + lineEnd;
}

function quoter(delimiter: string): (text: string) => string {
  const special = delimiter === ',' ? /[",\r\n]/ : /["\t\r\n]/;
  return (text) => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
}

function cellWriter(
  reader: CellReader,
  quote: (text: string) => string,
  guard: Guard,
): (row: number) => string {
  const inert = (text: string): string => {
    const safe = inertText(text);
    if (safe.length > text.length) guard.count++;
    return quote(safe);
  };
  switch (reader.type) {
    case 'label': {
      const cells = reader.labels.map((label) => (label === null ? '' : quote(inertText(label))));
      const added = reader.labels.map((label) =>
        Number(label !== null && inertText(label) !== label),
      );
      return (row) => {
        const code = reader.code(row);
        guard.count += added[code] ?? 0;
        return cells[code] ?? '';
      };
    }
    case 'text':
      return (row) => {
        const text = reader.read(row);
        return text === null ? '' : inert(text);
      };
    case 'date':
      return (row) => {
        const instant = reader.read(row);
        return instant === null ? '' : isoText(instant, reader.isWholeDays);
      };
    case 'number':
      return (row) => {
        const value = reader.read(row);
        return value === null ? '' : String(value);
      };
  }
}

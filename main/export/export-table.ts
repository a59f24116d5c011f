import { extname } from 'node:path';
import { type Interruption, uninterrupted } from '#analysis/interruption.ts';
import { ExportError } from './export-error.ts';
import { missingCodeNotes, plainNotes } from './plain-notes.ts';
import { writeArrow } from './table-arrow.ts';
import type { CellValues, ExportedTable } from './table-cells.ts';
import { type DelimitedTable, writeDelimited } from './table-delimited.ts';
import { writeJsonLines } from './table-json-lines.ts';
import { writeParquet } from './table-parquet.ts';
import { writeSav } from './table-sav.ts';
import { writeSqlite } from './table-sqlite.ts';
import { writeTableXlsx } from './table-xlsx.ts';
import { type ByteSink, type WriteOutOptions, writeOut } from './write-out.ts';

export type { ExportedColumn, ExportedSet, ExportedTable } from './table-cells.ts';

/** What a writer wrote: rows, and in words for the analyst what its format could not hold. */
export interface WrittenTable {
  readonly rows: number;
  readonly notes: readonly string[];
}

/** A writer whose format holds all that it is given says how many rows it wrote. */
type TableWriter = (
  sink: ByteSink,
  table: ExportedTable,
  interruption: Interruption,
  values: CellValues,
) => Promise<number | WrittenTable | DelimitedTable>;

const writerByFormat: Readonly<Record<string, TableWriter>> = {
  '.csv': (sink, table, interruption, values) =>
    writeDelimited(sink, table, ',', interruption, values),
  '.tsv': (sink, table, interruption, values) =>
    writeDelimited(sink, table, '\t', interruption, values),
  '.xlsx': writeTableXlsx,
  '.jsonl': writeJsonLines,
  '.ndjson': writeJsonLines,
  '.arrow': writeArrow,
  '.feather': writeArrow,
  '.parquet': writeParquet,
  '.sav': (sink, table, interruption) => writeSav(sink, table, false, interruption),
  '.zsav': (sink, table, interruption) => writeSav(sink, table, true, interruption),
  '.sqlite': writeSqlite,
};

/** The endings of the files that a table can be written to. */
export const tableFormats: readonly string[] = Object.keys(writerByFormat);

/** How a table is written; see `WriteOutOptions`. */
export interface ExportOptions extends WriteOutOptions {
  /** What stands for an answer where the format has no labels of values. */
  readonly values?: CellValues;
  /** Whether a codebook is written beside the file, which then needs no word of what it lacks. */
  readonly hasCodebook?: boolean;
}

/** What was written. */
export interface ExportedFile {
  readonly rows: number;
  readonly columns: number;
  readonly sizeBytes: number;
  /** What the format could not hold, in words for the analyst. */
  readonly notes: readonly string[];
}

/**
 * Writes the rows of a table for other tools. The format follows from the file's name: `.csv`, `.tsv`,
 * `.xlsx`, `.jsonl`, `.ndjson` or `.arrow`; see the writer of each for its details.
 *
 * - Answers are written as labels (or, in CSV, workbooks and JSON, as codes where asked), members of multiple-response sets as 1 selected and 0 not, dates as
 *   ISO 8601 (days without a time where no value has one), numbers with all their digits.
 * - Missing: an empty cell (null in JSON), whatever the reason.
 * - Rows are streamed: beside the columns themselves memory does not grow with the rows.
 * - The file is whole or not there; see `writeOut`.
 *
 * @throws {ExportError} `format-not-supported`, `file-exists` (unless `overwrite`), `file-not-writable`,
 *   `disk-full`; `cancelled` through `interruption`.
 */
export async function exportTable(
  out: string,
  table: ExportedTable,
  interruption: Interruption = uninterrupted,
  options: ExportOptions = {},
): Promise<ExportedFile> {
  const format = extname(out).toLowerCase();
  const writer = writerByFormat[format];
  if (writer === undefined) {
    throw new ExportError('format-not-supported', { file: out, format, supported: tableFormats });
  }
  let written: WrittenTable = { rows: 0, notes: [] };
  const sizeBytes = await writeOut(
    out,
    async (sink) => {
      const values = options.values ?? 'labels';
      const result = await writer(sink, table, interruption, values);
      if (typeof result === 'object' && 'notes' in result) written = result;
      else {
        const { rows, cellNotes } =
          typeof result === 'number' ? { rows: result, cellNotes: [] } : result;
        const lacks = options.hasCodebook ? [] : plainNotes(format, table, values);
        written = { rows, notes: [...lacks, ...missingCodeNotes(table, values), ...cellNotes] };
      }
    },
    options,
  );
  return { ...written, columns: table.columns.length, sizeBytes };
}

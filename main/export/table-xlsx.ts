import type { CellValue, ColumnDef } from 'hucre';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Interruption } from '#analysis/interruption.ts';
import { cellText } from './cell-text.ts';
import { sheetNames } from './sheet-names.ts';
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

const rowsBetweenReports = 2048;
/** The first of March 1900: days before it count differently in Excel and in the calendar. */
const firstSafeDateMs = Date.UTC(1900, 2, 1);
const longestSheetName = 27;

/**
 * Writes a table as a workbook of one sheet, streamed, so that memory does not grow with the rows: a
 * frozen header of variable names, answers as labels or codes, members of sets as 1 and 0, real dates, missing as
 * empty cells. Text is stored as text whatever it begins with. More rows than a sheet holds (1,048,575)
 * go on in a further sheet.
 */
export async function writeTableXlsx(
  sink: ByteSink,
  table: ExportedTable,
  interruption: Interruption,
  values: CellValues = 'labels',
): Promise<number> {
  const readers = table.columns.map(readerOf(values));
  const columns = table.columns.map(({ name }, at) => columnOf(name, readers[at] as CellReader));
  const cells = readers.map(xlsxCell);
  const total = wantedCount(table);
  let done = 0;
  function* rows(): Generator<CellValue[], void, void> {
    for (const row of wantedRows(table)) {
      if (++done % rowsBetweenReports === 0) interruption.report('writing rows', done, total);
      yield cells.map((cell) => cell(row));
    }
  }
  const [name = 'Data'] = sheetNames([table.name.slice(0, longestSheetName)]);
  const stream = writeXlsxStream(rows(), { name, columns, freezePane: { rows: 1 } });
  for await (const bytes of stream) await sink.writeBytes(bytes);
  return done;
}

function columnOf(name: string, reader: CellReader): ColumnDef {
  const width = reader.type === 'text' ? 40 : Math.min(30, Math.max(10, name.length + 2));
  const header = { header: name === '' ? ' ' : cellText(name), width };
  if (reader.type !== 'date') return header;
  return { ...header, numFmt: reader.isWholeDays ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' };
}

function xlsxCell(reader: CellReader): (row: number) => CellValue {
  switch (reader.type) {
    case 'label': {
      const labels = reader.labels.map((label) => (label === null ? null : cellText(label)));
      return (row) => labels[reader.code(row)] ?? null;
    }
    case 'text':
      return (row) => {
        const text = reader.read(row);
        return text === null ? null : cellText(text);
      };
    case 'date':
      return (row) => {
        const instant = reader.read(row);
        if (instant === null) return null;
        return instant < firstSafeDateMs ? isoText(instant, reader.isWholeDays) : new Date(instant);
      };
    case 'number':
      return reader.read;
  }
}

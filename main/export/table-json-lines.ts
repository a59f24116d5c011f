import type { Interruption } from '#analysis/interruption.ts';
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

const rowsBetweenWrites = 2048;

/**
 * Writes a table as one JSON object a line, in UTF-8 with LF: answers as labels or codes, members of sets as 1
 * and 0, dates as ISO 8601 text, missing as null. Nothing is put before text; JSON is not a spreadsheet's.
 */
export async function writeJsonLines(
  sink: ByteSink,
  table: ExportedTable,
  interruption: Interruption,
  values: CellValues = 'labels',
): Promise<number> {
  const read = readerOf(values);
  const cells = table.columns.map((column) => {
    const write = jsonCell(read(column));
    const key = JSON.stringify(column.name);
    return (row: number) => `${key}:${write(row)}`;
  });
  const total = wantedCount(table);
  let pending = '';
  let done = 0;
  for (const row of wantedRows(table)) {
    pending += `{${cells.map((cell) => cell(row)).join(',')}}\n`;
    if (++done % rowsBetweenWrites === 0) {
      interruption.report('writing rows', done, total);
      await sink.writeText(pending);
      pending = '';
    }
  }
  await sink.writeText(pending);
  return done;
}

function jsonCell(reader: CellReader): (row: number) => string {
  switch (reader.type) {
    case 'label': {
      const cells = reader.labels.map((label) => JSON.stringify(label));
      return (row) => cells[reader.code(row)] ?? 'null';
    }
    case 'date':
      return (row) => {
        const instant = reader.read(row);
        return instant === null ? 'null' : `"${isoText(instant, reader.isWholeDays)}"`;
      };
    default:
      return (row) => JSON.stringify(reader.read(row));
  }
}

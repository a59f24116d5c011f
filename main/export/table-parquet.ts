import { setImmediate } from 'node:timers/promises';
import type { KeyValue, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Interruption } from '#analysis/interruption.ts';
import { keptDictionaryKey } from '#contract/kept-dictionary.ts';
import { version } from '../version.ts';
import type { WrittenTable } from './export-table.ts';
import { type KeptColumn, keptTable } from './kept-table.ts';
import { batchesOf, type CellReader, type ExportedTable, wantedCount } from './table-cells.ts';
import type { ByteSink } from './write-out.ts';

const rowsInGroup = 65_536;
const dayMs = 86_400_000;

/**
 * Writes a table as Parquet, a row group of 65,536 rows at a time, packed with Snappy: answers as
 * dictionaries of their labels, members of sets and whole numbers as 32-bit integers, other numbers as
 * doubles, days as dates, instants as milliseconds in UTC, texts as UTF-8; missing as null. The dictionary of
 * the dataset is kept under the key `parallax`; see `keptTable`.
 */
export async function writeParquet(
  sink: ByteSink,
  table: ExportedTable,
  interruption: Interruption,
): Promise<WrittenTable> {
  const { columns, dictionary, notes } = keptTable(table);
  const total = wantedCount(table);
  const written = columns.map((column) => parquetColumn(column, table.rowCount));
  const kvMetadata: KeyValue[] = [{ key: keptDictionaryKey, value: JSON.stringify(dictionary) }];
  const bytes = new FlushedBytes();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: 'root', num_children: written.length },
      ...written.map(({ element }) => element),
    ],
    kvMetadata,
    createdBy: `Parallax ${version}`,
  });
  let rows = 0;
  for (const batch of batchesOf(table, rowsInGroup)) {
    const columnData = written.map(({ element, encoding, cells }) => {
      interruption.report('writing rows', rows, total);
      return { name: element.name, data: cells(batch), ...(encoding ? { encoding } : {}) };
    });
    await writer.write({ columnData, rowGroupSize: rowsInGroup });
    await sink.writeBytes(bytes.take());
    rows += batch.length;
    interruption.report('writing rows', rows, total);
    await setImmediate();
  }
  await writer.finish();
  await sink.writeBytes(bytes.take());
  return { rows, notes };
}

/** The library's buffer, emptied after each row group; `offset` goes on counting. */
class FlushedBytes extends ByteWriter {
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

interface ParquetColumn {
  readonly element: SchemaElement;
  readonly encoding: 'RLE_DICTIONARY' | null;
  cells(rows: readonly number[]): unknown[];
}

function parquetColumn({ name, reader }: KeptColumn, rowCount: number): ParquetColumn {
  const optional = { name, repetition_type: 'OPTIONAL' as const };
  const text = { ...optional, type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const };
  switch (reader.type) {
    case 'label': {
      const { labels, code } = reader;
      return {
        element: text,
        encoding: 'RLE_DICTIONARY',
        cells: (rows) => rows.map((row) => labels[code(row)] ?? null),
      };
    }
    case 'text':
      return { element: text, encoding: null, cells: (rows) => rows.map(reader.read) };
    case 'date':
      return reader.isWholeDays
        ? {
            element: { ...optional, type: 'INT32', converted_type: 'DATE' },
            encoding: null,
            cells: (rows) => rows.map((row) => inDays(reader.read(row))),
          }
        : {
            element: { ...optional, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
            encoding: null,
            cells: (rows) => rows.map((row) => inMilliseconds(reader.read(row))),
          };
    case 'number':
      return {
        element: { ...optional, type: holdsInt32(reader, rowCount) ? 'INT32' : 'DOUBLE' },
        encoding: null,
        cells: (rows) => rows.map(reader.read),
      };
  }
}

function inDays(instant: number | null): number | null {
  return instant === null ? null : instant / dayMs;
}

function inMilliseconds(instant: number | null): bigint | null {
  return instant === null ? null : BigInt(Math.floor(instant));
}

function holdsInt32(reader: Extract<CellReader, { type: 'number' }>, rowCount: number): boolean {
  for (let row = 0; row < rowCount; row++) {
    const value = reader.read(row);
    if (value !== null && ((value | 0) !== value || Object.is(value, -0))) return false;
  }
  return true;
}

import { setImmediate } from 'node:timers/promises';
import {
  type Data,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import type { Interruption } from '#analysis/interruption.ts';
import { keptDictionaryKey } from '#contract/kept-dictionary.ts';
import type { WrittenTable } from './export-table.ts';
import { keptTable } from './kept-table.ts';
import { batchesOf, type CellReader, type ExportedTable, wantedCount } from './table-cells.ts';
import type { ByteSink } from './write-out.ts';

const rowsInBatch = 65_536;

interface ArrowColumn {
  readonly type: DataType;
  data(rows: readonly number[]): Data;
}

/**
 * Writes a table as an Arrow file (IPC with a footer), a batch of 65,536 rows at a time: answers as
 * dictionaries of their labels, members of sets and numbers as 64-bit floats, dates as milliseconds in UTC,
 * texts as UTF-8; missing as null. Each field carries its label as metadata, and the schema the dictionary
 * of the dataset under the key `parallax`; see `keptTable`.
 */
export async function writeArrow(
  sink: ByteSink,
  table: ExportedTable,
  interruption: Interruption,
): Promise<WrittenTable> {
  const kept = keptTable(table);
  const columns = kept.columns.map(({ reader }) => arrowColumn(reader));
  const fields = kept.columns.map(
    ({ name, label }, at) =>
      new Field(name, (columns[at] as ArrowColumn).type, true, new Map([['label', label]])),
  );
  const schema = new Schema(
    fields,
    new Map([[keptDictionaryKey, JSON.stringify(kept.dictionary)]]),
  );
  const writer = new RecordBatchFileWriter();
  writer.reset(undefined, schema);
  const drained = drain(writer, sink);
  const total = wantedCount(table);
  let done = 0;
  try {
    for (const rows of batchesOf(table, rowsInBatch)) {
      const children = columns.map((column) => {
        interruption.report('writing rows', done, total);
        return column.data(rows);
      });
      const { length } = rows;
      const data = makeData({ type: new Struct(fields), length, nullCount: 0, children });
      writer.write(new RecordBatch(schema, data));
      done += length;
      interruption.report('writing rows', done, total);
      await setImmediate();
      if (drained.failure !== null) break;
    }
  } finally {
    writer.finish();
    await drained.finished;
  }
  if (drained.failure !== null) throw drained.failure.error;
  return { rows: done, notes: kept.notes };
}

/** Hands the writer's bytes on while it writes; a failure is kept until somebody looks. */
function drain(writer: AsyncIterable<Uint8Array>, sink: ByteSink): Drained {
  const drained: { finished: Promise<void>; failure: Drained['failure'] } = {
    finished: Promise.resolve(),
    failure: null,
  };
  drained.finished = handOn(writer, sink).catch((error: unknown) => {
    drained.failure = { error };
  });
  return drained;
}

interface Drained {
  readonly finished: Promise<void>;
  readonly failure: { readonly error: unknown } | null;
}

async function handOn(writer: AsyncIterable<Uint8Array>, sink: ByteSink): Promise<void> {
  for await (const bytes of writer) await sink.writeBytes(bytes);
}

function arrowColumn(reader: CellReader): ArrowColumn {
  switch (reader.type) {
    case 'label':
      return labelColumn(reader);
    case 'text':
      return textColumn(reader.read);
    case 'date': {
      const type = new TimestampMillisecond('UTC');
      return {
        type,
        data: (rows) => {
          const { values, ...nulls } = gathered(rows, reader.read);
          const data = BigInt64Array.from(values, (value) => BigInt(Math.round(value)));
          return makeData({ type, length: rows.length, data, ...nulls });
        },
      };
    }
    case 'number': {
      const type = new Float64();
      return {
        type,
        data: (rows) => {
          const { values, ...nulls } = gathered(rows, reader.read);
          return makeData({ type, length: rows.length, data: values, ...nulls });
        },
      };
    }
  }
}

function labelColumn({ labels, code }: Extract<CellReader, { type: 'label' }>): ArrowColumn {
  const dictionary = vectorFromArray(
    labels.map((label) => label ?? ''),
    new Utf8(),
  );
  const type = new Dictionary(new Utf8(), new Int32());
  return {
    type,
    data: (rows) => {
      const { values, ...nulls } = gathered(rows, (row) =>
        labels[code(row)] === null ? null : code(row),
      );
      const data = Int32Array.from(values);
      return makeData({ type, length: rows.length, data, dictionary, ...nulls });
    },
  };
}

function textColumn(read: (row: number) => string | null): ArrowColumn {
  const type = new Utf8();
  return {
    type,
    data: (rows) => {
      const texts = rows.map(read);
      const { nullCount, nullBitmap } = nullsOf(texts);
      const parts = texts.map((text) => Buffer.from(text ?? '', 'utf8'));
      const valueOffsets = new Int32Array(rows.length + 1);
      parts.forEach((part, at) => {
        valueOffsets[at + 1] = (valueOffsets[at] as number) + part.length;
      });
      const data = Buffer.concat(parts);
      return makeData({ type, length: rows.length, data, valueOffsets, nullCount, nullBitmap });
    },
  };
}

interface Gathered {
  readonly values: Float64Array;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array;
}

function gathered(rows: readonly number[], read: (row: number) => number | null): Gathered {
  const cells = rows.map(read);
  return { values: Float64Array.from(cells, (cell) => cell ?? 0), ...nullsOf(cells) };
}

function nullsOf(cells: readonly unknown[]): Omit<Gathered, 'values'> {
  const nullBitmap = new Uint8Array(Math.ceil(cells.length / 64) * 8);
  let nullCount = 0;
  cells.forEach((cell, at) => {
    if (cell === null) nullCount++;
    else nullBitmap[at >> 3] = (nullBitmap[at >> 3] as number) | (1 << (at & 7));
  });
  return { nullCount, nullBitmap };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  CategoryColumn,
  Column,
  NumberArray,
  NumberColumn,
  TextColumn,
} from '#analysis/columns/column.ts';
import { missingReasons } from '#analysis/columns/missing-reason.ts';
import { verifyProject } from '#main/calls/verify-project.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import {
  chunkHash,
  chunkRows,
  chunkText,
  chunkValues,
  encodeChunk,
} from '#main/project/column-chunks.ts';
import { Dataset } from '#main/project/dataset.ts';
import { Project } from '#main/project/project.ts';
import { categoryColumn, textColumn } from '../columns/make-columns.ts';
import { contextOf, useFolder, writeDataset } from './make-project.ts';

const missingBytes = fc.integer({ min: 0, max: missingReasons.length });

const arrays: readonly (readonly [string, fc.Arbitrary<NumberArray>])[] = [
  ['Int8Array', fc.int8Array()],
  ['Uint8Array', fc.uint8Array()],
  ['Int16Array', fc.int16Array()],
  ['Uint16Array', fc.uint16Array()],
  ['Int32Array', fc.int32Array()],
  ['Uint32Array', fc.uint32Array()],
  ['Float32Array', fc.float32Array({ noNaN: true })],
  ['Float64Array', fc.float64Array({ noNaN: true })],
  [
    'Float64Array of whole numbers',
    fc.array(fc.maxSafeInteger()).map((values) => Float64Array.from(values)),
  ],
  [
    'Float64Array of small numbers',
    fc
      .array(fc.oneof(fc.integer({ min: -129, max: 256 }), fc.constant(-0), fc.constant(0.5)))
      .map((values) => Float64Array.from(values)),
  ],
];

/** A column's values as plain data; null where it is missing, with the reason's byte beside it. */
function plain(column: Column): readonly unknown[] {
  switch (column.type) {
    case 'category':
      return [...column.codes];
    case 'number':
      return [...column.values].map((value, row) => {
        const reason = column.missing?.[row] ?? 0;
        return reason === 0 ? value : { reason };
      });
    case 'text':
      return [...column.offsets.subarray(1)].map((end, row) => {
        const reason = column.missing?.[row] ?? 0;
        const text = new TextDecoder().decode(column.bytes.subarray(column.offsets[row], end));
        return reason === 0 ? text : { reason };
      });
  }
}

function decoded(column: Column): Column {
  const chunk = encodeChunk(column);
  switch (column.type) {
    case 'category':
      return { ...column, codes: chunkValues(chunk) as CategoryColumn['codes'] };
    case 'number':
      return { type: 'number', values: chunkValues(chunk), missing: chunk.reasons };
    case 'text':
      return { type: 'text', ...chunkText(chunk), missing: chunk.reasons };
  }
}

describe('a stored chunk', () => {
  it.each(arrays)('gives back every value of a %s and every reason', (_name, values) => {
    const column = values.chain((array) =>
      fc.option(fc.uint8Array({ minLength: array.length, maxLength: array.length })).map(
        (bytes): NumberColumn => ({
          type: 'number',
          values: array,
          missing: bytes?.map((byte) => byte % (missingReasons.length + 1)) ?? null,
        }),
      ),
    );
    fc.assert(
      fc.property(column, (given) => {
        const before = plain(given);
        expect(plain(decoded(given))).toEqual(before);
      }),
      { seed: 43 },
    );
  });

  it('gives back every text, whatever its letters, and every reason', () => {
    const cells = fc.array(fc.tuple(fc.string({ unit: 'binary' }), missingBytes));
    fc.assert(
      fc.property(cells, (given) => {
        const column = textColumn(given.map(([text, reason]) => (reason === 0 ? text : null)));
        const missing = Uint8Array.from(given, ([, reason]) => reason);
        expect(plain(decoded({ ...column, missing }))).toEqual(plain({ ...column, missing }));
      }),
      { seed: 44 },
    );
  });

  it('is packed where its text repeats and gives the same bytes back', () => {
    const column = textColumn(
      Array.from({ length: 2000 }, (_, row) => `the same words ${row % 7}`),
    );
    const chunk = encodeChunk(column);
    expect(chunk.compression).toBe('zstd');
    expect(chunk.data.byteLength).toBeLessThan(column.bytes.byteLength / 5);
    expect(Buffer.from(chunkText(chunk).bytes)).toEqual(Buffer.from(column.bytes));
  });

  it('takes as few bytes a number as the values need, and no fewer', () => {
    const typeOf = (...values: number[]): string =>
      encodeChunk({ type: 'number', values: Float64Array.from(values), missing: null }).type;
    expect(typeOf(0, 255)).toBe('uint8');
    expect(typeOf(-1, 127)).toBe('int8');
    expect(typeOf(0, 256)).toBe('uint16');
    expect(typeOf(-129, 0)).toBe('int16');
    expect(typeOf(0, 65_536)).toBe('int32');
    expect(typeOf(0, 2 ** 31)).toBe('float64');
    expect(typeOf(0, 0.5)).toBe('float64');
    expect(typeOf(-0)).toBe('float64');
  });

  it('has a hash that every one of its buffers changes', () => {
    const column = { ...textColumn(['a', null, 'b']) };
    const chunk = encodeChunk(column);
    const changed = [
      { ...chunk, row_count: 4 },
      { ...chunk, data: Uint8Array.of(97, 99) },
      { ...chunk, offsets: chunk.offsets?.map((byte) => byte ^ 1) ?? null },
      { ...chunk, validity: chunk.validity?.map((byte) => byte ^ 1) ?? null },
      { ...chunk, reasons: chunk.reasons?.map((byte) => byte ^ 1) ?? null },
    ].map((one) => Buffer.from(chunkHash(one)).toString('hex'));
    expect(new Set([...changed, Buffer.from(chunk.sha256).toString('hex')]).size).toBe(6);
  });
});

describe('a column in a project', () => {
  const file = useFolder();
  const sizes = [0, 1, chunkRows - 1, chunkRows, chunkRows + 1, 2 * chunkRows + 3];

  it.each(sizes)('comes back whole with %d rows', (rows) => {
    const columns = columnsOf(rows);
    const project = Project.create(file('sizes.parallax'));
    const given = Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, { column }]),
    );
    writeDataset(project, given);
    const dataset = new Dataset(project, new ColumnCache(), 'Survey');
    expect(dataset.rowCount).toBe(rows);
    for (const [name, column] of Object.entries(columns)) {
      const read = dataset.column(dataset.variable(name));
      expect(read.type).toBe(column.type);
      expectSame(read, column);
    }
    expect(verifyProject(contextOf(project))).toMatchObject({ sound: true });
    project.close();
  });

  it('widens chunks of different types without losing a value', () => {
    const values = new Float64Array(3 * chunkRows);
    values
      .fill(200, 0, chunkRows)
      .fill(-100, chunkRows, 2 * chunkRows)
      .fill(70_000.5, 2 * chunkRows);
    const project = Project.create(file('wide.parallax'));
    writeDataset(project, {
      n: { column: { type: 'number', values: values.slice(), missing: null } },
    });
    const dataset = new Dataset(project, new ColumnCache(), 'Survey');
    const types = project.database.prepare('select type from column_chunk order by chunk').pluck();
    expect(types.all()).toEqual(['uint8', 'int8', 'float64']);
    expectSame(dataset.column(dataset.variable('n')), { type: 'number', values, missing: null });
    project.close();
  });

  it('keeps text of a later chunk that begins in the middle of the bytes', () => {
    const texts = Array.from({ length: chunkRows + 5 }, (_, row) => (row % 3 ? `ä${row}` : ''));
    const project = Project.create(file('text.parallax'));
    writeDataset(project, { t: { column: textColumnFast(texts) } });
    const dataset = new Dataset(project, new ColumnCache(), 'Survey');
    expect(plain(dataset.column(dataset.variable('t'))).slice(chunkRows - 2)).toEqual(
      texts.slice(chunkRows - 2),
    );
    project.close();
  });
});

function columnsOf(rows: number): Readonly<Record<string, Column>> {
  const missing = Uint8Array.from({ length: rows }, (_, row) =>
    row % 11 === 4 ? 1 + (row % 7) : 0,
  );
  const answers = categoryColumn([], ['Yes', 'No', 'Perhaps']);
  return {
    category: { ...answers, codes: Uint8Array.from({ length: rows }, (_, row) => row % 4) },
    wide: { ...answers, codes: Uint16Array.from({ length: rows }, (_, row) => row % 4) },
    number: {
      type: 'number',
      values: Float64Array.from({ length: rows }, (_, row) => row / 4),
      missing,
    },
    text: {
      ...textColumnFast(Array.from(missing, (byte, row) => (byte ? '' : `é${row}`))),
      missing,
    },
  };
}

function textColumnFast(texts: readonly string[]): TextColumn {
  const offsets = new Int32Array(texts.length + 1);
  texts.forEach((text, row) => {
    offsets[row + 1] = (offsets[row] as number) + Buffer.byteLength(text);
  });
  const bytes = new Uint8Array(Buffer.from(texts.join('')));
  return { type: 'text', offsets, bytes, missing: null };
}

/** Buffers are compared whole: row by row takes seconds at this size. */
function expectSame(read: Column, given: Column): void {
  const parts = (column: Column): readonly (ArrayLike<number> | null)[] => {
    switch (column.type) {
      case 'category':
        return [column.codes];
      case 'number':
        return [
          Float64Array.from(column.values, (value, row) => (column.missing?.[row] ? 0 : value)),
          missingOf(column),
        ];
      case 'text':
        return [column.offsets, column.bytes, missingOf(column)];
    }
  };
  parts(read).forEach((part, index) => {
    const other = parts(given)[index] ?? null;
    expect(part?.length).toBe(other?.length);
    const differs =
      part && other
        ? Array.prototype.findIndex.call(part, (value, at) => !Object.is(value, other[at]))
        : -1;
    expect(differs).toBe(-1);
  });
}

function missingOf({ missing }: NumberColumn | TextColumn): Uint8Array | null {
  return missing?.some((byte) => byte !== 0) ? missing : null;
}

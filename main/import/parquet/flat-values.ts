import type { ColumnMetaData, SchemaElement } from 'hyparquet';
import { readBitRuns } from './bit-runs.ts';
import type { ParquetColumn } from './parquet-columns.ts';

/** The values of a page or a dictionary; texts lie where they were read, without a copy. */
export type FlatValues =
  | { readonly type: 'number'; readonly values: Float64Array }
  | {
      readonly type: 'text';
      readonly bytes: Uint8Array;
      readonly starts: Int32Array;
      readonly ends: Int32Array;
    };

/** What a column's values are in the file, of those that are read without the library. */
export type FlatKind =
  | { readonly as: 'text' | 'yes-no' | 'float' | 'double' | 'unsigned' }
  | { readonly as: 'int32' | 'int64'; readonly toMs: ((value: number) => number) | null };

const packings = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'ZSTD', 'LZ4_RAW']);
const encodings = new Set(['PLAIN', 'PLAIN_DICTIONARY', 'RLE_DICTIONARY', 'RLE', 'BIT_PACKED']);

/**
 * How the values of a column are read page by page into typed arrays; null for columns within records,
 * lists, decimals and rarer encodings, which the library reads.
 */
export function flatKind(
  column: ParquetColumn,
  element: SchemaElement,
  chunks: readonly ColumnMetaData[],
): FlatKind | null {
  if (column.path.length > 0 || element.repetition_type === 'REPEATED') return null;
  const isPlain = chunks.every(
    (chunk) =>
      chunk.path_in_schema.length === 1 &&
      chunk.type === element.type &&
      packings.has(chunk.codec) &&
      chunk.encodings.every((encoding) => encodings.has(encoding)),
  );
  return isPlain ? kindOf(column, element) : null;
}

function kindOf({ value }: ParquetColumn, element: SchemaElement): FlatKind | null {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (value.as === 'text') return type === 'BYTE_ARRAY' ? { as: 'text' } : null;
  if (value.as === 'yes-no') return { as: 'yes-no' };
  if (value.as === 'instant') return instantKind(element);
  if (value.as !== 'whole' && !(value.as === 'number' && value.scale === null)) return null;
  const isUnsigned =
    converted?.startsWith('UINT') === true || (logical?.type === 'INTEGER' && !logical.isSigned);
  switch (type) {
    case 'FLOAT':
      return { as: 'float' };
    case 'DOUBLE':
      return { as: 'double' };
    case 'INT32':
      return isUnsigned ? { as: 'unsigned' } : { as: 'int32', toMs: null };
    case 'INT64':
      return isUnsigned ? null : { as: 'int64', toMs: null };
    default:
      return null;
  }
}

function instantKind(element: SchemaElement): FlatKind | null {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (type === 'INT32') {
    return converted === 'DATE' ? { as: 'int32', toMs: (days) => days * 86_400_000 } : null;
  }
  const unit = logical?.type === 'TIMESTAMP' ? logical.unit : converted;
  if (type !== 'INT64') return null;
  switch (unit) {
    case 'MILLIS':
    case 'TIMESTAMP_MILLIS':
      return { as: 'int64', toMs: null };
    case 'MICROS':
    case 'TIMESTAMP_MICROS':
      return { as: 'int64', toMs: (us) => Math.floor(us / 1000) };
    case 'NANOS':
      return { as: 'int64', toMs: (ns) => Math.floor(Math.round(ns / 1000) / 1000) };
    default:
      return null;
  }
}

/** The least that a value takes; of a text, how long it is. */
const bitsOf = {
  text: 32,
  'yes-no': 1,
  float: 32,
  int32: 32,
  unsigned: 32,
  double: 64,
  int64: 64,
} as const;

/** Values one behind the other. @throws {RangeError} where the bytes end before them. */
export function plainValues(
  kind: FlatKind,
  bytes: Uint8Array,
  at: number,
  count: number,
): FlatValues {
  if ((count * bitsOf[kind.as]) / 8 > bytes.length - at) {
    throw new RangeError('more values than their page has room for');
  }
  const view = viewOf(bytes);
  if (kind.as === 'text') return plainTexts(bytes, view, at, count);
  const values = new Float64Array(count);
  switch (kind.as) {
    case 'int32':
      for (let row = 0; row < count; row++) values[row] = view.getInt32(at + row * 4, true);
      break;
    case 'unsigned':
      for (let row = 0; row < count; row++) values[row] = view.getUint32(at + row * 4, true);
      break;
    case 'float':
      for (let row = 0; row < count; row++) values[row] = view.getFloat32(at + row * 4, true);
      break;
    case 'double':
      for (let row = 0; row < count; row++) values[row] = view.getFloat64(at + row * 8, true);
      break;
    case 'int64':
      for (let row = 0, place = at; row < count; row++, place += 8) {
        values[row] = view.getInt32(place + 4, true) * 4_294_967_296 + view.getUint32(place, true);
      }
      break;
    case 'yes-no':
      for (let row = 0; row < count; row++)
        values[row] = (view.getUint8(at + (row >> 3)) >> (row & 7)) & 1;
      break;
  }
  if ('toMs' in kind && kind.toMs) inPlace(values, kind.toMs);
  return { type: 'number', values };
}

function inPlace(values: Float64Array, change: (value: number) => number): void {
  for (let row = 0; row < values.length; row++) values[row] = change(values[row] as number);
}

function plainTexts(bytes: Uint8Array, view: DataView, start: number, count: number): FlatValues {
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  let at = start;
  for (let row = 0; row < count; row++) {
    const length = view.getUint32(at, true);
    starts[row] = at + 4;
    at += 4 + length;
    if (at > bytes.length) throw new RangeError('a text goes on beyond its page');
    ends[row] = at;
  }
  return { type: 'text', bytes, starts, ends };
}

/** Values kept as places in a dictionary. @throws {RangeError} for a place that it does not have. */
export function dictionaryValues(
  dictionary: FlatValues,
  bytes: Uint8Array,
  at: number,
  count: number,
): FlatValues {
  const view = viewOf(bytes);
  const places =
    count === 0 ? new Int32Array(0) : readBitRuns(view, at + 1, view.getUint8(at), count);
  const known = dictionary.type === 'number' ? dictionary.values.length : dictionary.starts.length;
  for (let row = 0; row < count; row++) {
    if ((places[row] as number) >>> 0 >= known) throw new RangeError('a value of no dictionary');
  }
  if (dictionary.type === 'number') {
    const values = new Float64Array(count);
    for (let row = 0; row < count; row++) {
      values[row] = dictionary.values[places[row] as number] as number;
    }
    return { type: 'number', values };
  }
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    starts[row] = dictionary.starts[places[row] as number] as number;
    ends[row] = dictionary.ends[places[row] as number] as number;
  }
  return { type: 'text', bytes: dictionary.bytes, starts, ends };
}

/** Yes and no kept as runs, behind how many bytes they take. */
export function yesNoRuns(bytes: Uint8Array, at: number, count: number): FlatValues {
  const runs = readBitRuns(viewOf(bytes), at + 4, 1, count);
  return { type: 'number', values: Float64Array.from(runs) };
}

/** The values of all rows, where `levels` is 1 for those that have one. */
export function withGaps(values: FlatValues, levels: Int32Array): FlatValues {
  const rows = levels.length;
  let next = 0;
  if (values.type === 'number') {
    const spread = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      spread[row] = levels[row] === 1 ? (values.values[next++] as number) : Number.NaN;
    }
    return { type: 'number', values: spread };
  }
  const starts = new Int32Array(rows);
  const ends = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    if (levels[row] !== 1) continue;
    starts[row] = values.starts[next] as number;
    ends[row] = values.ends[next++] as number;
  }
  return { type: 'text', bytes: values.bytes, starts, ends };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

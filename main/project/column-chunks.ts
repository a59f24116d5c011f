import { createHash } from 'node:crypto';
import * as zlib from 'node:zlib';
import type { CodeArray, Column, NumberArray } from '#analysis/columns/column.ts';

/** Rows in every chunk of a column but the last. */
export const chunkRows = 65_536;

const typedArrays = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

type NumericType = keyof typeof typedArrays;

/**
 * A chunk as the project file holds it, in Arrow's memory layout: `data` is the values buffer (text:
 * the UTF-8 bytes; categories: the dictionary indices), `offsets` is int32 for text, `validity` is
 * Arrow's bitmap (bit set: there is a value), absent when nothing is missing. `reasons` goes beyond
 * Arrow: a byte a row, see `missingByte`.
 */
export interface StoredChunk {
  readonly type: string;
  readonly row_count: number;
  readonly null_count: number;
  readonly data: Uint8Array;
  readonly offsets: Uint8Array | null;
  readonly validity: Uint8Array | null;
  readonly reasons: Uint8Array | null;
  readonly compression: 'none' | 'zstd';
  readonly sha256: Uint8Array;
}

/** Lays a piece of a column (at most `chunkRows` rows) out for storage. */
export function encodeChunk(column: Column): StoredChunk {
  switch (column.type) {
    case 'category':
      return seal(
        `category:${nameOfType(column.codes)}`,
        column.codes.length,
        bytesOf(column.codes),
        null,
        null,
      );
    case 'number': {
      const values = narrowed(column.values, column.missing);
      return seal(nameOfType(values), values.length, bytesOf(values), null, column.missing);
    }
    case 'text': {
      const rows = column.offsets.length - 1;
      const start = column.offsets[0] ?? 0;
      const end = column.offsets[rows] ?? 0;
      const offsets = start === 0 ? column.offsets : column.offsets.map((offset) => offset - start);
      return seal(
        'utf8',
        rows,
        column.bytes.subarray(start, end),
        bytesOf(offsets),
        column.missing,
      );
    }
  }
}

/** The hash that `verify` recomputes: over every buffer of the chunk as stored. */
export function chunkHash(chunk: Omit<StoredChunk, 'sha256'>): Uint8Array {
  const hash = createHash('sha256');
  hash.update(`${chunk.type} ${chunk.row_count} ${chunk.null_count} ${chunk.compression}\n`);
  for (const part of [chunk.data, chunk.offsets, chunk.validity, chunk.reasons]) {
    hash.update(`${part?.byteLength ?? -1}\n`);
    if (part) hash.update(part);
  }
  return hash.digest();
}

/** The values of a category or number chunk as a typed array over the stored bytes. */
export function chunkValues(chunk: StoredChunk): CodeArray | NumberArray {
  const type = chunk.type.replace('category:', '') as NumericType;
  const bytes = aligned(chunk.data);
  const Values = typedArrays[type];
  return new Values(bytes.buffer as ArrayBuffer, bytes.byteOffset, chunk.row_count);
}

/** The offsets and bytes of a text chunk. */
export function chunkText(chunk: StoredChunk): { offsets: Int32Array; bytes: Uint8Array } {
  const offsets = aligned(chunk.offsets ?? new Uint8Array(4));
  return {
    offsets: new Int32Array(offsets.buffer, offsets.byteOffset, chunk.row_count + 1),
    bytes: chunk.compression === 'zstd' ? zlib.zstdDecompressSync(chunk.data) : chunk.data,
  };
}

/** Which bytes a row's value takes, for telling when columns of several chunks must be widened. */
export function widestType(types: readonly string[]): NumericType {
  const names = types.map((type) => type.replace('category:', '') as NumericType);
  const first = names[0] ?? 'uint8';
  return names.every((name) => name === first) ? first : names.reduce(wider);
}

/** An empty typed array of a stored type, for `rows` rows. */
export function emptyValues(type: NumericType, rows: number): CodeArray | NumberArray {
  return new typedArrays[type](rows);
}

function wider(a: NumericType, b: NumericType): NumericType {
  if (a === b) return a;
  const unsigned = ['uint8', 'uint16', 'uint32'] as const;
  const rank = (type: NumericType): number => (unsigned as readonly string[]).indexOf(type);
  if (rank(a) >= 0 && rank(b) >= 0) return rank(a) > rank(b) ? a : b;
  const small = ['int8', 'uint8', 'int16', 'uint16'];
  if ([a, b].every((type) => small.includes(type) || type === 'int32')) return 'int32';
  return 'float64';
}

function seal(
  type: string,
  rows: number,
  data: Uint8Array,
  offsets: Uint8Array | null,
  missing: Uint8Array | null,
): StoredChunk {
  const nullCount = missing ? countNonZero(missing) : 0;
  const packed = type === 'utf8' ? compressed(data) : null;
  const chunk = {
    type,
    row_count: rows,
    null_count: nullCount,
    data: packed ?? data,
    offsets,
    validity: missing && nullCount > 0 ? validityBitmap(missing) : null,
    reasons: missing && nullCount > 0 ? missing : null,
    compression: packed ? ('zstd' as const) : ('none' as const),
  };
  return { ...chunk, sha256: chunkHash(chunk) };
}

/** Zstandard at its fastest where it saves a fifth; null where it does not pay. */
function compressed(data: Uint8Array): Uint8Array | null {
  if (data.byteLength < 4096) return null;
  const packed = zlib.zstdCompressSync(data, {
    params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 },
  });
  return packed.byteLength < data.byteLength * 0.8 ? packed : null;
}

function validityBitmap(missing: Uint8Array): Uint8Array {
  const bitmap = new Uint8Array((missing.length + 7) >> 3);
  for (let row = 0; row < missing.length; row++) {
    if (missing[row] === 0) bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) | (1 << (row & 7));
  }
  return bitmap;
}

function countNonZero(bytes: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== 0) count++;
  return count;
}

/** The narrowest array that holds every present value without loss. */
function narrowed(values: NumberArray, missing: Uint8Array | null): NumberArray {
  if (!(values instanceof Float64Array)) return values;
  let low = 0;
  let high = 0;
  let isWhole = true;
  for (let row = 0; row < values.length; row++) {
    if (missing && missing[row] !== 0) {
      values[row] = 0;
      continue;
    }
    const value = values[row] as number;
    if (value < low) low = value;
    if (value > high) high = value;
    if (isWhole && !(Number.isInteger(value) && !Object.is(value, -0))) isWhole = false;
  }
  const type = isWhole ? wholeType(low, high) : 'float64';
  return type === 'float64' ? values : new typedArrays[type](values);
}

function wholeType(low: number, high: number): NumericType {
  if (low >= 0 && high <= 0xff) return 'uint8';
  if (low >= -0x80 && high <= 0x7f) return 'int8';
  if (low >= 0 && high <= 0xffff) return 'uint16';
  if (low >= -0x8000 && high <= 0x7fff) return 'int16';
  if (low >= -0x8000_0000 && high <= 0x7fff_ffff) return 'int32';
  return 'float64';
}

function nameOfType(values: CodeArray | NumberArray): NumericType {
  for (const [name, type] of Object.entries(typedArrays)) {
    if (values instanceof type) return name as NumericType;
  }
  return 'float64';
}

function bytesOf(values: CodeArray | NumberArray): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** SQLite hands its blobs out at offset 0; a copy is made only where some other source does not. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}

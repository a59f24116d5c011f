import type { ColumnMetaData, CompressionCodec } from 'hyparquet';
import type { RandomFile } from '../random-file.ts';
import type { TypedValues } from '../typed-file.ts';
import { readBitRuns } from './bit-runs.ts';
import { type PageHeader, readPageHeader } from './check-pages.ts';
import {
  dictionaryValues,
  type FlatKind,
  type FlatValues,
  plainValues,
  withGaps,
  yesNoRuns,
} from './flat-values.ts';
import { compressors } from './page-packing.ts';

const dataPage = 0;
const dictionaryPage = 2;
const dataPageV2 = 3;
const plain = 0;
const plainDictionary = 2;
const runLength = 3;
const runLengthDictionary = 8;

/**
 * One column of plain values, read from its first row to its last, a page at a time: each page is unpacked
 * once, whatever the stretches that are asked for, and only one is held. `checkPages` has looked at the
 * pages of a row group before rows of it are asked for.
 */
export class FlatColumn {
  readonly #source: RandomFile;
  readonly #kind: FlatKind;
  readonly #isOptional: boolean;
  /** Row groups that are still to be read. */
  readonly #chunks: ColumnMetaData[];
  #codec: CompressionCodec = 'UNCOMPRESSED';
  #position = 0;
  #chunkEnd = 0;
  #valuesLeft = 0;
  #dictionary: FlatValues | null = null;
  #page: FlatValues | null = null;
  #pageRows = 0;
  #nextRow = 0;

  constructor(
    source: RandomFile,
    kind: FlatKind,
    isOptional: boolean,
    chunks: readonly ColumnMetaData[],
  ) {
    this.#source = source;
    this.#kind = kind;
    this.#isOptional = isOptional;
    this.#chunks = [...chunks];
  }

  /** The next `rows` values. @throws {Error} where the file has fewer. */
  read(rows: number): TypedValues {
    const parts: Part[] = [];
    for (let read = 0; read < rows; ) {
      if (this.#nextRow === this.#pageRows) this.#readPage();
      const to = Math.min(this.#pageRows, this.#nextRow + rows - read);
      parts.push({ values: this.#page as FlatValues, from: this.#nextRow, to });
      read += to - this.#nextRow;
      this.#nextRow = to;
    }
    return this.#kind.as === 'text' ? textsOf(parts, rows) : numbersOf(parts, rows);
  }

  #readPage(): void {
    for (;;) {
      if (this.#valuesLeft === 0) this.#beginChunk();
      if (this.#valuesLeft === 0) continue;
      const header = readPageHeader(this.#source, this.#position);
      const start = this.#position + header.headerBytes;
      if (!(header.packedBytes >= 0 && start + header.packedBytes <= this.#chunkEnd)) {
        throw new Error('a column ends before its last value');
      }
      this.#position = start + header.packedBytes;
      if (header.type === dictionaryPage) {
        const bytes = this.#unpacked(
          this.#source.bytes(start, header.packedBytes),
          header.unpackedBytes,
        );
        this.#dictionary = plainValues(this.#kind, bytes, 0, header.values);
      } else if (header.type === dataPage || header.type === dataPageV2) {
        if (header.values === 0) continue;
        this.#page = this.#pageValues(header, this.#source.bytes(start, header.packedBytes));
        this.#pageRows = header.values;
        this.#nextRow = 0;
        this.#valuesLeft -= header.values;
        if (this.#valuesLeft < 0) throw new Error('a column has more values than it says');
        return;
      }
    }
  }

  #beginChunk(): void {
    const chunk = this.#chunks.shift();
    if (chunk === undefined) throw new Error('a column has fewer values than its file has rows');
    const first = Number(chunk.data_page_offset);
    const dictionary = Number(chunk.dictionary_page_offset ?? 0);
    this.#position = dictionary > 0 && dictionary < first ? dictionary : first;
    this.#chunkEnd = this.#position + Number(chunk.total_compressed_size);
    this.#valuesLeft = Number(chunk.num_values);
    this.#codec = chunk.codec;
    this.#dictionary = null;
  }

  #pageValues(header: PageHeader, packed: Buffer): FlatValues {
    const { values, type } = header;
    if (type === dataPage) {
      const bytes = this.#unpacked(packed, header.unpackedBytes);
      if (!this.#isOptional) return this.#valuesIn(header, bytes, 0, null);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const length = view.getUint32(0, true);
      const levels = readBitRuns(view, 4, 1, values);
      return this.#valuesIn(header, bytes, 4 + length, levels);
    }
    const { levelBytes, isPacked } = header;
    if (!(levelBytes >= 0 && levelBytes <= packed.length)) {
      throw new RangeError('levels that go on beyond their page');
    }
    const view = new DataView(packed.buffer, packed.byteOffset, levelBytes);
    const levels = this.#isOptional ? readBitRuns(view, 0, 1, values) : null;
    const rest = packed.subarray(levelBytes);
    const bytes = isPacked ? this.#unpacked(rest, header.unpackedBytes - levelBytes) : rest;
    return this.#valuesIn(header, bytes, 0, levels);
  }

  #valuesIn(
    header: PageHeader,
    bytes: Uint8Array,
    at: number,
    levels: Int32Array | null,
  ): FlatValues {
    let count = header.values;
    if (levels) {
      count = 0;
      for (let row = 0; row < levels.length; row++) count += levels[row] as number;
    }
    const values = this.#encodedValues(header.encoding, bytes, at, count);
    return levels === null || count === header.values ? values : withGaps(values, levels);
  }

  #encodedValues(encoding: number, bytes: Uint8Array, at: number, count: number): FlatValues {
    switch (encoding) {
      case plain:
        return plainValues(this.#kind, bytes, at, count);
      case plainDictionary:
      case runLengthDictionary:
        if (this.#dictionary === null) throw new Error('values of a dictionary that is not there');
        return dictionaryValues(this.#dictionary, bytes, at, count);
      case runLength:
        if (this.#kind.as === 'yes-no') return yesNoRuns(bytes, at, count);
        break;
      default:
    }
    throw new Error(`unsupported encoding: ${encoding}`);
  }

  #unpacked(packed: Uint8Array, bytes: number): Uint8Array {
    if (this.#codec === 'UNCOMPRESSED') return packed;
    const unpacked = compressors[this.#codec]?.(packed, bytes);
    if (unpacked?.length !== bytes) throw new Error('a page is not as long as it says');
    return unpacked;
  }
}

interface Part {
  readonly values: FlatValues;
  readonly from: number;
  readonly to: number;
}

function numbersOf(parts: readonly Part[], rows: number): TypedValues {
  const values = new Float64Array(rows);
  let row = 0;
  for (const { values: page, from, to } of parts) {
    if (page.type === 'number') values.set(page.values.subarray(from, to), row);
    row += to - from;
  }
  return { type: 'number', values, marks: null };
}

const shortText = 32;

function textsOf(parts: readonly Part[], rows: number): TypedValues {
  const offsets = new Int32Array(rows + 1);
  let length = 0;
  let row = 0;
  for (const { values, from, to } of parts) {
    if (values.type !== 'text') continue;
    for (let cell = from; cell < to; cell++) {
      length += (values.ends[cell] as number) - (values.starts[cell] as number);
      offsets[++row] = length;
    }
  }
  if (length > 2 ** 31 - 1) throw new RangeError('texts of more than two thousand million bytes');
  const bytes = Buffer.allocUnsafeSlow(length);
  let at = 0;
  for (const { values, from, to } of parts) {
    if (values.type !== 'text') continue;
    for (let cell = from; cell < to; cell++) {
      const start = values.starts[cell] as number;
      const end = values.ends[cell] as number;
      if (end - start > shortText) {
        bytes.set(values.bytes.subarray(start, end), at);
        at += end - start;
      } else for (let from = start; from < end; ) bytes[at++] = values.bytes[from++] as number;
    }
  }
  return { type: 'text', offsets, bytes };
}

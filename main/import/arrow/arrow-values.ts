import { type Data, DataType, TimeUnit, Type, type Vector } from 'apache-arrow';
import { listSeparator } from '../parquet/typed-values.ts';
import { TextGathering } from '../text-gathering.ts';
import type { TypedValues } from '../typed-file.ts';
import type { ArrowColumn } from './arrow-columns.ts';

/** The values of a column in a batch as typed values. */
export function arrowTypedValues(
  column: ArrowColumn,
  vector: Vector | null,
  rows: number,
  isText: boolean,
): TypedValues {
  if (vector === null) {
    return isText
      ? { type: 'text', offsets: new Int32Array(rows + 1), bytes: new Uint8Array(0) }
      : { type: 'number', values: new Float64Array(rows).fill(Number.NaN), marks: null };
  }
  if (isText) return textValues(column, vector, rows);
  const values = new Float64Array(rows);
  if (!column.isDictionary && DataType.isFloat(column.type)) fillPlain(vector, values);
  else fillNumbers(column, vector, values);
  return { type: 'number', values, marks: null };
}

/** 64- and 32-bit floats straight out of their buffers. */
function fillPlain(vector: Vector, values: Float64Array): void {
  let row = 0;
  for (const data of vector.data) {
    if (data.values instanceof Float64Array || data.values instanceof Float32Array) {
      values.set(data.values.subarray(0, data.length), row);
      for (let at = 0; data.nullCount > 0 && at < data.length; at++) {
        if (!isValid(data, at)) values[row + at] = Number.NaN;
      }
    } else {
      for (let at = 0; at < data.length; at++)
        values[row + at] = Number(vector.get(row + at) ?? Number.NaN);
    }
    row += data.length;
  }
}

function isValid(data: Data, at: number): boolean {
  const bit = data.offset + at;
  const { nullBitmap } = data;
  if (nullBitmap === undefined || nullBitmap.length === 0) return true;
  return (((nullBitmap as Uint8Array)[bit >> 3] as number) & (1 << (bit & 7))) !== 0;
}

function fillNumbers(column: ArrowColumn, vector: Vector, values: Float64Array): void {
  const read = numberOf(column);
  for (let row = 0; row < values.length; row++) {
    const cell: unknown = vector.get(row);
    values[row] = cell === null || cell === undefined ? Number.NaN : read(cell);
  }
}

function numberOf({ value, type }: ArrowColumn): (cell: unknown) => number {
  switch (value) {
    case 'instant':
      return (cell) => Math.floor(cell instanceof Date ? cell.getTime() : Number(cell));
    case 'decimal': {
      const { scale, bitWidth } = type as unknown as {
        readonly scale: number;
        readonly bitWidth: number;
      };
      return (cell) => decimalOf(cell as Uint32Array, scale, bitWidth);
    }
    default:
      return (cell) => (typeof cell === 'boolean' ? (cell ? 1 : 0) : Number(cell));
  }
}

/** Words of 32 bits, the lowest first, as the nearest double. */
function decimalOf(words: Uint32Array, scale: number, bitWidth: number): number {
  let whole = 0n;
  for (let at = words.length - 1; at >= 0; at--)
    whole = (whole << 32n) + BigInt(words[at] as number);
  whole = BigInt.asIntN(Math.max(bitWidth, words.length * 32), whole);
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return Number(`${whole < 0n ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut) || '0'}`);
}

function textValues(column: ArrowColumn, vector: Vector, rows: number): TypedValues {
  const texts = new TextGathering(rows, rows * 12);
  if (column.value === 'text' && column.isDictionary) addByDictionary(vector, texts);
  else if (DataType.isUtf8(column.type) && !column.isDictionary) addPlain(vector, texts);
  else {
    const read = textOf(column);
    for (let row = 0; row < rows; row++) {
      const cell: unknown = vector.get(row);
      if (cell !== null && cell !== undefined) texts.addString(read(cell));
      texts.endRow();
    }
  }
  return texts.values();
}

/** The bytes as they lie there: no string is made. */
function addPlain(vector: Vector, texts: TextGathering): void {
  for (const data of vector.data) {
    const { valueOffsets, values } = data as Data & { readonly valueOffsets: Int32Array };
    for (let at = 0; at < data.length; at++) {
      if (isValid(data, at)) {
        texts.add((values as Uint8Array).subarray(valueOffsets[at], valueOffsets[at + 1]));
      }
      texts.endRow();
    }
  }
}

function addByDictionary(vector: Vector, texts: TextGathering): void {
  for (const data of vector.data) {
    const { dictionary } = data as unknown as { readonly dictionary: Vector };
    const entries = Array.from({ length: dictionary.length }, (_, place) =>
      Buffer.from(plain(dictionary.get(place)), 'utf8'),
    );
    const places = data.values as unknown as ArrayLike<number | bigint>;
    for (let at = 0; at < data.length; at++) {
      const entry = isValid(data, at) ? entries[Number(places[at])] : undefined;
      if (entry) texts.add(entry);
      texts.endRow();
    }
  }
}

function textOf({ value, type }: ArrowColumn): (cell: unknown) => string {
  switch (value) {
    case 'time': {
      const unit = (type as unknown as { readonly unit: TimeUnit }).unit;
      const perSecond = {
        [TimeUnit.SECOND]: 1,
        [TimeUnit.MILLISECOND]: 1e3,
        [TimeUnit.MICROSECOND]: 1e6,
        [TimeUnit.NANOSECOND]: 1e9,
      }[unit];
      return (cell) => timeOfDay(Number(cell) / perSecond);
    }
    case 'list':
      return (cell) =>
        [...(cell as Iterable<unknown>)]
          .map(plain)
          .filter((text) => text !== '')
          .join(listSeparator);
    case 'json':
      return (cell) =>
        JSON.stringify(cell, (_, part: unknown) =>
          typeof part === 'bigint' ? String(part) : part,
        );
    default:
      return plain;
  }
}

function plain(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('utf8') : String(cell);
}

function timeOfDay(seconds: number): string {
  const text = new Date(Math.round(seconds * 1000)).toISOString().slice(11, -1);
  return text.endsWith('.000') ? text.slice(0, -4) : text;
}

/** Whether a column's type is that of text in a dictionary whose entries are its answers. */
export function hasTextEntries({ isDictionary, type }: ArrowColumn): boolean {
  return isDictionary && (type.typeId === Type.Utf8 || type.typeId === Type.LargeUtf8);
}

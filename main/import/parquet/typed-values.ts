import type { DecodedArray } from 'hyparquet';
import { TextGathering } from '../text-gathering.ts';
import type { TypedValues } from '../typed-file.ts';
import type { ParquetColumn, ParquetValue } from './parquet-columns.ts';

/** What separates the values of a list in one text. */
export const listSeparator = ';';

/** The values of a column as they come from the file, as typed values. */
export function typedValues(
  { value, path }: ParquetColumn,
  decoded: DecodedArray,
  isText: boolean,
): TypedValues {
  const cells = path.length === 0 ? decoded : fieldsOf(decoded, path);
  return isText ? textValues(value, cells) : numberValues(value, cells);
}

function fieldsOf(decoded: DecodedArray, path: readonly string[]): unknown[] {
  return Array.from(decoded as ArrayLike<unknown>, (record) => {
    let value: unknown = record;
    for (const name of path) value = (value as Record<string, unknown> | null | undefined)?.[name];
    return value;
  });
}

function numberValues(value: ParquetValue, cells: ArrayLike<unknown>): TypedValues {
  const values = new Float64Array(cells.length);
  if (cells instanceof BigInt64Array) readPairs(cells, values);
  else if (isPlainArray(cells)) values.set(cells);
  else for (let row = 0; row < values.length; row++) values[row] = numberOf(cells[row]);
  if (value.as === 'number' && value.scale !== null) {
    const { scale } = value;
    for (let row = 0; row < values.length; row++)
      values[row] = inDecimals(values[row] as number, scale);
  }
  return { type: 'number', values, marks: null };
}

type PlainArray = Int32Array | Uint32Array | Float32Array | Float64Array;

function isPlainArray(cells: ArrayLike<unknown>): cells is PlainArray {
  return (
    cells instanceof Float64Array ||
    cells instanceof Int32Array ||
    cells instanceof Float32Array ||
    cells instanceof Uint32Array
  );
}

/** 64-bit numbers by their halves: many times faster than one by one through BigInt. */
function readPairs(cells: BigInt64Array, values: Float64Array): void {
  const low = new Uint32Array(cells.buffer, cells.byteOffset, cells.length * 2);
  const high = new Int32Array(cells.buffer, cells.byteOffset, cells.length * 2);
  for (let row = 0; row < values.length; row++) {
    values[row] = (high[row * 2 + 1] as number) * 4_294_967_296 + (low[row * 2] as number);
  }
}

function numberOf(cell: unknown): number {
  switch (typeof cell) {
    case 'number':
      return cell;
    case 'bigint':
      return Number(cell);
    case 'boolean':
      return cell ? 1 : 0;
    default:
      return Number.NaN;
  }
}

/** The nearest double to a decimal: the library multiplies, which leaves 1.1500000000000001. */
function inDecimals(value: number, scale: number): number {
  return Number.isFinite(value) && scale <= 100 && Math.abs(value) < 1e21
    ? Number(value.toFixed(Math.max(0, scale)))
    : value;
}

function textValues(value: ParquetValue, cells: ArrayLike<unknown>): TypedValues {
  const texts = new TextGathering(cells.length, cells.length * 12);
  const addCell = textAdder(value, texts);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (cell !== null && cell !== undefined) addCell(cell);
    texts.endRow();
  }
  return texts.values();
}

function textAdder(value: ParquetValue, texts: TextGathering): (cell: unknown) => void {
  switch (value.as) {
    case 'text':
      return (cell) =>
        cell instanceof Uint8Array ? texts.add(cell) : texts.addString(plain(cell));
    case 'hex':
      return (cell) => texts.addString(cell instanceof Uint8Array ? hexOf(cell) : plain(cell));
    case 'time':
      return (cell) => texts.addString(timeOfDay(Number(cell) / value.perSecond));
    case 'list':
      return (cell) => texts.addString(listText(cell));
    case 'json':
      return (cell) => texts.addString(JSON.stringify(inJson(cell)));
    default:
      return (cell) => texts.addString(plain(cell));
  }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

function plain(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('utf8') : String(cell);
}

function listText(cell: unknown): string {
  if (!Array.isArray(cell)) return plain(cell);
  return cell
    .flat(8)
    .map(plain)
    .filter((text) => text !== '')
    .join(listSeparator);
}

function timeOfDay(seconds: number): string {
  const text = new Date(Math.round(seconds * 1000)).toISOString().slice(11, -1);
  return text.endsWith('.000') ? text.slice(0, -4) : text;
}

/** Values of the library as JSON has them: bytes as text, large numbers exact. */
function inJson(cell: unknown): unknown {
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('utf8');
  if (typeof cell === 'bigint')
    return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell);
  if (Array.isArray(cell)) return cell.map(inJson);
  if (cell === null || typeof cell !== 'object' || cell instanceof Date) return cell ?? null;
  return Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, inJson(value)]));
}

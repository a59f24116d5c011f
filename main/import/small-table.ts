import { createHash } from 'node:crypto';
import { dsvFormat } from 'd3-dsv';
import { readSmallFile } from './small-file.ts';

/** A small table of text: a header, and rows with as many cells. `delimiter` is what parted them. */
export interface SmallTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly sha256: string;
}

/**
 * Reads a small file of text with a header. Blank lines and lines that begin with # are passed over.
 *
 * @throws {ImportError} `file-not-found`, `file-not-readable`, `file-too-large`.
 */
export function readSmallTable(file: string): SmallTable {
  return smallTableOf(readSmallFile(file));
}

/** The table in a file's bytes; see `readSmallTable`. */
export function smallTableOf(bytes: Uint8Array): SmallTable {
  const text = new TextDecoder('utf-8').decode(bytes);
  const firstLine =
    text.split(/\r?\n/u).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const delimiter = ['\t', ';', ','].find((one) => firstLine.includes(one)) ?? ',';
  const lines = dsvFormat(delimiter)
    .parseRows(text)
    .filter((cells) => cells.some((cell) => cell.trim() !== '') && !cells[0]?.startsWith('#'));
  const [header = [], ...rows] = lines;
  return {
    header: header.map((name) => name.trim()),
    rows,
    delimiter,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** A cell as a number: "61", "61 %", "1,056", and "61,5" where commas do not part the cells; NaN else. */
export function numberIn(cell: string, table: Pick<SmallTable, 'delimiter'>): number {
  const plain = cell.replace(/[%\s\u00a0\u2009\u202f]/gu, '').replace('−', '-');
  const hasDecimalComma =
    table.delimiter !== ',' && /^-?\d+,\d+$/u.test(plain) && !/^-?[1-9]\d{0,2},\d{3}$/u.test(plain);
  return Number(hasDecimalComma ? plain.replace(',', '.') : plain.replace(/,(?=\d{3}\b)/gu, ''));
}

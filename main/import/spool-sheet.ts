import { closeSync, openSync, writeSync } from 'node:fs';
import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import type { Interruption } from '#analysis/interruption.ts';

/** What was written of a sheet. */
export interface SpooledSheet {
  readonly rowCount: number;
  /** Numbers beyond what a spreadsheet keeps exactly. */
  readonly roundedCount: number;
}

const rowsForWidth = 1000;
const bufferLetters = 1 << 18;
const rowsPerReport = 500;
const dayMs = 86_400_000;
/** Days before this are times of day: spreadsheets count from the end of 1899. */
const firstDateMs = Date.UTC(1900, 0, 2);

/**
 * Writes the cells of a sheet as comma-delimited UTF-8, row by row, as wide as the widest of the first
 * thousand rows; rows that the sheet leaves out are empty lines, so that row numbers stay true.
 *
 * Dates become `2019-12-14 12:29:47`, truth values TRUE and FALSE, numbers their shortest exact form.
 */
export async function spoolSheet(
  archive: Uint8Array,
  sheet: string,
  target: string,
  interruption: Interruption,
): Promise<SpooledSheet> {
  const spool = new Spool(target);
  try {
    for await (const { index, values } of streamXlsxRows(archive, { sheet })) {
      if (index % rowsPerReport === 0) interruption.report('opening the workbook', index, null);
      spool.add(index, values);
    }
    return spool.finish();
  } finally {
    spool.close();
  }
}

class Spool {
  readonly #descriptor: number;
  #early: { readonly index: number; readonly cells: readonly string[] }[] | null = [];
  #width = 0;
  #pending = '';
  #nextIndex = 0;
  #rowCount = 0;
  #roundedCount = 0;

  constructor(target: string) {
    this.#descriptor = openSync(target, 'w');
  }

  add(index: number, values: readonly CellValue[]): void {
    const cells = values.map((value) => this.#textOf(value));
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    if (this.#early === null) {
      this.#write(index, cells);
      return;
    }
    this.#early.push({ index, cells });
    if (this.#early.length >= rowsForWidth) this.#settleWidth();
  }

  finish(): SpooledSheet {
    this.#settleWidth();
    this.#flush();
    return { rowCount: this.#rowCount, roundedCount: this.#roundedCount };
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #settleWidth(): void {
    const early = this.#early ?? [];
    this.#early = null;
    this.#width = Math.max(this.#width, ...early.map(({ cells }) => cells.length));
    for (const { index, cells } of early) this.#write(index, cells);
  }

  #write(index: number, cells: readonly string[]): void {
    for (; this.#nextIndex < index; this.#nextIndex++) this.#pending += '\n';
    this.#nextIndex = index + 1;
    if (cells.length > 0) {
      const padding = ','.repeat(Math.max(0, this.#width - cells.length));
      this.#pending += cells.map(quoted).join(',') + padding;
      this.#rowCount++;
    }
    this.#pending += '\n';
    if (this.#pending.length > bufferLetters) this.#flush();
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending, 'utf8');
    this.#pending = '';
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
  }

  #textOf(value: CellValue): string {
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return value;
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    if (value instanceof Date) return dateText(value);
    if (Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      this.#roundedCount++;
      return BigInt(value).toString();
    }
    return String(value);
  }
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * To the second, as spreadsheets show and export it: the day number behind is a double that misses
 * whole seconds by microseconds, and some tools leave milliseconds in it that no cell shows.
 */
function dateText(date: Date): string {
  const ms = date.getTime();
  if (Number.isNaN(ms)) return '';
  const exact = new Date(Math.round(ms / 1000) * 1000);
  const iso = exact.toISOString();
  const time = iso.slice(11, 19);
  if (exact.getTime() < firstDateMs) return time;
  return exact.getTime() % dayMs === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}

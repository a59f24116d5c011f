import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import type { Interruption } from '#analysis/interruption.ts';
import {
  CellsLeftOfTable,
  type MergedCells,
  SheetSpool,
  type SpooledSheet,
} from './sheet-spool.ts';

/** What was written of a workbook's sheet. */
export interface SpooledWorkbookSheet extends SpooledSheet {
  /** Numbers beyond what a spreadsheet keeps exactly. */
  readonly roundedCount: number;
}

/** A sheet of a workbook, with what is known of it before its cells are read. */
export interface SheetToSpool {
  readonly name: string;
  readonly merges: readonly MergedCells[];
  /** Whether its days are counted from 1904. */
  readonly is1904: boolean;
}

const rowsPerReport = 500;
const dayMs = 86_400_000;
/** Days before this are times of day: spreadsheets count from the end of 1899. */
const firstDateMs = Date.UTC(1900, 0, 2);
const firstDateSince1904Ms = Date.UTC(1904, 0, 2);
/** Spreadsheets keep 15 digits. */
const firstRounded = 1e15;

/**
 * Writes the cells of a sheet of an .xlsx workbook as comma-delimited UTF-8, as `SheetSpool` says.
 *
 * Dates become `2019-12-14 12:29:47`, truth values TRUE and FALSE, numbers their shortest exact form.
 */
export async function spoolSheet(
  archive: Uint8Array,
  { name: sheet, merges, is1904 }: SheetToSpool,
  target: string,
  interruption: Interruption,
): Promise<SpooledWorkbookSheet> {
  const attempt = async (mayCutLeft: boolean): Promise<SpooledWorkbookSheet> => {
    const spool = new SheetSpool(target, merges, mayCutLeft);
    const texts = new CellTexts(is1904);
    try {
      for await (const { index, values } of streamXlsxRows(archive, { sheet })) {
        if (index % rowsPerReport === 0) interruption.report('opening the workbook', index, null);
        spool.add(
          index,
          values.map((value) => texts.of(value)),
        );
      }
      return { ...spool.finish(), roundedCount: texts.roundedCount };
    } finally {
      spool.close();
    }
  };
  try {
    return await attempt(true);
  } catch (error) {
    if (error instanceof CellsLeftOfTable) return attempt(false);
    throw error;
  }
}

class CellTexts {
  readonly #is1904: boolean;
  roundedCount = 0;

  constructor(is1904: boolean) {
    this.#is1904 = is1904;
  }

  of(value: CellValue): string {
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return value;
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    if (value instanceof Date) return dateText(value, this.#is1904);
    if (isRounded(value)) this.roundedCount++;
    return numberText(value);
  }
}

/** Whether a number has more digits than a spreadsheet keeps. */
export function isRounded(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) >= firstRounded;
}

/** A number in its shortest exact form; whole ones without an exponent. */
export function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER
    ? BigInt(value).toString()
    : String(value);
}

/**
 * To the second, as spreadsheets show and export it: the day number behind is a double that misses
 * whole seconds by microseconds, and some tools leave milliseconds in it that no cell shows.
 */
export function dateText(date: Date, is1904 = false): string {
  const ms = date.getTime();
  if (Number.isNaN(ms)) return '';
  const exact = new Date(Math.round(ms / 1000) * 1000);
  const iso = exact.toISOString();
  const time = iso.slice(11, 19);
  if (exact.getTime() < (is1904 ? firstDateSince1904Ms : firstDateMs)) return time;
  return exact.getTime() % dayMs === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}

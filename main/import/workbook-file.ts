import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Interruption } from '#analysis/interruption.ts';
import { ImportError } from './import-error.ts';
import { spoolSheet } from './spool-sheet.ts';
import { openDelimited, type TableFile } from './table-file.ts';
import { listSheets, type WorkbookSheet } from './workbook-sheets.ts';
import { readZipDirectory, unpackEntry, type ZipEntry } from './zip-directory.ts';

const mostFileBytes = 1 << 30;
const mostUnpackedBytes = 4 * 2 ** 30;
const suspiciousBytes = 64 << 20;
const suspiciousRatio = 120;
const mostStringBytes = 512 << 20;

/**
 * Opens a sheet of a workbook as delimited text: its cells are streamed into a file beside (in the
 * system's folder for such files), so that memory stays flat and everything after is one path.
 *
 * Nothing in a workbook is executed: of a formula, the value that was saved with it is read.
 *
 * @param sheet null: the first sheet to be seen that holds anything.
 * @throws {ImportError} `file-too-large`, `workbook-not-readable`, `workbook-expands-too-far`,
 *   `format-not-supported`, `sheet-not-found`, `file-empty`, `cancelled`.
 */
export async function workbookFile(
  file: string,
  sheet: string | null,
  interruption: Interruption,
): Promise<TableFile> {
  const fileBytes = statSync(file).size;
  if (fileBytes > mostFileBytes) {
    throw new ImportError('file-too-large', { file, bytes: fileBytes, limit: mostFileBytes });
  }
  interruption.report('opening the workbook', 0, null);
  const archive = readFileSync(file);
  const entries = readZipDirectory(archive);
  if (!entries)
    throw new ImportError('workbook-not-readable', { file, reason: 'the archive is broken' });
  refuseBomb(file, entries, fileBytes);
  const sheets = await inReadableTerms(file, () => listSheets(file, archive, entries));
  const chosen = chooseSheet(file, sheets, sheet);
  const hiddenRows = await inReadableTerms(file, () =>
    checkEntries(file, archive, entries, chosen, interruption),
  );
  const folder = mkdtempSync(join(tmpdir(), 'parallax-'));
  try {
    const text = join(folder, 'sheet.csv');
    const spooled = await inReadableTerms(file, () =>
      spoolSheet(archive, chosen.name, text, interruption),
    );
    if (spooled.rowCount === 0) throw new ImportError('file-empty', { file, sheet: chosen.name });
    return {
      file,
      format: 'xlsx',
      fileBytes,
      sheets: sheets.map(({ name }) => name),
      sheet: chosen.name,
      warnings: sheetWarnings(hiddenRows, spooled.roundedCount, sheets, chosen, sheet),
      sha256: createHash('sha256').update(archive).digest('hex'),
      open: () => openDelimited(text, 'utf-8', false),
      dispose: () => rmSync(folder, { recursive: true, force: true }),
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Looks at what the archive says it unpacks to before anything is unpacked. */
function refuseBomb(file: string, entries: readonly ZipEntry[], fileBytes: number): void {
  const unpacked = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  const ratio = unpacked / fileBytes;
  if (unpacked <= mostUnpackedBytes && !(unpacked > suspiciousBytes && ratio > suspiciousRatio))
    return;
  throw new ImportError('workbook-expands-too-far', {
    file,
    bytes: fileBytes,
    expandsTo: unpacked,
    ratio: Math.round(ratio),
  });
}

function chooseSheet(
  file: string,
  sheets: readonly WorkbookSheet[],
  wish: string | null,
): WorkbookSheet {
  const folded = wish?.trim().toLowerCase();
  const chosen =
    wish === null
      ? (sheets.find(
          ({ isHidden, entry }) => !isHidden && entry !== null && entry.unpackedBytes > 1000,
        ) ??
        sheets.find(({ isHidden, entry }) => !isHidden && entry !== null) ??
        sheets.find(({ entry }) => entry !== null))
      : (sheets.find(({ name }) => name === wish) ??
        sheets.find(({ name }) => name.trim().toLowerCase() === folded));
  if (!chosen || chosen.entry === null) {
    throw new ImportError('sheet-not-found', {
      file,
      sheet: wish,
      sheets: sheets.map(({ name }) => name),
    });
  }
  return chosen;
}

/** Unpacks what will be read once without keeping it: sizes must be as declared. Counts hidden rows. */
async function checkEntries(
  file: string,
  archive: Buffer,
  entries: readonly ZipEntry[],
  chosen: WorkbookSheet,
  interruption: Interruption,
): Promise<number> {
  let hiddenRows = 0;
  const counter = hiddenRowCounter();
  for (const entry of entries) {
    const isSheet = entry === chosen.entry;
    const isShared = /sharedStrings\.xml$|styles\.xml$/u.test(entry.name);
    if (!isSheet && !isShared) continue;
    const most = isSheet ? entry.unpackedBytes : Math.min(entry.unpackedBytes, mostStringBytes);
    const bytes = await unpackEntry(archive, entry, most, (piece) => {
      interruption.report('opening the workbook', 0, null);
      if (isSheet) hiddenRows += counter(piece);
    });
    if (bytes > most) {
      throw new ImportError('workbook-expands-too-far', {
        file,
        bytes: archive.length,
        expandsTo: bytes,
        ratio: Math.round(bytes / archive.length),
      });
    }
  }
  return hiddenRows;
}

function hiddenRowCounter(): (piece: Buffer) => number {
  let rest = '';
  return (piece) => {
    const text = rest + piece.toString('latin1');
    const open = text.lastIndexOf('<');
    rest = open >= 0 && !text.includes('>', open) ? text.slice(open) : '';
    const whole = rest === '' ? text : text.slice(0, open);
    return [...whole.matchAll(/<(?:\w+:)?row\b[^<>]*\shidden="(?:1|true)"/gu)].length;
  };
}

function sheetWarnings(
  hiddenRows: number,
  roundedCount: number,
  sheets: readonly WorkbookSheet[],
  chosen: WorkbookSheet,
  wish: string | null,
): readonly string[] {
  const warnings: string[] = [];
  if (hiddenRows > 0) {
    const rows =
      hiddenRows === 1
        ? '1 hidden row of the sheet was'
        : `${hiddenRows} hidden rows of the sheet were`;
    warnings.push(`${rows} imported like the others.`);
  }
  if (roundedCount > 0) {
    warnings.push(
      `${roundedCount} whole numbers have more than 15 digits, which a spreadsheet cannot keep: if they are ids, they were rounded before this import.`,
    );
  }
  const others = sheets
    .filter((sheet) => sheet !== chosen && !sheet.isHidden)
    .map(({ name }) => `“${name}”`);
  if (wish === null && others.length > 0) {
    warnings.push(
      `Read from sheet “${chosen.name}”; the workbook also has ${others.slice(0, 6).join(', ')}.`,
    );
  }
  return warnings;
}

/** Whatever the reader of workbooks stumbles over is a workbook that cannot be read. */
async function inReadableTerms<Result>(file: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    const isOurs =
      error instanceof ImportError || (error as { code?: unknown }).code === 'cancelled';
    if (isOurs) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError('workbook-not-readable', { file, reason }, { cause: error });
  }
}

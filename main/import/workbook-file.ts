import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Interruption } from '#analysis/interruption.ts';
import { ImportError } from './import-error.ts';
import { type SheetScan, SheetScanner } from './scan-sheet.ts';
import { PlaceBeyondSheet } from './sheet-spool.ts';
import { endWarnings, sheetWarnings, sheetWhy } from './sheet-warnings.ts';
import { spoolSheet } from './spool-sheet.ts';
import { checkEntry, otherSpreadsheet } from './spreadsheet/archived-spreadsheet.ts';
import { spreadsheetFile } from './spreadsheet/spreadsheet-file.ts';
import { openDelimited, type TableFile } from './table-file.ts';
import { countsDaysFrom1904, listSheets, type WorkbookSheet } from './workbook-sheets.ts';
import { readZipDirectory, unpackEntry, type ZipEntry } from './zip-directory.ts';

const damaged = 'It is damaged: what stands in it is not what a workbook holds.';
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
    throw new ImportError('workbook-not-readable', {
      file,
      reason: 'It ends before it should, or the list of what is in it is broken.',
    });
  refuseBomb(file, entries, fileBytes);
  const other = await otherSpreadsheet(file, archive, entries, interruption);
  if (other !== null) return spreadsheetFile(file, other, sheet, interruption);
  const sheets = await inReadableTerms(file, () => listSheets(file, archive, entries));
  const chosen = chooseSheet(file, sheets, sheet);
  const scan = await inReadableTerms(file, () =>
    scanSheet(file, archive, entries, chosen, interruption),
  );
  const others = await inReadableTerms(file, () => sheetsWithData(archive, sheets, chosen));
  const is1904 = await inReadableTerms(file, () => countsDaysFrom1904(archive, entries));
  const folder = mkdtempSync(join(tmpdir(), 'parallax-'));
  try {
    const text = join(folder, 'sheet.csv');
    const spooled = await inReadableTerms(file, () =>
      spoolSheet(archive, { name: chosen.name, merges: scan.merges, is1904 }, text, interruption),
    );
    if (spooled.rowCount === 0) throw new ImportError('file-empty', { file, sheet: chosen.name });
    const notes = { ...scan, ...spooled, spooled, chosen, others, isAsked: sheet !== null };
    return {
      file,
      format: 'xlsx',
      fileBytes,
      sheets: sheets.map(({ name }) => name),
      sheet: chosen.name,
      warnings: sheetWarnings(notes),
      endWarnings: endWarnings(notes.spooled),
      sha256: createHash('sha256').update(archive).digest('hex'),
      shape: { headerRows: null, why: sheetWhy(spooled), columnWhy: [] },
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

/** Unpacks what will be read once without keeping it: sizes must be as declared. */
async function scanSheet(
  file: string,
  archive: Buffer,
  entries: readonly ZipEntry[],
  chosen: WorkbookSheet,
  interruption: Interruption,
): Promise<SheetScan> {
  const scanner = new SheetScanner();
  for (const entry of entries) {
    const isSheet = entry === chosen.entry;
    const isShared = /sharedStrings\.xml$|styles\.xml$/u.test(entry.name);
    if (!isSheet && !isShared) continue;
    const most = isSheet ? entry.unpackedBytes : Math.min(entry.unpackedBytes, mostStringBytes);
    await checkEntry(file, archive, entry, most, interruption, (piece) => {
      if (isSheet) scanner.take(piece);
    });
  }
  scanner.end();
  return scanner;
}

/** Sheets beside the chosen one that hold any value. */
async function sheetsWithData(
  archive: Buffer,
  sheets: readonly WorkbookSheet[],
  chosen: WorkbookSheet,
): Promise<readonly WorkbookSheet[]> {
  const found: WorkbookSheet[] = [];
  for (const sheet of sheets) {
    if (sheet !== chosen && sheet.entry !== null && (await holdsValue(archive, sheet.entry))) {
      found.push(sheet);
    }
  }
  return found;
}

async function holdsValue(archive: Buffer, entry: ZipEntry): Promise<boolean> {
  let rest = '';
  let isFound = false;
  await unpackEntry(archive, entry, entry.unpackedBytes, (piece) => {
    const text = rest + piece.toString('latin1');
    isFound ||= /<(?:\w+:)?(?:v|is)>./su.test(text);
    rest = text.slice(-100);
    return !isFound;
  });
  return isFound;
}

/** Whatever the reader of workbooks stumbles over is a workbook that cannot be read. */
async function inReadableTerms<Result>(file: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    const isOurs =
      error instanceof ImportError || (error as { code?: unknown }).code === 'cancelled';
    if (isOurs) throw error;
    const reason = error instanceof PlaceBeyondSheet ? error.message : damaged;
    throw new ImportError('workbook-not-readable', { file, reason }, { cause: error });
  }
}

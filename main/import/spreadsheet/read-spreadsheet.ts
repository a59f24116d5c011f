import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type CellObject, CFB, read, SSF, set_cptable, type WorkBook, type WorkSheet } from 'xlsx';
import * as codePages from 'xlsx/dist/cpexcel.full.mjs';
import {
  CellsLeftOfTable,
  type MergedCells,
  SheetSpool,
  type SpooledSheet,
} from '../sheet-spool.ts';
import { columnLetters } from '../sheet-warnings.ts';
import { dateText, isRounded, numberText } from '../spool-sheet.ts';
import { impossiblePlace } from './impossible-places.ts';
import { filledCellCount, type HiddenParts, hiddenInOpenDocument } from './open-document-hidden.ts';
import type {
  ReadSpreadsheet,
  SpreadsheetAnswer,
  SpreadsheetTask,
} from './spreadsheet-messages.ts';

set_cptable(codePages);

const oleSignature = 0xd0cf11e0;
const locked = 'It is protected by a password.';
const cutShort = 'It ends before it should.';
const damaged = 'It is damaged: what stands in it is not what a workbook of its kind holds.';
const mostHidden = 1000;
const mostCells = 20_000_000;
const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/**
 * Reads a sheet of an .xls, .xlsb, .ods, .fods or SpreadsheetML workbook whole and writes it as delimited
 * text. Nothing in it is executed: of a formula, the value that was saved with it is taken.
 *
 * For a thread of its own: the whole workbook is in memory.
 */
export function readSpreadsheet({ file, sheet, target }: SpreadsheetTask): SpreadsheetAnswer {
  const bytes = readFileSync(file);
  try {
    const page = webPageOf(bytes);
    if (page !== null) return readWebPage(page, sheet, target);
    const refusal = refusalOf(bytes);
    if (refusal !== null) return refusal;
    const content = openDocumentOf(bytes);
    const impossible = content === null ? null : impossiblePlace(content);
    if (impossible !== null) {
      const reason = `It speaks of a place that no sheet has: ${impossible}.`;
      return { ok: false, kind: 'not-readable', reason };
    }
    const cellCount = content === null ? 0 : filledCellCount(content);
    if (cellCount > mostCells) {
      const reason = `It says that it has ${cellCount.toLocaleString('en-US')} filled cells; ${mostCells.toLocaleString('en-US')} are the most that can be read.`;
      return { ok: false, kind: 'not-readable', reason };
    }
    const hidden = content === null ? [] : hiddenInOpenDocument(content);
    const workbook = read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellStyles: true,
    });
    return { ok: true, value: spoolChosen(workbook, hidden, sheet, target) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/iu.test(reason))
      return { ok: false, kind: 'not-readable', reason: locked };
    return { ok: false, kind: 'not-readable', reason: damaged };
  }
}

const pageBeginning =
  /^\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|meta|style)\b/isu;

/** The text of a web page, in the encoding that it names, in UTF-8 or in that of Windows; null for workbooks. */
function webPageOf(bytes: Buffer): string | null {
  const start = bytes.toString('latin1', 0, 4096).replace(/^\u00ef\u00bb\u00bf/u, '');
  if (!pageBeginning.test(start)) return null;
  const named = /charset\s*=\s*["']?([\w-]+)/iu.exec(start)?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = isUtf8(bytes) ? 'utf-8' : /^utf-?8$/u.test(named) ? 'windows-1252' : named;
  return new TextDecoder(encoding).decode(bytes);
}

/** Cells as they are written: nothing is taken for a date or a number that the page only shows. */
function readWebPage(page: string, sheet: string | null, target: string): SpreadsheetAnswer {
  if (!/<table\b/iu.test(page)) {
    return { ok: false, kind: 'not-supported', reason: 'a web page without a table in it' };
  }
  if (!/<\/table\s*>/iu.test(page)) return { ok: false, kind: 'not-readable', reason: cutShort };
  const workbook = read(page, { type: 'string', dense: true, raw: true });
  return { ok: true, value: spoolChosen(workbook, [], sheet, target) };
}

/** A part of an Office file of before 2007; `content` is what is there, `size` what should be. */
interface OleEntry {
  readonly name: string;
  readonly size: number;
  readonly content: Uint8Array;
}

interface OleFile {
  readonly FileIndex: readonly OleEntry[];
}

/** Why bytes are no workbook that can be read whole, as far as their frame says. */
function refusalOf(bytes: Buffer): SpreadsheetAnswer | null {
  const isCut = { ok: false, kind: 'not-readable', reason: cutShort } as const;
  if (bytes.readUInt32BE(0) !== oleSignature) {
    const isText = bytes[0] !== 0x50;
    const end = bytes.toString('latin1', Math.max(0, bytes.length - 200)).trimEnd();
    return isText && !/<\/(?:\w+:)?(?:Workbook|document)>$/u.test(end) ? isCut : null;
  }
  const container = CFB.read(bytes, { type: 'buffer' }) as OleFile;
  const entry = (name: string) => container.FileIndex.find((one) => one.name === name);
  if (entry('EncryptedPackage')) return { ok: false, kind: 'not-readable', reason: locked };
  const book = entry('Workbook') ?? entry('Book');
  if (!book) {
    const found = entry('WordDocument')
      ? 'a Word document (.doc)'
      : entry('PowerPoint Document')
        ? 'a PowerPoint document (.ppt)'
        : 'an Office file without a workbook in it';
    return { ok: false, kind: 'not-supported', reason: found };
  }
  return book.content.length < book.size ? isCut : null;
}

/** The XML of an OpenDocument workbook; null for other formats. */
function openDocumentOf(bytes: Buffer): string | null {
  if (bytes[0] === 0x3c) return bytes.toString('utf8');
  if (bytes[0] !== 0x50) return null;
  const archive = CFB.read(bytes, { type: 'buffer' }) as OleFile;
  const content = archive.FileIndex.find(({ name }) => name === 'content.xml')?.content;
  return content === undefined ? null : Buffer.from(content).toString('utf8');
}

function spoolChosen(
  workbook: WorkBook,
  hidden: readonly HiddenParts[],
  wish: string | null,
  target: string,
): ReadSpreadsheet {
  const sheets = workbook.SheetNames.map((name, place) => ({
    name,
    isHidden:
      hidden[place]?.isHidden === true || (workbook.Workbook?.Sheets?.[place]?.Hidden ?? 0) > 0,
    isFilled: isFilled(workbook.Sheets[name]),
  }));
  const chosen = chooseSheet(sheets, wish);
  const nothing = { hiddenRows: 0, hiddenColumns: [], roundedCount: 0 };
  const sheet = chosen === null ? undefined : workbook.Sheets[sheets[chosen]?.name ?? ''];
  if (sheet === undefined) return { sheets, chosen: null, spooled: null, ...nothing };
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const texts = new CellTexts(is1904);
  let spooled: SpooledSheet;
  try {
    spooled = spool(sheet, texts, target, true);
  } catch (error) {
    if (!(error instanceof CellsLeftOfTable)) throw error;
    spooled = spool(sheet, texts, target, false);
  }
  const own = hidden[chosen ?? -1];
  const hiddenRows = own?.rows ?? sheet['!rows']?.filter((row) => row?.hidden === true).length ?? 0;
  const places =
    own?.columns ??
    (sheet['!cols'] ?? []).flatMap((column, place) => (column?.hidden === true ? [place] : []));
  const hiddenColumns = places.map(columnLetters);
  return {
    sheets,
    chosen,
    spooled,
    hiddenRows,
    hiddenColumns: hiddenColumns.slice(0, mostHidden),
    roundedCount: texts.roundedCount,
  };
}

function chooseSheet(sheets: ReadSpreadsheet['sheets'], wish: string | null): number | null {
  const folded = wish?.trim().toLowerCase();
  const places =
    wish === null
      ? [
          sheets.findIndex(({ isHidden, isFilled: has }) => !isHidden && has),
          sheets.findIndex(({ isFilled: has }) => has),
          sheets.length > 0 ? 0 : -1,
        ]
      : [
          sheets.findIndex(({ name }) => name === wish),
          sheets.findIndex(({ name }) => name.trim().toLowerCase() === folded),
        ];
  return places.find((place) => place >= 0) ?? null;
}

type Row = readonly (CellObject | undefined)[];

function rowsOf(sheet: WorkSheet): readonly (Row | undefined)[] {
  return (sheet['!data'] ?? []) as readonly (Row | undefined)[];
}

function isFilled(sheet: WorkSheet | undefined): boolean {
  if (sheet === undefined) return false;
  return rowsOf(sheet).some((row) => row?.some((cell) => cell !== undefined && cell.t !== 'z'));
}

function spool(
  sheet: WorkSheet,
  texts: CellTexts,
  target: string,
  mayCutLeft: boolean,
): SpooledSheet {
  const merges: MergedCells[] = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  texts.roundedCount = 0;
  const spooling = new SheetSpool(target, merges, mayCutLeft);
  try {
    rowsOf(sheet).forEach((row, index) => {
      if (row !== undefined)
        spooling.add(
          index,
          Array.from(row, (cell) => texts.of(cell)),
        );
    });
    return spooling.finish();
  } finally {
    spooling.close();
  }
}

class CellTexts {
  readonly #is1904: boolean;
  roundedCount = 0;

  constructor(is1904: boolean) {
    this.#is1904 = is1904;
  }

  of(cell: CellObject | undefined): string {
    if (cell === undefined || cell.v === undefined || cell.v === null) return '';
    const { v: value, t: type, z: format } = cell;
    if (type === 'e') return errorTexts[Number(value)] ?? cell.w ?? '#VALUE!';
    if (type === 'b' || typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    if (value instanceof Date) return dateText(value);
    if (typeof value !== 'number') return value;
    if (type === 'n' && typeof format === 'string' && SSF.is_date(format)) {
      return this.#dateOf(value);
    }
    // LibreOffice writes truth values as numbers that are shown as words.
    const { w: shown } = cell;
    if ((shown === 'TRUE' && value === 1) || (shown === 'FALSE' && value === 0)) return shown;
    if (isRounded(value)) this.roundedCount++;
    return numberText(value);
  }

  #dateOf(days: number): string {
    const parts = SSF.parse_date_code(days, { date1904: this.#is1904 });
    if (parts === null || parts === undefined) return numberText(days);
    const { y, m, d, H, M, S } = parts;
    const isTime = days >= 0 && days < 1;
    const ms = Date.UTC(isTime ? 1899 : y, isTime ? 11 : m - 1, isTime ? 31 : d, H, M, S);
    return dateText(new Date(ms));
  }
}

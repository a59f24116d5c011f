import type { Interruption } from '#analysis/interruption.ts';
import { FileSource } from './byte-source.ts';
import { utf16WithoutMark } from './encodings.ts';
import { ImportError } from './import-error.ts';
import { isJson, jsonFile } from './json/json-file.ts';
import { type SpreadsheetKind, spreadsheetFile } from './spreadsheet/spreadsheet-file.ts';
import { delimitedFile, type TableFile } from './table-file.ts';
import { workbookFile } from './workbook-file.ts';

const headBytes = 4096;

/** Beginnings of files that are no delimited text, and what they are called. */
const knownBeginnings: readonly (readonly [beginning: string, name: string])[] = [
  ['$FL2', 'an SPSS file'],
  ['$FL3', 'a compressed SPSS file'],
  ['<stata_dta>', 'a Stata file'],
  ['PAR1', 'a Parquet file'],
  ['ARROW1', 'an Arrow file'],
  ['SQLite format 3\0', 'an SQLite database or a Parallax project'],
  ['%PDF-', 'a PDF document'],
  ['\u001f\u008b', 'a gzip archive'],
  ['RDX2\n', 'an R data file'],
  ['RDX3\n', 'an R data file'],
  ['\u0089PNG', 'a PNG picture'],
  ['GIF8', 'a GIF picture'],
  ['\u00ff\u00d8\u00ff', 'a JPEG picture'],
  ['{\\rtf', 'a rich text document'],
  ['HEADER RECORD*******LIB', 'a SAS transport file'],
];

/** A portable file of SPSS says so behind its name in other alphabets; all of it are letters. */
const portableBeginning = /^.{20,200}SPSS PORT FILE/su;

/**
 * Opens a file that holds a table: delimited text, a workbook, or records in JSON.
 *
 * @param sheet the sheet of a workbook (the first that holds anything where null), or the path of the list
 *   of records in JSON (the longest where null).
 * @throws {ImportError} `file-not-found`, `file-not-readable`, `file-empty`, `file-is-binary`,
 *   `format-not-supported` (`found` names what it is), and those of a workbook.
 */
export async function openTableFile(
  file: string,
  sheet: string | null,
  interruption: Interruption,
): Promise<TableFile> {
  const { head, sizeBytes } = readHead(file);
  if (sizeBytes === 0) throw new ImportError('file-empty', { file });
  const beginning = head.toString('latin1');
  if (beginning.startsWith('PK\u0003\u0004')) return workbookFile(file, sheet, interruption);
  const spreadsheet = spreadsheetKind(beginning);
  if (spreadsheet !== null) return spreadsheetFile(file, spreadsheet, sheet, interruption);
  const known = knownBeginnings.find(([start]) => beginning.startsWith(start));
  if (known) throw new ImportError('format-not-supported', { file, found: known[1] });
  if (portableBeginning.test(beginning)) {
    const found = 'an SPSS portable file (.por), which SPSS and PSPP save again as .sav';
    throw new ImportError('format-not-supported', { file, found });
  }
  if (isJson(file, head)) return jsonFile(file, sheet, interruption);
  if (isBinary(head)) throw new ImportError('file-is-binary', { file });
  return delimitedFile(file);
}

/** A web page, or a table of one, which many tools save under the name of a workbook. */
const webPage =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|meta|style)\b/isu;

/** Workbooks that are no archives: of Office before 2007, and such as are one file of XML. */
function spreadsheetKind(beginning: string): SpreadsheetKind | null {
  if (beginning.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'xls';
  if (webPage.test(beginning)) return 'html';
  if (!/^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|office:document|Workbook)\b/u.test(beginning))
    return null;
  const isSheet =
    /<(?:\w+:)?Workbook\b[^<>]*urn:schemas-microsoft-com:office:spreadsheet/u.test(beginning) ||
    /<office:document\b[^<>]*opendocument\.spreadsheet/u.test(beginning) ||
    (beginning.includes('<office:document ') && beginning.includes('xmlns:table='));
  return isSheet ? 'xml' : null;
}

function readHead(file: string): { readonly head: Buffer; readonly sizeBytes: number } {
  const source = new FileSource(file, { hash: false });
  try {
    const head = Buffer.alloc(headBytes);
    const length = source.read(head, 0, headBytes);
    return { head: head.subarray(0, length), sizeBytes: source.sizeBytes };
  } finally {
    source.close();
  }
}

/** NUL bytes stand in text only where each character takes two bytes: then on one side only. */
function isBinary(head: Buffer): boolean {
  if (head[0] === 0xff && head[1] === 0xfe) return false;
  if (head[0] === 0xfe && head[1] === 0xff) return false;
  if (head.includes(0)) return utf16WithoutMark(head) === null;
  let controls = 0;
  head.forEach((byte) => {
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b && byte !== 0x1a)) controls++;
  });
  return controls > head.length * 0.02;
}

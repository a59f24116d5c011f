import type { ImportErrorCode } from '../error-codes.ts';
import { type Details, fileName, quoted, said, size, type Words } from './words.ts';

/** The words of the import room. */
export const importWords = {
  'file-not-found': (d) => ({
    what: `${fileName(d)} is not there.`,
    why: `No file stands at ${said(d, 'file')}.`,
    tryThis: 'Check the name and the folder; a file on a network drive may have moved.',
  }),
  'file-not-readable': (d) => ({
    what: `${fileName(d)} cannot be read.`,
    why: whyNotReadable(d),
    tryThis: 'Close it in other programs, check that it is a file, and that you may open it.',
  }),
  'file-empty': (d) => ({
    what: `${fileName(d)} is empty.`,
    why: 'It has no bytes, or nothing but white space.',
    tryThis: 'Export it again from the tool that made it.',
  }),
  'file-is-binary': (d) =>
    /\.(?:xls[xmb]?|ods)$/iu.test(said(d, 'file'))
      ? {
          what: `${fileName(d)} cannot be read as a workbook.`,
          why: 'It is called a workbook, but its first bytes are not those of a workbook: it is damaged, or something else under that name.',
          tryThis:
            'Open it in a spreadsheet program and save it again as .xlsx; if that fails, fetch the file anew.',
        }
      : {
          what: `${fileName(d)} is not a table of text.`,
          why: 'Its first bytes are not letters in any encoding: it is a program, a database or the like.',
          tryThis: 'Export the table as .csv or .xlsx and import that.',
        },
  'file-too-large': (d) => ({
    what: `${fileName(d)} is larger than can be imported.`,
    why:
      d['memoryMb'] === undefined
        ? `It has ${size(d, 'bytes')}; ${size(d, 'limit')} is the most.`
        : `Reading it takes more than ${said(d, 'memoryMb')} MB of memory.`,
    tryThis: 'Split it, or leave out columns that are not needed.',
  }),
  'format-not-supported': (d) => ({
    what: `${fileName(d)} is of a kind that cannot be used here.`,
    why: `It is ${said(d, 'found', said(d, 'format', 'of an unknown kind'))}; what can be used is ${said(d, 'supported', '.csv, .tsv, .txt, .xlsx, .xls, .xlsb, .ods, .json, .jsonl, .sav, .dta, .parquet, .arrow')}.`,
    tryThis: 'Choose one of those formats.',
  }),
  'encoding-not-recognised': (d) => ({
    what: `The encoding of ${fileName(d)} is not recognised.`,
    why: `Nothing is known of an encoding called ${quoted(d, 'encoding')}.`,
    tryThis:
      'Save the file as UTF-8, or name another encoding in the plan (windows-1252, macintosh, utf-16le).',
  }),
  'bytes-do-not-fit-encoding': (d) => ({
    what: `${fileName(d)} is not ${said(d, 'encoding')} throughout.`,
    why: `${whereBytesDoNotFit(d)} it holds bytes that mean nothing in ${said(d, 'encoding')}.`,
    tryThis: 'Let the encoding be recognised, or name another one in the plan.',
  }),
  'unclosed-quote': (d) => ({
    what: `Row ${said(d, 'rowNumber')} of ${fileName(d)} opens a quote that never closes.`,
    why: `Column ${said(d, 'column')} begins ${quoted(d, 'begins')} and no quote mark ends the cell properly.`,
    tryThis: 'Close the quote in that row, or remove the stray quote mark, and import again.',
  }),
  'ragged-row': (d) => ({
    what: `Row ${said(d, 'rowNumber')} of ${fileName(d)} has ${said(d, 'found')} cells where the header has ${said(d, 'expected')}.`,
    why: `It begins ${quoted(d, 'cells')}; a separator is missing, or there is one too many.`,
    tryThis:
      d['hint'] === 'header-further-down'
        ? 'The first row may be a title, with the header further down: take out the lines above the header, or say how many there are (headerRows and columnCount in the plan).'
        : isRunningText(d)
          ? 'If it is an article or a report rather than a table, open it under Claims (parallax claims check FILE); else mend the row, or choose to leave such rows out.'
          : 'Mend the row, or choose to leave such rows out or to fill them up (in a plan: raggedRows).',
  }),
  'no-data-rows': (d) => ({
    what: `${fileName(d)} has no rows below its header.`,
    why:
      d['headerRows'] === 1
        ? 'Its header row is all that it holds.'
        : `Its ${said(d, 'headerRows')} header rows are all that it holds.`,
    tryThis: 'Export it again, with its answers.',
  }),
  'too-many-columns': (d) => ({
    what: `Row ${said(d, 'rowNumber')} of ${fileName(d)} has more than ${said(d, 'limit')} columns.`,
    why: 'That is the most that can be imported; a wrong separator also makes too many.',
    tryThis: 'Check the separator in the plan, or leave columns out.',
  }),
  'cell-too-long': (d) => ({
    what: `A cell in row ${said(d, 'rowNumber')} of ${fileName(d)} is too long.`,
    why: `Column ${said(d, 'column')} holds more than ${size(d, 'limit')} of text; a quote mark that is never closed also causes this.`,
    tryThis: 'Look at the quote marks near that row.',
  }),
  'sheet-not-found': (d) => ({
    what: `${fileName(d)} has no sheet ${quoted(d, 'sheet')}.`,
    why: `Its sheets are: ${said(d, 'sheets')}.`,
    tryThis: 'Choose one of them.',
  }),
  'file-damaged': (d) => ({
    what: `${fileName(d)} cannot be read as ${said(d, 'format', 'what it says it is')}${whereDamaged(d)}.`,
    why: said(d, 'reason', 'It is damaged, or it ends before it should.'),
    tryThis:
      'Get the file again from where it came, or save it again with the program that wrote it.',
  }),
  'workbook-not-readable': (d) => ({
    what: `${fileName(d)} cannot be read as a workbook.`,
    why: said(d, 'reason', 'It is damaged, or protected by a password.'),
    tryThis: 'Open it in a spreadsheet program and save it again as .xlsx without a password.',
  }),
  'workbook-expands-too-far': (d) => ({
    what: `${fileName(d)} would unpack to ${size(d, 'expandsTo')}, ${said(d, 'ratio')} times its size.`,
    why: 'Files that grow so far are made to exhaust a computer.',
    tryThis: 'If the file is honest, save its sheet as .csv and import that.',
  }),
  'plan-does-not-fit-file': (d) => ({
    what: `The plan does not fit ${fileName(d)}.`,
    why: whyPlanDoesNotFit(d),
    tryThis: 'Let the plan be proposed again, or correct it.',
  }),
  'plan-not-understood': (d) => ({
    what: `The plan ${fileName(d)} is not understood.`,
    why: said(d, 'reason'),
    tryThis: 'Start from the plan that a dry run prints, and change that.',
  }),
  'metadata-not-understood': (d) => ({
    what: `The metadata file ${fileName(d)} is not understood.`,
    why: said(d, 'reason'),
    tryThis:
      'Give a table with the columns variable, label and answers, a REDCap data dictionary, or Quantipy’s JSON.',
  }),
} satisfies Record<ImportErrorCode, (details: Details) => Words>;

/** Whether a file is named as texts are that people read. */
function isRunningText(d: Details): boolean {
  return /\.(?:txt|md|markdown|text)$/iu.test(fileName(d));
}

function whyPlanDoesNotFit(details: Details): string {
  switch (details['reason']) {
    case 'another-format':
      return `It is for ${said(details, 'planned')}; the file is ${said(details, 'found')}.`;
    case 'column-beyond-file':
      return `${quoted(details, 'variable')} is to be read from column ${said(details, 'column')}; the file has ${said(details, 'columns')}.`;
    case 'name-used-twice':
      return `Two variables are called ${quoted(details, 'variable')}.`;
    case 'set-not-planned':
      return `${quoted(details, 'variable')} is to be a member of ${quoted(details, 'set')}, which the plan does not have.`;
    default:
      return said(details, 'reason');
  }
}

/** The system's own names for why a file is refused, in words. */
function whyNotReadable(details: Details): string {
  const reason = said(details, 'reason', '');
  const coded = /\bE[A-Z]{3,}\b/u.exec(reason)?.[0];
  switch (coded) {
    case undefined:
      return reason === ''
        ? 'It is a folder, or it may not be opened.'
        : `${reason[0]?.toUpperCase()}${reason.slice(1).replace(/\.?$/u, '.')}`;
    case 'EACCES':
    case 'EPERM':
      return 'It may not be opened: it belongs to somebody else, or is kept locked.';
    case 'EBUSY':
      return 'Another program has it open and lets nobody else read it.';
    case 'ELOOP':
      return 'It is a link that leads back to itself.';
    case 'EISDIR':
      return 'It is a folder.';
    case 'ENXIO':
      return 'It is not a file.';
    case 'EIO':
      return 'The disk or the network drive that it is on does not answer.';
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open on this computer.';
    default:
      return `The system refuses it (${coded}).`;
  }
}

/** UTF-8 is checked by rows; other encodings are known only by the place of the byte. */
function whereBytesDoNotFit(details: Details): string {
  return details['nearRowNumber'] === undefined
    ? `Near byte ${said(details, 'nearByte')}`
    : `Near row ${said(details, 'nearRowNumber')}, at ${quoted(details, 'near')},`;
}

/** Where in a file the damage shows, as far as it is known. */
function whereDamaged(d: Details): string {
  const places = [
    d['rowNumber'] === undefined ? '' : `row ${said(d, 'rowNumber')}`,
    d['column'] === undefined ? '' : `column ${quoted(d, 'column')}`,
    d['byte'] === undefined ? '' : `byte ${said(d, 'byte')}`,
  ].filter((place) => place !== '');
  return places.length === 0 ? '' : ` (at ${places.join(', ')})`;
}

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Interruption } from '#analysis/interruption.ts';
import { ImportError } from '../import-error.ts';
import { endWarnings, sheetWarnings, sheetWhy } from '../sheet-warnings.ts';
import { openDelimited, type TableFile } from '../table-file.ts';
import type { SpreadsheetAnswer, SpreadsheetTask } from './spreadsheet-messages.ts';

/** Spreadsheets other than .xlsx. */
export type SpreadsheetKind = 'xls' | 'xlsb' | 'ods' | 'xml' | 'html';

/** The largest file of each kind: their reader has the whole workbook in memory. */
const mostFileBytes: Readonly<Record<SpreadsheetKind, number>> = {
  xls: 256 << 20,
  xlsb: 96 << 20,
  ods: 48 << 20,
  xml: 256 << 20,
  html: 64 << 20,
};
const mostMemoryMb = 2048;
/** What a workbook may take: a few kilobytes that ask for a gigabyte are no honest ones. */
const leastMemoryMb = 320;
const memoryPerByte: Readonly<Record<SpreadsheetKind, number>> = {
  xls: 60,
  xlsb: 400,
  ods: 400,
  xml: 60,
  html: 60,
};
const longestMs = 5 * 60_000;
/** What is never ready in this time is made so: an honest megabyte takes less than a second. */
const leastMs = 10_000;
const msPerMb = 5000;
const betweenLooksMs = 40;

/**
 * Opens a sheet of an .xls, .xlsb, .ods, .fods or SpreadsheetML (.xml of 2003) workbook as delimited text,
 * or a table of a web page, which many tools save as .xls.
 *
 * It is read on a thread of its own with a ceiling on its memory, which ends when the person stops it:
 * the reader of these formats (SheetJS) reads them whole.
 *
 * @param sheet null: the first sheet to be seen that holds anything.
 * @throws {ImportError} `file-too-large`, `workbook-not-readable`, `format-not-supported`,
 *   `sheet-not-found`, `file-empty`, `cancelled`.
 */
export async function spreadsheetFile(
  file: string,
  kind: SpreadsheetKind,
  sheet: string | null,
  interruption: Interruption,
): Promise<TableFile> {
  const fileBytes = statSync(file).size;
  const limit = mostFileBytes[kind];
  if (fileBytes > limit) throw new ImportError('file-too-large', { file, bytes: fileBytes, limit });
  const folder = mkdtempSync(join(tmpdir(), 'parallax-'));
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const text = join(folder, 'sheet.csv');
    const memoryMb = Math.min(
      mostMemoryMb,
      leastMemoryMb + Math.ceil((fileBytes / 2 ** 20) * memoryPerByte[kind]),
    );
    const answer = await readOnThread(
      { file, sheet, target: text },
      { fileBytes, memoryMb },
      interruption,
    );
    return { ...tableOf(file, fileBytes, sheet, answer, text), dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

function tableOf(
  file: string,
  fileBytes: number,
  sheet: string | null,
  answer: SpreadsheetAnswer,
  text: string,
): Omit<TableFile, 'dispose'> {
  if (!answer.ok && answer.kind === 'not-supported') {
    throw new ImportError('format-not-supported', { file, found: answer.reason });
  }
  if (!answer.ok) throw new ImportError('workbook-not-readable', { file, reason: answer.reason });
  const { sheets, chosen: place, spooled } = answer.value;
  const names = sheets.map(({ name }) => name);
  const chosen = sheets[place ?? -1];
  if (chosen === undefined || spooled === null) {
    throw new ImportError('sheet-not-found', { file, sheet, sheets: names });
  }
  if (spooled.rowCount === 0) throw new ImportError('file-empty', { file, sheet: chosen.name });
  const others = sheets.filter((one) => one !== chosen && one.isFilled);
  const isAsked = sheet !== null;
  return {
    file,
    format: 'spreadsheet',
    fileBytes,
    sheets: names,
    sheet: chosen.name,
    warnings: sheetWarnings({
      ...answer.value,
      emptyFormulas: 0,
      spooled,
      chosen,
      others,
      isAsked,
    }),
    endWarnings: endWarnings(spooled),
    sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
    shape: { headerRows: null, why: sheetWhy(spooled), columnWhy: [] },
    open: () => openDelimited(text, 'utf-8', false),
  };
}

/** Bundled, the thread's file stands beside the entry; unbundled, beside this file. */
function threadUrl(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('./spreadsheet-worker.ts', here);
  const name = 'spreadsheet-worker.js';
  return here.includes('/chunks/') ? new URL(`../${name}`, here) : new URL(`./${name}`, here);
}

function readOnThread(
  task: SpreadsheetTask,
  { fileBytes, memoryMb }: { readonly fileBytes: number; readonly memoryMb: number },
  interruption: Interruption,
): Promise<SpreadsheetAnswer> {
  const worker = new Worker(threadUrl(), {
    workerData: task,
    // What the reader writes there is for programmers.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const endsAt = Date.now() + Math.min(longestMs, leastMs + (fileBytes / 2 ** 20) * msPerMb);
  return new Promise<SpreadsheetAnswer>((settle, refuse) => {
    const look = setInterval(() => {
      try {
        interruption.report('opening the workbook', 0, null);
        if (Date.now() > endsAt) throw notReadable(task, 'Reading it takes too long.');
      } catch (error) {
        refuse(error);
      }
    }, betweenLooksMs);
    const end = (): void => clearInterval(look);
    worker.on('message', (answer: SpreadsheetAnswer) => {
      end();
      settle(answer);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      end();
      const { file } = task;
      const isTooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      refuse(
        isTooLarge
          ? new ImportError('file-too-large', { file, bytes: fileBytes, memoryMb })
          : notReadable(task, error.message, error),
      );
    });
    worker.on('exit', () => {
      end();
      refuse(notReadable(task, 'Reading it broke off.'));
    });
  }).finally(() => void worker.terminate());
}

function notReadable({ file }: SpreadsheetTask, reason: string, cause?: Error): ImportError {
  return new ImportError('workbook-not-readable', { file, reason }, { cause });
}

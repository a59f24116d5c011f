import type { Interruption } from '#analysis/interruption.ts';
import { ByteDictionary } from '../byte-dictionary.ts';
import { FileSource, MemorySource } from '../byte-source.ts';
import { ImportError } from '../import-error.ts';
import { readerLimits } from '../reader-limits.ts';
import { type Dialect, RecordReader } from '../record-reader.ts';
import type { TableFile } from '../table-file.ts';

/** The first records of a table as text, header rows included, lines with nothing in them left out. */
export interface Sample {
  readonly records: readonly (readonly string[])[];
  /** The 1-based number of each record in the file. */
  readonly recordNumbers: readonly number[];
  /** Whether these are all the records there are. */
  readonly isWhole: boolean;
}

const mostCells = 600_000;
const leastRecords = 1500;
/** More of them tell nothing new of a narrow table: a wide one shows what it is in half as many. */
const mostRecords = 25_000;
const cellsPerReport = 50_000;
const mostShared = 8192;
const longestShared = 64;

/** The first bytes of a file as they lie on disk. */
export function firstBytes(
  file: string,
  most: number,
): { readonly bytes: Buffer; readonly isWhole: boolean } {
  const source = new FileSource(file, { hash: false });
  try {
    const bytes = Buffer.allocUnsafe(Math.min(most, source.sizeBytes));
    let length = 0;
    while (length < bytes.length) {
      const count = source.read(bytes, length, bytes.length - length);
      if (count === 0) break;
      length += count;
    }
    return { bytes: bytes.subarray(0, length), isWhole: length >= source.sizeBytes };
  } finally {
    source.close();
  }
}

/**
 * Reads the records that a plan is recognised from: all of a small file, the beginning of a large one.
 *
 * @throws {ImportError} what the reader throws; `cancelled` through the interruption.
 */
export function readSample(
  table: TableFile,
  encoding: string,
  dialect: Dialect,
  interruption: Interruption,
): Sample {
  const { source } = table.open(encoding, false);
  try {
    return readRecords(new RecordReader(table.file, source, dialect), mostCells, interruption);
  } finally {
    source.close();
  }
}

/** What a dialect that may be wrong makes of text that may have been cut at its end. */
export interface TrialRecords {
  /** How many cells each record has, in order. */
  readonly widths: readonly number[];
  /** Whether quotes stand where they make no sense, or one never closes. */
  readonly isBroken: boolean;
}

/** Reads text by a dialect as far as it goes. */
export function trialRecords(text: Buffer, isWhole: boolean, dialect: Dialect): TrialRecords {
  const reader = new RecordReader('', new MemorySource(text), dialect);
  const widths: number[] = [];
  let hasFailed = false;
  try {
    for (;;) {
      const cells = reader.scanRecord(0);
      if (cells === 0) {
        if (!reader.refill()) break;
      } else if (!reader.isBlank) {
        widths.push(cells);
        reader.expectedCells = widths[0] ?? 0;
      }
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    hasFailed = true;
    // A header of too many columns is a header: the import then says so, instead of reading one column.
    if (error.code === 'too-many-columns' && widths.length === 0)
      widths.push(readerLimits.columns + 1);
  }
  if (!isWhole && !hasFailed && widths.length > 1) widths.pop();
  return { widths, isBroken: hasFailed || reader.strayQuotes.count > 0 };
}

function readRecords(reader: RecordReader, most: number, interruption: Interruption): Sample {
  const records: string[][] = [];
  const recordNumbers: number[] = [];
  const texts = new SharedTexts(reader);
  let cellCount = 0;
  let reportAt = cellsPerReport;
  for (;;) {
    const cells = reader.scanRecord(0);
    if (cells === 0) {
      if (!reader.refill()) return { records, recordNumbers, isWhole: true };
      continue;
    }
    if (reader.isBlank) continue;
    records.push(texts.ofRecord(cells));
    recordNumbers.push(reader.recordNumber);
    reader.expectedCells = records[0]?.length ?? 0;
    cellCount += cells;
    if (cellCount >= reportAt) {
      reportAt = cellCount + cellsPerReport;
      interruption.report('recognising', 0, null);
    }
    const isEnough = cellCount > most && records.length >= leastRecords;
    if (isEnough || records.length >= mostRecords)
      return { records, recordNumbers, isWhole: false };
  }
}

/**
 * Cells as text, equal short ones as one and the same string: answers recur, and a string that was met
 * before costs no memory and is found in a map by its remembered hash.
 */
class SharedTexts {
  readonly #reader: RecordReader;
  readonly #dictionary = new ByteDictionary(mostShared);
  readonly #texts: string[] = [];

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  ofRecord(cells: number): string[] {
    const { bytes, starts, ends } = this.#reader;
    const record = new Array<string>(cells);
    for (let cell = 0; cell < cells; cell++) {
      record[cell] = this.#textOf(bytes, starts[cell] as number, ends[cell] as number);
    }
    return record;
  }

  #textOf(bytes: Buffer, start: number, end: number): string {
    if (start === end) return '';
    const known = end - start > longestShared ? -1 : this.#dictionary.indexOf(bytes, start, end);
    if (known < 0) return bytes.toString('utf8', start, end);
    this.#texts[known] ??= bytes.toString('utf8', start, end);
    return this.#texts[known];
  }
}

import type { Interruption } from '#analysis/interruption.ts';
import { FileSource, MemorySource } from '../byte-source.ts';
import { ImportError } from '../import-error.ts';
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
const recordsPerReport = 8192;

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
  readonly records: readonly (readonly string[])[];
  /** Whether quotes stand where they make no sense, or one never closes. */
  readonly isBroken: boolean;
}

/** Reads text by a dialect as far as it goes. */
export function trialRecords(text: Buffer, isWhole: boolean, dialect: Dialect): TrialRecords {
  const reader = new RecordReader('', new MemorySource(text), dialect);
  const records: string[][] = [];
  let hasFailed = false;
  try {
    for (;;) {
      const cells = reader.scanRecord(0);
      if (cells === 0) {
        if (!reader.refill()) break;
      } else if (!reader.isBlank) {
        records.push(reader.cellTexts(cells));
        reader.expectedCells = records[0]?.length ?? 0;
      }
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    hasFailed = true;
  }
  if (!isWhole && !hasFailed && records.length > 1) records.pop();
  return { records, isBroken: hasFailed || reader.strayQuotes.count > 0 };
}

function readRecords(reader: RecordReader, most: number, interruption: Interruption): Sample {
  const records: string[][] = [];
  const recordNumbers: number[] = [];
  let cellCount = 0;
  for (;;) {
    const cells = reader.scanRecord(0);
    if (cells === 0) {
      if (!reader.refill()) return { records, recordNumbers, isWhole: true };
      continue;
    }
    if (reader.isBlank) continue;
    records.push(reader.cellTexts(cells));
    recordNumbers.push(reader.recordNumber);
    reader.expectedCells = records[0]?.length ?? 0;
    cellCount += cells;
    if (records.length % recordsPerReport === 0) interruption.report('recognising', 0, null);
    if (cellCount > most && records.length >= leastRecords)
      return { records, recordNumbers, isWhole: false };
  }
}

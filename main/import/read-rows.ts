import type { Interruption } from '#analysis/interruption.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { chunkRows } from '../project/column-chunks.ts';
import type { CellBatch } from './byte-dictionary.ts';
import { ImportError } from './import-error.ts';
import type { RecordReader } from './record-reader.ts';

const batchRecords = 8192;
const skippedListed = 1000;
const cellsShown = 6;
const titleLines = 5;

/** What takes the rows of a table: batches of records, and word that a chunk is full. */
export interface RowTaker {
  /** Looks at the first `count` records of a batch and may leave some out, closing up the others. */
  admit?(batch: CellBatch, count: number): number;
  take(batch: CellBatch, from: number, to: number, rowInChunk: number): void;
  endChunk(rows: number): void;
}

/** What was read, beside the rows themselves. */
export interface RowsRead {
  readonly rows: number;
  readonly skipped: readonly { readonly rowNumber: number; readonly why: string }[];
  readonly skippedCount: number;
  /** Rows of separators with nothing between them, left out. */
  readonly emptyCount: number;
  /** Rows that were filled up with empty cells, or cut, because the plan says so. */
  readonly fittedCount: number;
}

/** What the reading depends on. */
export interface RowsWanted {
  readonly plan: Pick<ImportPlan, 'headerRows' | 'raggedRows' | 'columnCount' | 'leftOutRows'>;
  /** Stop after so many rows. */
  readonly most: number;
  readonly interruption: Interruption;
  /** How far the file has been read. */
  progress(): { readonly done: number; readonly total: number | null };
}

/**
 * Reads the rows under the header, as many cells wide as the first row of the file (or as the plan
 * says), and hands them on in batches that never straddle two chunks.
 *
 * Lines with nothing in them and rows whose cells are all empty are no rows. Empty cells beyond the
 * width are left out silently.
 *
 * @throws {ImportError} `ragged-row`, and what the reader and the interruption throw.
 */
export function readRows(reader: RecordReader, wanted: RowsWanted, taker: RowTaker): RowsRead {
  return new RowReading(reader, wanted, taker).run();
}

class RowReading {
  readonly #reader: RecordReader;
  readonly #wanted: RowsWanted;
  readonly #taker: RowTaker;
  readonly #recordNumbers = new Int32Array(batchRecords);
  readonly #skipped: { rowNumber: number; why: string }[] = [];
  #skippedCount = 0;
  #emptyCount = 0;
  #fittedCount = 0;
  #rows = 0;
  #rowInChunk = 0;
  #width: number;
  #headersLeft: number;
  readonly #leftOut: ReadonlySet<number>;
  readonly #firstLeftOut: number;

  constructor(reader: RecordReader, wanted: RowsWanted, taker: RowTaker) {
    this.#reader = reader;
    this.#wanted = wanted;
    this.#taker = taker;
    this.#width = wanted.plan.columnCount ?? 0;
    this.#headersLeft = wanted.plan.headerRows;
    const leftOut = wanted.plan.leftOutRows ?? [];
    this.#leftOut = new Set(leftOut);
    this.#firstLeftOut = Math.min(Number.POSITIVE_INFINITY, ...leftOut);
  }

  run(): RowsRead {
    let isMore = true;
    while (isMore && this.#rows < this.#wanted.most) {
      const { count, isDrained } = this.#scanBatch();
      if (count > 0) this.#handOn(count);
      const { done, total } = this.#wanted.progress();
      this.#wanted.interruption.report('reading', done, total, this.#rows);
      if (isDrained) isMore = this.#reader.refill();
    }
    if (this.#rowInChunk > 0) this.#taker.endChunk(this.#rowInChunk);
    return {
      rows: this.#rows,
      skipped: this.#skipped,
      skippedCount: this.#skippedCount,
      emptyCount: this.#emptyCount,
      fittedCount: this.#fittedCount,
    };
  }

  #scanBatch(): { readonly count: number; readonly isDrained: boolean } {
    const reader = this.#reader;
    const most = Math.min(batchRecords, this.#wanted.most - this.#rows);
    let count = 0;
    while (count < most) {
      const base = count * this.#width;
      const cells = reader.scanRecord(base);
      if (cells === 0) return { count, isDrained: true };
      if (reader.isBlank) continue;
      if (this.#width === 0) this.#width = cells;
      reader.expectedCells = this.#width;
      if (this.#headersLeft > 0) {
        this.#headersLeft--;
        continue;
      }
      if (reader.recordNumber >= this.#firstLeftOut && this.#leftOut.has(reader.recordNumber))
        continue;
      if (cells !== this.#width && !this.#fit(base, cells)) continue;
      if (this.#isEmpty(base)) {
        this.#emptyCount++;
        continue;
      }
      this.#recordNumbers[count++] = reader.recordNumber;
    }
    return { count, isDrained: false };
  }

  #isEmpty(base: number): boolean {
    const { starts, ends } = this.#reader;
    for (let cell = base; cell < base + this.#width; cell++) {
      if (starts[cell] !== ends[cell]) return false;
    }
    return true;
  }

  /** Makes a row of another width fit as the plan says; false when it is skipped. */
  #fit(base: number, cells: number): boolean {
    const { starts, ends } = this.#reader;
    let found = cells;
    while (found > this.#width && starts[base + found - 1] === ends[base + found - 1]) found--;
    if (found > this.#width || cells < this.#width) {
      const { raggedRows } = this.#wanted.plan;
      if (raggedRows === 'refuse') this.#refuse(base, found);
      if (raggedRows === 'skip') {
        this.#skip(found);
        return false;
      }
      this.#fittedCount++;
    }
    this.#reader.makeCellRoom(base + this.#width);
    for (let cell = cells; cell < this.#width; cell++) {
      this.#reader.starts[base + cell] = 0;
      this.#reader.ends[base + cell] = 0;
    }
    return true;
  }

  #skip(found: number): void {
    this.#skippedCount++;
    if (this.#skipped.length >= skippedListed) return;
    this.#skipped.push({
      rowNumber: this.#reader.recordNumber,
      why: `${found} ${found === 1 ? 'cell' : 'cells'} where ${this.#width} are expected`,
    });
  }

  #refuse(base: number, found: number): never {
    const { starts, ends, bytes, file, recordNumber } = this.#reader;
    const shown = Math.min(found, cellsShown);
    const cells = Array.from({ length: shown }, (_, index) => {
      const start = starts[base + index] as number;
      return bytes.toString('utf8', start, Math.min(ends[base + index] as number, start + 40));
    });
    throw new ImportError('ragged-row', {
      file,
      rowNumber: recordNumber,
      expected: this.#width,
      found,
      cells,
      ...(this.#isFirstRowNarrow(base, found) ? { hint: 'header-further-down' } : {}),
    });
  }

  /** Whether one of the first rows is wider than the first of the file, which may be a title then. */
  #isFirstRowNarrow(base: number, found: number): boolean {
    const rowsSoFar = this.#rows + base / this.#width;
    return this.#wanted.plan.columnCount === null && found > this.#width && rowsSoFar < titleLines;
  }

  #handOn(count: number): void {
    const { bytes, starts, ends } = this.#reader;
    const batch = { bytes, starts, ends, width: this.#width, recordNumbers: this.#recordNumbers };
    const kept = this.#taker.admit?.(batch, count) ?? count;
    let from = 0;
    while (from < kept) {
      const to = Math.min(kept, from + chunkRows - this.#rowInChunk);
      this.#taker.take(batch, from, to, this.#rowInChunk);
      this.#rowInChunk += to - from;
      from = to;
      if (this.#rowInChunk < chunkRows) continue;
      this.#taker.endChunk(this.#rowInChunk);
      this.#rowInChunk = 0;
    }
    this.#rows += kept;
  }
}

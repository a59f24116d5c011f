import type { Column } from '#analysis/columns/column.ts';
import { chunkRows } from '../project/column-chunks.ts';
import type { CellBatch } from './byte-dictionary.ts';

/** Where finished chunks go: the rows of a planned variable that follow those handed over before. */
export type ChunkSink = (variable: number, column: Column) => void;

/** Cells that their column's kind cannot hold: how many, and the first of them. */
export interface UnreadableCells {
  count: number;
  readonly examples: { readonly rowNumber: number; readonly value: string }[];
}

/**
 * Turns the cells of one column of the file into rows of one or more variables, chunk by chunk.
 *
 * `take` puts the cells of the records `from` to `to` into the rows from `row` of the current chunk;
 * `flush` hands the first `rows` rows to the sink and begins the next chunk.
 */
export interface ColumnBuilder {
  take(batch: CellBatch, from: number, to: number, row: number): void;
  flush(rows: number, sink: ChunkSink): void;
}

const exampleCount = 3;

/** Notes an unreadable cell, keeping the first few as examples. */
export function noteUnreadable(
  cells: UnreadableCells,
  rowNumber: number,
  bytes: Buffer,
  start: number,
  end: number,
): void {
  cells.count++;
  if (cells.examples.length >= exampleCount) return;
  const value = bytes.toString('utf8', start, Math.min(end, start + 60));
  cells.examples.push({ rowNumber, value });
}

/** Room for `rows` rows of the current chunk: twice as much as before, at most a chunk. */
export function roomFor(rows: number, capacity: number): number {
  return Math.min(chunkRows, Math.max(rows, capacity * 2, 1024));
}

/** A copy of `array` with `length` entries, the old ones first. */
export function widened<Kind extends Uint8Array | Uint16Array | Float64Array | Int32Array>(
  array: Kind,
  length: number,
): Kind {
  const wider = new (array.constructor as new (length: number) => Kind)(length);
  wider.set(array);
  return wider;
}

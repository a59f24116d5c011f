import { missingByte } from '#analysis/columns/missing-reason.ts';
import type { PlannedVariable } from '#contract/import-plan.ts';
import { type CellBatch, trimmedEnd, trimmedStart } from './byte-dictionary.ts';
import { type ChunkSink, type ColumnBuilder, roomFor, widened } from './column-builder.ts';
import { ImportError } from './import-error.ts';
import { copyPiece, viewOf } from './text-bytes.ts';

const noAnswer = missingByte('no-answer');
const longestText = 2 ** 31 - 1;
/** From here on a piece is copied quicker by the engine than here, whose call costs as much as 150 bytes. */
const longPiece = 200;

/** Text and ids, kept as they stand; cells of white space and planned missing codes are missing. */
export class TextBuilder implements ColumnBuilder {
  readonly #variable: number;
  readonly #column: number;
  readonly #reasonByText: ReadonlyMap<string, number>;
  readonly #longestMissing: number;
  #offsets = new Int32Array(1025);
  #bytes = new Uint8Array(1 << 14);
  #bytesView = viewOf(this.#bytes);
  #source: Uint8Array = this.#bytes;
  #sourceView = this.#bytesView;
  #missing = new Uint8Array(1024);
  #hasMissing = false;

  constructor(variable: number, column: number, plan: PlannedVariable) {
    this.#variable = variable;
    this.#column = column;
    this.#reasonByText = new Map(
      plan.missing.map((entry) => [entry.code, missingByte(entry.reason)]),
    );
    const lengths = plan.missing.map((entry) => Buffer.byteLength(entry.code));
    this.#longestMissing = Math.max(0, ...lengths);
  }

  take(batch: CellBatch, from: number, to: number, row: number): void {
    const { bytes, starts, ends, width } = batch;
    const last = row + to - from;
    this.makeRoom(last);
    let cell = from * width + this.#column;
    for (let at = row; at < last; at++, cell += width) {
      const start = starts[cell] as number;
      this.append(bytes, start, ends[cell] as number, at);
    }
  }

  /** Puts one piece of text into a row; `take` has made room for the row. */
  append(bytes: Buffer, start: number, end: number, row: number): void {
    const offset = this.#offsets[row] as number;
    const length = end - start;
    const reason = length === 0 ? noAnswer : this.#missingReason(bytes, start, end);
    this.#missing[row] = reason;
    if (reason !== 0) {
      this.#hasMissing = true;
      this.#offsets[row + 1] = offset;
      return;
    }
    if (offset + length > this.#bytes.length) this.#growBytes(offset + length);
    if (length > longPiece) this.#bytes.set(bytes.subarray(start, end), offset);
    else {
      if (bytes !== this.#source) {
        this.#source = bytes;
        this.#sourceView = viewOf(bytes);
      }
      copyPiece(this.#sourceView, start, length, this.#bytesView, offset);
    }
    this.#offsets[row + 1] = offset + length;
  }

  flush(rows: number, sink: ChunkSink): void {
    sink(this.#variable, {
      type: 'text',
      offsets: this.#offsets.subarray(0, rows + 1),
      bytes: this.#bytes.subarray(0, this.#offsets[rows]),
      missing: this.#hasMissing ? this.#missing.subarray(0, rows) : null,
    });
    this.#hasMissing = false;
  }

  /** 0 for a text; cells of white space hold no answer. */
  #missingReason(bytes: Buffer, start: number, end: number): number {
    if ((bytes[start] as number) <= 0x20 || (bytes[start] as number) === 0xc2) {
      if (trimmedStart(bytes, start, end) === end) return noAnswer;
    }
    if (end - start > this.#longestMissing + 2) return 0;
    const first = trimmedStart(bytes, start, end);
    const text = bytes.toString('utf8', first, trimmedEnd(bytes, first, end));
    return this.#reasonByText.get(text) ?? 0;
  }

  /** Makes room for so many rows of the chunk. */
  makeRoom(rows: number): void {
    if (rows <= this.#missing.length) return;
    const room = roomFor(rows, this.#missing.length);
    this.#offsets = widened(this.#offsets, room + 1);
    this.#missing = widened(this.#missing, room);
  }

  #growBytes(length: number): void {
    if (length > longestText)
      throw new ImportError('cell-too-long', { bytes: length, limit: longestText });
    this.#bytes = widened(
      this.#bytes,
      Math.min(longestText, Math.max(length, this.#bytes.length * 2)),
    );
    this.#bytesView = viewOf(this.#bytes);
  }
}

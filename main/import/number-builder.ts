import { type MissingReason, missingByte } from '#analysis/columns/missing-reason.ts';
import type { PlannedVariable } from '#contract/import-plan.ts';
import { type CellBatch, trimmedEnd, trimmedStart } from './byte-dictionary.ts';
import {
  type ChunkSink,
  type ColumnBuilder,
  noteUnreadable,
  roomFor,
  type UnreadableCells,
  widened,
} from './column-builder.ts';
import { type DateFormat, readDate } from './dates.ts';
import { readNumber, readPlainNumber } from './numbers.ts';

const noAnswer = missingByte('no-answer');
const unreadable = missingByte('unreadable');

/** Numbers, weights and dates: what is no such value is missing, as planned or as unreadable. */
export class NumberBuilder implements ColumnBuilder {
  readonly unreadable: UnreadableCells = { count: 0, examples: [] };
  /** Cells that held a value. */
  presentCount = 0;
  readonly #variable: number;
  readonly #column: number;
  readonly #decimal: '.' | ',';
  readonly #dateFormat: DateFormat | null;
  readonly #reasonByText: ReadonlyMap<string, MissingReason>;
  #values = new Float64Array(1024);
  #missing = new Uint8Array(1024);
  #hasMissing = false;

  constructor(variable: number, column: number, plan: PlannedVariable) {
    this.#variable = variable;
    this.#column = column;
    this.#decimal = plan.decimal;
    this.#dateFormat = plan.kind === 'date' ? (plan.dateFormat ?? 'iso') : null;
    this.#reasonByText = new Map(plan.missing.map((entry) => [entry.code, entry.reason]));
  }

  take(batch: CellBatch, from: number, to: number, row: number): void {
    const { bytes, starts, ends, width } = batch;
    const last = row + to - from;
    this.#makeRoom(last);
    const values = this.#values;
    const missing = this.#missing;
    const decimal = this.#decimal.charCodeAt(0);
    const isDate = this.#dateFormat !== null;
    const hasPlannedMissing = this.#reasonByText.size > 0;
    let cell = from * width + this.#column;
    for (let at = row; at < last; at++, cell += width) {
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      if (start === end) {
        this.#setMissing(at, noAnswer);
        continue;
      }
      const value =
        isDate || hasPlannedMissing ? Number.NaN : readPlainNumber(bytes, start, end, decimal);
      if (!Number.isNaN(value)) {
        values[at] = value;
        missing[at] = 0;
        this.presentCount++;
      } else this.#takeUnusual(batch, from + at - row, start, end, at);
    }
  }

  flush(rows: number, sink: ChunkSink): void {
    sink(this.#variable, {
      type: 'number',
      values: this.#values.subarray(0, rows),
      missing: this.#hasMissing ? this.#missing.subarray(0, rows) : null,
    });
    this.#hasMissing = false;
  }

  /** Dates, planned missing codes, and numbers that are not written plainly. */
  #takeUnusual(batch: CellBatch, record: number, from: number, to: number, at: number): void {
    const { bytes } = batch;
    const start = trimmedStart(bytes, from, to);
    const end = trimmedEnd(bytes, start, to);
    const reason = start === end ? noAnswer : this.#plannedReason(bytes, start, end);
    if (reason !== 0) {
      this.#setMissing(at, reason);
      return;
    }
    const value = this.#readUnusual(bytes, start, end);
    if (Number.isNaN(value)) {
      noteUnreadable(this.unreadable, batch.recordNumbers[record] as number, bytes, start, end);
      this.#setMissing(at, unreadable);
      return;
    }
    this.#values[at] = value;
    this.#missing[at] = 0;
    this.presentCount++;
  }

  #plannedReason(bytes: Buffer, start: number, end: number): number {
    if (this.#reasonByText.size === 0) return 0;
    const reason = this.#reasonByText.get(bytes.toString('utf8', start, end));
    return reason === undefined ? 0 : missingByte(reason);
  }

  #readUnusual(bytes: Buffer, start: number, end: number): number {
    if (this.#dateFormat !== null) return readDate(bytes, start, end, this.#dateFormat);
    const value = readPlainNumber(bytes, start, end, this.#decimal.charCodeAt(0));
    if (!Number.isNaN(value)) return value;
    return readNumber(bytes.toString('utf8', start, end), this.#decimal);
  }

  #setMissing(at: number, reason: number): void {
    this.#values[at] = 0;
    this.#missing[at] = reason;
    this.#hasMissing = true;
  }

  #makeRoom(rows: number): void {
    if (rows <= this.#values.length) return;
    const room = roomFor(rows, this.#values.length);
    this.#values = widened(this.#values, room);
    this.#missing = widened(this.#missing, room);
  }
}

import type { ImportPlan } from '#contract/import-plan.ts';
import { type CellBatch, trimmedEnd, trimmedStart } from './byte-dictionary.ts';
import type { ColumnBuilder } from './column-builder.ts';

const mostSlots = 1 << 23;

/**
 * Counts how many cells of an id column repeat an id that stood further up.
 *
 * Approximation: ids are told apart by 62 bits of hash, so that among ten million ids one false
 * repetition is expected once in a hundred thousand files. Limits: about five million ids are looked
 * at (16 bytes each at most); `isComplete` says whether that was all of them.
 */
export class RepeatedIds implements ColumnBuilder {
  repeatedCount = 0;
  isComplete = true;
  readonly #column: number;
  #size = 0;
  #mask = 4095;
  #high = new Int32Array(4096);
  #low = new Int32Array(4096);

  constructor(column: number) {
    this.#column = column;
  }

  take(batch: CellBatch, from: number, to: number): void {
    const { bytes, starts, ends, width } = batch;
    let cell = from * width + this.#column;
    for (let record = from; record < to; record++, cell += width) {
      const start = trimmedStart(bytes, starts[cell] as number, ends[cell] as number);
      const end = trimmedEnd(bytes, start, ends[cell] as number);
      if (end > start) this.#note(bytes, start, end);
    }
  }

  /** Ids that are text already: row `i` is `bytes[offsets[i] .. offsets[i + 1]]`. */
  takeTexts(offsets: Int32Array, bytes: Uint8Array): void {
    for (let row = 0; row < offsets.length - 1; row++) {
      const start = offsets[row] as number;
      const end = offsets[row + 1] as number;
      if (end > start) this.#note(bytes, start, end);
    }
  }

  flush(): void {
    // Ids are counted over the whole file: a chunk's end means nothing here.
  }

  #note(bytes: Uint8Array, start: number, end: number): void {
    let high = 0x811c9dc5;
    let low = Math.imul(end - start, 0x9e3779b1);
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      high = Math.imul(high ^ byte, 0x01000193);
      low = Math.imul(low + byte, 0x85ebca6b);
      low ^= low >>> 13;
    }
    this.#insert(high | 1, low);
  }

  #insert(high: number, low: number): void {
    if (this.#size * 5 > this.#high.length * 3 && !this.#grow()) return;
    let slot = (low ^ (high >>> 7)) & this.#mask;
    while (this.#high[slot] !== 0) {
      if (this.#high[slot] === high && this.#low[slot] === low) {
        this.repeatedCount++;
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#size++;
  }

  #grow(): boolean {
    if (this.#high.length >= mostSlots) {
      this.isComplete = false;
      return false;
    }
    const [high, low] = [this.#high, this.#low];
    this.#high = new Int32Array(high.length * 2);
    this.#low = new Int32Array(low.length * 2);
    this.#mask = this.#high.length - 1;
    this.#size = 0;
    for (let slot = 0; slot < high.length; slot++) {
      if (high[slot] !== 0) this.#insert(high[slot] as number, low[slot] as number);
    }
    return true;
  }
}

/** Repetitions are looked for in the first id of each row; null where rows have no id. */
export function repeatedIdsOf(plan: ImportPlan): RepeatedIds | null {
  const id = plan.variables.find(({ included, kind }) => included && kind === 'id');
  return id?.source.from === 'cell' ? new RepeatedIds(id.source.column) : null;
}

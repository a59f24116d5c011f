const mostSlots = 1 << 23;
const fewestSlots = 4096;

/** What is remembered of the row that an id stood in first. Hashes are 32 bits each. */
export interface FirstRow {
  readonly rowNumber: number;
  /** Of all cells but the id and the counts of reactions. */
  readonly content: number;
  /** Of the counts of reactions. */
  readonly reactions: number;
}

/**
 * The ids met so far, each with the row that it stood in first.
 *
 * Approximation: ids are told apart by 62 bits of hash, so that among ten million ids one false
 * repetition is expected once in a hundred thousand files. Limits: about five million ids are kept, 20
 * bytes each at 60 % of the room; after them `isComplete` is false and new ids are not known again.
 */
export class IdTable {
  isComplete = true;
  #size = 0;
  #mask = fewestSlots - 1;
  #words = new Int32Array(fewestSlots * 5);

  /** The first row of an id that is known; null for a new one, which is then known by this row. */
  meet(high: number, low: number, row: FirstRow): FirstRow | null {
    const key = high | 1;
    if (this.#size * 5 > (this.#mask + 1) * 3) this.#grow();
    let at = this.#place(key, low) * 5;
    const words = this.#words;
    for (; words[at] !== 0; at = at + 5 === words.length ? 0 : at + 5) {
      if (words[at] === key && words[at + 1] === low) return this.#rowAt(at);
    }
    if (!this.isComplete) return null;
    words[at] = key;
    words[at + 1] = low;
    words[at + 2] = row.rowNumber;
    words[at + 3] = row.content;
    words[at + 4] = row.reactions;
    this.#size++;
    return null;
  }

  #rowAt(at: number): FirstRow {
    return {
      rowNumber: this.#words[at + 2] as number,
      content: this.#words[at + 3] as number,
      reactions: this.#words[at + 4] as number,
    };
  }

  #place(high: number, low: number): number {
    return (low ^ (high >>> 7)) & this.#mask;
  }

  #grow(): void {
    const slots = this.#mask + 1;
    if (slots >= mostSlots) {
      this.isComplete = false;
      return;
    }
    const before = this.#words;
    const after = new Int32Array(before.length * 2);
    this.#mask = slots * 2 - 1;
    for (let from = 0; from < before.length; from += 5) {
      if (before[from] === 0) continue;
      let at = this.#place(before[from] as number, before[from + 1] as number) * 5;
      while (after[at] !== 0) at = at + 5 === after.length ? 0 : at + 5;
      for (let word = 0; word < 5; word++) after[at + word] = before[from + word] as number;
    }
    this.#words = after;
  }
}

const mostSlots = 1 << 23;
const fewestSlots = 1 << 15;
const growth = 4;

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

  /** The row that the id met last stood in first. */
  firstRowNumber = 0;
  /** The hash of that row's cells but for the id and the counts of reactions. */
  firstContent = 0;
  /** The hash of that row's counts of reactions. */
  firstReactions = 0;

  /**
   * Whether an id is known; its first row then stands in the three fields. A new one is known from now on
   * by this row.
   */
  meet(high: number, low: number, rowNumber: number, content: number, reactions: number): boolean {
    const key = high | 1;
    if (this.#size * 5 > (this.#mask + 1) * 3) this.#grow();
    const words = this.#words;
    const end = words.length;
    let at = this.#place(key, low) * 5;
    while (words[at] !== 0) {
      if (words[at] === key && words[at + 1] === low) {
        this.firstRowNumber = words[at + 2] as number;
        this.firstContent = words[at + 3] as number;
        this.firstReactions = words[at + 4] as number;
        return true;
      }
      at += 5;
      if (at === end) at = 0;
    }
    if (!this.isComplete) return false;
    words[at] = key;
    words[at + 1] = low;
    words[at + 2] = rowNumber;
    words[at + 3] = content;
    words[at + 4] = reactions;
    this.#size++;
    return false;
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
    const after = new Int32Array(before.length * growth);
    this.#mask = slots * growth - 1;
    for (let from = 0; from < before.length; from += 5) {
      if (before[from] === 0) continue;
      let at = this.#place(before[from] as number, before[from + 1] as number) * 5;
      while (after[at] !== 0) at = at + 5 === after.length ? 0 : at + 5;
      for (let word = 0; word < 5; word++) after[at + word] = before[from + word] as number;
    }
    this.#words = after;
  }
}

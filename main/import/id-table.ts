import { hashId } from './row-hash.ts';

const mostIds = 5_000_000;
const fewestSlots = 1 << 14;
const pieceBits = 16;
const pieceLength = 1 << pieceBits;
const digitsOfSafe = 15;

/** Whole numbers one behind the other, in pieces: growing copies nothing. */
class GrowingInts {
  length = 0;
  readonly #pieces: Int32Array[] = [];

  push(value: number): void {
    const place = this.length & (pieceLength - 1);
    if (place === 0) this.#pieces.push(new Int32Array(pieceLength));
    (this.#pieces[this.length >> pieceBits] as Int32Array)[place] = value;
    this.length++;
  }

  at(place: number): number {
    return (this.#pieces[place >> pieceBits] as Int32Array)[place & (pieceLength - 1)] as number;
  }
}

/**
 * The ids met so far, each with the row that it stood in first.
 *
 * Ids that count up by one, as most surveys' do, are known by the first and the last of them. Others are
 * told apart by 64 bits of hash.
 *
 * Approximation: among ten million ids one false repetition is expected once in a hundred thousand files.
 * Limits: five million ids are kept, about 35 bytes each (8 where they count up); after them `isComplete`
 * is false and new ids are not known again.
 */
export class IdTable {
  isComplete = true;
  /** The row that the id met last stood in first. */
  firstRowNumber = 0;
  /** The hash of that row's cells but for the id and the counts of reactions. */
  firstContent = 0;
  /** The hash of that row's counts of reactions. */
  firstReactions = 0;
  /** All reactions to that row together. */
  firstSum = 0;

  /** The first id where they have counted up so far; null once one did not. */
  #countsFrom: number | null = null;
  #hasBegun = false;
  /** By slot the lower hash of an id and its place plus one, side by side; 0 for none. */
  #slots = new Int32Array(0);
  readonly #hash = { high: 0, low: 0 };
  readonly #highs = new GrowingInts();
  readonly #rows = new GrowingInts();
  readonly #contents = new GrowingInts();
  /** Empty where files have no counts of reactions: their hash is always the same. */
  readonly #reactions: GrowingInts | null;
  readonly #sums: GrowingInts | null;

  constructor(hasReactions: boolean) {
    this.#reactions = hasReactions ? new GrowingInts() : null;
    this.#sums = hasReactions ? new GrowingInts() : null;
  }

  /**
   * Whether an id, the bytes from `start` to `end`, is known; its first row then stands in the
   * fields. A new one is known from now on by this row.
   */
  meet(
    view: DataView,
    start: number,
    end: number,
    rowNumber: number,
    content: number,
    reactions: number,
    sum = 0,
  ): boolean {
    if (!this.#hasBegun || this.#countsFrom !== null) {
      const place = this.#placeInCount(wholeNumberAt(view, start, end));
      if (place >= 0) return this.#meetAt(place, rowNumber, content, reactions, sum);
      this.#stopCounting();
    }
    hashId(view, start, end, this.#hash);
    const { high, low } = this.#hash;
    const slot = this.#slotOf(high, low);
    const known = this.#slots[slot + 1] as number;
    if (known === 0 && this.isComplete && this.#rows.length < mostIds) {
      this.#keep(slot, high, low);
      return this.#meetAt(this.#rows.length, rowNumber, content, reactions, sum);
    }
    if (known === 0) {
      this.isComplete = false;
      return false;
    }
    return this.#meetAt(known - 1, rowNumber, content, reactions, sum);
  }

  /** The place of a number in the count, the next one included; -1 where it does not go on with it. */
  #placeInCount(number: number): number {
    if (number < 0) return -1;
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      this.#countsFrom = number;
    }
    const place = number - (this.#countsFrom as number);
    return place <= this.#rows.length && place < mostIds ? Math.max(-1, place) : -1;
  }

  #meetAt(
    place: number,
    rowNumber: number,
    content: number,
    reactions: number,
    sum: number,
  ): boolean {
    if (place === this.#rows.length) {
      this.#rows.push(rowNumber);
      this.#contents.push(content);
      this.#reactions?.push(reactions);
      this.#sums?.push(sum);
      return false;
    }
    this.firstRowNumber = this.#rows.at(place);
    this.firstContent = this.#contents.at(place);
    this.firstSum = this.#sums?.at(place) ?? 0;
    this.firstReactions = this.#reactions === null ? reactions : this.#reactions.at(place);
    return true;
  }

  /** Makes a table of hashes of the ids that counted up. */
  #stopCounting(): void {
    const first = this.#countsFrom ?? 0;
    this.#hasBegun = true;
    this.#countsFrom = null;
    this.#slots = new Int32Array(fewestSlots * 2);
    const text = Buffer.alloc(digitsOfSafe + 1);
    const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
    for (let place = 0; place < this.#rows.length; place++) {
      hashId(view, 0, text.write(String(first + place), 'latin1'), this.#hash);
      const { high, low } = this.#hash;
      this.#keep(this.#slotOf(high, low), high, low);
    }
  }

  #keep(slot: number, high: number, low: number): void {
    this.#highs.push(high);
    this.#slots[slot] = low;
    this.#slots[slot + 1] = this.#highs.length;
    if (this.#highs.length * 3 > this.#slots.length) this.#grow();
  }

  /** Where an id is, or would be. */
  #slotOf(high: number, low: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let slot = (low << 1) & mask;
    for (;;) {
      const known = slots[slot + 1] as number;
      if (known === 0) return slot;
      if (slots[slot] === low && this.#highs.at(known - 1) === high) return slot;
      slot = (slot + 2) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 2;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      const low = old[from] as number;
      let slot = (low << 1) & mask;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = low;
      slots[slot + 1] = old[from + 1] as number;
    }
    this.#slots = slots;
  }
}

/** A whole number written as JavaScript writes it, of at most fifteen digits; -1 for any other id. */
function wholeNumberAt(view: DataView, start: number, end: number): number {
  const length = end - start;
  if (length < 1 || length > digitsOfSafe) return -1;
  if (length > 1 && view.getUint8(start) === 0x30) return -1;
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = view.getUint8(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

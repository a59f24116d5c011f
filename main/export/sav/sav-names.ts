const reserved = new Set('ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH'.split(' '));
const mostNameBytes = 64;

/** A name as SPSS takes it, and the eight letters that stand for it inside the file. */
export interface SavName {
  readonly name: string;
  readonly shortName: string;
}

/**
 * Gives out names that SPSS takes: letters, digits and . _ $ # @, beginning with a letter, at most 64
 * bytes, none used twice in any case; and for each a short name of at most eight letters.
 */
export class SavNames {
  readonly #taken = new Set<string>();
  readonly #short = new Set<string>();
  #next = 1;

  give(wish: string): SavName {
    const name = this.#free(fitting(wish));
    return { name, shortName: this.shortFor(name) };
  }

  /** A short name: the name itself where it is short enough and free. */
  shortFor(name: string): string {
    const upper = name.toUpperCase();
    if (/^[A-Z@#$][A-Z0-9_.@#$]{0,7}$/u.test(upper) && !this.#short.has(upper)) {
      this.#short.add(upper);
      return upper;
    }
    let short = '';
    do short = `V${(this.#next++).toString(36).toUpperCase()}_`;
    while (this.#short.has(short));
    this.#short.add(short);
    return short;
  }

  #free(base: string): string {
    let name = base;
    for (let number = 2; this.#taken.has(name.toUpperCase()); number++) {
      name = `${cutToBytes(base, mostNameBytes - 8)}_${number}`;
    }
    this.#taken.add(name.toUpperCase());
    return name;
  }
}

function fitting(wish: string): string {
  const words = wish.normalize('NFC').replace(/[^\p{L}\p{N}_.$#@]+/gu, '_');
  const begun = /^[\p{L}@]/u.test(words) ? words : `v_${words.replace(/^[_.$#]+/u, '')}`;
  const name = cutToBytes(begun, mostNameBytes).replace(/\.+$/u, '');
  return reserved.has(name.toUpperCase()) || name === '' ? `${name}_v` : name;
}

/** A text of at most so many bytes in UTF-8, cut between letters. */
export function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text, 'utf8') <= most) return text;
  const bytes = Buffer.from(text, 'utf8');
  return bytes.toString('utf8', 0, letterEnd(bytes, 0, most));
}

/** Where the last whole letter ends among the first `most` bytes from `start`. */
export function letterEnd(bytes: Uint8Array, start: number, most: number): number {
  let end = Math.min(bytes.length, start + most);
  while (end > start && end < bytes.length && ((bytes[end] as number) & 0xc0) === 0x80) end--;
  return end;
}

/** Two hashes of 32 bits, written in place: one is made for each row of a file. */
export interface TwoHashes {
  high: number;
  low: number;
}

/** Two hashes of an id in the manner of MurmurHash3 (Appleby 2011), four bytes at a time. */
export function hashId(view: DataView, start: number, end: number, hash: TwoHashes): void {
  let high = 0x811c9dc5;
  let low = 0x2545f491;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = view.getInt32(at, true);
    high = mixedIn(high, word, 0xcc9e2d51, 0x1b873593);
    low = mixedIn(low, word, 0x239b961b, 0xab0e9789);
  }
  let rest = 0;
  for (; at < end; at++) rest = (rest << 8) | view.getUint8(at);
  high = mixedIn(high, rest, 0xcc9e2d51, 0x1b873593) ^ (end - start);
  low = mixedIn(low, rest, 0x239b961b, 0xab0e9789) ^ (end - start);
  hash.high = settled(high);
  hash.low = settled(low);
}

/**
 * A hash of a piece of a row, which goes on from `seed`: eight bytes at a time in two lanes, for rows of
 * text are long and this looks at each.
 */
export function hashPiece(view: DataView, start: number, end: number, seed: number): number {
  let one = Math.imul(seed ^ (end - start), 0x9e3779b1);
  let two = seed;
  let at = start;
  for (; at + 8 <= end; at += 8) {
    one = Math.imul(one ^ view.getInt32(at, true), 0x85ebca6b);
    two = Math.imul(two ^ view.getInt32(at + 4, true), 0xc2b2ae35);
    one = (one << 13) | (one >>> 19);
    two = (two << 11) | (two >>> 21);
  }
  for (; at < end; at++) one = Math.imul(one ^ view.getUint8(at), 0x01000193);
  return joined(one, two);
}

/** A hash that goes on from `seed` with a number's two halves. */
export function hashNumber(low: number, high: number, seed: number): number {
  const one = Math.imul(Math.imul(seed ^ 8, 0x9e3779b1) ^ low, 0x85ebca6b);
  const two = Math.imul(seed ^ high, 0xc2b2ae35);
  return joined((one << 13) | (one >>> 19), (two << 11) | (two >>> 21));
}

function joined(one: number, two: number): number {
  const hash = one ^ ((two << 16) | (two >>> 16));
  return hash ^ (hash >>> 13);
}

function mixedIn(hash: number, word: number, first: number, second: number): number {
  const spread = Math.imul(word, first);
  const mixed = hash ^ Math.imul((spread << 15) | (spread >>> 17), second);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0x38b34ae5) | 0;
}

function settled(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

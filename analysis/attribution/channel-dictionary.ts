/**
 * Channel names by code, looked up by their UTF-8 bytes so that a million paths need no strings.
 *
 * Invariant: `slots` holds code + 1 or 0, its length is a power of two, and at most half of it is used.
 */
export class ChannelDictionary {
  private slots = new Int32Array(256);
  private readonly spellings: Uint8Array[] = [];
  private readonly hashes: number[] = [];

  /** The code of the name in `bytes[start .. end]`, whose bytes hash to `hash`; a new name gets the next code. */
  codeOf(bytes: Uint8Array, start: number, end: number, hash = hashOf(bytes, start, end)): number {
    const mask = this.slots.length - 1;
    let slot = placeOf(hash) & mask;
    for (let held = this.slots[slot] as number; held !== 0; held = this.slots[slot] as number) {
      if (this.hashes[held - 1] === hash && this.isSpelled(held - 1, bytes, start, end)) {
        return held - 1;
      }
      slot = (slot + 1) & mask;
    }
    this.spellings.push(bytes.slice(start, end));
    this.hashes.push(hash);
    this.slots[slot] = this.spellings.length;
    this.growIfHalfFull();
    return this.spellings.length - 1;
  }

  /** The names in the order of their codes. */
  names(): string[] {
    const decoder = new TextDecoder();
    return this.spellings.map((spelling) => decoder.decode(spelling));
  }

  private isSpelled(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const spelling = this.spellings[code] as Uint8Array;
    if (spelling.length !== end - start) {
      return false;
    }
    for (let i = 0; i < spelling.length; i += 1) {
      if (spelling[i] !== bytes[start + i]) {
        return false;
      }
    }
    return true;
  }

  private growIfHalfFull(): void {
    if (this.spellings.length * 2 < this.slots.length) {
      return;
    }
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (const [code, hash] of this.hashes.entries()) {
      let slot = placeOf(hash) & mask;
      while (slots[slot] !== 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = code + 1;
    }
    this.slots = slots;
  }
}

/** What a hash begins with; see `nextHash`. */
export const firstHash = 0x811c9dc5 | 0;

/** FNV-1a on 32 bits, byte by byte, for those who pass the bytes anyway. */
export function nextHash(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** The high bits decide too. */
function placeOf(hash: number): number {
  return hash ^ (hash >>> 15);
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = firstHash;
  for (let at = start; at < end; at += 1) hash = nextHash(hash, bytes[at] as number);
  return hash;
}

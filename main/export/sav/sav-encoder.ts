const slotBytes = 8;
const segmentBytes = 255;
const wholeSegment = 252;
const space = 0x20;
const bias = 100;
const code = { literal: 253, spaces: 254, systemMissing: 255 } as const;

/** How many pieces a string of so many bytes is kept in. */
export function segmentCount(width: number): number {
  return width > segmentBytes ? Math.ceil(width / wholeSegment) : 1;
}

/** The width that one of the pieces of a string has. */
export function segmentWidth(width: number, segment: number): number {
  const count = segmentCount(width);
  return count === 1 ? width : segment < count - 1 ? segmentBytes : width - wholeSegment * segment;
}

/** How many slots of eight bytes a variable takes in a row; 0 stands for a number. */
export function slotCount(width: number): number {
  let slots = width === 0 ? 1 : 0;
  for (let segment = 0; width > 0 && segment < segmentCount(width); segment++) {
    slots += Math.ceil(segmentWidth(width, segment) / slotBytes);
  }
  return slots;
}

/**
 * Encodes rows as SPSS compresses them: a code for each slot, eight codes before the numbers and texts
 * that have none of their own.
 */
export class SavEncoder {
  #buffer = Buffer.alloc(1 << 20);
  #view = viewOf(this.#buffer);
  /** Where the eight codes being filled begin, and how many of them there are. */
  #codes = 0;
  #count = 0;
  #end = slotBytes;

  /** Bytes that are finished. */
  get readyBytes(): number {
    return this.#codes;
  }

  number(value: number): void {
    if (Number.isNaN(value)) this.#code(code.systemMissing);
    else if (value >= 1 - bias && value <= 251 - bias && Number.isInteger(value)) {
      this.#code(value + bias);
    } else {
      this.#code(code.literal);
      this.#view.setFloat64(this.#end, value, true);
      this.#end += slotBytes;
    }
  }

  text(bytes: Uint8Array, start: number, end: number, width: number): void {
    let from = start;
    for (let segment = 0; segment < segmentCount(width); segment++) {
      const slots = Math.ceil(segmentWidth(width, segment) / slotBytes);
      const to = Math.min(end, from + segmentBytes);
      for (let slot = 0; slot < slots; slot++) this.#slot(bytes, from + slot * slotBytes, to);
      from = to;
    }
  }

  /** The finished bytes, which are gone after this; valid until the next value. */
  take(): Uint8Array {
    const ready = Buffer.from(this.#buffer.subarray(0, this.#codes));
    this.#buffer.copyWithin(0, this.#codes, this.#end);
    this.#end -= this.#codes;
    this.#codes = 0;
    return ready;
  }

  /** The rest, the last codes filled up. */
  finish(): Uint8Array {
    const isEmpty = this.#count === 0;
    return Buffer.from(this.#buffer.subarray(0, isEmpty ? this.#codes : this.#end));
  }

  #slot(bytes: Uint8Array, from: number, to: number): void {
    let last = Math.min(to, from + slotBytes);
    while (last > from && bytes[last - 1] === space) last--;
    if (last <= from) {
      this.#code(code.spaces);
      return;
    }
    this.#code(code.literal);
    for (let at = 0; at < slotBytes; at++) {
      this.#buffer[this.#end++] = from + at < last ? (bytes[from + at] as number) : space;
    }
  }

  #code(value: number): void {
    if (this.#count === slotBytes) {
      this.#codes = this.#end;
      this.#end += slotBytes;
      this.#count = 0;
      if (this.#end + 2 * slotBytes * slotBytes > this.#buffer.length) this.#grow();
      this.#buffer.fill(0, this.#codes, this.#end);
    }
    this.#buffer[this.#codes + this.#count++] = value;
  }

  #grow(): void {
    const grown = Buffer.alloc(this.#buffer.length * 2);
    this.#buffer.copy(grown);
    this.#buffer = grown;
    this.#view = viewOf(grown);
  }
}

function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
}

import { isUtf8 } from 'node:buffer';
import type { SavSegment } from './sav-dictionary.ts';
import { utf8ByByte } from './sav-encoding.ts';

const space = 0x20;

/** The strings of one variable over a batch of rows, in UTF-8 and without the spaces that fill them up. */
export class SavTexts {
  readonly offsets: Int32Array;
  bytes = Buffer.alloc(1 << 12);
  readonly #segments: readonly SavSegment[];
  readonly #raw: Buffer;
  readonly #byByte: readonly Uint8Array[] | null;
  readonly #decoder: TextDecoder;
  readonly #isUtf8: boolean;

  constructor(segments: readonly SavSegment[], width: number, encoding: string, rows: number) {
    this.#segments = segments;
    this.#raw = Buffer.alloc(width);
    this.#byByte = utf8ByByte(encoding);
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true });
    this.#isUtf8 = encoding === 'utf-8';
    this.offsets = new Int32Array(rows + 1);
  }

  /** Takes the string out of a whole row; rows come in order. */
  take(row: number, cells: Uint8Array): void {
    const raw = this.#raw;
    let length = 0;
    for (const { byte, used } of this.#segments) {
      for (let at = byte; at < byte + used; at++) raw[length++] = cells[at] as number;
    }
    while (length > 0 && (raw[length - 1] === space || raw[length - 1] === 0)) length--;
    const offset = this.offsets[row] as number;
    this.offsets[row + 1] = offset + this.#append(offset, length);
  }

  #append(offset: number, length: number): number {
    const raw = this.#raw;
    this.#makeRoom(offset + length);
    const bytes = this.bytes;
    let at = 0;
    while (at < length && (raw[at] as number) < 0x80) {
      bytes[offset + at] = raw[at] as number;
      at++;
    }
    return at === length ? length : at + this.#appendOther(offset + at, at, length);
  }

  /** What follows the first letter that is not ASCII. */
  #appendOther(offset: number, from: number, to: number): number {
    if (this.#byByte === null) return this.#appendDecoded(offset, from, to);
    this.#makeRoom(offset + 4 * (to - from));
    let end = offset;
    for (let at = from; at < to; at++) {
      const letter = this.#byByte[this.#raw[at] as number] as Uint8Array;
      for (let part = 0; part < letter.length; part++) this.bytes[end++] = letter[part] as number;
    }
    return end - offset;
  }

  #appendDecoded(offset: number, from: number, to: number): number {
    const raw = this.#raw.subarray(from, to);
    // A string that was cut in the middle of its last letter loses the rest of that letter.
    const text = this.#decoder.decode(raw, { stream: true });
    this.#decoder.decode();
    if (this.#isUtf8 && isUtf8(raw)) {
      this.bytes.set(raw, offset);
      return raw.length;
    }
    const length = Buffer.byteLength(text, 'utf8');
    this.#makeRoom(offset + length);
    this.bytes.write(text, offset, 'utf8');
    return length;
  }

  #makeRoom(length: number): void {
    if (length <= this.bytes.length) return;
    const grown = Buffer.alloc(Math.max(length, this.bytes.length * 2));
    this.bytes.copy(grown);
    this.bytes = grown;
  }
}

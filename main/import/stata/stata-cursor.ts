import type { RandomFile } from '../random-file.ts';
import type { StataWords } from './stata-words.ts';

/** Reads the fields of a .dta one after the other. */
export class StataCursor {
  readonly #file: RandomFile;
  readonly #isLittleEndian: boolean;
  position: number;

  constructor(file: RandomFile, position: number, isLittleEndian: boolean) {
    this.#file = file;
    this.#isLittleEndian = isLittleEndian;
    this.position = position;
  }

  /** The next `length` bytes. */
  bytes(length: number): Buffer {
    const bytes = this.#file.bytes(this.position, length);
    this.position += length;
    return bytes;
  }

  /** A whole number without sign of up to eight bytes, as exact as a double is. */
  whole(width: number): number {
    const bytes = this.bytes(width);
    if (width <= 6) {
      return this.#isLittleEndian ? bytes.readUIntLE(0, width) : bytes.readUIntBE(0, width);
    }
    return Number(this.#isLittleEndian ? bytes.readBigUInt64LE(0) : bytes.readBigUInt64BE(0));
  }

  /** Many whole numbers of the same width. */
  wholes(count: number, width: number): number[] {
    const bytes = this.bytes(count * width);
    return Array.from({ length: count }, (_, index) =>
      this.#isLittleEndian
        ? bytes.readUIntLE(index * width, width)
        : bytes.readUIntBE(index * width, width),
    );
  }

  /** Many texts of the same width. */
  texts(count: number, width: number, words: StataWords): string[] {
    const bytes = this.bytes(count * width);
    return Array.from({ length: count }, (_, index) =>
      words.text(bytes, index * width, (index + 1) * width),
    );
  }

  /** Whether `mark` stands here; goes past it if so. */
  passes(mark: string): boolean {
    if (this.position + mark.length > this.#file.sizeBytes) return false;
    if (this.#file.bytes(this.position, mark.length).toString('latin1') !== mark) return false;
    this.position += mark.length;
    return true;
  }

  /** Goes past a mark that must stand here. */
  expect(mark: string): void {
    if (!this.passes(mark)) {
      throw this.#file.damaged(this.position, `“${mark}” should stand here.`);
    }
  }
}

import type { TypedValues } from './typed-file.ts';

/** Puts texts together row by row, as UTF-8 behind each other. */
export class TextGathering {
  readonly #offsets: Int32Array;
  #bytes: Buffer;
  #row = 0;
  #length = 0;

  /** @param roomBytes how many bytes of text are expected; there may be more. */
  constructor(rows: number, roomBytes: number) {
    this.#offsets = new Int32Array(rows + 1);
    this.#bytes = Buffer.allocUnsafe(Math.max(64, roomBytes));
  }

  /** Adds UTF-8 to the current row. */
  add(text: Uint8Array): void {
    this.#makeRoom(text.length);
    this.#bytes.set(text, this.#length);
    this.#length += text.length;
  }

  /** Adds a string to the current row. */
  addString(text: string): void {
    this.#makeRoom(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** Ends the current row; a row without text has no value. */
  endRow(): void {
    this.#row++;
    this.#offsets[this.#row] = this.#length;
  }

  /** All rows. */
  values(): Extract<TypedValues, { type: 'text' }> {
    return { type: 'text', offsets: this.#offsets, bytes: this.#bytes.subarray(0, this.#length) };
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.#length + more, this.#bytes.length * 2));
    this.#bytes.copy(wider, 0, 0, this.#length);
    this.#bytes = wider;
  }
}

import { closeSync, openSync, writeSync } from 'node:fs';

const bufferBytes = 1 << 18;
/** In UTF-8, of a letter of JavaScript at most. */
const bytesOfLetter = 3;

/** Comma-delimited UTF-8 being written to a file beside, which is then read like any other text. */
export class SpoolText {
  readonly #descriptor: number;
  #pending = Buffer.allocUnsafe(bufferBytes);
  #length = 0;

  constructor(target: string) {
    this.#descriptor = openSync(target, 'w');
  }

  /** Writes one row, filled up with empty cells to `width`. */
  row(cells: readonly string[], width: number): void {
    const filling = cells.length < width ? ','.repeat(width - Math.max(1, cells.length)) : '';
    // A row at a time: only those with letters beyond Latin-1 cost more than their bytes.
    this.#put(`${cells.map(quoted).join(',')}${filling}\n`);
  }

  /** Writes an empty line. */
  blank(): void {
    this.#put('\n');
  }

  /** Writes what is still held back. */
  flush(): void {
    for (let at = 0; at < this.#length; )
      at += writeSync(this.#descriptor, this.#pending, at, this.#length - at);
    this.#length = 0;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #put(line: string): void {
    const most = line.length * bytesOfLetter;
    if (this.#length + most > this.#pending.length) this.flush();
    if (most > this.#pending.length) this.#pending = Buffer.allocUnsafe(most);
    this.#length += this.#pending.write(line, this.#length, 'utf8');
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) || cell.trim().length < cell.length
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}

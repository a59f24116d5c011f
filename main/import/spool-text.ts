import { closeSync, openSync, writeSync } from 'node:fs';

const bufferLetters = 1 << 18;

/** Comma-delimited UTF-8 being written to a file beside, which is then read like any other text. */
export class SpoolText {
  readonly #descriptor: number;
  #pending = '';

  constructor(target: string) {
    this.#descriptor = openSync(target, 'w');
  }

  /** Writes one row, filled up with empty cells to `width`. */
  row(cells: readonly string[], width: number): void {
    this.#pending += cells.map(quoted).join(',');
    if (cells.length < width) this.#pending += ','.repeat(width - Math.max(1, cells.length));
    this.blank();
  }

  /** Writes an empty line. */
  blank(): void {
    this.#pending += '\n';
    if (this.#pending.length > bufferLetters) this.flush();
  }

  /** Writes what is still held back. */
  flush(): void {
    const bytes = Buffer.from(this.#pending, 'utf8');
    this.#pending = '';
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) || cell.trim().length < cell.length
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}

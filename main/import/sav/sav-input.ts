import { readSync } from 'node:fs';
import { ImportError } from '../import-error.ts';

const windowBytes = 1 << 18;

/** What is known of where a file is damaged; rows count from 1. */
export interface DamagedAt {
  readonly row?: number;
  readonly column?: string;
  readonly byte?: number;
}

/** The error of a file that breaks its own rules. */
export function damaged(file: string, reason: string, at: DamagedAt): ImportError {
  return new ImportError('file-damaged', { file, format: 'an SPSS file', reason, ...at });
}

/**
 * Reads the dictionary of an SPSS file piece by piece. Nothing is allocated before it is known that the
 * file is long enough for it.
 *
 * @throws {ImportError} `file-damaged` with the byte at which the file ended too early.
 */
export class SavInput {
  readonly file: string;
  readonly sizeBytes: number;
  /** The byte that is read next. */
  position = 0;
  isLittleEndian = true;
  readonly #descriptor: number;
  #window = Buffer.alloc(0);
  #windowStart = 0;

  constructor(file: string, descriptor: number, sizeBytes: number) {
    this.file = file;
    this.#descriptor = descriptor;
    this.sizeBytes = sizeBytes;
  }

  /** The next bytes; a view that holds until the next read. */
  bytes(count: number, what: string): Buffer {
    if (!(count >= 0 && count <= this.sizeBytes - this.position)) {
      throw damaged(this.file, `It ends in the middle of ${what}.`, { byte: this.position });
    }
    const from = this.position - this.#windowStart;
    if (from < 0 || from + count > this.#window.length) this.#load(count, what);
    const start = this.position - this.#windowStart;
    this.position += count;
    return this.#window.subarray(start, start + count);
  }

  /** The next bytes, copied. */
  copy(count: number, what: string): Buffer {
    return Buffer.from(this.bytes(count, what));
  }

  int32(what: string): number {
    const bytes = this.bytes(4, what);
    return this.isLittleEndian ? bytes.readInt32LE(0) : bytes.readInt32BE(0);
  }

  double(what: string): number {
    const bytes = this.bytes(8, what);
    return this.isLittleEndian ? bytes.readDoubleLE(0) : bytes.readDoubleBE(0);
  }

  skip(count: number, what: string): void {
    if (!(count >= 0 && count <= this.sizeBytes - this.position)) {
      throw damaged(this.file, `It ends in the middle of ${what}.`, { byte: this.position });
    }
    this.position += count;
  }

  #load(count: number, what: string): void {
    const length = Math.min(Math.max(count, windowBytes), this.sizeBytes - this.position);
    const window = Buffer.alloc(length);
    const filled = readFully(this.file, this.#descriptor, window, this.position);
    if (filled < count) {
      throw damaged(this.file, `It ends in the middle of ${what}.`, { byte: this.position });
    }
    this.#window = window;
    this.#windowStart = this.position;
  }
}

/** Fills `target` from a place in the file; returns how many bytes there were. */
export function readFully(
  file: string,
  descriptor: number,
  target: Uint8Array,
  position: number,
): number {
  let filled = 0;
  try {
    while (filled < target.length) {
      const count = readSync(descriptor, target, filled, target.length - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
  } catch (error) {
    throw new ImportError('file-not-readable', { file, reason: String(error) }, { cause: error });
  }
  return filled;
}

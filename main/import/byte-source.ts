import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { ImportError } from './import-error.ts';

/** Where bytes come from, in order and once. */
export interface ByteSource {
  /** Fills `target` from `offset` with up to `length` bytes; returns how many there were, 0 at the end. */
  read(target: Uint8Array, offset: number, length: number): number;
  close(): void;
}

/** A file read from its start to its end, hashed on the way. */
export class FileSource implements ByteSource {
  readonly file: string;
  readonly sizeBytes: number;
  readonly #descriptor: number;
  readonly #hash: Hash | null;
  #readBytes = 0;
  #isOpen = true;

  /**
   * Opens a file.
   *
   * @param options `hash`: whether the sha256 of the bytes is computed while they are read.
   * @throws {ImportError} `file-not-found`, `file-not-readable` (also for a directory).
   */
  constructor(file: string, options: { readonly hash: boolean }) {
    this.file = file;
    this.#descriptor = openForReading(file);
    const stat = fstatSync(this.#descriptor);
    if (!stat.isFile()) {
      closeSync(this.#descriptor);
      throw new ImportError('file-not-readable', {
        file,
        reason: stat.isDirectory() ? 'it is a folder' : 'it is not a file',
      });
    }
    this.sizeBytes = stat.size;
    this.#hash = options.hash ? createHash('sha256') : null;
  }

  /** Bytes handed out so far. */
  get readBytes(): number {
    return this.#readBytes;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    let count: number;
    try {
      count = readSync(this.#descriptor, target, offset, length, null);
    } catch (error) {
      throw new ImportError(
        'file-not-readable',
        { file: this.file, reason: String(error) },
        { cause: error },
      );
    }
    // Cut at the end of a row it would else be taken for a shorter file.
    if (count === 0 && length > 0 && this.#readBytes < this.sizeBytes) {
      const reason = 'It became shorter while it was read.';
      throw new ImportError('file-not-readable', { file: this.file, reason });
    }
    this.#hash?.update(target.subarray(offset, offset + count));
    this.#readBytes += count;
    return count;
  }

  /** The sha256 of all that was read, in hex. Call it once, after the end. */
  digest(): string {
    return this.#hash?.digest('hex') ?? '';
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }
}

/** Bytes in memory, handed out at most `step` at a time. */
export class MemorySource implements ByteSource {
  readonly #bytes: Uint8Array;
  readonly #step: number;
  #position = 0;

  constructor(bytes: Uint8Array, step = Number.POSITIVE_INFINITY) {
    this.#bytes = bytes;
    this.#step = step;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    const end = this.#position + Math.min(length, this.#step);
    const piece = this.#bytes.subarray(this.#position, end);
    target.set(piece, offset);
    this.#position += piece.length;
    return piece.length;
  }

  close(): void {
    this.#position = this.#bytes.length;
  }
}

function openForReading(file: string): number {
  try {
    // A pipe under that name would else be waited for.
    return openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    const isAbsent = reason === 'ENOENT' || reason === 'ENOTDIR';
    throw new ImportError(
      isAbsent ? 'file-not-found' : 'file-not-readable',
      { file, reason },
      { cause: error },
    );
  }
}

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ImportError } from './import-error.ts';

const endsEarly = 'The file ends before it should.';

/**
 * A file read at any place. Whatever lengths the file claims, nothing is set aside before it is known
 * that the file has so many bytes.
 */
export class RandomFile {
  readonly file: string;
  readonly sizeBytes: number;
  readonly #format: string;
  readonly #descriptor: number;
  #isOpen = true;

  /**
   * @param format what the file is, for people: "a Stata file".
   * @throws {ImportError} `file-not-found`, `file-not-readable` (also for a folder).
   */
  constructor(file: string, format: string) {
    this.file = file;
    this.#format = format;
    try {
      this.#descriptor = openSync(file, 'r');
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? '';
      const code =
        reason === 'ENOENT' || reason === 'ENOTDIR' ? 'file-not-found' : 'file-not-readable';
      throw new ImportError(code, { file, reason }, { cause: error });
    }
    const stat = fstatSync(this.#descriptor);
    if (!stat.isFile()) {
      closeSync(this.#descriptor);
      throw new ImportError('file-not-readable', { file, reason: 'it is not a file' });
    }
    this.sizeBytes = stat.size;
  }

  /**
   * The bytes from `start`, in a buffer of their own.
   *
   * @throws {ImportError} `file-damaged` where the file ends before them.
   */
  bytes(start: number, length: number): Buffer {
    this.#refuseBeyondEnd(start, length);
    const target = Buffer.allocUnsafeSlow(length);
    this.readInto(target, start, length);
    return target;
  }

  /** Fills the beginning of `target` with the bytes from `start`; throws as `bytes` does. */
  readInto(target: Uint8Array, start: number, length: number): void {
    this.#refuseBeyondEnd(start, length);
    let filled = 0;
    while (filled < length) {
      const count = this.#readSome(target, filled, length - filled, start + filled);
      if (count === 0) throw this.damaged(start + filled, endsEarly);
      filled += count;
    }
  }

  /** The error for a file that does not hold what it must at a byte. */
  damaged(byte: number, reason: string, more: Readonly<Record<string, unknown>> = {}): ImportError {
    return new ImportError('file-damaged', {
      file: this.file,
      format: this.#format,
      byte,
      reason,
      ...more,
    });
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }

  #refuseBeyondEnd(start: number, length: number): void {
    if (start >= 0 && length >= 0 && start + length <= this.sizeBytes) return;
    throw this.damaged(Math.max(0, Math.min(start, this.sizeBytes)), endsEarly);
  }

  #readSome(target: Uint8Array, offset: number, length: number, position: number): number {
    try {
      return readSync(this.#descriptor, target, offset, length, position);
    } catch (error) {
      const details = { file: this.file, reason: String(error) };
      throw new ImportError('file-not-readable', details, { cause: error });
    }
  }
}

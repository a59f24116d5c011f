import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ExportError } from './export-error.ts';

/** Whether a file that is already there may be replaced; it may not unless said. */
export interface WriteOutOptions {
  readonly overwrite?: boolean | undefined;
}

const bufferedBytes = 1 << 20;

/** Takes the bytes of a file in order. Text is written as UTF-8. */
export class ByteSink {
  readonly #file: FileHandle;
  readonly #buffer = Buffer.allocUnsafe(bufferedBytes);
  #filled = 0;
  #written = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** How many bytes were taken so far. */
  get sizeBytes(): number {
    return this.#written + this.#filled;
  }

  /** Adds text. */
  async writeText(text: string): Promise<void> {
    await this.writeBytes(Buffer.from(text, 'utf8'));
  }

  /** Adds bytes; they are copied, so that the caller may use the array again. */
  async writeBytes(bytes: Uint8Array): Promise<void> {
    if (this.#filled + bytes.length > bufferedBytes) await this.flush();
    if (bytes.length > bufferedBytes) {
      await this.#writeWhole(bytes);
      return;
    }
    this.#buffer.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  /** Writes over bytes that were taken before, at their place in the file. */
  async overwrite(position: number, bytes: Uint8Array): Promise<void> {
    await this.flush();
    await this.#file.write(bytes, 0, bytes.length, position);
  }

  /** Hands everything taken so far to the system. */
  async flush(): Promise<void> {
    await this.#writeWhole(this.#buffer.subarray(0, this.#filled));
    this.#filled = 0;
  }

  async #writeWhole(bytes: Uint8Array): Promise<void> {
    let from = 0;
    while (from < bytes.length) {
      const { bytesWritten } = await this.#file.write(bytes, from, bytes.length - from);
      from += bytesWritten;
    }
    this.#written += bytes.length;
  }
}

/**
 * Writes a file whole or not at all: into a temporary file beside `out`, flushed to the disk, then
 * renamed. When `write` throws (cancelled, disk full) the temporary file goes and what stood at `out`
 * stays. A process that is killed leaves at most a file whose name ends in `.part`.
 *
 * @throws {ExportError} `file-exists`, `file-not-writable`, `disk-full`; and what `write` throws.
 */
export async function writeOut(
  out: string,
  write: (sink: ByteSink) => Promise<void>,
  options: WriteOutOptions = {},
): Promise<number> {
  const file = resolve(out);
  if (existsSync(file) && options.overwrite !== true)
    throw new ExportError('file-exists', { file });
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID().slice(0, 8)}.part`);
  try {
    const sizeBytes = await writeTemporary(temporary, write);
    await rename(temporary, file);
    return sizeBytes;
  } catch (error) {
    await rm(temporary, { force: true });
    throw asExportError(error, file);
  }
}

async function writeTemporary(
  temporary: string,
  write: (sink: ByteSink) => Promise<void>,
): Promise<number> {
  const handle = await open(temporary, 'w');
  try {
    const sink = new ByteSink(handle);
    await write(sink);
    await sink.flush();
    await handle.sync();
    return sink.sizeBytes;
  } finally {
    await handle.close();
  }
}

const reasonBySystemCode: Readonly<Record<string, string>> = {
  ENOENT: 'The folder does not exist.',
  ENOTDIR: 'A part of the path is a file, not a folder.',
  EISDIR: 'A folder has that name.',
  EACCES: 'Writing there is not allowed.',
  EPERM: 'Writing there is not allowed, or another program holds the file open.',
  EBUSY: 'Another program holds the file open.',
  EROFS: 'The disk is read-only.',
  ENAMETOOLONG: 'The name is too long.',
};

function asExportError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const { code } = error;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ExportError('disk-full', { file }, { cause: error });
  }
  const reason = typeof code === 'string' ? reasonBySystemCode[code] : undefined;
  return new ExportError('file-not-writable', reason === undefined ? { file } : { file, reason }, {
    cause: error,
  });
}

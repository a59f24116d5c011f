import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { ImportError } from './import-error.ts';

const usualMost = 32 << 20;

/**
 * The bytes of a small file that stands beside the data: metadata, targets, a recipe, a plan.
 *
 * Limits: 32 MB, or `mostBytes`. A folder, a pipe or a device is refused; nothing is waited for.
 *
 * @throws {ImportError} `file-not-found`, `file-not-readable`, `file-too-large`.
 */
export function readSmallFile(file: string, mostBytes = usualMost): Buffer {
  const descriptor = opened(file);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) {
      const reason = stat.isDirectory() ? 'It is a folder.' : 'It is not a file.';
      throw new ImportError('file-not-readable', { file, reason });
    }
    if (stat.size > mostBytes) {
      throw new ImportError('file-too-large', { file, bytes: stat.size, limit: mostBytes });
    }
    const bytes = Buffer.alloc(stat.size);
    let filled = 0;
    for (let count = 1; count > 0 && filled < bytes.length; filled += count) {
      count = readSync(descriptor, bytes, filled, bytes.length - filled, filled);
    }
    return bytes.subarray(0, filled);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('file-not-readable', { file, reason: String(error) }, { cause: error });
  } finally {
    closeSync(descriptor);
  }
}

function opened(file: string): number {
  try {
    // A pipe under that name would else be waited for.
    return openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    const isAbsent = reason === 'ENOENT' || reason === 'ENOTDIR';
    const code = isAbsent ? 'file-not-found' : 'file-not-readable';
    throw new ImportError(code, { file, reason }, { cause: error });
  }
}

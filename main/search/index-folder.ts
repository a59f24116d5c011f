import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'parallax-search-';
let isSwept = false;

/**
 * Where this process keeps its indexes of texts: a folder that nobody else can read. Folders left by
 * processes that ended without removing theirs go at the first call.
 */
export function indexFolder(): string {
  if (!isSwept) sweep();
  const folder = ownFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Removes this process's indexes: they hold words of the texts, and nobody needs them any more. */
export function removeIndexes(): void {
  rmSync(ownFolder(), { recursive: true, force: true });
}

function ownFolder(): string {
  return join(tmpdir(), `${prefix}${process.pid}`);
}

function sweep(): void {
  isSwept = true;
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (!Number.isInteger(pid) || pid === process.pid || isRunning(pid)) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch (error) {
      // Another person's folder is theirs to remove.
      if (!isFileError(error)) throw error;
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}

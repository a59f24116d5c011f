import type { FileMap } from '../read-repository.ts';

/** More lines than this, and a file is to be parted. */
export const mostLines = 400;

/**
 * Files that are longer than they may be, with the lines that they may have until they are parted. The
 * list may only shrink.
 */
export const longFiles: Readonly<Record<string, number>> = {};

/** Files that are too long, and entries of the list that are no longer needed or could be lower. */
export function filesTooLong(
  files: FileMap,
  listed: Readonly<Record<string, number>> = longFiles,
): readonly string[] {
  const found: string[] = [];
  for (const [path, text] of files) {
    const count = text.trimEnd().split('\n').length;
    const allowed = listed[path] ?? mostLines;
    if (count > allowed) found.push(`${path} has ${count} lines; a file may have ${allowed}`);
    if (path in listed && count < allowed) {
      found.push(`${path} has ${count} lines: lower its entry in the list, or drop it`);
    }
  }
  const gone = Object.keys(listed).filter((path) => !files.has(path));
  return [...found, ...gone.map((path) => `${path} is gone: drop it from the list`)];
}

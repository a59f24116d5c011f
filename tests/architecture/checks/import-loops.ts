import type { ParsedFile } from '../parse-file.ts';
import { pathOfSpecifier } from './import-directions.ts';

/**
 * Each loop of imports, once, as the files on it. Imports of types alone make no loop: they are gone at
 * run time, and two files may well speak of each other's shapes.
 */
export function importLoops(files: readonly ParsedFile[]): readonly string[] {
  const importsByPath = new Map(
    files.map((file) => [
      file.path,
      file.imports
        .filter((one) => !one.isTypeOnly)
        .map((one) => pathOfSpecifier(file.path, one.specifier))
        .filter((path) => path !== null),
    ]),
  );
  const loops: string[] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  const follow = (path: string): void => {
    const at = trail.indexOf(path);
    if (at >= 0) loops.push([...trail.slice(at), path].join('\n  -> '));
    if (at >= 0 || finished.has(path)) return;
    trail.push(path);
    for (const next of importsByPath.get(path) ?? []) follow(next);
    trail.pop();
    finished.add(path);
  };
  for (const path of importsByPath.keys()) follow(path);
  return loops;
}

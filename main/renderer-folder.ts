import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the built page is: `out/renderer` of the program, found from wherever this file runs. */
export function rendererFolder(): string {
  let folder = import.meta.dirname;
  while (dirname(folder) !== folder) {
    for (const candidate of [
      join(folder, 'renderer', 'index.html'),
      join(folder, 'out', 'renderer', 'index.html'),
    ]) {
      if (existsSync(candidate) && candidate.includes('out')) return dirname(candidate);
    }
    folder = dirname(folder);
  }
  return join(import.meta.dirname, '..', 'renderer');
}

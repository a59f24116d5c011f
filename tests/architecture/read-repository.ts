import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files by their path from the top of the repository, with their text. */
export type FileMap = ReadonlyMap<string, string>;

const notOurs = new Set(['.git', 'node_modules', 'out', 'shots']);
/** Made by measurements, and not kept. */
const notKept = new Set(['bench/data']);
const codeEndings = /\.(?:ts|tsx|js|css)$/u;

/** The code of the repository: TypeScript, JavaScript and style sheets. */
export function readCode(root: string, folders: readonly string[]): FileMap {
  const files = new Map<string, string>();
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inner = `${path}/${entry.name}`;
      const isOurs = !notOurs.has(entry.name) && !notKept.has(inner);
      if (entry.isDirectory() && isOurs) visit(inner);
      if (entry.isFile() && codeEndings.test(entry.name)) {
        files.set(inner, readFileSync(join(root, inner), 'utf8'));
      }
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) visit(folder);
  return files;
}

/** What stands at the top of the repository, without what tools put there. */
export function readTopLevel(root: string): readonly string[] {
  return readdirSync(root).filter((name) => !notOurs.has(name));
}

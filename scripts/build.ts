import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const sources = ['analysis', 'contract', 'main', 'preload', 'renderer', 'electron.vite.config.ts'];
const results = [
  'out/main/index.js',
  'out/main/cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** Whether the build is missing or older than what it is made of. */
export function isBuildStale(): boolean {
  const files = results.map((path) => join(root, path));
  if (!files.every((file) => existsSync(file))) return true;
  const builtAt = Math.min(...files.map((file) => statSync(file).mtimeMs));
  return sources.some((path) => newestIn(join(root, path)) > builtAt);
}

/** Builds everything; `isQuiet` holds back what the build says unless it fails. */
export function build(isQuiet: boolean): boolean {
  const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const ran = spawnSync(process.execPath, [electronVite, 'build', root], {
    cwd: root,
    stdio: isQuiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
  });
  if (ran.status !== 0 && isQuiet) process.stderr.write(`${ran.stdout}${ran.stderr}\n`);
  return ran.status === 0;
}

function newestIn(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import type { Figures } from '../figures.ts';

/** Imports a file into a new SQLite database with its command line: `import-sqlite.ts CSV DATABASE`. */
const [csv = '', out = ''] = process.argv.slice(2);
rmSync(out, { force: true });
execFileSync('sqlite3', ['--version'], { stdio: 'ignore' });
const timed = `TIMEFORMAT='%R %U %S'; time sqlite3 "$1" ".import --csv $2 data"`;
const { status, stderr } = spawnSync('bash', ['-c', timed, 'import', out, csv], {
  encoding: 'utf8',
});
if (status !== 0) throw new Error(stderr);
const [wall = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '')
  .split(' ')
  .map(Number);
const figures: Figures = {
  wallMs: wall * 1000,
  cpuMs: (user + system) * 1000,
  peakMb: Number.NaN,
  more: { fileMb: statSync(out).size / 1e6 },
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

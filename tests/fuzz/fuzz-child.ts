import { writeSync } from 'node:fs';
import { Fuzz } from './attempt.ts';
import type { FuzzKind } from './seeds.ts';

/**
 * Breaks `runs` files of a kind from the number `first` on, and says on stdout which one it is at and what
 * went wrong, a line of JSON each: `fuzz-child.ts KIND SEED FIRST RUNS [thread]`; with `thread`
 * spreadsheets are read as in the program, which ends a reader that does not end by itself.
 */
const [kind, seed, first, runs, how] = process.argv.slice(2);
const tell = (message: object): void => {
  writeSync(1, `${JSON.stringify(message)}\n`);
};
const fuzz = await Fuzz.start(kind as FuzzKind, Number(seed), how === 'thread');
for (let number = Number(first); number < Number(first) + Number(runs); number++) {
  tell({ at: number });
  const failure = await fuzz.attempt(number);
  if (failure) tell({ failure });
}
const unsound = fuzz.close();
tell({
  counts: Object.fromEntries(fuzz.counts),
  unsound,
  maxRssMb: process.resourceUsage().maxRSS >> 10,
});

// npm run fuzz -- KIND [--runs 10000] [--seed 1] [--only NUMBER]: broken files of one kind (or all), each of
// which must be read or refused with a code. What went wrong is printed with its number; --only tries it again.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type FuzzKind, fuzzKinds } from '../tests/fuzz/seeds.ts';

const hangMs = 30_000;
const child = join(import.meta.dirname, '..', 'tests', 'fuzz', 'fuzz-child.ts');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});

interface Told {
  readonly at?: number;
  readonly failure?: { readonly number: number; readonly problem: string };
  readonly counts?: Readonly<Record<string, number>>;
  readonly unsound?: string | null;
  readonly maxRssMb?: number;
}

/** Runs one child from a number on; the number it was at when it hung or fell, else null. */
async function runFrom(
  kind: FuzzKind,
  first: number,
  runs: number,
  note: (told: Told) => void,
  how = 'here',
): Promise<number | null> {
  const process_ = spawn(
    process.execPath,
    [child, kind, values.seed, String(first), String(runs), how],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let at = first;
  let complaint = '';
  process_.stderr.on('data', (text) => {
    complaint += String(text);
  });
  const watch = setInterval(() => process_.kill('SIGKILL'), hangMs);
  const exited = new Promise<number | null>((settle) => {
    process_.on('exit', (code) => settle(code));
  });
  for await (const line of createInterface({ input: process_.stdout })) {
    watch.refresh();
    const told = JSON.parse(line) as Told;
    at = told.at ?? at;
    note(told);
  }
  clearInterval(watch);
  const code = await exited;
  if (code === 0) return null;
  // In the program a reader that does not end is ended: then that must come out as an error of the file.
  if (code === null && how === 'here') {
    await runFrom(kind, at, 1, note, 'thread');
    return at;
  }
  const problem = code === null ? 'hung' : `ended with ${code}: ${complaint.slice(-2000)}`;
  note({ failure: { number: at, problem } });
  return at;
}

async function fuzz(kind: FuzzKind, from: number, runs: number): Promise<number> {
  const startedAt = performance.now();
  const counts: Record<string, number> = {};
  const seen = new Map<string, number>();
  let failures = 0;
  let maxRssMb = 0;
  const note = (told: Told): void => {
    for (const [outcome, count] of Object.entries(told.counts ?? {})) {
      counts[outcome] = (counts[outcome] ?? 0) + count;
    }
    maxRssMb = Math.max(maxRssMb, told.maxRssMb ?? 0);
    const problem = told.failure?.problem ?? told.unsound;
    if (problem === undefined || problem === null) return;
    failures++;
    const sort = problem.replace(/[0-9a-f]{8}|\d+/gu, '#').slice(0, 250);
    const times = (seen.get(sort) ?? 0) + 1;
    seen.set(sort, times);
    if (times <= 2) process.stdout.write(`${kind} ${told.failure?.number ?? ''}: ${problem}\n`);
  };
  for (let first: number | null = from; first !== null && first < from + runs; ) {
    const brokeAt = await runFrom(kind, first, from + runs - first, note);
    first = brokeAt === null ? null : brokeAt + 1;
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const outcomes = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  process.stdout.write(
    `${kind}: ${runs} broken files, ${failures} failures (${outcomes.join(', ')}), ${maxRssMb} MB, ${seconds} s\n`,
  );
  return failures;
}

const asked = positionals.length === 0 || positionals[0] === 'all' ? fuzzKinds : positionals;
const unknown = asked.find((kind) => !(fuzzKinds as readonly string[]).includes(kind));
if (unknown !== undefined) {
  process.stderr.write(`There is no kind ${unknown}; there are ${fuzzKinds.join(', ')}.\n`);
  process.exitCode = 2;
} else {
  let failures = 0;
  for (const kind of asked as readonly FuzzKind[]) {
    failures +=
      values.only === undefined
        ? await fuzz(kind, 0, Number(values.runs))
        : await fuzz(kind, Number(values.only), 1);
  }
  process.exitCode = failures === 0 ? 0 : 1;
}

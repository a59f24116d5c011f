import { parseArgs } from 'node:util';
import { type Benchmark, benchmarks, type Contender } from './benchmarks.ts';
import { buildPrograms } from './build-programs.ts';
import type { Figures } from './figures.ts';
import { runProgram } from './run-program.ts';

/**
 * `npm run bench -- [NAME ...] [--rows N] [--runs N]` measures what is named, or everything, and prints a
 * line for each contender: medians of the runs, which take turns, and the goal.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string' }, runs: { type: 'string', default: '3' } },
});
const unknown = positionals.filter((name) => !benchmarks.some((one) => one.name === name));
if (unknown.length > 0) {
  const known = benchmarks.map(({ name }) => name).join(', ');
  process.stderr.write(`There is no ${unknown.join(', ')}; there are: ${known}\n`);
  process.exitCode = 2;
} else {
  await buildPrograms();
  for (const benchmark of benchmarks) {
    if (positionals.length === 0 || positionals.includes(benchmark.name)) measure(benchmark);
  }
}

function measure(benchmark: Benchmark): void {
  const rows = values.rows === undefined ? benchmark.rows : Number(values.rows);
  const contenders = benchmark.prepare(rows);
  const runs = new Map<Contender, Figures[]>(contenders.map((contender) => [contender, []]));
  for (let run = 0; run < Number(values.runs); run++) {
    for (const [contender, figures] of runs) {
      figures.push(runProgram(contender.program, contender.words));
    }
  }
  const medians = contenders.map((contender) => medianOf(runs.get(contender) ?? []));
  const [parallax] = medians;
  contenders.forEach(({ name }, index) => {
    const figures = medians[index] as Figures;
    const told =
      index === 0 || parallax === undefined
        ? benchmark.tell(figures, rows)
        : `Parallax takes ${ratio(parallax.cpuMs, figures.cpuMs)} of its CPU time, ${ratio(parallax.wallMs, figures.wallMs)} of its time`;
    print(benchmark, name, rows, figures, told, index === 0);
  });
}

function print(
  benchmark: Benchmark,
  name: string,
  rows: number,
  { wallMs, cpuMs, peakMb }: Figures,
  told: string,
  isOurs: boolean,
): void {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`.padStart(8);
  const memory = Number.isFinite(peakMb) ? `${Math.round(peakMb)} MB` : '';
  const goal = isOurs
    ? `; goal at ${benchmark.rows.toLocaleString('en')} rows: ${benchmark.goal}`
    : '';
  process.stdout.write(
    `${benchmark.name.padEnd(21)}${name.padEnd(20)}${rows.toLocaleString('en').padStart(9)} rows ${seconds(wallMs)} ${seconds(cpuMs)} CPU ${memory.padStart(8)}  ${told}${goal}\n`,
  );
}

/** The median of each figure by itself. */
function medianOf(runs: readonly Figures[]): Figures {
  const of = (figure: (one: Figures) => number): number => {
    const sorted = runs.map(figure).sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? Number.NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
  };
  const names = Object.keys(runs[0]?.more ?? {});
  return {
    wallMs: of(({ wallMs }) => wallMs),
    cpuMs: of(({ cpuMs }) => cpuMs),
    peakMb: of(({ peakMb }) => peakMb),
    more: Object.fromEntries(
      names.map((name) => [name, of(({ more }) => more[name] ?? Number.NaN)]),
    ),
  };
}

function ratio(ours: number, theirs: number): string {
  return (ours / theirs).toFixed(2);
}

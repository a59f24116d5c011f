import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { associationOfAnswers } from '#analysis/associations/association-of-answers.ts';
import { type KeptRows, keepRows } from '#analysis/tables/kept-rows.ts';
import { type Pack, packColumns, tallyEveryPair } from '#analysis/tables/packed-columns.ts';
import { printFigures } from '../figures.ts';
import { codedAnswers } from '../generate-codes.ts';

/** What one thread is given, the arrays shared. */
interface Share {
  readonly packs: readonly Pack[];
  readonly kept: KeptRows;
  readonly part: { readonly index: number; readonly of: number };
}

/**
 * All two-way tables of 50 questions with one filter, weighted: counts, weights, squared weights and the
 * test of each. Every pair is a table and its transpose: `tabulate-pairs.ts ROWS THREADS`.
 */
if (isMainThread) {
  const [rows = 1_000_000, threads = 1] = process.argv.slice(2).map(Number);
  const { sizes, codes, weights, ages } = codedAnswers(rows);
  await printFigures(async () => {
    const filter = ages.map((age) => Number(age >= 40));
    const kept = keepRows(rows, filter, { type: 'number', values: weights, missing: null });
    const items = sizes.map((size, at) => {
      const own = codes[at] as Uint8Array;
      const taken = new Uint8Array(kept.count);
      for (let place = 0; place < kept.count; place++) {
        taken[place] = own[kept.rows === null ? place : (kept.rows[place] as number)] as number;
      }
      return { codes: taken, size };
    });
    const packs = packColumns(items, kept);
    const shared = { ...kept, rows: null, weights: inSharedMemory(kept.weights) };
    const others = Array.from({ length: threads - 1 }, (_, at) =>
      inThread({ packs, kept: shared, part: { index: at + 1, of: threads } }),
    );
    const own = tested({ packs, kept: shared, part: { index: 0, of: threads } });
    const tables = (await Promise.all(others)).reduce((sum, count) => sum + count, own) * 2;
    return { tables, kept: kept.count, packs: packs.length };
  });
} else {
  parentPort?.postMessage(tested(workerData as Share));
}

function tested({ packs, kept, part }: Share): number {
  let count = 0;
  tallyEveryPair(
    packs,
    kept,
    (_, __, tally) => {
      const { p } = associationOfAnswers(tally, { isWeighted: true, suppressedBase: 10 });
      if (p !== null) count++;
    },
    undefined,
    part,
  );
  return count;
}

function inThread(share: Share): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.once('message', (count: number) => resolve(count));
    worker.once('error', reject);
  });
}

function inSharedMemory(values: Float64Array | null): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer((values?.length ?? 0) * 8));
  shared.set(values ?? []);
  return shared;
}

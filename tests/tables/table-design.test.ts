import { expect, test } from 'vitest';
import { numberColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/table-design.json' with { type: 'json' };
import { answers, cellAt, numbers, tableOf } from './make-tables.ts';

const { data } = golden;
const table = tableOf(data.w.length, {
  rows: [answers('q', data.q, ['x', 'y', 'z']), numbers('n', data.n)],
  columns: [answers('g', data.g, ['a', 'b'])],
  weights: numberColumn(data.w),
  design: { strata: numberColumn(data.h), clusters: numberColumn(data.c) },
  secondConfidence: 1e-9,
});

/** The p of the comparison of both columns, whichever is higher. */
function pOf(row: string): number {
  const found = ['g a', 'g b'].flatMap((column) => cellAt(table, row, column).comparisons);
  return found[0]?.p ?? Number.NaN;
}

test('errors by strata and clusters, one stratum of a single cluster, are those of R survey', () => {
  for (const [at, column] of ['g a', 'g b'].entries()) {
    const [mean, share] = [cellAt(table, 'n Mean', column), cellAt(table, 'q x', column)];
    expectClose(mean.value ?? Number.NaN, golden.means[at]?.[0] ?? 0, 1e-10);
    expectClose(mean.standardError ?? Number.NaN, golden.means[at]?.[1] ?? 0, 1e-10);
    expectClose(share.columnShare ?? Number.NaN, golden.shares[at]?.[0] ?? 0, 1e-10);
    expectClose(share.standardError ?? Number.NaN, golden.shares[at]?.[1] ?? 0, 1e-10);
  }
});

test('tests of columns and of independence by strata and clusters are those of R survey', () => {
  expectClose(pOf('n Mean'), golden.meansP, 1e-9);
  expectClose(pOf('q x'), golden.sharesP, 1e-9);
  const [independence] = table.tests;
  const df = independence?.df;
  const found = [independence?.statistic, ...(Array.isArray(df) ? df : []), independence?.p];
  expect(found).toHaveLength(4);
  for (const [at, value] of found.entries()) {
    expectClose(value ?? Number.NaN, golden.f[at] ?? 0, 1e-9);
  }
});

import { expect, test } from 'vitest';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import type { Crosstab, TableInput } from '#analysis/tables/table.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { answers, cellAt, numbers, tableOf } from './make-tables.ts';

const draws = 450;
/** Three and a half standard errors of a rate over the draws. */
const errorOf = (rate: number): number => 3.5 * Math.sqrt((rate * (1 - rate)) / draws);

interface Draw {
  readonly table: (input?: Partial<TableInput>) => Crosstab;
}

/**
 * 300 respondents in two strata of 15 clusters of 10, whose members resemble each other, a fifth of the
 * scale tied at each point, uneven weights; two unequal groups in every cluster that answer alike.
 */
function drawClustered(random: SeededRandom): Draw {
  const rows = Array.from({ length: 300 }, (_, row) => row);
  const tilt = Array.from({ length: 30 }, () => 0.5 * normal(random));
  const latent = rows.map((row) => (tilt[Math.floor(row / 10)] ?? 0) + normal(random));
  const group = rows.map(() => (random.next() < 0.35 ? 'a' : 'b'));
  const columns = [answers('g', group, ['a', 'b'])];
  const yes = latent.map((value) => (value > 0.3 ? 'yes' : 'no'));
  const scale = latent.map((value) => Math.max(1, Math.min(5, Math.round(3 + value))));
  const stubs = [answers('q', yes, ['yes', 'no']), { ...numbers('n', scale) }];
  const weights = numberColumn(rows.map(() => 0.5 + 1.5 * random.next()));
  const design = {
    strata: numberColumn(rows.map((row) => Math.floor(row / 150))),
    clusters: numberColumn(rows.map((row) => Math.floor(row / 10))),
  };
  return { table: (input) => tableOf(300, { rows: stubs, columns, weights, design, ...input }) };
}

function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** Whether the first two columns of a row are called different at the upper level. */
function isCalled(table: Crosstab, row: string): boolean {
  return (
    cellAt(table, row, 'g a').letters.includes('B') ||
    cellAt(table, row, 'g b').letters.includes('A')
  );
}

test('with strata and clusters one in twenty equal groups are called different', () => {
  const random = new SeededRandom(1_904);
  let [shares, means, tables] = [0, 0, 0];
  for (let round = 0; round < draws; round++) {
    const found = drawClustered(random).table();
    shares += Number(isCalled(found, 'q yes')) / draws;
    means += Number(isCalled(found, 'n Mean')) / draws;
    tables += Number((found.tests[0]?.p ?? 1) < 0.05) / draws;
  }
  // Some thirty clusters leave linearised errors a few hundredths short.
  for (const rate of [shares, means, tables]) {
    expect(Math.abs(rate - 0.05)).toBeLessThan(errorOf(0.05) + 0.01);
  }
});

test.each([
  ['without', false],
  ['with', true],
] as const)(
  'ranks of tied answers %s weights call one in twenty equal groups different',
  (_, isWeighted) => {
    const random = new SeededRandom(77);
    let [pairs, wholes] = [0, 0];
    for (let round = 0; round < draws; round++) {
      const rows = Array.from({ length: 240 }, (_unused, row) => row);
      const group = rows.map((row) => (row < 40 ? 'a' : row < 110 ? 'b' : 'c'));
      const scale = rows.map(() => 1 + Math.floor(5 * random.next() ** 1.6));
      const weights = isWeighted ? numberColumn(rows.map(() => 0.4 + 2 * random.next())) : null;
      const columns = [answers('g', group, ['a', 'b', 'c'])];
      const found = tableOf(240, {
        rows: [numbers('n', scale)],
        columns,
        weights,
        scaleTests: 'ranks',
      });
      pairs += Number(isCalled(found, 'n Mean')) / draws;
      wholes += Number((found.tests[0]?.p ?? 1) < 0.05) / draws;
    }
    expect(Math.abs(pairs - 0.05)).toBeLessThan(errorOf(0.05) + (isWeighted ? 0.005 : 0));
    expect(Math.abs(wholes - 0.05)).toBeLessThan(errorOf(0.05) + (isWeighted ? 0.015 : 0));
  },
);

test('Fisher in small cells never calls more than one in twenty', () => {
  const random = new SeededRandom(5);
  let called = 0;
  for (let round = 0; round < draws; round++) {
    const rows = Array.from({ length: 60 }, (_, row) => row);
    const group = answers(
      'g',
      rows.map((row) => (row < 20 ? 'a' : 'b')),
      ['a', 'b'],
    );
    const yes = answers(
      'q',
      rows.map(() => (random.next() < 0.08 ? 'yes' : 'no')),
      ['yes', 'no'],
    );
    const found = tableOf(60, { rows: [yes], columns: [group] });
    called += Number(isCalled(found, 'q yes')) / draws;
  }
  expect(called).toBeLessThan(0.05 + errorOf(0.05));
});

// The bounds are 94 and 96 % and an error of the rate over the draws.
test('intervals of shares, means and medians hold the truth in 94 to 96 of 100 draws', () => {
  const random = new SeededRandom(2_026);
  const rounds = 2_500;
  let [share, mean, median] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const values = Array.from({ length: 150 }, () => -Math.log(1 - random.next()));
    const yes = values.map(() => (random.next() < 0.4 ? 'yes' : 'no'));
    const weights = numberColumn(values.map(() => 0.6 + 0.8 * random.next()));
    const statistics = ['mean', 'median'] as const;
    const rows = [answers('q', yes, ['yes', 'no']), { ...numbers('n', values), statistics }];
    const found = tableOf(150, { rows, columns: [], weights, tests: 'none' });
    share += Number(holds(found, 'q yes', 0.4)) / rounds;
    mean += Number(holds(found, 'n Mean', 1)) / rounds;
    median += Number(holds(found, 'n Median', Math.LN2)) / rounds;
  }
  for (const rate of [share, mean, median]) {
    expect(rate).toBeGreaterThan(0.935);
    expect(rate).toBeLessThan(0.965);
  }
});

function holds(table: Crosstab, row: string, truth: number): boolean {
  const { low, high } = cellAt(table, row, 'Total');
  return low !== null && high !== null && low <= truth && truth <= high;
}

import { expect, test } from 'vitest';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import type { Crosstab, TableTests } from '#analysis/tables/table.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { answers, members, numbers, tableOf } from './make-tables.ts';

const size = 320;
const draws = 800;
/** Three and a half standard errors of a rate over the draws. */
const errorOf = (rate: number): number => 3.5 * Math.sqrt((rate * (1 - rate)) / draws);

/**
 * Draws 320 respondents who answer alike in every column: three groups of 60, 110 and 150, and two
 * brands that share users, each taken by a share of its own. Weights are uneven and unrelated.
 */
function draw(random: SeededRandom, isWeighted: boolean, tests: TableTests): Crosstab {
  const rows = Array.from({ length: size }, (_, row) => row);
  const group = rows.map((row) => (row < 60 ? 'a' : row < 170 ? 'b' : 'c'));
  const yes = rows.map(() => (random.next() < 0.35 ? 'yes' : 'no'));
  const amount = rows.map(() => Math.round(-Math.log(1 - random.next()) * 4));
  const one = rows.map(() => random.next() < 0.55);
  const other = one.map((took) => random.next() < (took ? 0.6 : 0.2));
  const weights = rows.map(() => 0.3 + 2.4 * random.next() ** 2);
  return tableOf(size, {
    rows: [answers('q', yes, ['yes', 'no']), numbers('n', amount)],
    columns: [answers('group', group, ['a', 'b', 'c']), members('brand', { one, other })],
    weights: isWeighted ? numberColumn(weights) : null,
    tests,
  });
}

/** How often a share, a mean and a whole table are called different, for each thing that is looked for. */
function rates(
  isWeighted: boolean,
  tests: TableTests,
  looks: readonly ((table: Crosstab, row: number) => boolean)[],
) {
  const random = new SeededRandom(4_711);
  const shares = looks.map(() => 0);
  const means = looks.map(() => 0);
  let independence = 0;
  for (let round = 0; round < draws; round++) {
    const table = draw(random, isWeighted, tests);
    for (const [index, isCalled] of looks.entries()) {
      shares[index] = (shares[index] ?? 0) + Number(isCalled(table, 1)) / draws;
      means[index] = (means[index] ?? 0) + Number(isCalled(table, 4)) / draws;
    }
    independence += Number((table.tests[0]?.p ?? 1) < 0.05) / draws;
  }
  return { shares, means, independence };
}

function expectOneInTwenty({ shares, means, independence }: ReturnType<typeof rates>): void {
  for (const share of shares) expect(Math.abs(share - 0.05)).toBeLessThan(errorOf(0.05));
  // Counts of a skewed amount: the t approximation itself is off by a few thousandths at 60.
  for (const mean of means) expect(Math.abs(mean - 0.05)).toBeLessThan(errorOf(0.05) + 0.005);
  expect(Math.abs(independence - 0.05)).toBeLessThan(errorOf(0.05));
}

/** Whether either of two columns is called higher than the other. */
const isPairCalled =
  (one: number, other: number) =>
  ({ cells, columns }: Crosstab, row: number): boolean =>
    cells[row]?.[one]?.letters.includes(columns[other]?.letter ?? '') ||
    cells[row]?.[other]?.letters.includes(columns[one]?.letter ?? '') ||
    false;

const isException =
  (column: number) =>
  ({ cells }: Crosstab, row: number): boolean =>
    cells[row]?.[column]?.exception !== null;

const plainAndWeighted = [
  ['plain', false],
  ['weighted', true],
] as const;

// Columns 1 and 2 are the groups of 60 and 110, 4 and 5 the brands.
test.each(plainAndWeighted)(
  '%s letters call one in twenty equal pairs different, apart or sharing people',
  (_, isWeighted) => {
    expectOneInTwenty(rates(isWeighted, 'letters', [isPairCalled(1, 2), isPairCalled(4, 5)]));
  },
);

test.each(plainAndWeighted)(
  '%s exceptions call one in twenty equal columns different, and so do tests of independence',
  (_, isWeighted) => {
    expectOneInTwenty(rates(isWeighted, 'exceptions', [isException(1), isException(4)]));
  },
);

test('Bonferroni keeps the chance of any upper-case letter in a row under one in twenty', () => {
  const random = new SeededRandom(99);
  let count = 0;
  for (let round = 0; round < draws; round++) {
    const yes = Array.from({ length: size }, () => (random.next() < 0.35 ? 'yes' : 'no'));
    const group = yes.map((__, row) => String(row % 5));
    const table = tableOf(size, {
      rows: [answers('q', yes, ['yes', 'no'])],
      columns: [answers('group', group)],
      correction: 'bonferroni',
    });
    const letters = (table.cells[1] ?? []).flatMap((cell) => cell.letters);
    count += Number(letters.some((letter) => letter === letter.toUpperCase()));
  }
  expect(count / draws).toBeLessThan(0.05 + errorOf(0.05));
  expect(count / draws).toBeGreaterThan(0.02);
});

import { describe, expect, test } from 'vitest';
import { overlappingMeansTest } from '#analysis/statistics/overlapping-means-test.ts';
import { summariseWeighted } from '#analysis/statistics/weighted-mean.ts';
import type { Crosstab, TableInput } from '#analysis/tables/table.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/tables.json' with { type: 'json' };
import { answers, cellAt, members, numbers, tableOf } from './make-tables.ts';

type Frequencies = readonly (Readonly<Record<string, string | number>> & {
  readonly Freq: number;
})[];

/** One value a person. */
function spread(rows: Frequencies, name: string): readonly string[] {
  return rows.flatMap((row) => new Array<string>(row.Freq).fill(String(row[name])));
}

interface GoldenTable {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly cramersV: number;
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly residuals: readonly (readonly number[])[];
  readonly columnShares: readonly (readonly number[])[];
  readonly rowShares: readonly (readonly number[])[];
  readonly totalShares: readonly (readonly number[])[];
}

function expectTable(table: Crosstab, expected: GoldenTable): void {
  const [test] = table.tests;
  expect(test?.method).toBe('pearson-chi-square');
  expectClose(test?.statistic, expected.statistic);
  expect(test?.df).toBe(expected.df);
  expectClose(test?.p, expected.p, 1e-9, 'p far in the tail');
  expectClose(test?.cramersV, expected.cramersV);
  for (const [row, rowName] of expected.rowNames.entries()) {
    for (const [column, columnName] of expected.columnNames.entries()) {
      const cell = cellAt(table, `rows ${rowName}`, `columns ${columnName}`);
      expect(cell.count).toBe(expected.counts[row]?.[column]);
      for (const [found, known] of [
        [cell.residual, expected.residuals],
        [cell.columnShare, expected.columnShares],
        [cell.rowShare, expected.rowShares],
        [cell.totalShare, expected.totalShares],
      ] as const) {
        expectClose(found, known[row]?.[column] ?? Number.NaN, 1e-10, `${rowName} ${columnName}`);
      }
    }
  }
}

/** The letters that the golden pairs give at 5 % and at 10 %. */
function expectLetters(
  table: Crosstab,
  pairs: typeof golden.hairEyeColor.pairs,
  p: 'p' | 'bonferroni' | 'bh',
): void {
  expect(pairs.length).toBeGreaterThan(0);
  for (const pair of pairs) {
    const [higher, lower] = pair.aIsHigher ? [pair.a, pair.b] : [pair.b, pair.a];
    const letter = table.columns.find(({ category }) => category === lower)?.letter ?? '';
    const { letters } = cellAt(table, `rows ${pair.row}`, `columns ${higher}`);
    const value = pair[p] ?? 1;
    const expected = value < 0.05 ? letter : value < 0.1 ? letter.toLowerCase() : null;
    const found = letters.find((one) => one.toUpperCase() === letter) ?? null;
    expect(found, `${pair.row}: ${higher} over ${lower}, p ${value}`).toBe(expected);
  }
}

describe('tables as in R', () => {
  const { titanic, hairEyeColor } = golden;
  const classes = spread(titanic.frequencies, 'Class');
  const survived = spread(titanic.frequencies, 'Survived');
  const hair = spread(hairEyeColor.frequencies, 'Hair');
  const eyes = spread(hairEyeColor.frequencies, 'Eye');
  const titanicTable = (input: Partial<TableInput> = {}): Crosstab =>
    tableOf(survived.length, {
      rows: [answers('rows', survived)],
      columns: [answers('columns', classes)],
      ...input,
    });

  test('counts, shares, chi-square, Cramer V and adjusted residuals of the Titanic both ways', () => {
    expectTable(titanicTable(), titanic.survivedByClass);
    const turned = tableOf(survived.length, {
      rows: [answers('rows', classes)],
      columns: [answers('columns', survived)],
    });
    expectTable(turned, titanic.classBySurvived);
  });

  test('the same of hair and eyes', () => {
    const table = tableOf(hair.length, {
      rows: [answers('rows', hair)],
      columns: [answers('columns', eyes)],
    });
    expectTable(table, hairEyeColor.hairByEye);
    expectLetters(table, hairEyeColor.pairs, 'p');
  });

  test('letters with Benjamini and Hochberg over all pairs of the table', () => {
    expectLetters(titanicTable({ correction: 'bh' }), titanic.pairs, 'bh');
    const table = tableOf(hair.length, {
      rows: [answers('rows', hair)],
      columns: [answers('columns', eyes)],
      correction: 'bh',
    });
    expect(table.testedCount).toBe(hairEyeColor.pairs.length);
    expectLetters(table, hairEyeColor.pairs, 'bh');
  });

  test('letters with and without Bonferroni over the pairs of a row', () => {
    expectLetters(titanicTable(), titanic.pairs, 'p');
    expectLetters(titanicTable({ correction: 'bonferroni' }), titanic.pairs, 'bonferroni');
    const table = tableOf(hair.length, {
      rows: [answers('rows', hair)],
      columns: [answers('columns', eyes)],
      correction: 'bonferroni',
    });
    expectLetters(table, hairEyeColor.pairs, 'bonferroni');
  });

  test('letters of means by Welch', () => {
    const { columns, meansByGear } = golden.mtcars;
    const gear = columns.gear.map(String);
    for (const { variable, pairs } of meansByGear) {
      const table = tableOf(gear.length, {
        rows: [numbers('x', columns[variable as 'mpg'])],
        columns: [answers('gear', gear, ['3', '4', '5'])],
      });
      for (const { a, b, p, aIsHigher } of pairs) {
        const [higher, lower] = aIsHigher ? [a, b] : [b, a];
        const letter = 'ABC'[lower - 3] ?? '';
        const { letters } = cellAt(table, 'x Mean', `gear ${higher}`);
        const expected = p < 0.05 ? letter : p < 0.1 ? letter.toLowerCase() : null;
        expect(letters.find((one) => one.toUpperCase() === letter) ?? null).toBe(expected);
      }
    }
  });
});

describe('weighted tables as in the survey package', () => {
  const { columns, tests } = golden.apistrat;
  const names = (name: string): readonly string[] => columns[name as 'stype'];

  test.each(tests)('Rao and Scott for $rows by $columns, shares with their errors', (expected) => {
    const table = tableOf(columns.pw.length, {
      rows: [answers('rows', names(expected.rows), expected.rowNames)],
      columns: [answers('columns', names(expected.columns), expected.columnNames)],
      weights: numberColumn(columns.pw),
    });
    const [test] = table.tests;
    expect(test?.method).toBe('rao-scott-f');
    expectClose(test?.statistic, expected.statistic);
    const df = test?.df as readonly number[];
    for (const [index, degrees] of expected.df.entries()) expectClose(df[index], degrees);
    expectClose(test?.p, expected.p, 1e-9, 'p far in the tail');
    expectClose(test?.cramersV, expected.cramersV);
    for (const [column, { share, error, n }] of expected.shares.entries()) {
      for (const [row, rowName] of expected.rowNames.entries()) {
        const cell = cellAt(table, `rows ${rowName}`, `columns ${expected.columnNames[column]}`);
        expect(cell.base).toBe(n);
        expectClose(cell.columnShare, share[row] ?? Number.NaN, 1e-10, 'share');
        // A share of 1 has no error; R's is a rounding remainder of 0.
        expect(cell.standardError).toBeCloseTo(error[row] ?? Number.NaN, 12);
      }
    }
  });
});

describe('columns that share respondents', () => {
  const { columns, shared } = golden.overlaps;
  const rowCount = columns.w.length;
  type Group = keyof typeof columns.groups;
  const isIn = (group: Group): readonly boolean[] => columns.groups[group].map(Boolean);

  test.each(shared)('$pair: means as svyttest over respondents stacked by group', (expected) => {
    const [one, other] = expected.pair as [Group, Group];
    for (const [weights, known] of [
      [columns.w.map(() => 1), expected.plain.means],
      [columns.w, expected.weighted.means],
    ] as const) {
      const kept = columns.number.flatMap((value, row) => (value === null ? [] : [{ value, row }]));
      const sampleOf = (group: Group) => {
        const inside = kept.filter(({ row }) => columns.groups[group][row] === 1);
        return summariseWeighted(
          inside.map(({ value }) => value),
          inside.map(({ row }) => weights[row] ?? 0),
        );
      };
      const [a, b] = [sampleOf(one), sampleOf(other)];
      const both = kept.filter(({ row }) => isIn(one)[row] && isIn(other)[row]);
      const crossed = both.reduce(
        (sum, { value, row }) =>
          sum + (weights[row] ?? 0) ** 2 * (value - a.mean) * (value - b.mean),
        0,
      );
      const test = overlappingMeansTest(a, b, both.length, crossed);
      if (test.status !== 'computed') throw new Error(test.reason);
      expectClose(test.t, known.t);
      expect(test.degreesOfFreedom).toBe(known.df);
      expectClose(test.p, known.p);
    }
  });

  test.each(shared)('$pair: the table tests shares and means with the covariance', (expected) => {
    const [one, other] = expected.pair as [Group, Group];
    for (const [weights, known] of [
      [null, expected.plain],
      [numberColumn(columns.w), expected.weighted],
    ] as const) {
      const level = (p: number): Partial<TableInput> => ({ confidence: 1 - p });
      const table = (p: number): Crosstab =>
        tableOf(rowCount, {
          rows: [answers('yes', columns.yes.map(String), ['0', '1']), numbers('x', columns.number)],
          columns: [members('groups', { [one]: isIn(one), [other]: isIn(other) })],
          weights,
          ...level(p),
        });
      for (const [row, p, isHigher] of [
        ['yes 1', known.shares.p, known.shares.z > 0],
        ['x Mean', known.means.p, known.means.t > 0],
      ] as const) {
        const [higher, letter] = isHigher ? [one, 'B'] : [other, 'A'];
        // The p lies between two levels that are as near to it as 1 minus a level can tell.
        const near = Math.max(1e-9, 4e-16 / p);
        expect(cellAt(table(p * (1 + near)), row, `groups ${higher}`).letters).toEqual([letter]);
        const below = cellAt(table(p * (1 - near)), row, `groups ${higher}`).letters;
        expect(below).toEqual([letter.toLowerCase()]);
      }
    }
  });

  test('shares tested at the pooled share agree with the Wald test within a hundredth', () => {
    for (const { plain, weighted } of shared) {
      for (const { shares, wald } of [plain, weighted]) {
        expect(Math.abs(shares.p - wald.p)).toBeLessThan(0.01);
      }
    }
  });
});

import { describe, expect, test } from 'vitest';
import type { CategoryColumn, NumberColumn } from '#analysis/columns/column.ts';
import { compareSegments } from '#analysis/compare/compare-segments.ts';
import { kruskalWallisTest, mannWhitneyTest } from '#analysis/statistics/rank-tests.ts';
import { welchTTest } from '#analysis/statistics/t-test.ts';
import { summariseWeighted } from '#analysis/statistics/weighted-mean.ts';
import { crosstab } from '#analysis/tables/crosstab.ts';
import { distributionsByCode } from '#analysis/tables/distribution.ts';
import type { Crosstab } from '#analysis/tables/table.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/tables-pspp.json' with { type: 'json' };

type Dataset = (typeof golden.datasets)[number];
type Columns = Record<'group' | 'sex' | 'score' | 'amount' | 'w', readonly number[]>;

const groups = ['1', '2', '3'];
const marks = ['1', '2', '3', '4', '5'];

function answers(values: readonly number[], labels: readonly string[]): CategoryColumn {
  return categoryColumn(values.map(String), labels, labels.map(Number));
}

/** Each row as often as its weight says, as the rank and t tests of the golden take them. */
function repeated(columns: Columns): Columns {
  const take = (values: readonly number[]): readonly number[] =>
    values.flatMap((value, row) => Array.from({ length: columns.w[row] ?? 0 }, () => value));
  const { group, sex, score, amount, w } = columns;
  return {
    group: take(group),
    sex: take(sex),
    score: take(score),
    amount: take(amount),
    w: take(w),
  };
}

function tableOf(columns: Columns, weights: NumberColumn | null): Crosstab {
  return crosstab({
    rowCount: columns.group.length,
    weights,
    suppressedBase: 0,
    columns: [
      {
        kind: 'answers',
        name: 'group',
        label: 'Group',
        column: answers(columns.group, groups),
        hasMean: false,
      },
    ],
    rows: [
      {
        kind: 'answers',
        name: 'score',
        label: 'Score',
        column: answers(columns.score, marks),
        hasMean: true,
        statistics: ['mean', 'standardDeviation', 'sum'],
      },
      {
        kind: 'number',
        name: 'amount',
        label: 'Amount',
        column: numberColumn(columns.amount),
        statistics: ['mean', 'standardDeviation', 'sum'],
      },
    ],
  });
}

function cellsOf(table: Crosstab, variable: string, category: string) {
  const at = table.rows.findIndex((row) => row.variable === variable && row.category === category);
  return table.cells[at] ?? [];
}

const columnNames = ['Total', '1', '2', '3'] as const;

/** Counts, shares, means and sums; deviations where weights are not numbers of respondents. */
function expectFigures(table: Crosstab, expected: Dataset['plain'], hasDeviations: boolean): void {
  const columnSums = groups.map((_, group) =>
    expected.crossed.counts.reduce((sum, line) => sum + (line[group] ?? 0), 0),
  );
  expected.crossed.counts.forEach((line, mark) => {
    const cells = cellsOf(table, 'score', marks[mark] ?? '');
    line.forEach((count, group) => {
      expectClose(cells[group + 1]?.weightedCount, count, 1e-12, `count ${mark} ${group}`);
      const share = count / (columnSums[group] ?? 1);
      expectClose(cells[group + 1]?.columnShare, share, 1e-12, `share ${mark} ${group}`);
    });
  });
  for (const variable of ['score', 'amount'] as const) {
    for (const [place, name] of columnNames.entries()) {
      const wanted = expected.means[variable][name];
      const figure = (category: string): number | null | undefined =>
        cellsOf(table, variable, category)[place]?.value;
      expectClose(figure('Mean'), wanted.Mean, 1e-12, `mean of ${variable} in ${name}`);
      expectClose(figure('Sum'), wanted.Sum, 1e-12, `sum of ${variable} in ${name}`);
      const base = cellsOf(table, variable, 'Base')[place]?.weightedBase;
      expectClose(base, wanted.N, 1e-12, `base of ${variable} in ${name}`);
      if (!hasDeviations) continue;
      const deviation = figure('Standard deviation');
      expectClose(
        deviation,
        wanted['Std. Deviation'],
        1e-11,
        `deviation of ${variable} in ${name}`,
      );
    }
  }
}

/** Rank and t tests of two groups and of three, which PSPP gives without direction. */
function expectTests(columns: Columns, { tests }: Dataset['plain']): void {
  const kept = {
    count: columns.group.length,
    rows: null,
    weights: null,
    unweightedOutCount: 0,
  };
  const codes = (values: readonly number[]) => Uint8Array.from(values, (value) => value - 1);
  for (const variable of ['score', 'amount'] as const) {
    const values = Float64Array.from(columns[variable]);
    const bySex = distributionsByCode(values, { codes: codes(columns.sex), size: 2 }, kept);
    const [men, women] = bySex;
    if (men === undefined || women === undefined) throw new Error('two sexes');
    const wanted = tests[variable];
    const pair = mannWhitneyTest(men, women);
    if (pair.status !== 'computed') throw new Error(pair.reason);
    expectClose(Math.abs(pair.statistic), Math.abs(wanted.z), 1e-10, `z of ${variable}`);
    const [menCount, womenCount] = [men, women].map(({ counts }) =>
      counts.reduce((sum, count) => sum + count, 0),
    );
    const u = ((1 - Math.abs(pair.rankBiserial)) / 2) * (menCount ?? 0) * (womenCount ?? 0);
    expectClose(u, wanted.u, 1e-10, `U of ${variable}`);
    const byGroup = distributionsByCode(values, { codes: codes(columns.group), size: 3 }, kept);
    const several = kruskalWallisTest(byGroup.slice(0, 3));
    if (several.status !== 'computed') throw new Error(several.reason);
    expectClose(several.statistic, wanted.kruskalWallis, 1e-9, `H of ${variable}`);
    const sample = (sex: number) =>
      summariseWeighted(
        columns[variable].filter((_, row) => columns.sex[row] === sex),
        null,
      );
    const welch = welchTTest(sample(1), sample(2));
    if (welch.status !== 'computed') throw new Error(welch.reason);
    expectClose(welch.t, wanted.welch.t, 1e-10, `t of ${variable}`);
    expectClose(welch.degreesOfFreedom, wanted.welch.df, 1e-10, `degrees of ${variable}`);
    expectClose(welch.difference, wanted.welch.difference, 1e-10, `difference of ${variable}`);
    expectClose(welch.low, wanted.welch.low, 1e-9, `low of ${variable}`);
    expectClose(welch.high, wanted.welch.high, 1e-9, `high of ${variable}`);
  }
}

function expectIndependence(table: Crosstab, { crossed }: Dataset['plain']): void {
  const test = table.tests.find(({ rows }) => rows === 'score');
  expect(test?.method).toBe('pearson-chi-square');
  expectClose(test?.statistic, crossed.chiSquare, 1e-11, 'chi-square');
  expect(test?.df).toBe(crossed.df);
  expectClose(test?.cramersV, crossed.cramersV, 1e-11, "Cramer's V");
}

describe.each(golden.datasets.map((dataset, at) => [at + 1, dataset] as const))(
  'made-up dataset %i agrees with PSPP',
  (_, { columns, plain, weighted }) => {
    test('without weights: counts, means, deviations, chi-square, ranks and t', () => {
      const table = tableOf(columns, null);
      expectFigures(table, plain, true);
      expectIndependence(table, plain);
      expectTests(columns, plain);
    });

    test('with weights: counts, shares, means and V of the weighted table', () => {
      const table = tableOf(columns, numberColumn(columns.w));
      expectFigures(table, weighted, false);
      const independence = table.tests.find(({ rows }) => rows === 'score');
      expect(independence?.method).toBe('rao-scott-f');
      expectClose(independence?.cramersV, weighted.crossed.cramersV, 1e-11, "Cramer's V");
    });

    test('with rows repeated as often as their weight: deviations and tests too', () => {
      const rows = repeated(columns);
      const table = tableOf(rows, null);
      expectFigures(table, weighted, true);
      expectIndependence(table, weighted);
      expectTests(rows, weighted);
    });

    test('a comparison of the two groups gives the means of the table', () => {
      const first = Uint8Array.from(columns.sex, (sex) => Number(sex === 1));
      const { rows } = compareSegments({
        a: first,
        b: first.map((one) => 1 - one),
        variables: [
          { name: 'amount', label: 'amount', kind: 'number', column: numberColumn(columns.amount) },
        ],
      });
      expectClose(rows[0]?.gap, plain.tests.amount.welch.difference, 1e-10, 'gap');
      expectClose(rows[0]?.gapLow, plain.tests.amount.welch.low, 1e-9, 'low');
    });
  },
);

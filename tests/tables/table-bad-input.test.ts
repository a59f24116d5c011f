import { expect, test } from 'vitest';
import type { CategoryColumn } from '#analysis/columns/column.ts';
import type { RowVariable } from '#analysis/tables/table.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { answers, cellAt, members, numbers, tableOf } from './make-tables.ts';

const size = 60;
const at = Array.from({ length: size }, (_, row) => row);
const group = answers(
  'g',
  at.map((row) => (row % 3 === 0 ? 'x' : 'y')),
  ['x', 'y'],
);
const good = answers(
  'good',
  at.map((row) => (row % 2 === 0 ? 'yes' : 'no')),
  ['yes', 'no'],
);

const bad: readonly (readonly [string, RowVariable, string])[] = [
  [
    'constant answers',
    answers(
      'bad',
      at.map(() => 'a'),
      ['a'],
    ),
    'bad a',
  ],
  [
    'nobody’s answers',
    answers(
      'bad',
      at.map(() => null),
      ['a'],
    ),
    'bad a',
  ],
  [
    'one person’s answer',
    answers(
      'bad',
      at.map((row) => (row === 3 ? 'a' : null)),
      ['a'],
    ),
    'bad a',
  ],
  [
    'constant numbers',
    numbers(
      'bad',
      at.map(() => 7),
    ),
    'bad Mean',
  ],
  [
    'nobody’s numbers',
    numbers(
      'bad',
      at.map(() => null),
    ),
    'bad Mean',
  ],
  [
    'one person’s number',
    numbers(
      'bad',
      at.map((row) => (row === 3 ? 1 : null)),
    ),
    'bad Mean',
  ],
  [
    'numbers without end',
    numbers(
      'bad',
      at.map((row) => (row < 9 ? Number.POSITIVE_INFINITY : null)),
    ),
    'bad Mean',
  ],
  ['a set that nobody was asked', members('bad', { a: at.map(() => null) }), 'bad a'],
];

const ways = (['means', 'ranks'] as const).flatMap((scaleTests) =>
  [false, true].flatMap((isWeighted) =>
    [false, true].map((hasDesign) => ({ scaleTests, isWeighted, hasDesign })),
  ),
);

test.each(bad)(
  '%s: every number is one or has a reason, and the rest of the table stands',
  (_, variable, row) => {
    for (const { scaleTests, isWeighted, hasDesign } of ways) {
      for (const tests of ['letters', 'exceptions'] as const) {
        const table = tableOf(size, {
          rows: [variable, good],
          columns: [group, good],
          suppressedBase: 10,
          scaleTests,
          tests,
          weights: isWeighted ? numberColumn(at.map((one) => 1 + (one % 4))) : null,
          design: hasDesign
            ? { strata: group.column, clusters: numberColumn(at.map((one) => one >> 1)) }
            : null,
        });
        for (const cell of table.cells.flat()) {
          for (const value of Object.values(cell)) {
            if (typeof value === 'number') expect(value).not.toBeNaN();
          }
          const hasFigure = cell.columnShare !== null || cell.value !== null;
          expect(hasFigure || cell.reason !== null).toBe(true);
        }
        for (const { p, reason } of table.tests) expect(p === null).toBe(reason !== null);
        expect(cellAt(table, row, 'g x')).toBeDefined();
        expect(cellAt(table, 'good yes', 'g x').columnShare).not.toBeNull();
      }
    }
  },
);

test('a filter that keeps nobody and weights of nothing give reasons, not errors', () => {
  for (const input of [
    { filter: new Uint8Array(size) },
    { weights: numberColumn(at.map(() => 0)) },
    { weights: numberColumn(at.map(() => null)) },
  ]) {
    const table = tableOf(size, { rows: [good, numbers('n', at)], columns: [group], ...input });
    expect(cellAt(table, 'good yes', 'g x')).toMatchObject({ count: 0, reason: 'nobody-answered' });
    expect(cellAt(table, 'n Mean', 'Total')).toMatchObject({
      value: null,
      reason: 'nobody-answered',
    });
    expect(table.tests[0]?.reason).toBe('nobody-answered');
  }
});

test('a negative weight is refused with its row', () => {
  const weights = numberColumn(at.map((row) => (row === 4 ? -1 : 1)));
  expect(() => tableOf(size, { rows: [good], columns: [], weights })).toThrow(
    expect.objectContaining({ code: 'weight-out-of-range', details: { rowNumber: 5, weight: -1 } }),
  );
});

test('ten thousand answers are counted', () => {
  const count = 10_000;
  const column: CategoryColumn = {
    type: 'category',
    codes: Uint16Array.from({ length: count }, (_, row) => row),
    categories: Array.from({ length: count }, (_, row) => ({
      code: `${row}`,
      label: `${row}`,
      value: null,
      missing: null,
    })),
    order: Array.from({ length: count }, (_, row) => row),
  };
  const half = answers(
    'h',
    Array.from({ length: count }, (_, row) => (row % 2 ? 'x' : 'y')),
    ['x', 'y'],
  );
  const many = { kind: 'answers', name: 'm', label: 'm', column, hasMean: false } as const;
  const table = tableOf(count, { rows: [many], columns: [half], tests: 'none' });
  expect(table.cells).toHaveLength(count + 1);
  expect(cellAt(table, 'm 7', 'h x').count).toBe(1);
});

test('segments that overlap stand side by side, each on its own people', () => {
  const segments = members('Segments', {
    low: at.map((row) => row < 40),
    high: at.map((row) => row >= 20),
  });
  const table = tableOf(size, { rows: [good], columns: [segments] });
  expect(table.bases.map(({ unweighted }) => unweighted)).toEqual([60, 40, 40]);
  expect(table.tests[0]?.reason).toBe('not-one-answer-each');
});

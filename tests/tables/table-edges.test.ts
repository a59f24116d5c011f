import { describe, expect, test } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Interruption } from '#analysis/interruption.ts';
import { crosstab } from '#analysis/tables/crosstab.ts';
import type { TableInput } from '#analysis/tables/table.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { answers, cellAt, members, numbers, tableOf } from './make-tables.ts';

const q = answers('q', ['yes', 'no', 'yes', null], ['yes', 'no']);
const b = answers('b', ['x', 'x', 'y', 'y'], ['x', 'y', 'nobody']);

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (error instanceof AnalysisError) return { code: error.code, details: error.details };
    throw error;
  }
  return null;
}

describe('a table is refused', () => {
  const input: TableInput = { rowCount: 4, rows: [q], columns: [b] };

  test('with a negative or infinite weight, naming the row', () => {
    for (const weight of [-1, Number.POSITIVE_INFINITY]) {
      const weights = numberColumn([1, 1, weight, 1]);
      expect(errorOf(() => crosstab({ ...input, weights }))).toEqual({
        code: 'weight-out-of-range',
        details: { rowNumber: 3, weight },
      });
    }
  });

  test('with columns, a filter or weights of another length', () => {
    const short = answers('short', ['x']);
    for (const wrong of [
      { ...input, columns: [short] },
      { ...input, rows: [numbers('n', [1])] },
      { ...input, rows: [members('m', { a: [true] })] },
      { ...input, filter: Uint8Array.of(1) },
      { ...input, weights: numberColumn([1]) },
    ]) {
      expect(errorOf(() => crosstab(wrong))).toMatchObject({ code: 'lengths-differ' });
    }
  });

  test('at a level that is none', () => {
    for (const confidence of [0, 1, Number.NaN]) {
      expect(errorOf(() => crosstab({ ...input, confidence }))).toMatchObject({
        code: 'confidence-out-of-range',
      });
    }
  });

  test('when the person stops it, while it counts and while it tests', () => {
    for (const stage of ['counting', 'testing']) {
      const stopping: Interruption = {
        report: (found) => {
          if (found === stage) throw new AnalysisError('cancelled');
        },
      };
      expect(errorOf(() => crosstab(input, stopping))).toMatchObject({ code: 'cancelled' });
    }
  });
});

describe('a cell', () => {
  test('of a column that nobody is in says so, and the rest stays', () => {
    const table = tableOf(4, { rows: [q, numbers('n', [1, 2, 3, 4])], columns: [b] });
    expect(cellAt(table, 'q yes', 'b nobody')).toMatchObject({
      count: 0,
      columnShare: null,
      rowShare: 0,
      reason: 'nobody-answered',
    });
    expect(cellAt(table, 'n Mean', 'b nobody')).toMatchObject({
      mean: null,
      reason: 'nobody-answered',
    });
    expect(cellAt(table, 'q yes', 'b x')).toMatchObject({ columnShare: 0.5, reason: null });
    expect(table.tests[0]?.df).toBe(1);
  });

  test('with one number has its mean and no error', () => {
    const table = tableOf(4, { rows: [numbers('n', [1, null, 3, 4])], columns: [b] });
    expect(cellAt(table, 'n Mean', 'b x')).toMatchObject({
      mean: 1,
      standardError: null,
      low: null,
      reason: 'too-few-for-a-variance',
    });
  });

  test('of a number that is the same in everyone has no letter, however uneven the weights', () => {
    const table = tableOf(6, {
      rows: [numbers('n', [0.1, 0.1, 0.1, 0.1, 0.1, 0.1])],
      columns: [answers('c', ['x', 'x', 'x', 'y', 'y', 'y'])],
      weights: numberColumn([0.3, 1.7, 2.9, 0.1, 0.7, 1.1]),
    });
    expect(cellAt(table, 'n Mean', 'c x')).toMatchObject({
      mean: 0.1,
      standardError: 0,
      letters: [],
    });
    expect(cellAt(table, 'n Mean', 'c y').letters).toEqual([]);
  });

  test.each([
    [9, null, true, 'base-too-small'],
    [10, 1, true, null],
    [29, 1, true, null],
    [30, 1, false, null],
  ])('over a base of %i has the share %s', (base, columnShare, smallBase, reason) => {
    const yes = new Array<string>(base).fill('yes');
    const table = crosstab({ rowCount: base, rows: [answers('q', yes)], columns: [] });
    const cell = cellAt(table, 'q yes', 'Total');
    expect(cell).toMatchObject({ count: base, columnShare, smallBase, reason });
  });

  test('keeps apart those who did not take a member and those not asked about it', () => {
    const set = members('m', { a: [true, false, null, null], c: [true, true, false, null] });
    const table = tableOf(4, { rows: [set], columns: [] });
    expect(cellAt(table, 'm Base', 'Total').count).toBe(3);
    expect(cellAt(table, 'm a', 'Total')).toMatchObject({ count: 1, base: 2, columnShare: 0.5 });
    expect(cellAt(table, 'm c', 'Total')).toMatchObject({ count: 2, base: 3 });
  });
});

describe('a test of independence', () => {
  test('says why there is none', () => {
    const weights = numberColumn([1, 2, 1, 2, 1, 2]);
    const three = answers('three', ['x', 'y', 'z', 'x', 'y', 'z']);
    const reasonOf = (row: TableInput['rows'][number], isWeighted: boolean): unknown =>
      tableOf(6, { rows: [row], columns: [three], weights: isWeighted ? weights : null }).tests[0]
        ?.reason;
    const alone = answers(
      'alone',
      ['x', 'y', 'z', 'x', 'y', 'z'].map((one) => `${one}!`),
    );
    const same = answers('same', ['x', 'x', 'x', 'x', 'x', 'x']);
    const silent = answers('silent', [null, null, null, null, null, null], ['x', 'y']);
    expect(reasonOf(alone, true)).toBe('too-many-empty-cells');
    expect(reasonOf(alone, false)).toBeNull();
    expect([reasonOf(same, true), reasonOf(same, false)]).toEqual([
      'same-in-everyone',
      'same-in-everyone',
    ]);
    expect([reasonOf(silent, true), reasonOf(silent, false)]).toEqual([
      'nobody-answered',
      'nobody-answered',
    ]);
    expect(reasonOf(numbers('n', [1, 2, 3, 4, 5, 6]), false)).toBe('not-one-answer-each');
  });
});

test('means of a scale on which all take one answer are not called different', () => {
  const people = Array.from({ length: 100 }, (_, row) => row);
  const scale = answers(
    's',
    people.map(() => 'Same'),
    ['Other', 'Same'],
    [1, 2.7],
  );
  const groups = answers(
    'g',
    people.map((row) => (row < 30 ? 'x' : 'y')),
    ['x', 'y'],
  );
  const weights = numberColumn(people.map((row) => 0.3 + (row % 7) * 0.1));
  const table = tableOf(100, {
    rows: [
      scale,
      numbers(
        'n',
        people.map(() => 0.1),
      ),
    ],
    columns: [groups],
    weights,
  });
  for (const row of ['s Mean', 'n Mean']) {
    for (const column of ['Total', 'g x', 'g y']) {
      const cell = cellAt(table, row, column);
      expect(cell).toMatchObject({
        mean: row === 's Mean' ? 2.7 : 0.1,
        standardError: 0,
        letters: [],
      });
    }
  }
});

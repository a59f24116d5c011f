import { describe, expect, test } from 'vitest';
import type {
  AnswersOfOne,
  Crosstab,
  NumbersOfOne,
  TableStatistic,
} from '#analysis/tables/table.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { answers, cellAt, members, numbers, tableOf } from './make-tables.ts';

const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value);
const group = answers('g', [...times(6, 'a'), ...times(4, 'b')], ['a', 'b']);
const scale = (options: Partial<AnswersOfOne> = {}): AnswersOfOne => ({
  ...answers(
    'q',
    ['1', '2', '3', '3', '4', null, '4', '5', '5', '1'],
    ['1', '2', '3', '4', '5'],
    [1, 2, 3, 4, 5],
  ),
  ...options,
});
const rowsOf = (table: Crosstab): readonly string[] =>
  table.rows.map(({ path, category }) => [...path, category].join(' > '));

describe('answers as shown', () => {
  test('nets and boxes are shares of several answers on the same base', () => {
    const nets = [{ label: 'Low', categories: ['1', '2'] }];
    const table = tableOf(10, {
      rows: [scale({ nets, statistics: [{ topBox: 2 }, { bottomBox: 1 }, 'mean'] })],
      columns: [group],
    });
    expect(rowsOf(table)).toEqual([
      'Base',
      '1',
      '2',
      '3',
      '4',
      '5',
      'Low',
      'Top 2',
      'Bottom 1',
      'Mean',
    ]);
    expect(cellAt(table, 'q Low', 'g a')).toMatchObject({ count: 2, base: 5, columnShare: 0.4 });
    expect(cellAt(table, 'q Top 2', 'g b')).toMatchObject({ count: 3, base: 4, columnShare: 0.75 });
    expect(cellAt(table, 'q Bottom 1', 'Total').columnShare).toBeCloseTo(2 / 9, 14);
    expect(table.rows.find(({ category }) => category === 'Low')?.kind).toBe('net');
  });

  test('a net of a set is anyone who took any of its members, once', () => {
    const set = members('s', {
      tv: [true, true, false, null],
      web: [true, false, false, null],
      radio: [false, false, true, null],
    });
    const nets = [{ label: 'Screen', categories: ['tv', 'web'] }];
    const table = tableOf(4, { rows: [{ ...set, nets }], columns: [] });
    expect(cellAt(table, 's Screen', 'Total')).toMatchObject({ count: 2, base: 3 });
  });

  test('hidden answers stay in the base, excluded ones leave it, and order puts some first', () => {
    const hidden = tableOf(10, { rows: [scale({ hide: ['3'], order: ['5', '1'] })], columns: [] });
    expect(rowsOf(hidden)).toEqual(['Base', '5', '1', '2', '4', 'Mean']);
    expect(cellAt(hidden, 'q 5', 'Total')).toMatchObject({ count: 2, base: 9 });
    const excluded = tableOf(10, { rows: [scale({ exclude: ['3'] })], columns: [] });
    expect(cellAt(excluded, 'q 5', 'Total')).toMatchObject({ count: 2, base: 7 });
    expect(cellAt(excluded, 'q Mean', 'Total').mean).toBeCloseTo(22 / 7, 14);
  });

  test('missing answers are rows in the base when shown, and take no part in tests', () => {
    const table = tableOf(10, { rows: [scale({ missing: 'show' })], columns: [group] });
    const row = table.rows.find(({ kind }) => kind === 'missing');
    expect(row).toBeDefined();
    const cell = cellAt(table, `q ${row?.category}`, 'g a');
    expect(cell).toMatchObject({ count: 1, base: 6, letters: [] });
    const without = tableOf(10, { rows: [scale()], columns: [group] });
    expect(table.tests[0]?.statistic).toBeCloseTo(without.tests[0]?.statistic ?? 0, 12);
  });

  test('an answer that is not there is named', () => {
    const asked = () => tableOf(10, { rows: [scale({ hide: ['6'] })], columns: [] });
    expect(asked).toThrow(expect.objectContaining({ code: 'answer-not-found' }));
  });
});

describe('figures of numbers and scales', () => {
  const statistics: readonly TableStatistic[] = [
    ...(['mean', 'median', 'standardDeviation', 'sum', 'nps'] as const),
    { percentile: 25 },
  ];
  const given = [0, 6, 7, 9, 10, 10];

  test.each([
    ['numbers', (): NumbersOfOne => ({ ...numbers('n', given), statistics })],
    [
      'a scale',
      (): AnswersOfOne => ({
        ...answers('n', given.map(String), ['0', '6', '7', '9', '10'], [0, 6, 7, 9, 10]),
        statistics,
      }),
    ],
  ])('of %s are those of a hand', (_, variable) => {
    const table = tableOf(6, { rows: [variable()], columns: [] });
    const of = (row: string) => cellAt(table, `n ${row}`, 'Total').value;
    expect(of('Mean')).toBe(7);
    expect(of('Median')).toBe(8);
    expect(of('Percentile 25')).toBe(6);
    expect(of('Sum')).toBe(42);
    expect(of('Standard deviation')).toBeCloseTo(Math.sqrt(72 / 5), 12);
    expect(of('NPS')).toBeCloseTo(3 / 6 - 2 / 6, 14);
  });

  test('with weights are those of the persons repeated', () => {
    const weights = numberColumn([1, 2, 3, 1, 2, 1]);
    const rows = [{ ...numbers('n', given), statistics }];
    const weighted = tableOf(6, { rows, columns: [], weights });
    const repeated = given.flatMap((value, at) => times([1, 2, 3, 1, 2, 1][at] ?? 0, value));
    const plain = tableOf(10, { rows: [{ ...numbers('n', repeated), statistics }], columns: [] });
    for (const row of ['Mean', 'Median', 'Percentile 25', 'Sum', 'NPS']) {
      const found = cellAt(weighted, `n ${row}`, 'Total').value;
      expect(found, row).toBeCloseTo(cellAt(plain, `n ${row}`, 'Total').value ?? Number.NaN, 12);
    }
  });

  test('a promoter score of another scale has a reason, and the other rows stand', () => {
    const rows = [{ ...numbers('n', [1, 50, 100]), statistics: ['mean', 'nps'] as const }];
    const table = tableOf(3, { rows, columns: [] });
    expect(cellAt(table, 'n NPS', 'Total')).toMatchObject({
      value: null,
      reason: 'values-outside-0-to-10',
    });
    expect(cellAt(table, 'n Mean', 'Total').value).toBeCloseTo(151 / 3, 12);
  });

  test('answers without values have no mean and say so', () => {
    const row = { ...answers('q', ['x', 'y'], ['x', 'y']), statistics: ['mean'] as const };
    expect(cellAt(tableOf(2, { rows: [row], columns: [] }), 'q Mean', 'Total')).toMatchObject({
      value: null,
      reason: 'no-values',
    });
  });
});

describe('nested variables', () => {
  const sex = answers('s', [...times(5, 'f'), ...times(5, 'm')], ['f', 'm']);

  test('as columns: the inner answers within each outer one, compared there alone', () => {
    const table = tableOf(10, {
      rows: [scale()],
      columns: [{ kind: 'nested', outer: [group], inner: sex }],
    });
    const names = table.columns.map(({ path, category }) => [...path, category].join(' > '));
    expect(names).toEqual(['Total', 'a > f', 'a > m', 'b > f', 'b > m']);
    expect(table.bases.map(({ unweighted }) => unweighted)).toEqual([10, 5, 1, 0, 4]);
    expect(table.cells[1]?.[1]).toMatchObject({ count: 1, base: 5 });
    expect(table.cells[1]?.[3]).toMatchObject({ base: 0, reason: 'nobody-answered' });
    expect(table.tests.map(({ path }) => path)).toEqual([['a'], ['b']]);
  });

  test('as rows: each answer on the base of the outer one, numbers too', () => {
    const table = tableOf(10, {
      rows: [
        { kind: 'nested', outer: [group], inner: sex },
        { kind: 'nested', outer: [group], inner: numbers('n', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) },
      ],
      columns: [],
    });
    expect(rowsOf(table)).toEqual([
      ...['a > Base', 'a > f', 'a > m', 'b > Base', 'b > f', 'b > m'],
      ...['a > Base', 'a > Mean', 'b > Base', 'b > Mean'],
    ]);
    expect(table.cells[1]?.[0]?.columnShare).toBeCloseTo(5 / 6, 14);
    expect(table.cells[7]?.[0]?.value).toBe(3.5);
    expect(table.cells[9]?.[0]?.value).toBe(8.5);
  });

  test('of three levels hold what a filter on the outer two holds', () => {
    const nested = tableOf(10, {
      rows: [scale()],
      columns: [{ kind: 'nested', outer: [group, sex], inner: scale() }],
    });
    const filter = Uint8Array.from({ length: 10 }, (_, row) => Number(row < 5));
    const plain = tableOf(10, { rows: [scale()], columns: [scale()], filter });
    for (const [row, line] of plain.cells.entries()) {
      for (let column = 1; column <= 5; column++) {
        expect(nested.cells[row]?.[column]?.count).toBe(line[column]?.count);
        expect(nested.cells[row]?.[column]?.rowShare).toBe(line[column]?.rowShare);
      }
    }
  });
});

describe('shares of other wholes', () => {
  test('responses: the shares of a set sum to 1 in each column, without letters', () => {
    const set = members('s', {
      x: [true, true, false],
      y: [true, false, true],
      z: [true, false, false],
    });
    const table = tableOf(3, { rows: [{ ...set, base: 'responses' }], columns: [] });
    const shares = table.cells.slice(1).map(([cell]) => cell?.columnShare ?? 0);
    expect(shares).toEqual([2 / 5, 2 / 5, 1 / 5]);
    expect(table.cells[1]?.[0]).toMatchObject({ base: 3, low: null, standardError: null });
  });

  test('the index is the share against that of the total', () => {
    const table = tableOf(10, { rows: [scale()], columns: [group] });
    const [all, b] = [cellAt(table, 'q 5', 'Total'), cellAt(table, 'q 5', 'g b')];
    expect(all.index).toBe(100);
    expect(b.index).toBeCloseTo((100 * (2 / 4)) / (2 / 9), 12);
  });
});

describe('rows written by the analyst', () => {
  const rows = (expression: string) => [
    scale({ statistics: [{ topBox: 2 }, { bottomBox: 2 }, 'mean'] }),
    { kind: 'formula' as const, label: 'Own', expression },
  ];

  test.each([
    ['[Top 2] - [Bottom 2]', 4 / 9 - 3 / 9],
    ['([q: Top 2] − [Bottom 2]) × 100 ÷ 2', 100 / 9 / 2],
    ['[top 2] / [Bottom 2]', 4 / 3],
    ['[Mean] + 1', 28 / 9 + 1],
  ])('%s', (expression, value) => {
    const table = tableOf(10, { rows: rows(expression), columns: [] });
    expect(cellAt(table, 'Own Own', 'Total').value).toBeCloseTo(value, 12);
    expect(table.rows.at(-1)?.kind).toBe('formula');
  });

  test('has a reason where it divides by nothing or a part is hidden by its base', () => {
    const zero = tableOf(10, { rows: rows('1 / ([Top 2] - [Top 2])'), columns: [] });
    expect(cellAt(zero, 'Own Own', 'Total').reason).toBe('divided-by-zero');
    const small = tableOf(10, { rows: rows('[Top 2] * 2'), columns: [group], suppressedBase: 5 });
    expect(cellAt(small, 'Own Own', 'g b')).toMatchObject({
      value: null,
      reason: 'base-too-small',
    });
    expect(cellAt(small, 'Own Own', 'g a').value).toBeCloseTo(2 / 5, 12);
  });

  test.each(['[Top 2', 'Top 2', '[Top 2] +', '[Top 2] [Bottom 2]', '([Mean]'])(
    'is refused where it is not understood: %s',
    (expression) => {
      const ask = () => tableOf(10, { rows: rows(expression), columns: [] });
      expect(ask).toThrow(expect.objectContaining({ code: 'expression-not-understood' }));
    },
  );

  test('names the row that is not there', () => {
    const ask = () => tableOf(10, { rows: rows('[Top 3]'), columns: [] });
    expect(ask).toThrow(expect.objectContaining({ code: 'answer-not-found' }));
  });
});

describe('tests of columns', () => {
  const many = (count: number, yes: number): (string | null)[] => [
    ...times(yes, 'yes'),
    ...times(count - yes, 'no'),
  ];
  const of = (sizes: readonly [string, number, number][]) => ({
    q: answers(
      'q',
      sizes.flatMap(([, count, yes]) => many(count, yes)),
      ['yes', 'no'],
    ),
    g: answers(
      'g',
      sizes.flatMap(([name, count]) => times(count, name)),
      sizes.map(([name]) => name),
    ),
    count: sizes.reduce((sum, [, count]) => sum + count, 0),
  });

  test('the second level gives lower-case letters, chosen or none', () => {
    const { q, g, count } = of([
      ['a', 100, 50],
      ['b', 100, 38],
    ]);
    const lettersAt = (secondConfidence?: number | null) =>
      cellAt(tableOf(count, { rows: [q], columns: [g], secondConfidence }), 'q yes', 'g a').letters;
    expect(lettersAt()).toEqual(['b']);
    expect(lettersAt(0.93)).toEqual([]);
    expect(lettersAt(null)).toEqual([]);
  });

  test('small cells go by Fisher and say so; with z as elsewhere', () => {
    const { q, g, count } = of([
      ['a', 12, 7],
      ['b', 30, 2],
    ]);
    const at = (smallCells: 'fisher' | 'z') =>
      cellAt(tableOf(count, { rows: [q], columns: [g], smallCells }), 'q yes', 'g a')
        .comparisons[0];
    expect(at('fisher')).toMatchObject({ letter: 'B', method: 'fisher-exact' });
    expect(at('z')?.method).toBe('two-proportion-z-pooled');
    expect(at('fisher')?.p).toBeGreaterThan(at('z')?.p ?? 1);
    const [test] = tableOf(count, { rows: [q], columns: [g] }).tests;
    expect(test).toMatchObject({ method: 'fisher-exact', smallExpected: true });
    expect(test?.p).toBeCloseTo(at('fisher')?.p ?? 0, 12);
  });

  test('a net is not compared with its own parts', () => {
    const { q, g, count } = of([
      ['a', 100, 90],
      ['b', 100, 50],
      ['c', 100, 10],
    ]);
    const nets = [{ label: 'ab', categories: ['a', 'b'] }];
    const table = tableOf(count, { rows: [q], columns: [{ ...g, nets }] });
    expect(cellAt(table, 'q yes', 'g a').letters).toEqual(['B', 'C']);
    expect(cellAt(table, 'q yes', 'g ab').letters).toEqual(['C']);
  });

  test('corrections say over how many tests they go', () => {
    const { q, g, count } = of([
      ['a', 100, 90],
      ['b', 100, 50],
      ['c', 100, 10],
    ]);
    const families = (correction: 'none' | 'bonferroni' | 'bh') =>
      cellAt(
        tableOf(count, { rows: [q], columns: [g], correction }),
        'q yes',
        'g a',
      ).comparisons.map(({ familySize }) => familySize);
    expect(families('none')).toEqual([1, 1]);
    expect(families('bonferroni')).toEqual([3, 3]);
    expect(families('bh')).toEqual([6, 6]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table, TableCell } from '#contract/calls/tables.ts';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => writeGuestSurvey(project));
});
afterAll(() => host.close());

const dataset = 'Guests';

function cellAt(table: Table, row: string, column: string): TableCell {
  const at = table.rows.findIndex(({ variable, category }) => `${variable} ${category}` === row);
  const across = table.columns.findIndex(({ category }) => category === column);
  const cell = table.cells[at]?.[across];
  if (cell === undefined) throw new Error(`no cell ${row}, ${column}`);
  return cell;
}

describe('table.run', () => {
  it('gives counts, shares, bases and letters as counted by hand', async () => {
    const table = await host.ask('table.run', { dataset, rows: ['liked'], columns: ['region'] });
    expect(table.columns).toMatchObject([
      { variable: null, category: 'Total', letter: null },
      { variable: 'region', category: 'North', letter: 'A' },
      { variable: 'region', category: 'South', letter: 'B' },
    ]);
    expect(table.rows.map(({ category, kind }) => [category, kind])).toEqual([
      ['Base', 'base'],
      ['Yes', 'category'],
      ['No', 'category'],
    ]);
    expect(table.bases.map(({ unweighted }) => unweighted)).toEqual([100, 40, 50]);
    expect(cellAt(table, 'liked Base', 'Total')).toMatchObject({ count: 90 });
    expect(cellAt(table, 'liked Yes', 'North')).toMatchObject({
      count: 30,
      base: 40,
      columnShare: 0.75,
      rowShare: 0.75,
      totalShare: 30 / 90,
      letters: ['B'],
    });
    expect(cellAt(table, 'liked No', 'South')).toMatchObject({ columnShare: 0.8, letters: ['A'] });
    expect(table.tests).toMatchObject([
      { rows: 'liked', columns: 'region', method: 'pearson-chi-square', df: 1, reason: null },
    ]);
    expect(table.finding).toContain('“Did you like it?” differs by “Where do you live?”');
    expect(table.provenance.call.name).toBe('table.run');
    expect(Object.keys(table.provenance.datasets[0]?.variables ?? {})).toEqual(['liked', 'region']);
  });

  it('weighs, gives means and marks exceptions', async () => {
    const table = await host.ask('table.run', {
      dataset,
      rows: ['score', 'age'],
      columns: ['region', 'liked'],
      weight: 'w',
      tests: 'exceptions',
    });
    expect(table.weighted).toBe(true);
    // North: 20 fives of weight 1, 20 fours of weight 3.
    expect(cellAt(table, 'score Mean', 'North').mean).toBeCloseTo((5 + 3 * 4) / 4, 12);
    expect(cellAt(table, 'score Mean', 'North').exception).toBe('high');
    expect(cellAt(table, 'score 5', 'North').columnShare).toBeCloseTo(0.25, 12);
    expect(cellAt(table, 'score 5', 'South').exception).toBe('low');
    expect(cellAt(table, 'age Base', 'Total').count).toBe(95);
    expect(table.tests[0]?.method).toBe('rao-scott-f');
    expect(table.footnote).toContain('weighted by w');
  });

  it('takes sets as rows and as columns, each member on the base of those asked', async () => {
    const table = await host.ask('table.run', {
      dataset,
      rows: ['media'],
      columns: ['media'],
      filter: 'age <= 60',
    });
    expect(cellAt(table, 'media Base', 'Total').count).toBe(60);
    expect(cellAt(table, 'media Web', 'TV')).toMatchObject({ count: 20, base: 60 });
    expect(cellAt(table, 'media TV', 'Web')).toMatchObject({ count: 20, base: 20, columnShare: 1 });
    expect(table.tests[0]).toMatchObject({
      method: 'none',
      p: null,
      reason: 'not-one-answer-each',
    });
  });

  it('shows no share over a base under the threshold, and says why', async () => {
    const filter = 'region = South or age <= 9';
    const ask = { dataset, rows: ['liked'], columns: ['region'], filter };
    const hidden = cellAt(await host.ask('table.run', ask), 'liked Yes', 'North');
    expect(hidden).toMatchObject({
      count: 9,
      base: 9,
      columnShare: null,
      low: null,
      reason: 'base-too-small',
    });
    const shown = await host.ask('table.run', { ...ask, suppressedBase: 9 });
    expect(cellAt(shown, 'liked Yes', 'North')).toMatchObject({ columnShare: 1, smallBase: true });
    expect(cellAt(shown, 'liked Yes', 'South')).toMatchObject({ smallBase: false, reason: null });
  });

  it('gives the total alone where no column is asked for', async () => {
    const table = await host.ask('table.run', { dataset, rows: ['liked', 'age'], columns: [] });
    expect(table.columns).toHaveLength(1);
    expect(table.bases).toEqual([{ unweighted: 100, weighted: 100, effective: 100 }]);
    expect(cellAt(table, 'liked Yes', 'Total').columnShare).toBeCloseTo(40 / 90, 12);
    expect(cellAt(table, 'age Mean', 'Total').mean).toBeCloseTo(48, 12);
  });

  it.each([
    ['age', 'a number as columns', { rows: ['liked'], columns: ['age'] }],
    ['words', 'texts as rows', { rows: ['words'], columns: ['region'] }],
    ['id', 'ids as columns', { rows: ['liked'], columns: ['id'] }],
    ['visited', 'dates as rows', { rows: ['visited'], columns: ['region'] }],
  ])('refuses %s: %s', async (variable, _what, asked) => {
    const error = await host.refusal('table.run', { dataset, ...asked });
    expect(error).toMatchObject({ code: 'variable-kind-unsuitable', details: { variable } });
  });

  it('says which variable is meant when a name is misspelt', async () => {
    const error = await host.refusal('table.run', { dataset, rows: ['likd'], columns: ['region'] });
    expect(error).toMatchObject({ code: 'variable-not-found', details: { near: ['liked'] } });
  });
});

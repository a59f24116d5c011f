import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

const dataset = 'Guests';
let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => writeGuestSurvey(project));
  for (const [name, expression] of [
    ['Young', 'age <= 50'],
    ['Fans', 'score >= 4'],
  ] as const) {
    await host.ask('segment.define', { dataset, name, expression });
  }
});
afterAll(() => host.close());

describe('entries of table.run', () => {
  it('takes segments side by side, and as a filter', async () => {
    const table = await host.ask('table.run', {
      dataset,
      rows: ['liked'],
      columns: [{ segments: ['Young', 'Fans'] }],
    });
    expect(table.columns.map(({ category }) => category)).toEqual(['Total', 'Young', 'Fans']);
    expect(table.bases.map(({ unweighted }) => unweighted)).toEqual([100, 50, 65]);
    const filtered = await host.ask('table.run', {
      dataset,
      rows: ['liked'],
      columns: ['region'],
      filter: 'region = North',
      filterSegment: 'Young',
    });
    expect(filtered.bases[0]?.unweighted).toBe(40);
    expect(Object.keys(filtered.provenance.datasets[0]?.segments ?? {})).toEqual(['Young']);
    expect(filtered.footnote).toContain('Young');
  });

  it('takes nests, nets, boxes, filter rows and formulas', async () => {
    const table = await host.ask('table.run', {
      dataset,
      rows: [
        {
          variable: 'score',
          nets: [{ label: 'Extremes', categories: ['1', '5'] }],
          statistics: ['mean', 'median', { topBox: 2 }],
        },
        { filter: 'age >= 18', label: 'Adults' },
        { formula: '[Top 2] * 100', label: 'Index of liking' },
        { nest: ['region', 'age'] },
      ],
      columns: [{ nest: ['region', 'liked'] }],
    });
    expect(table.columns.map(({ path, category }) => [...path, category].join(' > '))).toEqual([
      ...['Total', 'North > Yes', 'North > No', 'South > Yes', 'South > No'],
    ]);
    const row = (category: string) =>
      table.cells[table.rows.findIndex((one) => one.category === category)]?.[0];
    expect(row('Extremes')).toMatchObject({ count: 45, base: 90 });
    expect(row('Top 2')?.columnShare).toBeCloseTo(65 / 90, 14);
    expect(row('Index of liking')?.value).toBeCloseTo(6500 / 90, 10);
    expect(row('Adults')).toMatchObject({ count: 78, base: 100 });
    const nested = table.rows.filter(({ path }) => path.length > 0);
    expect(nested.map(({ path, category }) => `${path.join()} ${category}`)).toEqual([
      ...['North Base', 'North Mean', 'South Base', 'South Mean'],
    ]);
  });

  it('takes strata and clusters, and says so', async () => {
    const table = await host.ask('table.run', {
      dataset,
      rows: ['liked', 'age'],
      columns: ['region'],
      strata: 'region',
      clusters: 'score',
    });
    expect(table.footnote).toContain('strata: region; clusters: score');
    expect(table.tests[0]?.method).toBe('rao-scott-f');
    expect(table.footnote).not.toContain('ranks');
    const ranked = await host.ask('table.run', {
      dataset,
      rows: ['age'],
      columns: ['region'],
      clusters: 'score',
      scaleTests: 'ranks',
    });
    expect(ranked.footnote).toContain(
      'scales compared by means, as ranks do not take strata and clusters',
    );
    const error = await host.refusal('table.run', {
      dataset,
      rows: ['liked'],
      columns: ['region'],
      strata: 'words',
    });
    expect(error).toMatchObject({
      code: 'variable-kind-unsuitable',
      details: { variable: 'words' },
    });
  });

  it('leaves the total out on request, and keeps its base in the footnote', async () => {
    const table = await host.ask('table.run', {
      dataset,
      rows: ['liked'],
      columns: ['region'],
      total: false,
    });
    expect(table.columns.map(({ letter }) => letter)).toEqual(['A', 'B']);
    expect(table.cells[1]).toHaveLength(2);
    expect(table.footnote).toContain('Base: 100');
  });

  it.each([
    [
      'a box of a number',
      [{ variable: 'age', statistics: [{ topBox: 2 }] }],
      'variable-kind-unsuitable',
    ],
    [
      'a net of an answer that is not there',
      [{ variable: 'liked', nets: [{ label: 'x', categories: ['Maybe'] }] }],
      'answer-not-found',
    ],
    ['a segment that is not there', [{ segments: ['Old'] }], 'segment-not-found'],
    [
      'a formula of a row that is not there',
      ['liked', { formula: '[Perhaps]', label: 'x' }],
      'answer-not-found',
    ],
    ['a filter that is not understood', [{ filter: 'age >=' }], 'expression-not-understood'],
    ['a text within a nest', [{ nest: ['region', 'words'] }], 'variable-kind-unsuitable'],
  ] as const)('refuses %s by its code', async (_, rows, code) => {
    const asked = { dataset, rows: [...rows], columns: ['region'] };
    expect(await host.refusal('table.run', asked as never)).toMatchObject({ code });
  });
});

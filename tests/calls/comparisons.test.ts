import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareSegments } from '#analysis/compare/compare-segments.ts';
import type { ComparisonRow, ShareComparison } from '#analysis/compare/comparison.ts';
import type { Comparison } from '#contract/calls/comparisons.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { Dataset } from '#main/project/dataset.ts';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => writeGuestSurvey(project));
});
afterAll(() => host.close());

const sides = { dataset: 'Guests', by: 'region', a: 'North', b: 'South' };

function rowOf(
  comparison: Pick<Comparison, 'rows'>,
  variable: string,
  category: string,
): ComparisonRow {
  const row = comparison.rows.find((one) => one.variable === variable && one.category === category);
  if (row === undefined) throw new Error(`no row for ${variable} ${category}`);
  return row;
}

describe('compare.segments', () => {
  it('states shares, gap, ratio and odds as counted by hand', async () => {
    const comparison = await host.ask('compare.segments', { ...sides, variables: ['liked'] });
    expect([comparison.a, comparison.b]).toEqual([
      { name: 'North', rows: 40 },
      { name: 'South', rows: 50 },
    ]);
    const row = rowOf(comparison, 'liked', 'Yes') as ShareComparison;
    expect(row.a).toMatchObject({
      share: 0.75,
      base: 40,
      count: 30,
      weightedBase: 40,
      effectiveBase: 40,
    });
    expect(row.b).toMatchObject({
      share: 0.2,
      base: 50,
      count: 10,
      weightedBase: 50,
      effectiveBase: 50,
    });
    expect(row.gap).toBeCloseTo(0.55, 12);
    expect(row.ratio).toBeCloseTo(3.75, 12);
    expect(row.relative).toBeCloseTo(2.75, 12);
    expect(row.oddsRatio).toBeCloseTo(12, 10);
    expect(row.method).toBe('z-pooled');
    expect(row.sentence).toContain('75');
    expect(comparison.footnote).toContain('Base: North 40, South 50; unweighted; no filter');
    expect(comparison.footnote).toContain('guests.csv');
  });

  it('weighs rows and tests on effective bases', async () => {
    const comparison = await host.ask('compare.segments', {
      ...sides,
      variables: ['liked'],
      weight: 'w',
    });
    const row = rowOf(comparison, 'liked', 'Yes');
    expect(row.a).toMatchObject({ share: 0.625, base: 40, weightedBase: 80, effectiveBase: 32 });
    expect(row.b).toMatchObject({ share: 0.1, base: 50, weightedBase: 100, effectiveBase: 40 });
    expect(row.method).toBe('z-pooled-effective-bases');
    expect(comparison.provenance.datasets[0]).toMatchObject({ weight: 'w', filter: null });
    expect(Object.keys(comparison.provenance.datasets[0]?.variables ?? {})).toEqual([
      'liked',
      'w',
      'region',
    ]);
  });

  it('uses the weight of the dataset unless told to use none', async () => {
    await host.ask('dataset.weight', { dataset: 'Guests', weight: 'w' });
    const weighted = await host.ask('compare.segments', { ...sides, variables: ['liked'] });
    const plain = await host.ask('compare.segments', {
      ...sides,
      variables: ['liked'],
      weight: null,
    });
    await host.ask('dataset.weight', { dataset: 'Guests', weight: null });
    expect(rowOf(weighted, 'liked', 'Yes').a).toMatchObject({ share: 0.625 });
    expect(rowOf(plain, 'liked', 'Yes').a).toMatchObject({ share: 0.75 });
  });

  it('compares means of scales and numbers, and a set by its members', async () => {
    const comparison = await host.ask('compare.segments', sides);
    const score = rowOf(comparison, 'score', 'Mean');
    expect(score.kind === 'mean' && [score.a.mean, score.b.mean, score.gap]).toEqual([4.5, 2.5, 2]);
    expect(rowOf(comparison, 'media', 'Web')).toMatchObject({ a: { share: 0 }, b: { share: 1 } });
    const compared = new Set(comparison.rows.map(({ variable }) => variable));
    expect([...compared].toSorted()).toEqual(['age', 'liked', 'media', 'score']);
    expect(comparison.skipped.map(({ variable }) => variable)).toEqual(
      expect.arrayContaining(['id', 'words']),
    );
  });

  it('counts only what a filter lets through', async () => {
    const filter = 'age <= 60';
    const comparison = await host.ask('compare.segments', {
      ...sides,
      variables: ['liked'],
      filter,
    });
    expect(rowOf(comparison, 'liked', 'Yes').b).toMatchObject({ base: 20, share: 0.5 });
    expect(comparison.footnote).toContain('filter: age <= 60');
  });

  it('compares with everyone who answered otherwise, or with everyone else', async () => {
    const { b: _, ...a } = sides;
    const others = await host.ask('compare.segments', { ...a, variables: ['liked'] });
    expect(others.b).toEqual({ name: 'Everyone else', rows: 50 });
    const expression = { dataset: 'Guests', a: 'region = North', variables: ['liked'] };
    const rest = await host.ask('compare.segments', expression);
    expect(rest.b).toEqual({ name: 'Everyone else', rows: 50 });
    expect(rest.rows.map(({ gap }) => gap)).toEqual(others.rows.map(({ gap }) => gap));
  });

  it('does not count people whose answer is missing as everyone else', async () => {
    const rule = 'region = North and age <= 20';
    await host.ask('segment.define', { dataset: 'Guests', name: 'Young', expression: rule });
    const ask = (asked: { a: string; by?: string; filter?: string }) =>
      host.ask('compare.segments', { dataset: 'Guests', variables: ['tv'], ...asked });
    const unknown = (count: number) => `; ${count} rows in neither side, because an answer`;
    for (const asked of [{ a: 'region = North' }, { by: 'region', a: 'North' }]) {
      const all = await ask(asked);
      expect([all.a.rows, all.b.rows]).toEqual([40, 50]);
      expect(all.footnote).toContain(unknown(10));
      const some = await ask({ ...asked, filter: 'age >= 91 or region = North' });
      expect(some.footnote).toContain(unknown(5));
    }
    for (const a of ['Young', rule]) {
      const { a: young, b: rest, footnote } = await ask({ a });
      // Row 91 to 95: no region, but an age that is not young; row 96 to 100: neither is known.
      expect([young.rows, rest.rows]).toEqual([20, 75]);
      expect(footnote).toContain(unknown(5));
    }
    expect((await ask({ a: 'region is missing' })).footnote).not.toContain('in neither side');
  });

  it('finds the same by answers, segments, aliases and expressions', async () => {
    const define = (name: string, expression: string, alias: string) =>
      host.ask('segment.define', { dataset: 'Guests', name, expression, aliases: [alias] });
    await define('Northerners', 'region = North', 'Up');
    await define('Southerners', 'region = South', 'Down');
    const figures = async (a: string, b: string, by?: string) => {
      const answer = await host.ask('compare.segments', {
        dataset: 'Guests',
        a,
        b,
        variables: ['liked', 'score', 'media'],
        ...(by === undefined ? {} : { by }),
      });
      return answer.rows.map(({ sentence: _, ...row }) => row);
    };
    const expected = await figures('North', 'South', 'region');
    expect(await figures('Northerners', 'southerners')).toEqual(expected);
    expect(await figures('up', 'DOWN')).toEqual(expected);
    expect(await figures('region = "North"', 'region = "South"')).toEqual(expected);
  });

  it('gives what the comparison itself computes from the same columns', async () => {
    const answer = await host.ask('compare.segments', {
      ...sides,
      weight: 'w',
      filter: 'age > 5',
      level: 0.9,
    });
    const project = Project.open(host.file, 'read');
    const dataset = new Dataset(project, new ColumnCache(), 'Guests');
    const given = (name: string) => dataset.variable(name);
    const variables = ['id', 'liked', 'score', 'age', 'visited', 'words'].map((name) => ({
      name,
      label: given(name).label,
      kind: given(name).kind as 'single',
      column: dataset.column(given(name)),
    }));
    const direct = compareSegments({
      a: dataset.mask('region = North'),
      b: dataset.mask('region = South'),
      filter: dataset.mask('age > 5'),
      weights: dataset.numberColumn(given('w')),
      variables: [...variables.slice(0, 5), mediaOf(dataset), ...variables.slice(5)],
      confidence: 0.9,
    });
    project.close();
    expect(answer.rows).toEqual(direct.rows);
    expect(answer.skipped).toEqual(direct.skipped);
    expect(answer.rows.length).toBeGreaterThan(5);
  });

  it.each([
    ['segments-overlap', { dataset: 'Guests', a: 'age > 10', b: 'age > 20' }],
    ['answer-not-found', { ...sides, b: 'West' }],
    ['variable-not-found', { ...sides, by: 'regoin' }],
    ['variable-not-found', { ...sides, variables: ['nothing'] }],
    ['variable-not-found', { ...sides, weight: 'nothing' }],
    ['variable-kind-unsuitable', { ...sides, weight: 'words' }],
    ['segment-not-found', { dataset: 'Guests', a: 'Westerners' }],
    ['expression-not-understood', { dataset: 'Guests', a: 'region = (' }],
    ['expression-not-understood', { ...sides, filter: 'region ==== North' }],
    ['dataset-not-found', { ...sides, dataset: 'Hosts' }],
    ['input-not-understood', { ...sides, level: 1 }],
  ] as const)('refuses with %s', async (code, input) => {
    const changed = {
      ...input,
      variables: 'variables' in input ? [...input.variables] : undefined,
    };
    const { variables, ...rest } = changed;
    const error = await host.refusal('compare.segments', variables ? { ...rest, variables } : rest);
    expect(error.code).toBe(code);
    expect(error.what.length).toBeGreaterThan(10);
  });
});

function mediaOf(dataset: Dataset) {
  const member = (name: string, label: string) => ({
    label,
    column: dataset.column(dataset.variable(name)),
  });
  return {
    name: 'media',
    label: 'What do you use?',
    kind: 'multiple' as const,
    members: [member('tv', 'TV'), member('web', 'Web')],
  };
}

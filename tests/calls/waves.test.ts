import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Project } from '#main/project/project.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';
import { times } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

/**
 * Three waves of 60. `liked` Yes: 15, 30, 45. `brand` has Gamma from the second wave on. `media` is a set
 * whose web was not asked in the first. `spent` is a number; in the third wave it holds answers.
 */
function writeWave(project: Project, at: number): void {
  const yes = [15, 30, 45][at] ?? 0;
  const brands = ['Alpha', 'Beta', ...(at > 0 ? ['Gamma'] : [])];
  const answer = (row: number): string => brands[row % brands.length] as string;
  const rows = Array.from({ length: 60 }, (_, row) => row);
  const member = (isYes: (row: number) => boolean) =>
    categoryColumn(
      rows.map((row) => (isYes(row) ? 'Yes' : 'No')),
      ['No', 'Yes'],
    );
  writeDataset(
    project,
    {
      liked: {
        label: 'Did you like it?',
        column: categoryColumn([...times(yes, 'Yes'), ...times(60 - yes, 'No')], ['Yes', 'No']),
      },
      brand: { label: 'Which brand?', column: categoryColumn(rows.map(answer), brands) },
      spent:
        at === 2
          ? { column: categoryColumn(times(60, 'A lot')) }
          : { column: numberColumn(rows.map((row) => row + at)) },
      tv: { label: 'TV', set: 'media', column: member((row) => row % 2 === 0) },
      ...(at > 0 ? { web: { label: 'Web', set: 'media', column: member(() => true) } } : {}),
      comment: { column: textColumn(rows.map(() => 'Good')) },
      w: {
        kind: 'weight',
        column: numberColumn(rows.map((row) => ([1, 40, 3][at] as number) * (1 + (row % 2)))),
      },
    },
    {
      name: `Wave ${at + 1}`,
      sets: [{ name: 'media', label: 'Which media?', kind: 'multiple', baseRule: 'answered' }],
    },
  );
}

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    for (const at of [0, 1, 2]) writeWave(project, at);
    const year = [...times(30, 2021), ...times(30, 2022)];
    const answers = [
      ...times(10, 'Yes'),
      ...times(20, 'No'),
      ...times(20, 'Yes'),
      ...times(10, 'No'),
    ];
    writeDataset(
      project,
      {
        year: { column: numberColumn(year) },
        day: { kind: 'date', column: numberColumn(year.map((one) => Date.UTC(one, 0))) },
        liked: { label: 'Did you like it?', column: categoryColumn(answers, ['Yes', 'No']) },
        name: { kind: 'text', column: textColumn(year.map(String)) },
      },
      { name: 'Years' },
    );
  });
});
afterAll(() => host.close());

const datasets = ['Wave 1', 'Wave 2', 'Wave 3'];

describe('compare.waves between datasets', () => {
  it('holds each wave against the one before and against the first, and says the trend', async () => {
    const found = await host.ask('compare.waves', { datasets });
    const yes = found.rows.find(
      ({ variable, category }) => variable === 'liked' && category === 'Yes',
    );
    expect(yes?.points.map(({ value }) => value)).toEqual([0.25, 0.5, 0.75]);
    expect(yes?.changes.map(({ from, to, change }) => [from, to, change])).toEqual([
      [0, 1, 0.25],
      [1, 2, 0.25],
      [0, 2, 0.5],
    ]);
    expect(yes?.trend?.slope).toBeCloseTo(0.25, 12);
    expect(found.by).toBeNull();
    expect(found.finding).toContain(
      'The largest change is in “Yes” (Did you like it?): Wave 3 v Wave 2: 75',
    );
    expect(found.footnote).toContain(
      'Base: Wave 1 60, Wave 2 60, Wave 3 60; unweighted; no filter',
    );
    expect(found.footnote).toContain(
      `over ${found.changeTests} changes, over ${found.trendTests} trends`,
    );
    expect(found.provenance.datasets.map(({ name }) => name)).toEqual(datasets);
    expect(Object.keys(found.provenance.datasets[0]?.variables ?? {})).toContain('liked');
  });

  it('does not compare an answer with a wave whose list did not have it', async () => {
    const { rows } = await host.ask('compare.waves', { datasets, variables: ['brand'] });
    const gamma = rows.find(({ category }) => category === 'Gamma');
    expect(gamma?.note).toBe('New in Wave 2: nobody gave it in Wave 1');
    expect(gamma?.changes.map(({ reason }) => reason)).toEqual([
      'not-in-the-list',
      null,
      'not-in-the-list',
    ]);
  });

  it('takes members of a set that a wave did not ask as not asked', async () => {
    const { rows } = await host.ask('compare.waves', { datasets, variables: ['media'] });
    const web = rows.find(({ category }) => category === 'Web');
    expect(web?.points.map(({ base }) => base)).toEqual([0, 60, 60]);
    expect(web?.changes[0]?.reason).toBe('nobody-answered');
  });

  it('leaves out what holds numbers in one wave and answers in another, and says so', async () => {
    const { skipped, rows } = await host.ask('compare.waves', { datasets });
    expect(skipped).toContainEqual({
      variable: 'spent',
      label: 'spent',
      reason: 'differs-between-waves',
    });
    expect(rows.some(({ variable }) => variable === 'spent')).toBe(false);
    const two = await host.ask('compare.waves', { datasets: datasets.slice(0, 2) });
    const spent = two.rows.find(({ variable }) => variable === 'spent');
    expect(spent?.changes[0]?.change).toBeCloseTo(1, 12);
  });

  it('weighs each wave by its own weight, whatever its scale, and takes other names', async () => {
    const found = await host.ask('compare.waves', {
      datasets,
      weight: 'w',
      waves: ['Spring', 'Summer', 'Autumn'],
      filter: 'liked is not missing',
    });
    expect(found.waves.map(({ name }) => name)).toEqual(['Spring', 'Summer', 'Autumn']);
    expect(found.waves[1]?.weightedBase).toBe(3600);
    expect(found.footnote).toContain('weighted by w; filter: liked is not missing');
    const yes = found.rows.find(
      ({ variable, category }) => variable === 'liked' && category === 'Yes',
    );
    // 8 of weight 1 and 7 of weight 2 of 90
    expect(yes?.points[0]?.value).toBeCloseTo(22 / 90, 12);
  });

  it('refuses a dataset and a variable that there is not, and more names than waves', async () => {
    const missing = await host.refusal('compare.waves', { datasets: ['Wave 1', 'Wave 9'] });
    expect(missing.code).toBe('dataset-not-found');
    const variable = await host.refusal('compare.waves', { datasets, variables: ['liking'] });
    expect(variable).toMatchObject({ code: 'variable-not-found' });
    const names = await host.refusal('compare.waves', { datasets, waves: ['A', 'B'] });
    expect(names.code).toBe('input-not-understood');
    const by = await host.refusal('compare.waves', { datasets, by: 'liked' });
    expect(by.code).toBe('input-not-understood');
  });
});

describe('compare.waves within one dataset', () => {
  it('finds the waves of an appended dataset by itself', async () => {
    await host.ask('dataset.append', { datasets: ['Wave 1', 'Wave 2'], name: 'Both' });
    const found = await host.ask('compare.waves', { datasets: ['Both'] });
    expect(found.by).toBe('wave');
    expect(found.waves.map(({ name, base }) => [name, base])).toEqual([
      ['Wave 1', 60],
      ['Wave 2', 60],
    ]);
    const between = await host.ask('compare.waves', { datasets: ['Wave 1', 'Wave 2'] });
    const pick = (rows: typeof found.rows) =>
      rows
        .filter(({ variable }) => variable === 'liked' || variable === 'spent')
        .map(({ variable, category, changes }) => [
          variable,
          category,
          changes[0]?.change,
          changes[0]?.p,
        ]);
    expect(pick(found.rows)).toEqual(pick(between.rows));
    expect(found.rows.some(({ variable }) => variable === 'wave')).toBe(false);
  });

  it('takes a number with few values, from the lowest on, or some of them in another order', async () => {
    const found = await host.ask('compare.waves', { datasets: ['Years'], by: 'year' });
    expect(found.waves.map(({ name }) => name)).toEqual(['2021', '2022']);
    expect(found.rows[0]?.changes[0]?.change).toBeCloseTo(1 / 3, 12);
    const turned = await host.ask('compare.waves', {
      datasets: ['Years'],
      by: 'year',
      waves: ['2022', '2021'],
    });
    expect(turned.rows[0]?.changes[0]?.change).toBeCloseTo(-1 / 3, 12);
  });

  it('says why a date, a text or an unknown wave are none', async () => {
    const date = await host.refusal('compare.waves', { datasets: ['Years'], by: 'day' });
    expect(date).toMatchObject({ code: 'variable-kind-unsuitable' });
    expect(date.why).toContain('make months or quarters of it');
    const text = await host.refusal('compare.waves', { datasets: ['Years'], by: 'name' });
    expect(text.code).toBe('variable-kind-unsuitable');
    const none = await host.refusal('compare.waves', { datasets: ['Years'] });
    expect(none.code).toBe('variable-not-found');
    const answer = await host.refusal('compare.waves', {
      datasets: ['Years'],
      by: 'year',
      waves: ['2021', '2030'],
    });
    expect(answer.code).toBe('answer-not-found');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CategoryColumn } from '#analysis/columns/column.ts';
import type { Project } from '#main/project/project.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { type Given, writeDataset } from '../project/make-project.ts';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

const paths = ['Ad > Mail', 'Mail', null, 'Ad > Search > Mail', 'Search'];
const conversions = [4, 2, 9, 3, 1];
const values = [40, 20, 90, 30, 10];
const nulls = [6, 8, 1, 7, 9];

function writeJourneys(
  project: Project,
  name: string,
  variables: Readonly<Record<string, Given>>,
): void {
  writeDataset(project, variables, { name, kind: 'journeys' });
}

function giveRoles(
  project: Project,
  dataset: string,
  roles: Readonly<Record<string, string>>,
): void {
  project.write('roles given', {}, (database) => {
    const give = database.prepare(
      'update variable set role = ? where name = ? and dataset_id = (select id from dataset where name = ?)',
    );
    for (const [name, role] of Object.entries(roles)) give.run(role, name, dataset);
  });
}

/** As an import stores texts that repeat: what the file held is the code of the answer. */
function asAnswers(texts: readonly (string | null)[]): CategoryColumn {
  const column = categoryColumn(texts);
  return {
    ...column,
    categories: column.categories.map((one) => ({ ...one, code: one.missing ? '' : one.label })),
  };
}

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    const numbers = (column: readonly number[]): Given => ({ column: numberColumn(column) });
    writeJourneys(project, 'Plain', {
      path: { column: textColumn(paths) },
      conversions: numbers(conversions),
      value: numbers(values),
      nulls: numbers(nulls),
    });
    writeJourneys(project, 'Otherwise', {
      lost: numbers(nulls),
      conversion_value: numbers(values),
      converted: numbers(conversions),
      customer_journey: { column: asAnswers(paths) },
    });
    writeJourneys(project, 'Unnamed', {
      a: { column: textColumn(paths.map((path) => path?.replaceAll(' > ', '|') ?? null)) },
      b: numbers(conversions),
      c: numbers(values),
    });
    writeJourneys(project, 'No numbers', { path: { column: textColumn(paths) } });
    writeJourneys(project, 'Not one', {
      path: { column: textColumn(paths) },
      conversions: numbers([0, 0, 0, 0, 0]),
    });
    const events = {
      customer: { column: textColumn(['a', 'a', 'b']), kind: 'id' },
      time: { column: numberColumn([1e12, 1e12 + 2 * 86_400_000, 3e12]), kind: 'date' },
      channel: { column: textColumn(['Ad', 'Mail', 'Search']) },
      kind: { column: textColumn(['impression', 'click', 'click']) },
      conversion: numbers([0, 1, 0]),
      value: numbers([0, 50, 0]),
    } as const;
    writeJourneys(project, 'Whose', events);
    writeJourneys(project, 'Events', events);
    giveRoles(project, 'Events', {
      customer: 'customer',
      time: 'time',
      channel: 'channel',
      kind: 'touch-type',
      conversion: 'conversion',
      value: 'value',
    });
    writeGuestSurvey(project);
  });
});
afterAll(() => host.close());

type Credits = Readonly<Record<string, readonly [number | null, number | null]>>;

async function credits(
  dataset: string,
  model: 'first' | 'last' | 'linear',
  input = {},
): Promise<Credits> {
  const result = await host.ask('attribution.run', { dataset, models: [model], ...input });
  const lines = result.models[model] ?? [];
  return Object.fromEntries(lines.map((line) => [line.channel, [line.conversions, line.value]]));
}

describe('attribution.run', () => {
  it('makes journeys of a log of touches, whose columns are known by their roles', async () => {
    const result = await host.ask('attribution.run', { dataset: 'Events', models: ['first'] });
    expect(result).toMatchObject({ conversions: 1, value: 50, nulls: 1, paths: 2 });
    expect(result.models.first?.map(({ channel, value }) => [channel, value])).toEqual([
      ['Ad', 50],
      ['Mail', 0],
      ['Search', 0],
    ]);
    expect(result.footnote).toContain('2 journeys of 2 customers');
    expect(Object.keys(result.provenance.datasets[0]?.variables ?? {})).toContain('customer');
  });

  it('shows what the answer would be without views and without windows', async () => {
    const { log } = await host.ask('attribution.run', {
      dataset: 'Events',
      models: ['linear'],
      viewWindowDays: 1,
    });
    expect(log?.effects.map(({ windows, shares }) => [windows, shares[0]?.share])).toEqual([
      ['as-set', 0],
      ['clicks-only', 0],
      ['no-limit', 0.5],
    ]);
  });

  it('says that windows left no touch, and keeps the conversions apart', async () => {
    const result = await host.ask('attribution.run', {
      dataset: 'Events',
      models: ['linear'],
      clickWindowDays: 0,
      viewWindowDays: 0,
    });
    expect(result.finding).toContain('within the windows');
    expect(result.log).toMatchObject({ unattributedConversions: 1, unattributedValue: 50 });
  });

  it('refuses a log in which nothing says whose a touch is', async () => {
    const error = await host.refusal('attribution.run', { dataset: 'Whose' });
    expect(error.code).toBe('dataset-kind-unsuitable');
    expect(error.why).toContain('log of events');
  });

  it('credits touches as counted by hand, and leaves out a row without a path', async () => {
    expect(await credits('Plain', 'last')).toEqual({ Ad: [0, 0], Mail: [9, 90], Search: [1, 10] });
    expect(await credits('Plain', 'first')).toEqual({
      Ad: [7, 70],
      Mail: [2, 20],
      Search: [1, 10],
    });
    expect(await credits('Plain', 'linear')).toEqual({
      Ad: [3, 30],
      Mail: [5, 50],
      Search: [2, 20],
    });
  });

  it('states totals, says what it left out and where the figures stand', async () => {
    const result = await host.ask('attribution.run', { dataset: 'Plain' });
    expect(result).toMatchObject({ conversions: 10, value: 100 });
    expect(Object.keys(result.models).toSorted()).toEqual([
      'decay',
      'first',
      'last',
      'last-non-direct',
      'linear',
      'logistic',
      'markov',
      'position',
      'shapley',
    ]);
    for (const lines of Object.values(result.models)) {
      const total = lines.reduce((sum, line) => sum + (line.conversions ?? Number.NaN), 0);
      expect(total).toBeCloseTo(10, 9);
    }
    expect(result.footnote).toContain('1 rows without a whole path or number left out');
    expect(Object.keys(result.provenance.datasets[0]?.variables ?? {}).toSorted()).toEqual([
      'conversions',
      'nulls',
      'path',
      'value',
    ]);
  });

  it('finds columns by what their names say, also where paths are answers', async () => {
    const result = await host.ask('attribution.run', {
      dataset: 'Otherwise',
      models: ['last', 'markov'],
    });
    const plain = await host.ask('attribution.run', {
      dataset: 'Plain',
      models: ['last', 'markov'],
    });
    expect(result.models).toEqual(plain.models);
    expect(result.removalEffects).toEqual(plain.removalEffects);
    expect(result.value).toBe(100);
  });

  it('takes the columns and the separator that it is given', async () => {
    const named = { path: 'a', conversions: 'b', value: 'c', separator: '|' };
    expect(await credits('Unnamed', 'last', named)).toEqual(await credits('Plain', 'last'));
  });

  it('gives the same intervals for the same seed', async () => {
    const ask = (seed: number) =>
      host.ask('attribution.run', { dataset: 'Plain', models: ['last'], bootstrap: 50, seed });
    const [first, again, other] = [await ask(7), await ask(7), await ask(8)];
    expect(again.models).toEqual(first.models);
    expect(other.models).not.toEqual(first.models);
    const mail = first.models.last?.find(({ channel }) => channel === 'Mail');
    expect(mail?.low).toBeLessThanOrEqual(0.9);
    expect(mail?.high).toBeGreaterThanOrEqual(0.9);
  });

  it('says that there is nothing to attribute', async () => {
    const result = await host.ask('attribution.run', { dataset: 'Not one', models: ['last'] });
    expect(result.conversions).toBe(0);
    expect(result.models.last?.[0]).toMatchObject({ conversions: null, reason: 'no-conversions' });
    expect(result.finding).toContain('No journey converted');
  });

  it.each([
    ['dataset-kind-unsuitable', { dataset: 'Guests' }],
    ['dataset-kind-unsuitable', { dataset: 'No numbers' }],
    ['dataset-kind-unsuitable', { dataset: 'Plain', path: 'value' }],
    ['variable-not-found', { dataset: 'Plain', value: 'worth' }],
    ['variable-kind-unsuitable', { dataset: 'Plain', conversions: 'path' }],
    ['input-not-understood', { dataset: 'Plain', separator: '' }],
  ] as const)('refuses with %s', async (code, input) => {
    const error = await host.refusal('attribution.run', input);
    expect(error.code).toBe(code);
  });
});

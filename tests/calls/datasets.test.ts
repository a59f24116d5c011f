import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

const dataset = 'Guests';
/** Each test that changes something changes a dataset of its own. */
const toChange = ['Segmented', 'Edited', 'Kinds', 'Lists', 'Twice', 'Weighed', 'Removed'] as const;

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    for (const name of [dataset, ...toChange]) writeGuestSurvey(project, name);
  });
});
afterAll(() => host.close());

describe('dataset.list', () => {
  it('names each dataset with its size, source and warnings', async () => {
    const [first, ...others] = await host.ask('dataset.list', {});
    expect(first).toMatchObject({
      name: 'Guests',
      kind: 'survey',
      rows: 100,
      variables: 10,
      source: { file: 'guests.csv', bytes: 4321, sha256: 'ab'.repeat(32) },
      warnings: ['one warning'],
      weight: null,
    });
    expect(others.map(({ name }) => name)).toEqual(toChange);
  });
});

describe('dataset.variables', () => {
  it('puts a set before its members, and counts answers and reasons', async () => {
    const lines = await host.ask('dataset.variables', { dataset: 'guests' });
    expect(lines.map(({ name }) => name)).toEqual([
      'id',
      'region',
      'liked',
      'score',
      'age',
      'visited',
      'media',
      'tv',
      'web',
      'w',
      'words',
    ]);
    const line = (name: string) => lines.find((one) => one.name === name);
    expect(line('region')).toMatchObject({
      label: 'Where do you live?',
      kind: 'single',
      present: 90,
      missing: { 'no-answer': 10 },
      categories: [
        { code: '1', label: 'North', count: 40 },
        { code: '2', label: 'South', count: 50 },
      ],
    });
    expect(line('media')).toMatchObject({
      kind: 'multiple',
      set: ['tv', 'web'],
      memberOf: null,
      present: 90,
      missing: { 'no-answer': 10 },
      categories: [
        { code: 'tv', label: 'TV', count: 90 },
        { code: 'web', label: 'Web', count: 50 },
      ],
    });
    expect(line('web')).toMatchObject({ memberOf: 'media' });
    expect(line('age')).toMatchObject({ present: 95, missing: { refused: 5 } });
    expect(line('age')?.numbers).toMatchObject({ low: 1, middle: 48, high: 95, mean: 48 });
    expect(line('age')?.numbers?.bins.reduce((a, b) => a + b)).toBe(95);
    expect(line('words')).toMatchObject({ present: 50, missing: { 'no-answer': 50 } });
  });

  it('counts only the rows that a filter lets through', async () => {
    const filter = 'region = North and age > 30';
    const lines = await host.ask('dataset.variables', { dataset, filter });
    const line = (name: string) => lines.find((one) => one.name === name);
    expect(line('liked')?.categories.map(({ count }) => count)).toEqual([0, 10]);
    expect(line('age')?.numbers).toMatchObject({ low: 31, middle: 35.5, high: 40 });
    expect(line('media')?.categories.map(({ count }) => count)).toEqual([10, 0]);
    expect(line('visited')).toMatchObject({ present: 0, numbers: null });
  });

  it('says which dataset there is when another is asked for', async () => {
    const error = await host.refusal('dataset.variables', { dataset: 'Gests' });
    expect(error).toMatchObject({
      code: 'dataset-not-found',
      details: { datasets: ['Guests', ...toChange] },
    });
  });
});

describe('dataset.rows', () => {
  it('shows cells as people read them, and why one is empty', async () => {
    const variables = ['id', 'region', 'age', 'visited', 'tv'];
    const first = await host.ask('dataset.rows', { dataset, variables, count: 1 });
    expect(first).toMatchObject({ from: 0, total: 100, rows: [0] });
    expect(first.cells).toEqual([['guest 1', 'North', 1, '2024-02-29', 'Yes']]);
    expect(first.reasons).toEqual([[null, null, null, null, null]]);
    const last = await host.ask('dataset.rows', { dataset, variables, from: 99 });
    expect(last.cells).toEqual([['guest 100', null, null, null, null]]);
    expect(last.reasons).toEqual([[null, 'no-answer', 'refused', 'refused', 'no-answer']]);
  });

  it('shows a window of the rows that a filter lets through', async () => {
    const window = await host.ask('dataset.rows', {
      dataset,
      variables: ['age'],
      filter: 'region = South and liked = Yes',
      from: 8,
      count: 5,
    });
    expect(window).toMatchObject({ total: 10, rows: [48, 49], cells: [[49], [50]] });
  });

  it('shows nothing beyond the end', async () => {
    const window = await host.ask('dataset.rows', { dataset, from: 1000 });
    expect(window).toMatchObject({ total: 100, rows: [], cells: [] });
  });

  it('tests rows anew after a segment or an answer was changed', async () => {
    const dataset = 'Segmented';
    const total = async (filter: string) =>
      (await host.ask('dataset.rows', { dataset, filter, count: 1 })).total;
    const define = (expression: string) =>
      host.ask('segment.define', { dataset, name: 'them', expression, replace: true });
    await define('region = North');
    expect(await total('SEGMENT them')).toBe(40);
    await define('region = South');
    expect(await total('SEGMENT them')).toBe(50);
    expect(await total('liked is missing')).toBe(10);
    await host.ask('variable.edit', {
      dataset,
      variable: 'liked',
      categories: [
        { code: '1', label: 'Yes', value: null, missing: null },
        { code: '2', label: 'No', value: null, missing: 'refused' },
      ],
    });
    expect(await total('liked is missing')).toBe(60);
  });

  it('says which variable is meant when a name is misspelt', async () => {
    const error = await host.refusal('dataset.rows', { dataset, variables: ['regoin'] });
    expect(error).toMatchObject({ code: 'variable-not-found', details: { near: ['region'] } });
  });

  it('says where a filter is not understood', async () => {
    const error = await host.refusal('dataset.rows', { dataset, filter: 'region = ' });
    expect(error.code).toBe('expression-not-understood');
    expect(error.details).toMatchObject({ expression: 'region = ', position: 9 });
  });
});

describe('variable.edit', () => {
  it('changes what codes mean, not the codes, and is logged', async () => {
    const line = await host.ask('variable.edit', {
      dataset: 'Edited',
      variable: 'score',
      label: 'Score',
      kind: 'single',
      categories: [
        { code: '5', label: 'Best', value: 10, missing: null },
        { code: '4', label: 'Good', value: 7, missing: null },
        { code: '3', label: 'Fair', value: 5, missing: null },
        { code: '2', label: 'Poor', value: 3, missing: null },
        { code: '1', label: 'No idea', value: null, missing: 'dont-know' },
      ],
    });
    expect(line).toMatchObject({ label: 'Score', kind: 'single', present: 65 });
    expect(line.missing).toEqual({ 'dont-know': 25, 'no-answer': 10 });
    expect(line.categories.map(({ label, count }) => [label, count])).toEqual([
      ['Best', 20],
      ['Good', 45],
      ['Fair', 0],
      ['Poor', 0],
      ['No idea', 25],
    ]);
    const [event] = await host.ask('project.events', { limit: 1 });
    expect(event).toMatchObject({ what: 'variable edited', details: { variable: 'score' } });
    expect(await host.ask('project.verify', {})).toMatchObject({ sound: true });
  });

  it('refuses a kind that the stored values cannot be, and changes nothing', async () => {
    const dataset = 'Kinds';
    const before = await host.ask('dataset.variables', { dataset });
    const edit = { dataset, variable: 'region', label: 'Place', kind: 'number' } as const;
    expect(await host.refusal('variable.edit', edit)).toMatchObject({
      code: 'variable-kind-unsuitable',
    });
    expect(await host.ask('dataset.variables', { dataset })).toEqual(before);
  });

  it('refuses a list with an answer too few or an unknown one, and changes nothing', async () => {
    const dataset = 'Lists';
    const before = await host.ask('dataset.variables', { dataset });
    const answer = (code: string) => ({ code, label: code, value: null, missing: null });
    for (const categories of [[answer('1')], [answer('1'), answer('9')]]) {
      const edit = { dataset, variable: 'region', label: 'Place', categories };
      expect((await host.refusal('variable.edit', edit)).code).toBe('answer-not-found');
    }
    expect(await host.ask('dataset.variables', { dataset })).toEqual(before);
  });

  it('refuses the same answer twice', async () => {
    const answer = { code: '1', label: 'Here', value: null, missing: null };
    const edit = { dataset: 'Twice', variable: 'region', categories: [answer, answer] };
    expect((await host.refusal('variable.edit', edit)).code).toBe('answer-not-found');
  });
});

describe('dataset.weight', () => {
  it('names the variable that weighs rows from then on, or none', async () => {
    const dataset = 'Weighed';
    expect(await host.ask('dataset.weight', { dataset, weight: 'w' })).toMatchObject({
      weight: 'w',
    });
    expect(await host.ask('dataset.weight', { dataset, weight: null })).toMatchObject({
      weight: null,
    });
  });

  it('refuses a variable that holds no numbers', async () => {
    for (const weight of ['region', 'words']) {
      const error = await host.refusal('dataset.weight', { dataset, weight });
      expect(error.code).toBe('variable-kind-unsuitable');
    }
  });
});

describe('dataset.remove', () => {
  it('removes the dataset with its weight, segments and columns', async () => {
    const dataset = 'Removed';
    await host.ask('dataset.weight', { dataset, weight: 'w' });
    await host.ask('segment.define', { dataset, name: 'a', expression: 'age > 3' });
    const removed = await host.ask('dataset.remove', { dataset: 'REMOVED' });
    expect(removed).toEqual({ removed: 'Removed' });
    const left = await host.ask('dataset.list', {});
    expect(left.map(({ name }) => name)).not.toContain('Removed');
    expect(await host.ask('project.verify', {})).toMatchObject({ sound: true });
  });
});

describe('dataset.export', () => {
  it('writes labels, selected members as 1 and the filtered rows only', async () => {
    const out = join(host.folder, 'out.csv');
    const filter = 'region = South and age <= 42';
    const written = await host.ask('dataset.export', { dataset, out, filter });
    expect(written).toMatchObject({ file: out, rows: 2, columns: 10 });
    expect(written.notes[0]).toMatch(/^CSV holds cells only: .* A codebook beside it has them\.$/u);
    const { data } = Papa.parse<Record<string, string>>(readFileSync(out, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toHaveLength(2);
    expect(data[0]).toMatchObject({ region: 'South', liked: 'Yes', age: '41', tv: '1', web: '1' });
  });

  it('writes codes where asked, and a codebook that lists them', async () => {
    const out = join(host.folder, 'coded.csv');
    const codebook = join(host.folder, 'codebook.csv');
    const asked = { dataset, out, values: 'codes' as const, codebook };
    const { notes } = await host.ask('dataset.export', asked);
    expect(notes).toEqual([]);
    const rowsOf = (file: string): Record<string, string>[] =>
      Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      }).data;
    const labelled = join(host.folder, 'labelled.csv');
    await host.ask('dataset.export', { dataset, out: labelled });
    const book = rowsOf(codebook);
    const answerByCode = new Map(
      book.flatMap(({ variable, code, answer }) => (variable === 'liked' ? [[code, answer]] : [])),
    );
    const words = rowsOf(labelled).map(({ liked }) => liked);
    const codes = rowsOf(out).map(({ liked }) => liked);
    expect(answerByCode.size).toBeGreaterThan(1);
    codes.forEach((code, row) => {
      if (words[row] !== '') expect(answerByCode.get(code)).toBe(words[row]);
    });
    expect(book.find(({ variable }) => variable === 'tv')).toMatchObject({
      set: expect.stringMatching(/./u),
    });
  });

  it('never writes a codebook over the data', async () => {
    const out = join(host.folder, 'same.csv');
    const error = await host.refusal('dataset.export', { dataset, out, codebook: out });
    expect(error.code).toBe('file-exists');
    expect(existsSync(out)).toBe(false);
  });

  it('never overwrites a file unasked', async () => {
    const out = join(host.folder, 'out.csv');
    writeFileSync(out, 'precious');
    expect((await host.refusal('dataset.export', { dataset, out })).code).toBe('file-exists');
    expect(readFileSync(out, 'utf8')).toBe('precious');
    await host.ask('dataset.export', { dataset, out, overwrite: true });
    expect(readFileSync(out, 'utf8')).not.toBe('precious');
  });

  it('refuses a format that it does not write, and leaves no file', async () => {
    const out = join(host.folder, 'out.docx');
    const error = await host.refusal('dataset.export', { dataset, out });
    expect(error.code).toBe('format-not-supported');
    expect(existsSync(out)).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

const texts = ['I love Ortavel', 'This is sick', 'I hate it', null, 'You should add a dark mode'];

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    writeGuestSurvey(project);
    const labelled = { text: { label: 'What was said', column: textColumn(texts) } };
    for (const name of ['Posts', 'Explained', 'Lexicon', 'Settings']) {
      writeDataset(project, labelled, { name, kind: 'posts' });
    }
  });
});
afterAll(() => host.close());

async function sentiments(dataset: string): Promise<readonly (string | number | null)[]> {
  const window = await host.ask('dataset.rows', { dataset, variables: ['sentiment'] });
  return window.cells.map(([cell]) => cell ?? null);
}

describe('text.tag', () => {
  it('makes variables that know what made them, and counts what it tagged', async () => {
    const result = await host.ask('text.tag', {
      dataset: 'Posts',
      text: 'text',
      brands: ['Ortavel'],
    });
    expect(result).toMatchObject({ rows: 5, tagged: 4, correctionsKept: 0 });
    expect(result.variables.slice(0, 5)).toEqual([
      'sentiment',
      'sentiment_score',
      'sentiment_certainty',
      'sentiment_ortavel',
      'trait',
    ]);
    expect(result).toMatchObject({ learntFrom: 0, changedCount: 0, changed: [] });
    expect((await sentiments('Posts')).slice(0, 4)).toEqual([
      'positive',
      expect.anything(),
      'negative',
      null,
    ]);
    const lines = await host.ask('dataset.variables', { dataset: 'Posts' });
    const sentiment = lines.find(({ name }) => name === 'sentiment');
    expect(sentiment?.recipe).toMatchObject({ made: 'tag', text: 'text', brands: ['Ortavel'] });
    expect(sentiment?.label).toContain('What was said');
    expect(lines.some(({ name, kind }) => name === 'traits' && kind === 'multiple')).toBe(true);
  });

  it('replaces its own tags, and leaves one set of each', async () => {
    const before = await host.ask('dataset.variables', { dataset: 'Posts' });
    await host.ask('text.tag', { dataset: 'Posts', text: 'text', brands: ['Ortavel'] });
    const after = await host.ask('dataset.variables', { dataset: 'Posts' });
    expect(after.map(({ name }) => name).toSorted()).toEqual(
      before.map(({ name }) => name).toSorted(),
    );
    expect(await host.ask('project.verify', {})).toMatchObject({ sound: true });
  });

  it.each([
    ['variable-kind-unsuitable', { dataset: 'Guests', text: 'age' }],
    ['variable-not-found', { dataset: 'Guests', text: 'txt' }],
    ['dataset-not-found', { dataset: 'Nobody', text: 'text' }],
    ['input-not-understood', { dataset: 'Posts', text: 'text', models: [] }],
  ] as const)('refuses with %s', async (code, input) => {
    const given = 'models' in input ? { ...input, models: [] } : input;
    expect((await host.refusal('text.tag', given)).code).toBe(code);
  });
});

describe('text.explain', () => {
  it('shows the text and what decided its tags', async () => {
    const explained = await host.ask('text.explain', { dataset: 'Posts', text: 'text', row: 0 });
    expect(explained.text).toBe('I love Ortavel');
    expect(JSON.stringify(explained)).toContain('love');
  });

  it('refuses a row that is not there', async () => {
    const error = await host.refusal('text.explain', { dataset: 'Posts', text: 'text', row: 5 });
    expect(error).toMatchObject({ code: 'row-out-of-range', details: { row: 5, rows: 5 } });
  });
});

describe('the lexicon of a project', () => {
  it('changes what a phrase means at the next tagging, until it is taken back', async () => {
    const tag = () =>
      host.ask('text.tag', { dataset: 'Lexicon', text: 'text', models: ['sentiment'] });
    await tag();
    const before = await sentiments('Lexicon');
    expect(await host.ask('lexicon.set', { phrase: 'sick', weight: 1 })).toEqual([
      { phrase: 'sick', weight: 1 },
    ]);
    expect(await sentiments('Lexicon')).toEqual(before);
    await tag();
    expect((await sentiments('Lexicon'))[1]).toBe('positive');
    expect(await host.ask('lexicon.set', { phrase: 'sick', weight: null })).toEqual([]);
    expect(await host.ask('lexicon.read', {})).toEqual([]);
    await tag();
    expect(await sentiments('Lexicon')).toEqual(before);
  });

  it('refuses a weight beyond 5', async () => {
    const error = await host.refusal('lexicon.set', { phrase: 'sick', weight: 6 });
    expect(error.code).toBe('input-not-understood');
  });
});

describe('the codebook of a project', () => {
  it('is the built-in one until another is saved', async () => {
    const { codebook, isBuiltIn } = await host.ask('codebook.read', {});
    expect(isBuiltIn).toBe(true);
    const renamed = { ...codebook, name: 'Ours' };
    expect(await host.ask('codebook.save', { codebook: renamed })).toEqual({
      codebook: renamed,
      isBuiltIn: false,
    });
    await host.ask('text.tag', { dataset: 'Settings', text: 'text', models: ['trait'] });
    const lines = await host.ask('dataset.variables', { dataset: 'Settings' });
    expect(lines.find(({ name }) => name === 'trait')?.recipe?.['codebook']).toContain('Ours');
  });

  it.each([[null], [{}], ['text'], [{ name: 'x' }]])(
    'refuses %j and keeps what it had',
    async (codebook) => {
      const before = await host.ask('codebook.read', {});
      expect((await host.refusal('codebook.save', { codebook })).code).toBe(
        'codebook-not-understood',
      );
      expect(await host.ask('codebook.read', {})).toEqual(before);
    },
  );
});

describe('text.explain after the settings were changed', () => {
  it('does not explain tags by a lexicon or codebook that did not make them', async () => {
    const dataset = 'Explained';
    const explain = () => host.ask('text.explain', { dataset, text: 'text', row: 1 });
    const weights = async () => (await explain()).sentiment?.because.map(({ weight }) => weight);
    await host.ask('text.tag', { dataset, text: 'text', brands: ['Ortavel'] });
    const before = await explain();
    expect(before.isCurrent).toBe(true);
    const { codebook } = await host.ask('codebook.read', {});
    await host.ask('lexicon.set', { phrase: 'sick', weight: 4 });
    const [first, ...others] = codebook.labels;
    await host.ask('codebook.save', { codebook: { ...codebook, labels: others } });
    expect(await explain()).toEqual({ ...before, isCurrent: false });
    expect((await explain()).traits.map(({ id }) => id)).toContain(first?.id);
    await host.ask('text.tag', { dataset, text: 'text', models: ['sentiment'] });
    expect(await weights()).not.toEqual(before.sentiment?.because.map(({ weight }) => weight));
    expect(await explain()).toMatchObject({ traits: before.traits, isCurrent: false });
    await host.ask('text.tag', { dataset, text: 'text', models: ['trait'] });
    expect(await explain()).toMatchObject({ isCurrent: true });
    expect((await explain()).traits.map(({ id }) => id)).not.toContain(first?.id);
    await host.ask('lexicon.set', { phrase: 'sick', weight: null });
    await host.ask('codebook.save', { codebook });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';
import { openHost, type TestHost } from './open-host.ts';

const german = 'Der Zug hatte heute schon wieder eine halbe Stunde Verspätung';
const parking = [
  'There was no parking space left near the store',
  'Parking costs more than the ticket',
  'Nowhere to park on Saturdays',
];
const others = [
  'The staff were friendly and quick',
  'My order arrived two days late',
  'Great choice of cheese and wine',
  'The queue at the till was endless',
  'Your newsletter comes too often',
];
const texts = ['I hate the parking at this store', ...others, german, null];

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    const labelled = { text: { label: 'What was said', column: textColumn(texts) } };
    for (const name of ['Posts', 'Taught']) {
      writeDataset(project, labelled, { name, kind: 'posts' });
    }
  });
});
afterAll(() => host.close());

async function answers(dataset: string, variable: string) {
  const window = await host.ask('dataset.rows', { dataset, variables: [variable] });
  return window.cells.map(([cell]) => cell ?? null);
}

describe('texts in other languages', () => {
  it('are counted and have no tag, and are left out of the base', async () => {
    const result = await host.ask('text.tag', { dataset: 'Posts', text: 'text' });
    expect(result).toMatchObject({ rows: 8, tagged: 6, otherLanguages: { de: 1 } });
    for (const tag of ['sentiment', 'trait', 'trait_venting']) {
      expect((await answers('Posts', tag)).slice(6)).toEqual([null, null]);
    }
    const { summary } = await host.ask('text.summary', { dataset: 'Posts', tag: 'sentiment' });
    expect(summary.classes[0]?.base).toBe(6);
  });
});

describe('the codebooks beside traits and intents', () => {
  it('make variables of their own when they are asked for', async () => {
    const { variables, perClass } = await host.ask('text.tag', {
      dataset: 'Posts',
      text: 'text',
      models: ['stage', 'interaction'],
    });
    expect(variables).toEqual(
      expect.arrayContaining(['stage', 'stage_venting', 'interaction_reply', 'interaction_macro']),
    );
    expect(Object.keys(perClass)).toEqual(['stage', 'interaction']);
    const lines = await host.ask('dataset.variables', { dataset: 'Posts' });
    const set = lines.find(({ name }) => name === 'interactions');
    expect(set).toMatchObject({ kind: 'multiple', label: 'Interaction fields in What was said' });
  });
});

describe('a label that learns from its examples', () => {
  it('tags posts like them, and shows the words that say so', async () => {
    const { codebook } = await host.ask('codebook.read', { name: 'trait' });
    const own = { id: 'parking', label: 'Parking', examples: parking, learns: true };
    const labels = [...codebook.labels, own];
    await host.ask('codebook.save', { name: 'trait', codebook: { ...codebook, labels } });
    await host.ask('text.tag', { dataset: 'Taught', text: 'text', models: ['trait'] });
    expect((await answers('Taught', 'trait_parking')).slice(0, 6)).toEqual([
      'Yes',
      ...others.map(() => 'No'),
    ]);
    const why = await host.ask('text.explain', { dataset: 'Taught', text: 'text', row: 0 });
    const label = why.traits.find(({ id }) => id === 'parking');
    expect(label?.rules).toEqual(['examples']);
    expect(label?.evidence.map(({ text }) => text)).toContain('parking');
  });

  it('is refused where it is neither to learn nor not to', async () => {
    const { codebook } = await host.ask('codebook.read', { name: 'intent' });
    const labels = [{ id: 'own', label: 'Own', learns: 'yes' }];
    const error = await host.refusal('codebook.save', {
      name: 'intent',
      codebook: { ...codebook, labels },
    });
    expect(error).toMatchObject({
      code: 'codebook-not-understood',
      details: { path: 'labels[0].learns' },
    });
  });
});

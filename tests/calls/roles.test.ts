import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost(() => undefined);
  const file = join(host.folder, 'posts.csv');
  const said = ['Ich liebe die neue App sehr', 'Why is my order late again?', 'ok', ''];
  const rows = Array.from(
    { length: 40 },
    (_, at) => `${at},u${at % 5},"${said[at % 4]}",${at % 7}`,
  );
  writeFileSync(file, `post_id,author,text,likes\n${rows.join('\n')}\n`);
  const { plan } = await host.ask('import.preview', { file, datasetKind: 'posts' });
  const variables = plan.variables.map((one) =>
    one.name === 'text'
      ? { ...one, kind: 'text' as const, categories: [], role: 'text' as const }
      : one,
  );
  await host.ask('import.run', { file, name: 'Posts', plan: { ...plan, variables } });
});
afterAll(() => host.close());

const roleOf = async (name: string) =>
  (await host.ask('dataset.variables', { dataset: 'Posts' })).find((one) => one.name === name)
    ?.role;

test('a role is kept with the variable, changed by an edit, taken away by null, and logged', async () => {
  expect(await roleOf('likes')).toBe('reactions');
  const edited = await host.ask('variable.edit', {
    dataset: 'Posts',
    variable: 'likes',
    role: 'value',
  });
  expect([edited.role, await roleOf('likes')]).toEqual(['value', 'value']);
  await host.ask('variable.edit', { dataset: 'Posts', variable: 'likes', label: 'Likes' });
  expect(await roleOf('likes')).toBe('value');
  await host.ask('variable.edit', { dataset: 'Posts', variable: 'likes', role: null });
  expect(await roleOf('likes')).toBeNull();
  const [last] = await host.ask('project.events', { limit: 1 });
  expect(last?.details).toMatchObject({ before: { role: 'value' }, after: { role: null } });
});

test('languages become a variable with their role; asked again they take its place', async () => {
  const first = await host.ask('text.language', { dataset: 'Posts', text: 'text' });
  expect(first).toMatchObject({
    variable: 'language',
    rows: 40,
    missingCount: 10,
    undeterminedCount: 10,
  });
  expect(first.languages.map(({ code, label, count }) => [code, label, count])).toEqual([
    ['de', 'German', 10],
    ['en', 'English', 10],
    ['und', 'Undetermined', 10],
  ]);
  await host.ask('text.language', { dataset: 'Posts', text: 'text' });
  const lines = await host.ask('dataset.variables', { dataset: 'Posts' });
  const made = lines.filter(({ recipe }) => recipe?.['made'] === 'language');
  expect(made).toHaveLength(1);
  expect(made[0]).toMatchObject({
    name: 'language',
    role: 'language',
    present: 30,
    missing: { 'no-answer': 10 },
  });
  const grid = await host.ask('dataset.rows', {
    dataset: 'Posts',
    count: 4,
    variables: ['language'],
  });
  expect(grid.cells.map(([cell]) => cell)).toEqual(['German', 'English', 'Undetermined', null]);
});

test('a search answers through the host, and leaves nothing beside the project', async () => {
  const found = await host.ask('text.search', {
    dataset: 'Posts',
    text: 'text',
    query: 'order lat',
  });
  expect(found).toMatchObject({ found: 10, of: 40 });
  expect(found.lines[0]).toMatchObject({
    row: 1,
    snippet: {
      marks: [
        { start: 10, end: 15 },
        { start: 16, end: 20 },
      ],
    },
  });
});

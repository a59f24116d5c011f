import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canOpenWindow, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

const said = [
  'I love the new app',
  'my order is late again',
  'how do I reset my password',
  'late, and nobody answers',
];

describe.skipIf(!canOpenWindow)(`the search above the rows ${orSkipped}`, () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openWindow();
    const folder = join(window.folder, 'files');
    mkdirSync(folder);
    const file = join(folder, 'posts.csv');
    const rows = Array.from(
      { length: 400 },
      (_, at) => `${at},u${at % 9},"${said[at % 4]}, said number ${at}",${at % 7}`,
    );
    writeFileSync(file, `post_id,author,text,likes\n${rows.join('\n')}\n`);
    const project = join(folder, 'p.parallax');
    await window.host.answerCall('project.new', { file: project });
    await window.host.answerCall('import.run', { file, name: 'Posts' });
    await window.page.goto(`${new URL(window.page.url()).href.split('#')[0]}#/data/rows`);
    await window.page.reload();
  }, 60_000);
  afterAll(() => window?.close());

  test('narrows the rows as one types, says how many fit, and gives them back', async () => {
    const { page } = window;
    const box = page.getByRole('searchbox', { name: /Search in/u });
    await box.fill('late agai');
    await page.getByText('100 rows', { exact: true }).waitFor();
    const cells = page.getByRole('gridcell');
    await expect.poll(() => cells.filter({ hasText: 'late again' }).count()).toBeGreaterThan(5);
    expect(await cells.filter({ hasText: 'password' }).count()).toBe(0);
    await box.fill('xyzzy');
    await page.getByText('No row is left').waitFor();
    await box.fill('');
    await expect.poll(() => cells.filter({ hasText: 'password' }).count()).toBeGreaterThan(2);
    expect(window.faults).toEqual([]);
  }, 60_000);
});

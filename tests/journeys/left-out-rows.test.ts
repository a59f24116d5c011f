import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  canOpenWindow,
  chooseFileIn,
  type OpenWindow,
  openWindow,
  orSkipped,
  select,
} from './open-window.ts';

describe.skipIf(!canOpenWindow)(`totals under a table ${orSkipped}`, () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openWindow();
    const rows = Array.from(
      { length: 40 },
      (_, row) => `c${row % 4},2025-10-${10 + (row % 9)},5,7`,
    );
    const text = `Campaign,Day,Cost,Clicks\n${rows.join('\n')}\nTotal,,200,280\n`;
    writeFileSync(join(window.folder, 'costs.csv'), text);
  }, 60_000);
  afterAll(() => window?.close());

  test('are left out of the import, said, and kept and left out again by one choice', async () => {
    const { page, folder } = window;
    await page.getByRole('button', { name: /Import a file/u }).click();
    await chooseFileIn(page, folder, 'costs.csv');
    const said = page.getByText('Left out as totals of the other rows: row 42 (“Total”).');
    await page.getByRole('button', { name: 'Import 40 rows' }).waitFor();
    await said.waitFor();
    await select(page, 'Totals and notes', 'Keep them as rows');
    await page.getByRole('button', { name: 'Import 41 rows' }).waitFor();
    await said.waitFor({ state: 'detached' });
    await select(page, 'Totals and notes', 'Leave them out');
    await page.getByRole('button', { name: 'Import 40 rows' }).waitFor();
    await said.waitFor();
    expect(window.faults).toEqual([]);
  });
});

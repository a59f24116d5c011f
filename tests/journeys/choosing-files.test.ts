import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canOpenWindow, type OpenWindow, openWindow, orSkipped, select } from './open-window.ts';

describe.skipIf(!canOpenWindow)(`choosing a file in the page ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    open = await openWindow();
    page = open.page;
    folder = join(open.folder, 'files');
    mkdirSync(join(folder, 'none'), { recursive: true });
    writeFileSync(join(folder, 'survey.csv'), 'id,region\n1,North\n2,South\n3,North\n');
    writeFileSync(join(folder, 'uneven.csv'), 'id,region\n1,North\n2\n3,South\n');
  }, 60_000);

  afterAll(() => open.close());

  const dialog = (): Locator => page.getByRole('dialog');
  const place = (): Locator => dialog().getByRole('textbox', { name: 'Folder' });

  async function goIn(path: string): Promise<void> {
    await place().fill(path);
    await place().press('Enter');
  }

  test('a folder without a matching file does not hold the focus', async () => {
    await page.getByRole('button', { name: 'Import a file' }).click();
    await goIn(join(folder, 'none'));
    await dialog()
      .getByText(/^No csv, tsv/u)
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.evaluate(
      (one) => localStorage.setItem('parallax-folder', one),
      join(folder, 'none'),
    );
    await page.getByRole('button', { name: 'Import a file' }).click();
    await dialog()
      .getByText(/^No csv, tsv/u)
      .waitFor();
    const isInPlace = (): Promise<boolean> =>
      place().evaluate((field) => document.activeElement === field);
    await expect.poll(isInPlace).toBe(true);
    await page.keyboard.press('Tab');
    expect(await isInPlace()).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await isInPlace()).toBe(true);
  });

  test('a whole path typed into the folder field chooses that file', async () => {
    await goIn(`"${join(folder, 'survey.csv')}"`);
    await page.getByRole('button', { name: 'Import 3 rows' }).waitFor();
  });

  test('a file with uneven rows can be imported without them', async () => {
    await page.keyboard.press('Control+i');
    await goIn(join(folder, 'uneven.csv'));
    await page.getByRole('button', { name: 'Leave uneven rows out' }).click();
    await page.getByRole('button', { name: 'Import 2 rows' }).waitFor();
    await page.getByRole('button', { name: 'Uneven rows' }).getByText('Leave them out').waitFor();
  });

  test('edits of the plan are not lost unasked when the header rows change', async () => {
    const label = page.getByRole('textbox', { name: 'Label', exact: true });
    await page.getByRole('button', { name: /^region Text/u }).click();
    await label.fill('Where they live');
    await select(page, 'Header rows', '2');
    await page.getByRole('button', { name: 'Drop 1 edit' }).waitFor();
    await page.getByRole('button', { name: 'Keep the plan as it is' }).click();
    expect(await label.inputValue()).toBe('Where they live');
    await select(page, 'Header rows', '2');
    await page.getByRole('button', { name: 'Drop 1 edit' }).click();
    await page.getByRole('button', { name: 'Import 1 row' }).waitFor();
    expect(open.faults).toEqual([]);
  });
});

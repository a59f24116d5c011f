import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  canOpenWindow,
  goTo,
  type OpenWindow,
  openWindow,
  orSkipped,
  saveFileAs,
} from './open-window.ts';

describe.skipIf(!canOpenWindow)(`the window around the views ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow({ hasSample: true });
    page = open.page;
    await page.getByRole('listbox', { name: 'Variables' }).waitFor();
  }, 60_000);

  afterAll(() => open.close());

  const idInFocus = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

  test('a filter taken with Enter before it was checked comes into force', async () => {
    const filter = page.getByRole('textbox', { name: 'Filter' });
    const example = (await filter.getAttribute('placeholder')) ?? '';
    expect(example).toMatch(/^Filter: \S+ = "/u);
    await page.keyboard.press('/');
    await page.keyboard.insertText(example.replace('Filter: ', ''));
    await page.keyboard.press('Enter');
    await page.getByText(/^[\d,]+ of [\d,]+ respondents/u).waitFor();
    await page.getByRole('tab', { name: /^Rows\s*[\d,]+ of [\d,]+$/u }).click();
    const named = /^Filter: `?(?<name>\w+)/u.exec(example)?.groups?.['name'] ?? '?';
    const head = page.getByRole('grid').getByRole('columnheader').nth(1);
    await page.getByRole('grid').waitFor();
    expect(await head.getAttribute('title')).toContain(`(${named})`);
    await page.keyboard.press('/');
    await page.keyboard.press('End');
    await page.keyboard.insertText(' and');
    await page.getByText('Not in force').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Not in force').waitFor({ state: 'detached' });
  });

  test('the first Tab offers to skip to the view', async () => {
    await goTo(page, 'Data');
    await page.reload();
    await page.getByRole('listbox', { name: 'Variables' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });

  test('a shortcut to a view takes the focus to its heading', async () => {
    await page.keyboard.press('Alt+4');
    await expect.poll(idInFocus).toBe('view-title');
    expect(await page.locator('#view-title').innerText()).toBe('Gap');
  });

  test('sides, weight and filter stand only over views that go by them', async () => {
    const bar = page.getByRole('region', { name: 'Sides, weight and filter' });
    for (const [view, count] of [
      ['Gap', 0],
      ['Compare', 1],
      ['Report', 0],
      ['Data', 1],
    ] as const) {
      await goTo(page, view);
      await page.locator('#view-title', { hasText: view }).waitFor();
      expect([view, await bar.count()]).toEqual([view, count]);
    }
  });

  test.each([
    'Switch to the dataset',
    'Export',
    'Choose side B',
    'Weight by',
    'New segment',
    'Write a workbook',
    'Tag texts',
  ])('the palette knows: %s', async (name) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page
      .getByRole('menuitem', { name: new RegExp(`^${name}`, 'u') })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('an import says into which project it goes, and makes another first if asked', async () => {
    const file = join(open.folder, 'survey.csv');
    writeFileSync(file, 'id,region\n1,North\n2,South\n3,North\n');
    await page.keyboard.press('Control+i');
    await page.getByRole('textbox', { name: 'Folder' }).fill(file);
    await page.keyboard.press('Enter');
    await page.getByText('Into the project sample, beside').waitFor();
    await page.getByRole('button', { name: 'Make a new project first' }).click();
    await saveFileAs(page, join(open.folder, 'own.parallax'));
    await page.getByText(/^Into the project own$/u).waitFor();
    await page.getByRole('button', { name: 'Import 3 rows' }).click();
    await page.getByRole('listbox', { name: 'Variables' }).waitFor();
  });

  test('nothing on the way was complained about', () => {
    expect(open.faults).toEqual([]);
  });
});

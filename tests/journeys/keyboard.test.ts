import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canOpenWindow, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

describe.skipIf(!canOpenWindow)(`the keyboard alone ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow();
    page = open.page;
  }, 60_000);

  afterAll(() => open.close());

  const press = (key: string): Promise<void> => page.keyboard.press(key);

  /** What has the focus, by its name or its words. */
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const { activeElement: element } = document;
      const ids = element?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const labels = ids.map((id) => document.getElementById(id)?.innerText ?? '');
      const named = element?.getAttribute('aria-label') ?? (labels.join(' ') || null);
      return named ?? (element as HTMLElement | null)?.innerText ?? '';
    });

  /** Presses Tab until something so named has the focus. */
  async function tabTo(name: RegExp): Promise<void> {
    const met: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      await press('Tab');
      const words = await focused();
      if (name.test(words)) return;
      met.push(words);
    }
    throw new Error(`Tab does not lead to ${name}: ${met.join(', ')}`);
  }

  test('opens the sample', async () => {
    await page.getByRole('button', { name: 'Explore the sample' }).waitFor();
    await tabTo(/^Explore the sample/u);
    await press('Enter');
    await page.getByRole('listbox', { name: 'Variables' }).waitFor({ timeout: 30_000 });
  }, 60_000);

  test('goes to Compare and chooses a question and its answers', async () => {
    await press('Alt+3');
    await page.getByRole('combobox', { name: 'Question' }).waitFor();
    await tabTo(/^Question/u);
    await page.keyboard.type('describes your company');
    await page.getByRole('option').first().waitFor();
    await press('ArrowDown');
    await press('Enter');
    await page.locator('.chart-mark').first().waitFor();
    await tabTo(/Side A$/u);
    await press('Enter');
    await page.getByRole('option', { name: /^Planners/u }).waitFor();
    await page.keyboard.type('Plan');
    await press('Enter');
    await page.getByRole('button', { name: 'A Planners', exact: true }).waitFor();
  });

  test('opens the passport of a dot and closes it, and the dot has the focus again', async () => {
    await page.locator('.chart-head', { hasText: 'Planners' }).waitFor();
    await tabTo(/base\s150\sand\s180/u);
    const dot = await focused();
    await press('Enter');
    const passport = page.getByRole('complementary', { name: 'Number passport' });
    await passport.getByText('Definition').waitFor();
    await press('Escape');
    await passport.waitFor({ state: 'detached' });
    expect(await focused()).toBe(dot);
  });

  test('reaches an action by name, and lists the shortcuts', async () => {
    await press('Control+k');
    await page.getByPlaceholder('What do you want to do?').waitFor();
    await page.keyboard.type('go to journ');
    await page.getByRole('menuitem', { name: /^Go to Journeys/u }).waitFor();
    await press('Enter');
    await page.getByRole('heading', { name: 'Journeys' }).waitFor();
    await press('?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(open.faults).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  canOpenWindow,
  chooseFileIn,
  goTo,
  type OpenWindow,
  openWindow,
  orSkipped,
  saveFileAs,
} from './open-window.ts';

describe.skipIf(!canOpenWindow)(`pairs of a gap between two groups ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow({ hasSample: true });
    page = open.page;
    await page.getByRole('listbox', { name: 'Variables' }).waitFor();
    await goTo(page, 'Gap');
    await page.getByRole('tab', { name: 'Two datasets or segments' }).click();
    for (const [side, who] of [
      ['Left', 'Strategic'],
      ['Right', 'Informal'],
    ] as const) {
      const group = page.getByRole('group', { name: new RegExp(`^${side}`, 'u') });
      await group.getByRole('button', { name: 'Dataset' }).click();
      await page.getByRole('option', { name: /^Executives/u }).click();
      await group.getByRole('textbox', { name: 'Only rows where' }).fill(`segment = "${who}"`);
      await page.keyboard.press('Enter');
    }
    await page.locator('.match-row').nth(2).waitFor();
  }, 60_000);

  afterAll(() => open.close());

  const rightOf = (row: number): Promise<string> =>
    page.locator('.match-row').nth(row).getByRole('combobox', { name: 'Right' }).inputValue();
  const gripOf = (row: number) => page.locator('.match-row').nth(row).locator('.match-grip');

  test('a question is picked up and placed from the keyboard; the two pairs change theirs', async () => {
    const [first, second] = [await rightOf(0), await rightOf(1)];
    expect(first).not.toBe(second);
    await gripOf(0).press('Enter');
    expect(await gripOf(0).getAttribute('aria-pressed')).toBe('true');
    await gripOf(1).press('Escape');
    expect(await gripOf(0).getAttribute('aria-pressed')).toBe('false');
    await gripOf(0).press('Enter');
    await gripOf(1).press('Enter');
    expect([await rightOf(0), await rightOf(1)]).toEqual([second, first]);
  });

  test('a question is dragged back to where it was', async () => {
    const [first, second] = [await rightOf(0), await rightOf(1)];
    await gripOf(0).dragTo(page.locator('.match-row').nth(1));
    await expect.poll(() => rightOf(0)).toBe(second);
    expect(await rightOf(1)).toBe(first);
  });

  test('a match is saved, emptied and loaded, with the rule of each pair', async () => {
    const count = await page.locator('.match-row').count();
    const item = await page.locator('.match-row').first().getByRole('textbox').first().inputValue();
    await page.getByRole('button', { name: `How ${item} is brought together` }).click();
    await page.getByRole('checkbox', { name: /right scale runs/u }).click({ force: true });
    await page.getByRole('button', { name: 'Use this' }).click();
    const file = join(open.folder, 'pairs.json');
    await page.getByRole('button', { name: 'Save the match' }).click();
    await saveFileAs(page, file);
    await page.getByText(`Saved ${count} pairs`).first().waitFor();
    const written = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
    expect(written).toHaveLength(count);
    expect(written[0]).toMatchObject({ item, rightReversed: true });
    await page.getByRole('button', { name: 'Remove all' }).click();
    await page.getByRole('button', { name: 'Load a match' }).click();
    await chooseFileIn(page, open.folder, 'pairs.json');
    await expect.poll(() => page.locator('.match-row').count()).toBe(count);
  });

  test('the lines of the quadrants are moved with the arrow keys, and items change their field', async () => {
    await page.getByRole('tab', { name: 'Published figures' }).click();
    await page.getByRole('button', { name: 'Try twelve published items' }).click();
    await page.locator('.quadrant-lists').waitFor();
    const both = page.locator('.quadrant-lists dd').first();
    const before = await both.innerText();
    expect(before).toContain('Learn about new products');
    const line = page.getByRole('slider', { name: /^High for Consumers/u });
    for (let press = 0; press < 4; press++) await line.press('ArrowRight');
    expect(await both.innerText()).not.toContain('Learn about new products');
    await page.getByRole('button', { name: 'Back to the middle of each side' }).click();
    expect(await both.innerText()).toBe(before);
    expect(
      await page.getByRole('region', { name: 'What a headline may name' }).innerText(),
    ).toMatch(/Not Discounts: 61\s% against 60\s%/u);
  });

  test('a base that cannot be right is refused in words', async () => {
    await page.getByRole('button', { name: 'Choose another' }).click();
    await chooseFileIn(
      page,
      join(import.meta.dirname, '../../sample-data'),
      'perception-gap-base-in-doubt.csv',
    );
    await page.getByText('because a stated base cannot be right').first().waitFor();
    await page
      .getByText(/480 at most/u)
      .first()
      .waitFor();
    expect(open.faults).toEqual([]);
  });
});

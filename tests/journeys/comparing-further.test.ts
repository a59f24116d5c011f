import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SegmentProfile } from '#contract/calls/explorations.ts';
import {
  canOpenWindow,
  find,
  goTo,
  type OpenWindow,
  openWindow,
  orSkipped,
  select,
} from './open-window.ts';

describe.skipIf(!canOpenWindow)(`beyond the comparison of every answer ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow({ hasSample: true });
    page = open.page;
    await goTo(page, 'Compare');
    const chooser = page.locator('.dataset-chooser').getByRole('button');
    if (!(await chooser.innerText()).includes('Executives')) {
      await chooser.click();
      await page.getByRole('option', { name: 'Executives' }).click();
    }
  }, 60_000);

  afterAll(() => open.close());

  const passport = (): Locator => page.getByRole('complementary', { name: 'Number passport' });

  test('what sets two groups apart is one list, the largest effect first, with a passport each', async () => {
    await page.getByRole('tab', { name: 'What sets them apart' }).click();
    await find(page, 'Question', 'segment');
    await select(page, 'Side A', 'Strategic');
    await select(page, 'Side B', 'Informal');
    const list = page.getByRole('region', { name: 'What sets them apart' });
    await list.getByRole('heading', { name: /Strategic v Informal: most apart in/u }).waitFor();
    await list.getByText(/family-wise error 5 % by Holm over/u).waitFor();
    const effects = await list.locator('tbody .number-button').allInnerTexts();
    const sizes = effects.map((text) => Math.abs(Number(text.replace('−', '-'))));
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes).toEqual(sizes.toSorted((one, two) => two - one));
    await list.locator('tbody .number-button').first().click();
    await passport()
      .getByText(/after Holm over \d+ tests/u)
      .waitFor();
    await page.keyboard.press('Escape');
    await passport().waitFor({ state: 'detached' });
  }, 60_000);

  test('a group has a card of its own, which is kept for the report', async () => {
    await page.getByRole('tab', { name: 'Profile' }).click();
    const card = page.getByRole('region', { name: 'Profile' });
    await card.getByRole('heading', { name: /^Strategic, \d+.% of all/u }).waitFor();
    const answer = await open.host.answerCall('compare.profile', {
      dataset: 'Executives (simulated)',
      by: 'segment',
      a: 'Strategic',
    });
    if (!answer.ok) throw new Error(answer.error.what);
    const profile = answer.value as SegmentProfile;
    const outstanding = card.getByRole('region', { name: 'What stands out' });
    expect(await outstanding.locator('tbody tr').count()).toBe(profile.standsOut.length);
    const typical = card.getByRole('region', { name: 'Typical answers' });
    expect(await typical.locator('tbody tr').count()).toBe(profile.typical.length);
    await typical.locator('tbody .number-button').first().click();
    await passport()
      .getByText(/the most given answer, among those of Strategic/u)
      .waitFor();
    await page.keyboard.press('Escape');
    await passport().waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Keep for the report' }).click();
    await card.getByText('Kept for the report', { exact: true }).waitFor();
  }, 60_000);

  test('the map of what goes together is walked by arrow keys, and each cell has its passport', async () => {
    await page.getByRole('tab', { name: 'What goes together' }).click();
    const marks = page.locator('.chart-mark');
    await marks.first().waitFor({ timeout: 30_000 });
    expect(await marks.count()).toBe(16 * 16);
    await marks.first().focus();
    await page.keyboard.press('ArrowRight');
    const told = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? '',
    );
    expect(told).toMatch(/base/u);
    await page.keyboard.press('Enter');
    await passport()
      .getByText(/after Holm over [\d,]+ pairs/u)
      .waitFor();
    await passport()
      .getByText(/with both answers/u)
      .waitFor();
    await page.keyboard.press('Escape');
    const pairs = page.getByRole('region', { name: 'Every pair' });
    expect(await pairs.locator('tbody tr').count()).toBeGreaterThan(100);
  }, 60_000);

  test('waves are held against each other, drawn as lines, with a passport for each change', async () => {
    await page.getByRole('tab', { name: 'Waves', exact: true }).click();
    await page.getByText('What changed from wave to wave').waitFor();
    await find(page, 'Wave variable', 'segment');
    const changes = page.getByRole('region', { name: 'Changes between waves' });
    await changes.locator('tbody tr').first().waitFor({ timeout: 30_000 });
    await changes
      .getByText(/p adjusted by Benjamini-Hochberg over [\d,]+ changes/u)
      .first()
      .waitFor();
    await changes.locator('.chart-mark').first().waitFor();
    await changes.locator('tbody .number-button').first().click();
    await passport()
      .getByText(/after Benjamini and Hochberg over [\d,]+ changes/u)
      .waitFor();
    await page.keyboard.press('Escape');
    await passport().waitFor({ state: 'detached' });
    await select(page, 'Waves are', 'Datasets');
    await page.getByText('What changed from wave to wave').waitFor();
    await page.getByText(/^After Executives/u).waitFor();
  }, 60_000);

  test('drivers of an outcome share what they explain', async () => {
    await page.getByRole('tab', { name: 'Drivers' }).click();
    await page.getByText('What goes with what matters').waitFor();
    await find(page, 'Outcome', 'satisfied are you');
    await page.getByRole('button', { name: 'Choose predictors' }).click();
    const dialog = page.getByRole('dialog', { name: 'What may explain it' });
    for (const label of [/recommend social media/u, /integrate social media with CRM/u]) {
      await dialog.getByText(label).click();
    }
    await dialog.getByRole('button', { name: /^Take/u }).click();
    const drivers = page.getByRole('region', { name: 'Drivers of the outcome' });
    await drivers.locator('tbody tr').first().waitFor({ timeout: 30_000 });
    const shares = await drivers.locator('tbody .number-button').allInnerTexts();
    expect(shares).toHaveLength(2);
    const sum = shares.reduce((total, text) => total + Number.parseFloat(text), 0);
    expect(Math.abs(sum - 100)).toBeLessThanOrEqual(1);
    await drivers.locator('tbody .number-button').first().click();
    await passport()
      .getByText(/averaged over every order/u)
      .waitFor();
    await page.keyboard.press('Escape');
    expect(open.faults).toEqual([]);
  }, 60_000);
});

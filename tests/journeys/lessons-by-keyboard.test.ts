import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canOpenWindow, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

/** What the key of a step goes to, as it is read out. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const label = labels.map(({ textContent }) => textContent).join(' ');
    const mark = element.getAttribute('data-mark');
    const named = element.getAttribute('aria-label') ?? '';
    return [mark === null ? '' : `mark ${mark}`, named, label, element.textContent ?? ''].join(' ');
  });

describe.skipIf(!canOpenWindow)(`two lessons from the keyboard alone ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow();
    page = open.page;
    await page.getByRole('heading', { name: 'Lessons' }).waitFor();
  }, 60_000);

  afterAll(() => open.close());

  /** Presses a key until the focus is on what has these words; fails where it never is. */
  async function walkTo(words: string | RegExp, key = 'Tab', most = 60): Promise<void> {
    const seen: string[] = [];
    for (let press = 0; press < most; press++) {
      const now = await focused(page);
      if (typeof words === 'string' ? now.includes(words) : words.test(now)) return;
      seen.push(now.slice(0, 40));
      await page.keyboard.press(key);
    }
    throw new Error(`The focus never came to ${words}: ${seen.join(' | ')}`);
  }

  const said = (words: string): Promise<void> =>
    page.locator('.lesson-feedback', { hasText: words }).waitFor();

  async function next(title: string): Promise<void> {
    await walkTo(/^ *Next$/u);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: title }).waitFor();
    await expect.poll(() => focused(page)).toContain(title);
  }

  async function choose(option: string, answer: string): Promise<void> {
    const isInGroup = async (): Promise<boolean> =>
      page.evaluate(() => document.activeElement?.closest('[role=radiogroup]') !== null);
    for (let press = 0; press < 40 && !(await isInGroup()); press++)
      await page.keyboard.press('Tab');
    await walkTo(option, 'ArrowDown', 8);
    await page.keyboard.press('Space');
    await page.getByRole('radio', { name: option, checked: true }).waitFor();
    await walkTo(/^ *Check$/u);
    await page.keyboard.press('Enter');
    await said(answer);
  }

  async function type(number: string, answer: string): Promise<void> {
    await walkTo(/Your answer/u);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
    await said(answer);
  }

  async function pick(item: string, answer: string): Promise<void> {
    await walkTo(/^mark /u);
    await walkTo(`mark ${item}`, 'ArrowDown', 30);
    await page.keyboard.press('Enter');
    await said(answer);
  }

  test('34 % or 51 %, with a wrong turn at every step', async () => {
    await walkTo(/34.% or 51/u);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'A sentence from a report' }).waitFor();
    await type('34', 'That is the size the report prints');
    await type('24', 'Right.');
    await next('Where does the print come from?');
    await choose('by 47', 'Not that.');
    await choose('by 71', 'Right.');
    await next('More likely than whom?');
    await choose('71', 'Not that.');
    await choose('47', 'Right.');
    await next('The right size');
    await type('34', 'Not that.');
    await type('51', 'Right.');
    await next('What the printed size does say');
    await choose('34 points ahead', 'Not that.');
    await choose('less likely', 'Right.');
    await next('What Parallax says');
    await choose('larger', 'Not that.');
    await choose('smaller', 'Right.');
    await page.getByText('6 wrong turns').waitFor();
    const shot = process.env['PARALLAX_SHOTS'];
    if (shot !== undefined) await page.screenshot({ path: join(shot, 'lesson-1.png') });
    await walkTo(/^ *All lessons$/u, 'Shift+Tab');
    await page.keyboard.press('Enter');
  }, 120_000);

  test('the gap that is not there, to its end', async () => {
    await walkTo(/gap that is not there/iu);
    await page.keyboard.press('Enter');
    await page.locator('.lesson-question .chart-mark').first().waitFor();
    await pick('Community', 'Not that.');
    await pick('Discounts', 'Right.');
    await next('First and last');
    await type('10.5', 'Not that.');
    await type('1', 'Right.');
    await next('Could the samples show it?');
    await choose('Nothing tells', 'Right.');
    await next('How can first and last be the same?');
    await choose('They name every reason', 'Right.');
    await next('There is another one');
    await pick('Purchase', 'Right.');
    await next('Where the gap is');
    await pick('Submit ideas', 'Not that.');
    await pick('Community', 'Right.');
    await next('What may be said');
    await choose('Businesses expect far more', 'Right.');
    await next('One more doubt');
    await choose('No: at most', 'Right.');
    await page.getByText('The end.').waitFor();
    const shot = process.env['PARALLAX_SHOTS'];
    if (shot !== undefined) await page.screenshot({ path: join(shot, 'lesson-2.png') });
    expect(open.faults).toEqual([]);
  }, 120_000);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Project } from '#main/project/project.ts';
import {
  canOpenWindow,
  goTo,
  type OpenWindow,
  openWindow,
  orSkipped,
  saveFileAs,
} from './open-window.ts';

/** Questions of two surveys in other words; the last of each is a stranger. */
const ofGuests = [
  'Satisfaction with delivery time',
  'Satisfaction with our prices',
  'Satisfaction with staff friendliness',
  'Satisfaction with product quality',
  'Satisfaction with gift wrapping',
];
const ofStaff = [
  'How satisfied are customers with the quality of the goods?',
  'How satisfied are customers with the speed of delivery?',
  'How satisfied are customers with what things cost?',
  'How satisfied are customers with the friendliness of our employees?',
  'How satisfied are customers with the temperature in the shop?',
];

/** Answers from 1 to `steps`, the later questions answered lower, made without chance. */
function survey(questions: readonly string[], steps: number, rows: number): string {
  const answer = (row: number, at: number): number =>
    1 + (Math.floor(((row + 1) * 7919 * (at + 2)) / 13) % steps);
  const lines = Array.from({ length: rows }, (_, row) =>
    questions.map((_question, at) => answer(row, at)).join(','),
  );
  return `${questions.map((question) => `"${question}"`).join(',')}\n${lines.join('\n')}\n`;
}

describe.skipIf(!canOpenWindow)(`a gap between two surveys in other words ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow();
    page = open.page;
    const file = join(open.folder, 'surveys.parallax');
    Project.create(file).close();
    await open.host.answerCall('project.open', { file });
    for (const [name, questions, steps] of [
      ['Guests', ofGuests, 5],
      ['Staff', ofStaff, 7],
    ] as const) {
      const data = join(open.folder, `${name}.csv`);
      writeFileSync(data, survey(questions, steps, 210));
      const answer = await open.host.answerCall('import.run', { file: data, name });
      expect(answer.ok).toBe(true);
    }
    await page.reload();
    await goTo(page, 'Gap');
    await page.getByRole('tab', { name: 'Two datasets or segments' }).click();
    for (const [side, name] of [
      ['Left', 'Guests'],
      ['Right', 'Staff'],
    ] as const) {
      const group = page.getByRole('group', { name: new RegExp(`^${side}`, 'u') });
      await group.getByRole('button', { name: 'Dataset' }).click();
      await page.getByRole('option', { name: new RegExp(`^${name}`, 'u') }).click();
    }
    await page.locator('.match-row').first().waitFor();
  }, 120_000);

  afterAll(() => open.close());

  const rows = () => page.locator('.match-row');

  test('each question is proposed with the one that asks the same, and no stranger is', async () => {
    await expect.poll(() => rows().count()).toBe(4);
    const pairs: string[][] = [];
    for (let at = 0; at < 4; at++) {
      const row = rows().nth(at);
      pairs.push([
        await row.getByRole('combobox', { name: 'Left' }).inputValue(),
        await row.getByRole('combobox', { name: 'Right' }).inputValue(),
      ]);
    }
    expect(pairs.sort()).toEqual(
      [
        [ofGuests[0], ofStaff[1]],
        [ofGuests[1], ofStaff[2]],
        [ofGuests[2], ofStaff[3]],
        [ofGuests[3], ofStaff[0]],
      ].sort(),
    );
  });

  test('what only synonyms bring together waits for a word, given from the keyboard', async () => {
    const confirm = page.getByRole('button', { name: /^Confirm that both sides/u });
    for (let left = await confirm.count(); left > 0; left--) {
      await confirm.first().focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => confirm.count()).toBe(left - 1);
    }
    const file = join(open.folder, 'pairs.csv');
    await page.getByRole('button', { name: 'Save the match' }).click();
    await saveFileAs(page, file);
    await page.getByText('Saved 4 pairs').first().waitFor();
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(5);
  });

  test('five steps and seven are compared as means on their own scales, and every view is drawn', async () => {
    await page.getByRole('button', { name: 'Compare 4 items' }).click();
    await page.locator('.chart-mark').first().waitFor();
    await page.getByText('All items are means on their own scales').first().waitFor();
    await page.locator('.quadrant-lists').waitFor();
    const main = await page.getByRole('main').innerText();
    expect(main).toContain('Place of each item on the two lists');
    expect(main).toMatch(/no gap that the bases could show|No item is safe to name/u);
    const shot = process.env['PARALLAX_SHOTS'];
    if (shot !== undefined) await page.screenshot({ path: join(shot, 'gap-surveys.png') });
    expect(open.faults).toEqual([]);
  });
});

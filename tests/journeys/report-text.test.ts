import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canOpenWindow, goTo, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

describe.skipIf(!canOpenWindow)(`a person's own words in a report ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow({ hasSample: true });
    page = open.page;
    const file = 'sample-data/perception-gap-figures.csv';
    const input = { file, level: 0.95 };
    const specification = { kind: 'gap-figures', input };
    const answer = await open.host.answerCall('analysis.save', { specification, name: 'Reasons' });
    if (!answer.ok) throw new Error(answer.error.what);
    await goTo(page, 'Report');
  }, 60_000);

  afterAll(() => open.close());

  test('are held to the numbers as they are typed, and kept', async () => {
    await page.getByRole('button', { name: 'Write a note on Reasons' }).click();
    const note = page.getByRole('textbox', { name: 'Note on Reasons' });
    await note.fill('Consumers are three times as likely to name discounts as businesses.');
    const findings = page.locator('.report-findings li');
    await findings.getByText('cannot be written').waitFor();
    expect(await findings.innerText()).toContain('Consumers 61 %, Businesses 60 %');
    await note.fill('Businesses name community 39 points more often (61% against 22%).');
    await findings.getByText('cannot be written').waitFor({ state: 'detached' });
    await note.blur();
    await goTo(page, 'Compare');
    await goTo(page, 'Report');
    const kept = page.getByRole('textbox', { name: 'Note on Reasons' });
    expect(await kept.inputValue()).toContain('39 points');
    expect(open.faults).toEqual([]);
  }, 60_000);
});

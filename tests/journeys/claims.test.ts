import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canOpenWindow, goTo, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

const text = [
  'Planners are 34% more likely to post in groups than others (71% vs. 47%).',
  '',
  'Planners are twice as likely to answer the same day as others (62% vs. 31%).',
].join('\n');

/** A text of about 300 pages in which every twentieth line makes a claim that does not hold. */
function longText(): string {
  const lines = Array.from({ length: 12_000 }, (_, at) =>
    at % 20 === 0
      ? `In group ${at}, planners are 34% more likely to post than others (71% vs. 47%).\n`
      : `Line ${at} of the report tells of people, places and days without comparing them at all.\n`,
  );
  return lines.join('\n');
}

describe.skipIf(!canOpenWindow)(`claims in the window ${orSkipped}`, () => {
  let window: OpenWindow;

  beforeAll(async () => {
    window = await openWindow({ hasSample: true });
    const { page } = window;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await goTo(page, 'Claims');
  }, 60_000);

  afterAll(() => window?.close());

  test('a pasted text shows which of its claims does not hold, in its place and in the list', async () => {
    const { page } = window;
    await page.getByRole('textbox', { name: 'The text' }).fill(text);
    await page.getByRole('button', { name: 'Check the text' }).click();
    await page.getByRole('heading', { name: '1 of 2 comparisons does not hold' }).waitFor();
    expect(await page.locator('.claim-mark-does-not-hold').innerText()).toContain(
      '34% more likely',
    );
    expect(await page.locator('.claim-mark-holds').innerText()).toContain('twice as');
    await page.getByRole('button', { name: /^Does not hold/u }).click();
    expect(await page.getByRole('option').count()).toBe(1);
    await page.getByRole('button', { name: /^All/u }).click();
  });

  test('N and P walk the claims, and the passport says how the print came about', async () => {
    const { page } = window;
    await page.locator('.claimed-text').focus();
    await page.keyboard.press('n');
    const printed = page.locator('.formula-table .is-printed');
    await printed.waitFor();
    expect(await printed.innerText()).toContain('(71 − 47) / 71');
    await page.keyboard.press('n');
    await page.getByRole('heading', { name: 'Claim 2 of 2' }).waitFor();
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'Claim 1 of 2' }).waitFor();
  });

  test('the right wording is copied', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Copy the wording' }).click();
    await page.getByRole('button', { name: 'Wording copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^71.%.v 47.%: 51.% more likely/u);
  });

  test('a corrected figure is judged again at once, and as it was read again', async () => {
    const { page } = window;
    const second = page.getByRole('textbox', { name: 'Figure' }).nth(1);
    await second.fill('53 %');
    await page.getByRole('heading', { name: 'No comparison is contradicted' }).waitFor();
    await second.fill('none of it');
    await page.getByRole('complementary').getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'As it was read' }).click();
    await page.getByRole('heading', { name: '1 of 2 comparisons does not hold' }).waitFor();
    expect(await second.inputValue()).toContain('47');
  });

  test('claims are kept with their source, found again, removed and brought back', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Keep 2 claims' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Source' }).fill('A made-up report');
    await dialog.getByRole('button', { name: 'Keep 2 claims' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: /^Library\s*2$/u }).click();
    await page.getByRole('searchbox', { name: 'Find words in the claims' }).fill('same day');
    await expect.poll(() => page.locator('.claim-line').count()).toBe(1);
    await page.locator('.claim-line').click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('tab', { name: /^Library\s*1$/u }).waitFor();
    await page.getByRole('button', { name: /^Undo/u }).click();
    await page.getByRole('tab', { name: /^Library\s*2$/u }).waitFor();
  });

  test('a text is held to its figures while it is typed', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: 'Your own text' }).click();
    const field = page.getByRole('textbox', { name: 'Your own text' });
    await field.pressSequentially('Guests spend 50% more than members (40% v 30%).');
    await page.getByRole('heading', { name: /1 of 1.comparison is contradicted/u }).waitFor();
    await field.fill('Guests spend a third more than members (40% v 30%).');
    await expect.poll(() => page.locator('.pad-list .verdict-does-not-hold').count()).toBe(0);
  });

  test('a pasted paragraph with four mistakes says of each in a line what is wrong and what is right', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: 'Check a text' }).click();
    await page.getByRole('button', { name: 'Check another text' }).click();
    await page
      .getByRole('textbox', { name: 'The text' })
      .fill(
        'Card holders are 34% more likely to come back than others (71% vs. 47%). Satisfaction rose by 9%, from 58% to 67%. Card holders are 21 times more likely to write a review (42% vs. 20%), and four times more likely to bring a friend (30% vs. 6%).',
      );
    await page.getByRole('button', { name: 'Check the text' }).click();
    await page.getByRole('heading', { name: '4 of 4 comparisons do not hold' }).waitFor();
    const faults = await page.locator('.claim-fault').allInnerTexts();
    expect(faults.map((fault) => fault.replace(/[\u00a0\u202f]/gu, ' '))).toEqual([
      'Divided by the wrong figure: right is 51 % more',
      'Points called per cent: right is 9 points, or 16 % more',
      'A decimal point is lost: right is 2.1 times',
      'So many times more is not so many times: right is 5 times',
    ]);
    await page.getByRole('button', { name: 'Check another text' }).click();
  });

  test('a text of 300 pages scrolls without a pause, and only what is seen is drawn', async () => {
    const { page, folder } = window;
    const file = join(folder, 'long.txt');
    writeFileSync(file, longText());
    await page.getByRole('tab', { name: 'Check a text' }).click();
    await page.getByRole('button', { name: 'Open a file' }).click();
    const place = page.getByRole('dialog').getByRole('textbox', { name: 'Folder' });
    await place.fill(file);
    await place.press('Enter');
    await page.getByRole('heading', { name: '600 of 600 comparisons do not hold' }).waitFor();
    expect(await page.locator('.text-row').count()).toBeLessThan(120);
    expect(await page.locator('.claim-line').count()).toBeLessThan(60);
    await page.locator('.claim-list').focus();
    await page.keyboard.press('End');
    await page.locator('.claim-mark.is-selected').waitFor();
    expect(await page.locator('.claimed-text .is-in-sentence').first().innerText()).toContain(
      'In group 11980',
    );
  }, 60_000);

  test('the window complained of nothing', () => {
    expect(window.faults).toEqual([]);
  });
});

describe.skipIf(!canOpenWindow)(`claims in the window without a project ${orSkipped}`, () => {
  let window: OpenWindow;

  beforeAll(async () => {
    window = await openWindow();
  }, 60_000);

  afterAll(() => window?.close());

  test('a text is checked; keeping says that a project is needed, and the text goes along into it', async () => {
    const { page, faults } = window;
    await page.getByRole('link', { name: 'Claims' }).click();
    await page.getByRole('textbox', { name: 'The text' }).fill(text);
    await page.getByRole('button', { name: 'Check the text' }).click();
    await page.getByRole('heading', { name: '1 of 2 comparisons does not hold' }).waitFor();
    await page.getByRole('option').first().click();
    await page.getByRole('heading', { name: 'Claim 1 of 2' }).waitFor();
    await page.getByRole('button', { name: 'Keep 2 claims' }).click();
    await page.getByText('The library is kept in a project').waitFor();
    await page.getByRole('link', { name: 'Go to the projects' }).click();
    await page.getByRole('button', { name: 'Explore the sample' }).click();
    await page.getByRole('link', { name: 'Compare' }).waitFor();
    await page.getByRole('link', { name: 'Claims' }).click();
    await page.getByRole('tab', { name: 'Check a text' }).click();
    await page.getByRole('heading', { name: '1 of 2 comparisons does not hold' }).waitFor();
    expect(faults).toEqual([]);
  });
});

import { writeFileSync } from 'node:fs';
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
} from './open-window.ts';

describe.skipIf(!canOpenWindow)(`two lessons, played without a project ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow();
    page = open.page;
    await page.getByRole('heading', { name: 'Lessons' }).waitFor();
  }, 60_000);

  afterAll(() => open.close());

  const said = (): Promise<string> => page.locator('.lesson-feedback').innerText();
  const next = (): Promise<void> => page.getByRole('button', { name: 'Next' }).click();
  const step = (title: string): Promise<void> =>
    page.getByRole('heading', { name: title }).waitFor();

  async function choose(text: string): Promise<string> {
    await page.getByRole('radio', { name: text }).press('Space');
    await page.getByRole('button', { name: 'Check' }).click();
    return said();
  }

  async function type(text: string): Promise<string> {
    const field = page.getByRole('textbox', { name: /^Your answer/u });
    await field.fill(text);
    await field.press('Enter');
    return said();
  }

  async function click(item: string): Promise<string> {
    const mark = page.locator(`.lesson-question [data-mark="${item}"]`);
    await mark.focus();
    await mark.press('Enter');
    return said();
  }

  test('34 % or 51 %: the student finds the wrong base, wrong turns explained', async () => {
    await page.getByRole('button', { name: /34 % or 51/u }).click();
    await step('A sentence from a report');
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
    expect(await type('34')).toContain('That is the size the report prints');
    expect(await type('24 points')).toContain('Right. ');
    await next();
    await step('Where does the print come from?');
    expect(await choose('by 47')).toMatch(/Not that. That gives 51\s%/u);
    expect(await choose('by 71')).toMatch(/Right. .* is 34\s%/u);
    await next();
    expect(await choose('neither')).toContain('takes no side');
    expect(await choose('47')).toContain('Right.');
    await next();
    expect(await type('33,8')).toContain('the printed size again');
    expect(await type('51')).toContain('1.51 times as likely');
    await next();
    expect(await choose('less likely')).toContain('Right.');
    await next();
    expect(await page.locator('.lesson-reveal').count()).toBe(0);
    expect(await choose('smaller')).toContain('Right.');
    const reveal = await page.locator('.lesson-reveal').innerText();
    expect(reveal).toContain('does not hold');
    expect(reveal).toContain('(a-b)/a');
    expect(reveal).toMatch(/51\s% more likely/u);
    expect(await page.locator('.lesson').innerText()).toContain('4 wrong turns');
  });

  test('a lesson begins anew when it is reset, and is kept while others are looked at', async () => {
    await page.getByRole('button', { name: 'All lessons' }).click();
    await page.getByText('you are at step 6').waitFor();
    await page.getByRole('button', { name: /34 % or 51/u }).click();
    await step('What Parallax says');
    await page.getByRole('button', { name: 'Start again' }).click();
    await step('A sentence from a report');
    expect(await said()).toBe('');
    await page.getByRole('button', { name: 'All lessons' }).click();
  });

  test('the gap that is not there: rank against level', async () => {
    await page.getByRole('button', { name: /gap that is not there/iu }).click();
    await page.locator('.chart-mark').first().waitFor();
    const before = await page.locator('[data-mark="Discounts"]').getAttribute('aria-label');
    expect(before).not.toContain('no difference');
    expect(await click('Community')).toContain('stands low on both lists');
    expect(await click('Discounts')).toMatch(/rank 1 for consumers and at 11\.5/u);
    await next();
    expect(await type('10.5')).toContain('places on a list');
    expect(await type('1')).toContain('one point');
    await next();
    expect(await choose('The two sides are proven')).toContain('too much');
    expect(await choose('Nothing tells')).toContain('z = \u22120.3');
    await next();
    expect(await choose('They think')).toContain('Not that.');
    expect(await choose('They name every reason')).toMatch(/between 60\s% and 73\s%/u);
    await page.locator('.lesson-reveal .chart-tie').first().waitFor({ state: 'attached' });
    await next();
    await step('There is another one');
    expect(await click('Customer service')).toContain('opposite case');
    expect(await click('Purchase')).toContain('the only two of 12');
    await next();
    expect(await click('Submit ideas')).toContain('33 points, the second widest');
    expect(await click('Community')).toContain('39 points, z = 13.3');
    await next();
    expect(await choose('What consumers want first')).toContain('misleads');
    expect(await choose('Businesses expect far more')).toContain('Right.');
    expect(await page.locator('.lesson-reveal').innerText()).toContain('Safe to name: Community');
    await next();
    expect(await choose('Yes: that many')).toContain('Not that.');
    expect(await choose('No: at most')).toContain('1,056 cannot be its base');
  });

  test("an instructor's own file is opened, and its fault named by place", async () => {
    await page.getByRole('button', { name: 'All lessons' }).click();
    const lesson = {
      format: 'parallax-lesson',
      version: 1,
      title: 'Twice',
      about: 'One ratio.',
      minutes: 1,
      calculations: {
        pair: { kind: 'pair', a: { name: 'A', percent: 40 }, b: { name: 'B', percent: 20 } },
      },
      steps: [{ title: 'Look', text: ['{pair.ratioo} times'] }],
    };
    writeFileSync(join(open.folder, 'own.json'), JSON.stringify(lesson));
    await page.getByRole('button', { name: 'Open a lesson file' }).click();
    await chooseFileIn(page, open.folder, 'own.json');
    const note = await page.getByRole('alert').innerText();
    expect(note).toContain('At steps[0].text[0]');
    expect(note).toContain('pair.ratio');
    lesson.steps = [{ title: 'Look', text: ['{pair.ratio} times'] }];
    writeFileSync(join(open.folder, 'own.json'), JSON.stringify(lesson));
    await page.getByRole('button', { name: 'Read it again' }).click();
    await page.getByText('2.00 times').waitFor();
    await goTo(page, 'Lessons');
  });

  test('nothing on the way was complained about', () => {
    expect(open.faults).toEqual([]);
  });
});

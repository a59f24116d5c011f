import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canOpenWindow, goTo, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

describe.skipIf(!canOpenWindow)(`trust in tags ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow({ hasSample: true });
    page = open.page;
    await goTo(page, 'Text');
    const chooser = page.locator('.dataset-chooser').getByRole('button');
    if (!(await chooser.innerText()).includes('Posts')) {
      await chooser.click();
      await page.getByRole('option', { name: 'Posts' }).click();
    }
    const tag = page.getByRole('button', { name: /^Tag /u }).first();
    await tag.waitFor();
    if ((await tag.innerText()) !== 'Tag again') await tag.click();
    await page.getByRole('button', { name: 'Tag again' }).waitFor({ timeout: 30_000 });
  }, 90_000);

  afterAll(() => open.close());

  const tab = async (name: string): Promise<void> => {
    await page.getByRole('tab', { name, exact: true }).click();
  };
  const bench = () => page.getByRole('group', { name: /^Code this post/u });
  const bencher = async (name: string): Promise<void> => {
    const field = page.getByRole('textbox', { name: 'Coder' });
    await field.fill(name);
    await field.press('Enter');
    await bench().waitFor();
  };

  test('a chart of tags says that nothing was checked, and leads to the bench', async () => {
    await tab('Overview');
    await page.getByText('Nothing was checked at random').first().waitFor();
    await page.getByRole('button', { name: 'Code 50 posts' }).first().click();
    await bench().waitFor();
  });

  test('a newcomer codes fifty posts by keys alone, and takes one back', async () => {
    await bencher('Ann');
    const first = await bench().locator('.bench-text').innerText();
    await bench().press('1');
    await page.getByText('1 of 50 posts coded').waitFor();
    await bench().press('Backspace');
    await page.getByText('0 of 50 posts coded').waitFor();
    expect(await bench().locator('.bench-text').innerText()).toBe(first);
    for (let post = 0; post < 50; post += 1) {
      await bench().press(String(1 + (post % 3)));
    }
    await page.getByText('50 posts coded at random').waitFor();
  });

  test('she reads off how right the tags are, and what that makes of the shares', async () => {
    await page.getByRole('button', { name: 'Read the agreement' }).click();
    await page.getByText(/The machine is right on .* of 50 posts coded at random/u).waitFor();
    await page.getByRole('region', { name: 'Corrected shares' }).getByText('Moved by').waitFor();
    await page.getByText('Ann: 50 coded').waitFor();
    await tab('Overview');
    await page
      .getByText(/Corrected for the machine’s mistakes in 50.posts/u)
      .first()
      .waitFor();
  });

  test('a second coder, blind to the first, codes the same posts; they settle a disagreement', async () => {
    await tab('Coding');
    await bencher('Ben');
    for (let post = 0; post < 10; post += 1) await bench().press('1');
    await page.getByText('10 of 50 posts coded').waitFor();
    await tab('Agreement');
    await page.getByText(/Ann and Ben agree on/u).waitFor();
    await page.getByText(/Krippendorff’s alpha/u).waitFor();
    await tab('Coding');
    await page.getByRole('button', { name: /Which posts/u }).click();
    await page.getByRole('option', { name: 'Disagreements, to settle' }).click();
    await page.getByText(/Ann: .*; Ben: .*Which is right/u).waitFor();
    await page.getByText(/posts? to settle/u).waitFor();
    await bench().press('1');
  });

  test('topics are found, read, and added', async () => {
    await tab('Topics');
    await page
      .getByText(/is what most posts are about/u)
      .first()
      .waitFor({ timeout: 20_000 });
    await page.getByRole('textbox', { name: 'Name' }).fill('Broken');
    const search = page.getByRole('textbox', { name: /^Search, or rows/u });
    await search.fill('NEAR(router broken, 8) OR modem*');
    await search.press('Enter');
    await page.getByRole('button', { name: 'Remove Broken' }).waitFor({ timeout: 40_000 });
  }, 90_000);

  test('posts are measured as a whole, with both definitions of net sentiment', async () => {
    await tab('Measures');
    await page
      .getByText(/of the voice/u)
      .first()
      .waitFor({ timeout: 20_000 });
    await page.getByText('Of opinions', { exact: true }).waitFor();
    await page
      .getByText(/Posts a day|number of posts a day/u)
      .first()
      .waitFor();
  });

  test('nothing complained on the way', () => {
    expect(open.faults).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Table } from '#contract/calls/tables.ts';
import { canOpenWindow, goTo, type OpenWindow, openWindow, orSkipped } from './open-window.ts';
import { plain } from './shown-numbers.ts';

const size = 'How many people work at your company?';
const satisfied = 'How satisfied are you with the way your company reaches its customers?';
const question = 'satisfied_way_company_reaches';

/** What a change leads to once the core has answered. */
const soon = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 10_000 });

describe.skipIf(!canOpenWindow)(`how a question of a table is shown ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow({ hasSample: true });
    page = open.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await goTo(page, 'Tables');
    await page.locator('.dataset-chooser').getByRole('button').click();
    await page.getByRole('option', { name: 'Executives' }).click();
    for (const [label, key] of [
      [satisfied, 'Enter'],
      [size, 'Shift+Enter'],
    ] as const) {
      const grid = page.getByRole('grid', { name: 'Questions and segments' });
      await grid.getByRole('row', { name: label }).focus();
      await page.keyboard.press(key);
      const zone = key === 'Enter' ? 'Rows (stub)' : 'Columns (banner)';
      await page.getByRole('grid', { name: zone }).getByRole('row', { name: label }).waitFor();
    }
    await page.getByRole('columnheader', { name: size }).waitFor();
  }, 60_000);

  afterAll(async () => {
    expect(open.faults).toEqual([]);
    await open.close();
  });

  const dialog = (): Locator => page.getByRole('dialog', { name: `How to show: ${satisfied}` });
  const chip = (zone: string, label: string): Locator =>
    page.getByRole('grid', { name: zone }).getByRole('row', { name: label });
  const rowNames = (): Promise<readonly string[]> =>
    page.locator('.banner-table tbody:not(.base-rows) .stub-cell').allInnerTexts();

  async function ask(shown: Record<string, unknown>): Promise<Table> {
    const answer = await open.host.answerCall('table.run', {
      dataset: 'Executives (simulated)',
      rows: [{ variable: question, ...shown }],
      columns: ['many_people_work_company'],
    });
    if (!answer.ok) throw new Error(answer.error.what);
    return answer.value as Table;
  }

  /** The figure of a row under the total, as the core computes it. */
  const totalOf = ({ rows, cells }: Table, category: string): number => {
    const cell = cells[rows.findIndex((row) => row.category === category)]?.[0];
    return cell?.columnShare ?? cell?.value ?? Number.NaN;
  };
  const shownTotal = async (category: string): Promise<string> => {
    const line = page.locator('.banner-table tr').filter({
      has: page.getByRole('rowheader', { name: category, exact: true }),
    });
    return plain(await line.locator('.cell-button').first().innerText());
  };

  test('without a mouse two answers are netted and a median is added', async () => {
    await chip('Rows (stub)', satisfied).focus();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    const list = dialog().getByRole('grid');
    const [first, second] = (await ask({})).rows
      .filter(({ kind }) => kind === 'category')
      .map(({ category }) => category);
    for (const label of [first ?? '', second ?? '']) {
      await list.getByRole('row', { name: label, exact: true }).focus();
      await page.keyboard.press('Space');
      await list.getByRole('row', { name: label, exact: true, selected: true }).waitFor();
    }
    await dialog().getByRole('textbox', { name: 'Name of the net' }).fill('The two lowest');
    await dialog().getByRole('button', { name: 'Net them' }).press('Enter');
    await dialog().getByRole('list', { name: 'Nets' }).getByText('The two lowest').waitFor();
    await dialog().getByText('Median', { exact: true }).click();
    await dialog().getByRole('textbox', { name: 'Top boxes' }).fill('2');
    await dialog().getByRole('button', { name: 'Apply' }).press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await soon(rowNames).toEqual(
      expect.arrayContaining(['The two lowest', 'Top 2', 'Mean', 'Median']),
    );
    const table = await ask({
      nets: [{ label: 'The two lowest', categories: [first, second] }],
      statistics: [{ topBox: 2 }, 'mean', 'median'],
    });
    for (const net of ['The two lowest', 'Top 2'])
      expect(await shownTotal(net)).toBe(`${Math.round(totalOf(table, net) * 100)} %`);
    expect(Number(await shownTotal('Median'))).toBeCloseTo(totalOf(table, 'Median'), 1);
  });

  test('the respondents behind a net and a box are counted', async () => {
    const table = await ask({ statistics: [{ topBox: 2 }] });
    const row = table.rows.findIndex(({ category }) => category === 'Top 2');
    await page
      .locator('.banner-table tr')
      .filter({ has: page.getByRole('rowheader', { name: 'Top 2', exact: true }) })
      .locator('.cell-button')
      .first()
      .click();
    const passport = page.getByRole('complementary', { name: 'Number passport' });
    await passport.getByText(`${table.cells[row]?.[0]?.count} respondents behind it`).waitFor();
    await page.keyboard.press('Escape');
    await passport.waitFor({ state: 'detached' });
  });

  test('an answer left out leaves the base, and the chip says what is unusual', async () => {
    await page.getByRole('button', { name: `How to show ${satisfied} in the rows` }).click();
    const [first] = (await ask({})).rows.filter(({ kind }) => kind === 'category');
    const label = first?.category ?? '';
    await dialog().getByRole('row', { name: label, exact: true }).click();
    await dialog().getByRole('button', { name: 'Leave out of the base' }).click();
    await dialog().getByRole('row', { name: label }).getByText('left out').waitFor();
    await dialog().getByRole('button', { name: 'Apply' }).click();
    await dialog().waitFor({ state: 'detached' });
    await soon(rowNames).not.toContain(label);
    const table = await ask({ exclude: [label] });
    const rest = table.rows.find(({ kind }) => kind === 'category')?.category ?? '';
    expect(await shownTotal(rest)).toBe(`${Math.round(totalOf(table, rest) * 100)} %`);
    expect(await page.locator('.chip-note').first().innerText()).toContain('1 left out');
  });

  test('what was changed is taken back and done again', async () => {
    await page.locator('.banner-head').first().focus();
    await page.keyboard.press('Control+z');
    await soon(() => page.locator('.chip-note').first().innerText()).not.toContain('left out');
    await page.keyboard.press('Control+z');
    await soon(rowNames).not.toContain('Top 2');
    await page.keyboard.press('Control+Shift+z');
    await soon(rowNames).toContain('Top 2');
  });

  test('the columns of the banner take nets too, and no figures', async () => {
    await chip('Columns (banner)', size).focus();
    await page.keyboard.press('Enter');
    const columns = page.getByRole('dialog', { name: `How to show: ${size}` });
    await columns.getByRole('row').first().click();
    await columns.getByRole('row').nth(1).click();
    await columns.getByRole('textbox', { name: 'Name of the net' }).fill('Small');
    await columns.getByRole('button', { name: 'Net them' }).click();
    expect(await columns.getByText('Figures under the answers').count()).toBe(0);
    await columns.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('columnheader', { name: /^Small/u }).waitFor();
  });

  test('a heading says in words what its letter means', async () => {
    await page.locator('.banner-head').nth(1).focus();
    await page.getByRole('tooltip').getByText('Press to sort by it.').waitFor();
    const [told] = await page.getByRole('tooltip').allInnerTexts();
    expect(told).toMatch(/respondents\./u);
    await page.keyboard.press('Tab');
  });

  test('the table leaves as a picture: SVG with its figures, PNG into the clipboard', async () => {
    const menu = page.getByRole('button', { name: 'Picture of the table' });
    await menu.click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Save as SVG, for print' }).click(),
    ]);
    const file = join(open.folder, 'table.svg');
    await download.saveAs(file);
    const text = plain(readFileSync(file, 'utf8'));
    expect(text).toContain('Top 2');
    expect(text).toContain(`>${await shownTotal('Top 2')}<`);
    await menu.click();
    await page.getByRole('menuitem', { name: 'Copy as PNG, for slides' }).click();
    await page.getByRole('button', { name: 'Copied' }).first().waitFor();
    const kinds = await page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap(({ types }) => types),
    );
    expect(kinds).toContain('image/png');
  });
});

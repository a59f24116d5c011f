import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Table } from '#contract/calls/tables.ts';
import { pythonWithOpenpyxl, readByOpenpyxl } from '../export/other-readers.ts';
import {
  canOpenWindow,
  goTo,
  type OpenWindow,
  openWindow,
  orSkipped,
  saveFileAs,
  select,
} from './open-window.ts';
import { settle } from './sample-views.ts';
import { plain } from './shown-numbers.ts';

const size = 'How many people work at your company?';
const region = 'In which region is your company?';
const satisfied = 'How satisfied are you with the way your company reaches its customers?';
const names = {
  [size]: 'many_people_work_company',
  [region]: 'region_company',
  [satisfied]: 'satisfied_way_company_reaches',
} as const;

/** What a change leads to once the core has answered. */
const soon = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 10_000 });

describe.skipIf(!canOpenWindow)(`tables in the window ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow({ hasSample: true });
    page = open.page;
    await goTo(page, 'Tables');
    await page.locator('.dataset-chooser').getByRole('button').click();
    await page.getByRole('option', { name: 'Executives' }).click();
    await page.getByRole('grid', { name: 'Questions and segments' }).waitFor();
  }, 60_000);

  afterAll(async () => {
    expect(open.faults).toEqual([]);
    await open.close();
  });

  const item = (name: string): Locator =>
    page.getByRole('grid', { name: 'Questions and segments' }).getByRole('row', { name });
  const zone = (name: string): Locator => page.getByRole('grid', { name });
  const chips = async (name: string): Promise<readonly string[]> => {
    const rows = zone(name).getByRole('row');
    const labels = await rows.evaluateAll((found) =>
      found.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''),
    );
    return labels.map((label) => label.trim()).filter((label) => !label.startsWith('Drop'));
  };
  const passport = (): Locator => page.getByRole('complementary', { name: 'Number passport' });

  async function ask(rows: readonly string[], columns: readonly string[]): Promise<Table> {
    const answer = await open.host.answerCall('table.run', {
      dataset: 'Executives (simulated)',
      rows: [...rows],
      columns: [...columns],
    });
    if (!answer.ok) throw new Error(answer.error.what);
    return answer.value as Table;
  }

  /** The rows that the window shows: those of bases only where they say other than the columns'. */
  function shownRows({ rows, cells, bases }: Table): readonly number[] {
    return rows.flatMap(({ kind }, row) =>
      kind !== 'base' || cells[row]?.some(({ base }, at) => base !== bases[at]?.unweighted)
        ? [row]
        : [],
    );
  }

  /** The figures on the screen, a line for each row that has some. */
  async function shownFigures(): Promise<readonly (readonly string[])[]> {
    return page
      .locator('.banner-table tr')
      .evaluateAll((lines) =>
        lines
          .map((line) =>
            [...line.querySelectorAll('.cell-button')].map(
              (cell) => (cell as HTMLElement).innerText,
            ),
          )
          .filter((figures) => figures.length > 0),
      );
  }

  test('an empty table says what to do', async () => {
    await page.getByRole('heading', { name: 'Drag a question to Rows' }).waitFor();
    expect(await page.getByText('Enter on a question adds it to the rows').count()).toBe(1);
  });

  test('a question is dragged to the rows and another to the columns with the mouse', async () => {
    await item(satisfied).dragTo(zone('Rows (stub)'));
    await page.locator('.banner-table').waitFor();
    await item(size).dragTo(zone('Columns (banner)'));
    await soon(() => chips('Rows (stub)')).toEqual([satisfied]);
    await soon(() => chips('Columns (banner)')).toEqual([size]);
    await page.getByRole('columnheader', { name: size }).waitFor();
  });

  test('shares, letters and bases are those of the core', async () => {
    const table = await ask([names[satisfied]], [names[size]]);
    const shown = await shownFigures();
    const rows = shownRows(table);
    expect(shown).toHaveLength(rows.length);
    for (const [place, row] of rows.entries()) {
      const line = table.rows[row] as Table['rows'][number];
      const figures = (shown[place] ?? []).map(plain);
      const told = (table.cells[row] ?? []).map((cell) => {
        const marks = `${cell.letters.join('')}${cell.smallBase && line.kind !== 'base' ? '*' : ''}`;
        if (line.kind === 'base') return String(cell.base);
        const value = cell.columnShare ?? cell.value ?? Number.NaN;
        const words = line.kind === 'category' ? `${Math.round(value * 100)} %` : value.toFixed(2);
        return `${words}${marks}`;
      });
      expect(figures.map((text) => text.replace(/\s+(?=[A-Za-z*]*$)/u, '').trim())).toEqual(
        told.map((text) => text.replace(/\s+(?=[A-Za-z*]*$)/u, '').trim()),
      );
    }
  });

  test('a letter is explained in words to the pointer and to the keyboard', async () => {
    const table = await ask([names[satisfied]], [names[size]]);
    const row = table.cells.findIndex((line) => line.some(({ letters }) => letters.length > 0));
    const column = table.cells[row]?.findIndex(({ letters }) => letters.length > 0) ?? 0;
    const cell = page.locator(`[data-cell="${row}:${column}"]`);
    const [letter] = table.cells[row]?.[column]?.letters ?? [];
    const other = table.columns.find((one) => one.letter === letter?.toUpperCase());
    await cell.hover();
    const tip = page.getByRole('tooltip').filter({ hasText: 'higher than' });
    expect(await tip.innerText()).toContain(`higher than ${other?.category}`);
    await page.mouse.move(4, 4);
    const rows = shownRows(table);
    await page.locator(`[data-cell="${rows[0]}:0"]`).focus();
    for (const next of rows.slice(1, rows.indexOf(row) + 1)) {
      await page.keyboard.press('ArrowDown');
      await page.locator(`[data-cell="${next}:0"]:focus`).waitFor();
    }
    for (let at = 1; at <= column; at++) {
      await page.keyboard.press('ArrowRight');
      await page.locator(`[data-cell="${row}:${at}"]:focus`).waitFor();
    }
    expect(await cell.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await tip.innerText()).toContain('p < .');
  });

  test('Enter opens the passport with the formula, a sentence of the core and the respondents', async () => {
    await page.keyboard.press('Enter');
    await passport().getByRole('heading', { name: satisfied }).waitFor();
    await passport().getByRole('region', { name: 'The respondents behind it' }).waitFor();
    const text = plain(await passport().innerText());
    expect(text).toMatch(/count \/ base = [\d.,]+ \/ [\d.,]+ = [\d.]+ %/u);
    const cell = await page.locator('.cell-button[aria-current]').getAttribute('data-cell');
    const [row, column] = (cell ?? '').split(':').map(Number);
    const table = await ask([names[satisfied]], [names[size]]);
    const count = table.cells[row ?? 0]?.[column ?? 0]?.count;
    expect(text).toContain(`${count} respondents behind it`);
    await select(page, 'Compared with', 'Everyone else');
    await passport()
      .getByText(/z test of two shares|Fisher/u)
      .last()
      .waitFor();
    expect(plain(await passport().innerText())).toMatch(/base \d+ and \d+/u);
  });

  test('a note on a number stands under the table', async () => {
    await passport().getByRole('button', { name: 'Note' }).click();
    await passport()
      .getByRole('textbox', { name: 'Note on this number' })
      .fill('Ask the sales team');
    await passport().getByRole('button', { name: 'Put the note under the table' }).click();
    await page.getByRole('list', { name: 'Notes' }).getByText('Ask the sales team').waitFor();
    await passport().getByRole('button', { name: 'Close (Esc)' }).click();
  });

  test('without a mouse questions are added, moved, nested, parted and removed', async () => {
    await item(region).focus();
    await page.keyboard.press('Shift+Enter');
    await soon(() => chips('Columns (banner)')).toEqual([size, region]);
    await zone('Columns (banner)').getByRole('row', { name: region }).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await soon(() => chips('Columns (banner)')).toEqual([region, size]);
    await page
      .getByRole('button', { name: `Nest ${size} within each answer of ${region}` })
      .press('Enter');
    await soon(() => chips('Columns (banner)')).toEqual([`${region} › ${size}`]);
    await page.getByRole('columnheader', { name: 'Midwest' }).first().waitFor();
    await page.getByRole('button', { name: /^Stand side by side/u }).press('Enter');
    await zone('Columns (banner)').getByRole('row', { name: region }).focus();
    await page.keyboard.press('Delete');
    await soon(() => chips('Columns (banner)')).toEqual([size]);
  });

  test('the layout is taken back and done again', async () => {
    await page.locator('.banner-head').first().focus();
    await page.keyboard.press('Control+z');
    await soon(() => chips('Columns (banner)')).toEqual([region, size]);
    await page.keyboard.press('Control+Shift+z');
    await soon(() => chips('Columns (banner)')).toEqual([size]);
  });

  test('a column sorts the answers, and rows can be shown as counts', async () => {
    await settle(page);
    const table = await ask([names[satisfied]], [names[size]]);
    await page
      .getByRole('columnheader', { name: /^1 to 19/u })
      .getByRole('button')
      .click();
    const shares = table.rows.flatMap(({ kind }, row) =>
      kind === 'category' ? [table.cells[row]?.[1]?.columnShare ?? 0] : [],
    );
    const first = shownRows(table).findIndex((row) => table.rows[row]?.kind === 'category');
    await soon(async () => {
      const sorted = (await shownFigures()).slice(first, first + shares.length);
      return sorted.map((line) => Number.parseInt(plain(line[1] ?? ''), 10));
    }).toEqual(
      shares.toSorted((one, other) => other - one).map((share) => Math.round(share * 100)),
    );
    await selectCells('Counts');
    await soon(async () => {
      const counts = (await shownFigures()).slice(first, first + shares.length);
      return counts.some((line) => (line[0] ?? '').includes('%'));
    }).toBe(false);
    await selectCells('Column %');
  });

  test('a table is saved, started anew, opened, copied and removed, and one banner serves two tables', async () => {
    await page.getByRole('button', { name: 'Banner: share columns between tables' }).click();
    await page.getByRole('menuitem', { name: /Save the columns as a banner/u }).click();
    await page.getByRole('textbox', { name: 'Name of the banner' }).fill('By size');
    await page.getByRole('button', { name: 'Save the banner' }).click();
    await page.getByText('banner “By size”').waitFor();
    await saveAs('Satisfaction');
    await page.getByRole('button', { name: 'New table' }).click();
    await item(region).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Banner: share columns between tables' }).click();
    await page.getByRole('menuitem', { name: 'Use the banner “By size”' }).click();
    await soon(() => chips('Columns (banner)')).toEqual([size]);
    await saveAs('Regions');
    await page.getByText('also in 1').waitFor();
    const mentions = 'Which of these describes your company best?';
    await item(mentions).focus();
    await page.keyboard.press('Shift+Enter');
    await soon(() => chips('Columns (banner)')).toEqual([size, mentions]);
    await page.getByRole('button', { name: /^Saved tables/u }).click();
    await page.getByRole('button', { name: 'Open Satisfaction' }).click();
    await soon(() => chips('Columns (banner)')).toEqual([size, mentions]);
    expect(await chips('Rows (stub)')).toEqual([satisfied]);
    await page.getByRole('button', { name: /^Saved tables/u }).click();
    const list = page.getByRole('list', { name: 'Saved tables' });
    await page.getByRole('button', { name: 'Copy Regions' }).click();
    await list.getByText('Regions (copy)').waitFor();
    await page.getByRole('button', { name: 'Remove Regions (copy)' }).click();
    await soon(() => list.getByRole('listitem').count()).toBe(2);
    await page.keyboard.press('Escape');
  });

  async function selectCells(choice: string): Promise<void> {
    await page.getByRole('button', { name: /Cells$/u }).click();
    await page.getByRole('option', { name: choice }).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  }

  async function saveAs(name: string): Promise<void> {
    await page.getByRole('button', { name: 'Save the table' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name of the table' }).fill(name);
    await dialog.getByRole('button', { name: 'Save the table' }).click();
    await page.locator('.table-name').getByText(name).waitFor();
  }

  test('charts fit the question and their marks open the same passports', async () => {
    await page.getByText('Chart', { exact: true }).click();
    await page.locator('.table-result .chart-mark').first().waitFor();
    for (const kind of ['Small multiples', 'Heat map', 'Diverging bars']) {
      await select(page, 'Kind of chart', kind);
      await page.locator('.table-result .chart-mark').first().press('Enter');
      await passport().getByRole('heading', { name: satisfied }).waitFor();
      await page.keyboard.press('Escape');
    }
    await page.getByText('Chart', { exact: true }).click();
  });

  test('a table kept for the report is a sheet with its figures', async () => {
    await page.getByRole('button', { name: 'Keep for the report' }).first().click();
    await page.getByText('Kept for the report', { exact: true }).first().waitFor();
    await goTo(page, 'Report');
    await page.locator('.kept-list li').filter({ hasText: 'Table' }).first().waitFor();
    const out = join(open.folder, 'tables.xlsx');
    await page.getByRole('button', { name: /^Write a workbook of/u }).click();
    await saveFileAs(page, out);
    await page.getByRole('link', { name: 'Download tables.xlsx' }).waitFor();
    const table = await ask([names[satisfied]], [names[size]]);
    const total = table.cells[1]?.[0]?.columnShare ?? Number.NaN;
    if (pythonWithOpenpyxl === null) return;
    const book = JSON.stringify([...readByOpenpyxl(out)]);
    expect(book).toContain(String(total).slice(0, 10));
    expect(book).toContain('Ask the sales team');
  });

  test('a table that is stopped by its data says why and what to try', async () => {
    await goTo(page, 'Tables');
    await page.keyboard.press('/');
    await page.keyboard.type('nonsense = 1');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: /No variable/u })
      .first()
      .waitFor();
  });
});

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AttributionResult } from '#contract/calls/attributions.ts';
import type { ComparisonRow, Gap, ShareComparison } from '#contract/calls/comparisons.ts';
import type { AgreementReport } from '#contract/calls/texts.ts';
import { type CommandLine, openCommandLine } from '../cli/command-line.ts';
import { pythonWithOpenpyxl, readByOpenpyxl } from '../export/other-readers.ts';
import {
  canOpenWindow,
  chooseFileIn,
  find,
  goTo,
  type OpenWindow,
  openWindow,
  orSkipped,
  saveFileAs,
  select,
} from './open-window.ts';
import { postCount, writeOwnFiles } from './own-files.ts';
import { settle } from './sample-views.ts';
import { numberIn, passportFacts, plain, tableRows } from './shown-numbers.ts';

/** What an axis or cell may hide by rounding to whole percents. */
const rounding = 0.5 + 1e-9;

describe.skipIf(!canOpenWindow)(`a study from its files to a workbook ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;
  let line: CommandLine;
  let comparison: readonly ComparisonRow[];

  beforeAll(async () => {
    line = openCommandLine();
    writeOwnFiles(line.folder);
    open = await openWindow();
    page = open.page;
  }, 60_000);

  afterAll(async () => {
    await open.close();
    line.remove();
  });

  const passport = (): Locator => page.getByRole('complementary', { name: 'Number passport' });
  const shares = (): readonly ShareComparison[] =>
    comparison.filter((row): row is ShareComparison => row.kind === 'share');

  async function importNext(name: string, button: string): Promise<void> {
    await page.keyboard.press('Control+i');
    await chooseFileIn(page, line.folder, name);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('tab', { name: 'Variables' }).waitFor();
  }

  test('a new project is empty and says what comes next', async () => {
    await page.getByRole('button', { name: 'New project' }).click();
    await saveFileAs(page, line.project);
    await page.getByText('This project has no data yet').waitFor();
    expect(existsSync(line.project)).toBe(true);
  });

  test('a survey is looked at, one label changed, and imported', async () => {
    await page.getByRole('button', { name: 'Import a file' }).click();
    await chooseFileIn(page, line.folder, 'survey.csv');
    const plan = page.getByRole('region', { name: 'The plan and its result' });
    const set = plan.getByRole('textbox', { name: /^Label of the set/u });
    expect(await set.inputValue()).toBe('Which do you use?');
    await plan.getByRole('button', { name: /^weight\s*Weight/u }).waitFor();
    await plan.getByRole('button', { name: /^How satisfied are you\?\s*Scale/u }).waitFor();
    await plan.getByRole('button', { name: /^Age/u }).click();
    await plan.getByRole('textbox', { name: 'Label', exact: true }).fill('Age in years');
    await page.getByRole('button', { name: 'Import 360 rows' }).click();
    await page.getByRole('tab', { name: 'Variables' }).waitFor();
    expect(await page.getByRole('listbox', { name: 'Variables' }).innerText()).toContain(
      'Age in years',
    );
  });

  test('its variables, distributions and rows are what the file holds', async () => {
    await page.getByRole('option', { name: /^Which do you use\?/u }).click();
    await page.getByRole('option', { name: /^Region/u }).click();
    const details = plain(await page.locator('.variable-details').innerText());
    expect(details).toMatch(/North\s+50 %\s+180\s+South\s+50 %\s+180/u);
    await page.getByRole('tab', { name: /^Rows/u }).click();
    const cell = page.getByRole('gridcell', { name: 'r1', exact: true });
    await cell.waitFor();
    const row = page.getByRole('row').filter({ has: cell });
    expect((await row.getByRole('gridcell').allInnerTexts()).slice(0, 4)).toEqual([
      'r1',
      'North',
      'Selected',
      'Selected',
    ]);
  });

  test('a segment is defined by a condition and another by an expression', async () => {
    await page.getByRole('tab', { name: /^Segments/u }).click();
    await page.getByRole('textbox', { name: 'Name' }).first().fill('Northerners');
    await page.getByRole('textbox', { name: 'Other names' }).fill('NN');
    await find(page, 'Variable', 'Region');
    await page.getByRole('checkbox', { name: 'North' }).check({ force: true });
    await page.getByText('180 of 360 rows').waitFor();
    await page.getByRole('button', { name: 'Define the segment' }).click();
    await page.getByRole('heading', { name: 'Northerners' }).waitFor();
    await page.getByRole('button', { name: 'New segment' }).click();
    await page.getByRole('textbox', { name: 'Name' }).first().fill('Southerners');
    await page.getByRole('button', { name: 'Write it as an expression' }).click();
    await page.getByRole('textbox', { name: 'Expression' }).fill('Region = "South"');
    await page.getByRole('button', { name: 'Define the segment' }).click();
    await page.getByRole('heading', { name: 'Southerners' }).waitFor();
  });

  test('two segments are compared: dots and table say what the command line says', async () => {
    await goTo(page, 'Compare');
    await select(page, 'Weight', 'Weighted by weight');
    await select(page, 'Compare', 'Two segments');
    await select(page, 'Side A', 'Northerners');
    await select(page, 'Side B', 'Southerners');
    await page.locator('.chart-mark').first().waitFor();
    await settle(page);
    comparison = await line.json<readonly ComparisonRow[]>(
      'compare',
      'survey',
      '--a',
      'NN',
      '--b',
      'Southerners',
      '--weight',
      'weight',
    );
    const table = page.getByRole('region', { name: 'All figures' }).getByRole('table');
    const rows = await tableRows(table);
    expect(rows).toHaveLength(comparison.length);
    expect(comparison.map(({ variable }) => variable)).not.toContain('Region');
    for (const [at, told] of comparison.entries()) {
      const shown = rows[at] ?? {};
      expect([shown['Question'], shown['Answer']]).toEqual([told.label, told.category]);
      const scale = told.kind === 'share' ? 100 : 1;
      const sides =
        told.kind === 'share' ? [told.a.share, told.b.share] : [told.a.mean, told.b.mean];
      for (const [value, name] of [
        [sides[0], 'Northerners'],
        [sides[1], 'Southerners'],
        [told.gap, 'Gap'],
      ] as const)
        expect(Math.abs(numberIn(shown[name] ?? '') - (value ?? Number.NaN) * scale)).toBeLessThan(
          rounding,
        );
      expect(numberIn(shown['n Northerners'] ?? '')).toBe(told.a.base);
    }
    const marks = await page.locator('.chart-mark').evaluateAll((groups) =>
      groups.map((group) => ({
        sentence: group.getAttribute('aria-label') ?? '',
        values: [...group.querySelectorAll('.chart-value')].map((text) => text.textContent),
      })),
    );
    expect(marks.length).toBeGreaterThan(4);
    for (const { sentence, values } of marks) {
      const told = shares().find((row) => sentence.endsWith(row.sentence));
      const shown = values.map((value) => numberIn(value ?? ''));
      const wanted = [told?.a.share, told?.b.share].map((share) => (share ?? Number.NaN) * 100);
      shown.forEach((value, side) => {
        expect(Math.abs(value - (wanted[side] ?? Number.NaN))).toBeLessThan(rounding);
      });
    }
  });

  test('a cell and a dot open their passports by keyboard, to the last digit', async () => {
    const told = shares()[0];
    if (told === undefined) throw new Error('nothing was compared');
    const table = page.getByRole('region', { name: 'All figures' }).getByRole('table');
    await table.locator('tbody button').first().focus();
    await page.keyboard.press('Enter');
    const cell = await passportFacts(passport());
    expect(numberIn(cell['value'] ?? '')).toBeCloseTo((told.a.share ?? 0) * 100, 3);
    expect(numberIn(cell['To the last digit'] ?? '')).toBeCloseTo(told.a.share ?? 0, 14);
    await page.keyboard.press('Escape');
    await passport().waitFor({ state: 'detached' });

    const second = page.locator('.chart-mark').nth(1);
    await page.locator('.chart-mark').first().focus();
    await page.keyboard.press('ArrowDown');
    const sentence = await second.getAttribute('aria-label');
    await page.keyboard.press('Enter');
    const dot = await passportFacts(passport());
    const row = shares().find((one) => sentence?.endsWith(one.sentence));
    expect(numberIn(dot['To the last digit'] ?? '')).toBeCloseTo(row?.gap ?? Number.NaN, 14);
    expect(dot['Base, Northerners']).toMatch(/^\d+; weighted/u);
    await passport().getByRole('button', { name: 'Keep for the report' }).press('Enter');
    await page.getByText('Kept for the report', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('posts are imported and tagged, and the tagging shows how far it is', async () => {
    await importNext('posts.csv', `Import ${postCount.toLocaleString('en-US')} rows`);
    await goTo(page, 'Text');
    await page.getByRole('textbox', { name: 'Brands, with commas between' }).fill('Ortavel');
    const note = page.locator('.job-note');
    await page.getByRole('button', { name: /^Tag 12,000 texts/u }).click();
    await note.getByText(/Tagging: [\d,]+ of 12,000/u).waitFor();
    await note.waitFor({ state: 'detached', timeout: 30_000 });
    await page.getByRole('button', { name: 'Tag again' }).waitFor();
  });

  test('a tag says why, and is corrected with one key', async () => {
    await page.getByRole('tab', { name: 'Posts' }).click();
    const why = page.locator('.marked-text');
    await why.waitFor();
    expect(await why.locator('mark').allInnerTexts()).toContainEqual(
      expect.stringMatching(/^love/iu),
    );
    await page.getByRole('listbox', { name: 'Posts' }).focus();
    await page.keyboard.press('1');
    await page.getByText('by hand; the machine said positive').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('1');
    await page.getByRole('tab', { name: 'Agreement' }).click();
    const agreement = await line.json<AgreementReport>('agreement', 'posts', '--tag', 'sentiment');
    expect(agreement).toMatchObject({ checked: 2, accuracy: 0.5 });
  });

  test('a gap is computed from a file of figures', async () => {
    await goTo(page, 'Gap');
    await page.getByRole('button', { name: 'Choose a figures file' }).click();
    await chooseFileIn(page, line.folder, 'figures.csv');
    const table = page.getByRole('region', { name: 'All figures' }).getByRole('table');
    await table.waitFor();
    const gap = await line.json<Gap>('gap', '--figures', join(line.folder, 'figures.csv'));
    const rows = await tableRows(table);
    expect(rows).toHaveLength(3);
    for (const item of gap.items) {
      const shown = rows.find((row) => row['Item'] === item.item);
      expect(
        Math.abs(numberIn(shown?.['Gap'] ?? '') - (item.gap ?? Number.NaN) * 100),
      ).toBeLessThan(rounding);
    }
    await page.getByRole('button', { name: 'Keep for the report' }).click();
    await page.getByText('Kept for the report', { exact: true }).waitFor();
  });

  test('journeys are attributed, every model beside the others', async () => {
    await importNext('paths.csv', 'Import 5 rows');
    await goTo(page, 'Journeys & ROI');
    const table = page.getByRole('region', { name: 'Models side by side' }).getByRole('table');
    await table.waitFor();
    const result = await line.json<AttributionResult>('attribute', 'paths');
    const rows = await tableRows(table);
    for (const { channel, share } of result.models.markov ?? []) {
      const shown = rows.find((row) => row['Channel'] === channel);
      expect(numberIn(shown?.['Markov'] ?? '')).toBeCloseTo((share ?? Number.NaN) * 100, 0);
    }
    await page.getByRole('button', { name: 'Keep for the report' }).click();
    await page.getByText('Kept for the report', { exact: true }).waitFor();
  });

  test('the workbook is written, downloaded, and holds the same numbers', async () => {
    await goTo(page, 'Report');
    await page.getByRole('button', { name: /^Write a workbook of/u }).click();
    await saveFileAs(page, line.path('study.xlsx'));
    const link = page.getByRole('link', { name: 'Download study.xlsx' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const copy = line.path('downloaded.xlsx');
    await download.saveAs(copy);
    expect(statSync(copy).size).toBe(statSync(line.path('study.xlsx')).size);
    if (pythonWithOpenpyxl === null) return;
    const numbers = [...readByOpenpyxl(copy).values()].flatMap(({ cells }) =>
      Object.values(cells).flatMap(({ value }) => (typeof value === 'number' ? [value] : [])),
    );
    for (const { a, b, gap } of shares())
      for (const value of [a.share, b.share, (gap ?? Number.NaN) * 100])
        expect(numbers.some((one) => Math.abs(one - (value ?? Number.NaN)) < 1e-9)).toBe(true);
  });

  test('nothing on the way was complained about', () => {
    expect(open.faults).toEqual([]);
  });
});

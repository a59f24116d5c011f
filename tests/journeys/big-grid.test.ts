import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Column } from '#analysis/columns/column.ts';
import { Project } from '#main/project/project.ts';
import { writeDataset } from '../project/make-project.ts';
import { canOpenWindow, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

const rows = 1_000_000;
const regions = ['North', 'East', 'South', 'West'];

/** What row `row` (0-based) holds: plain arithmetic, so that any row can be checked. */
const regionAt = (row: number): string => regions[(row * 7) % regions.length] ?? '';
const ageAt = (row: number): number => 18 + ((row * 13) % 70);
const incomeAt = (row: number): number => (row * 37) % 100_003;

function numbers(valueAt: (row: number) => number): Column {
  return {
    type: 'number',
    values: Int32Array.from({ length: rows }, (_, row) => valueAt(row)),
    missing: null,
  };
}

function writeBigProject(file: string): void {
  const categories = regions.map((label) => ({ code: label, label, value: null, missing: null }));
  const codes = Uint8Array.from({ length: rows }, (_, row) => (row * 7) % regions.length);
  const project = Project.create(file);
  writeDataset(project, {
    number: { column: numbers((row) => row + 1) },
    region: { column: { type: 'category', codes, categories, order: [0, 1, 2, 3] } },
    age: { column: numbers(ageAt) },
    income: { column: numbers(incomeAt) },
  });
  project.close();
}

describe.skipIf(!canOpenWindow)(`a grid over a million rows ${orSkipped}`, () => {
  let open: OpenWindow;

  beforeAll(async () => {
    open = await openWindow();
    const file = join(open.folder, 'big.parallax');
    writeBigProject(file);
    const answer = await open.host.answerCall('project.open', { file });
    expect(answer.ok).toBe(true);
    await open.page.reload();
    await open.page.getByRole('tab', { name: /^Rows/u }).click();
    await open.page.getByRole('grid').waitFor();
  }, 60_000);

  afterAll(() => open.close());

  /** Waits for a row by its number and gives its cells. */
  async function cellsOfRow(row: number): Promise<readonly string[]> {
    const line = open.page.locator(`[role=row][aria-rowindex="${row + 2}"]`);
    await line.getByText(regionAt(row), { exact: true }).waitFor();
    return line.getByRole('gridcell').allInnerTexts();
  }

  function wanted(row: number): readonly string[] {
    const plain = (value: number): string => value.toLocaleString('en-US');
    return [plain(row + 1), regionAt(row), plain(ageAt(row)), plain(incomeAt(row))];
  }

  test('shows the first rows', async () => {
    expect(await cellsOfRow(0)).toEqual(wanted(0));
  });

  test('shows the right rows when it is scrolled to the middle', async () => {
    const { page } = open;
    await page.getByRole('grid').evaluate((grid) => {
      grid.scrollTop = (grid.scrollHeight - grid.clientHeight) / 2;
    });
    await page.waitForFunction(() => {
      const [, first] = document.querySelectorAll('.grid-row');
      return Number(first?.getAttribute('aria-rowindex')) > 400_000;
    });
    const shown = await page
      .locator('.grid-row')
      .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('aria-rowindex')) - 2));
    expect(Math.abs((shown[0] ?? 0) - rows / 2)).toBeLessThan(50);
    for (const row of [shown[2] ?? 0, shown.at(-3) ?? 0])
      expect(await cellsOfRow(row)).toEqual(wanted(row));
  });

  test('reaches the last row by keyboard, and the first again', async () => {
    await open.page.getByRole('grid').focus();
    await open.page.keyboard.press('Control+End');
    expect(await cellsOfRow(rows - 1)).toEqual(wanted(rows - 1));
    expect(await open.page.locator('.grid-row').last().getAttribute('aria-rowindex')).toBe(
      `${rows + 1}`,
    );
    await open.page.keyboard.press('Control+Home');
    expect(await cellsOfRow(0)).toEqual(wanted(0));
  });

  test('scrolls through without holding the page for long', async () => {
    const { page } = open;
    const longest = await page.getByRole('grid').evaluate(async (grid) => {
      const lengths: number[] = [0];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) lengths.push(entry.duration);
      });
      observer.observe({ type: 'longtask' });
      for (let frame = 0; frame < 90; frame += 1) {
        grid.scrollTop += 997 * (frame % 15);
        await new Promise((done) => requestAnimationFrame(done));
      }
      observer.disconnect();
      return Math.max(...lengths);
    });
    // Quiet machines stay under 50 ms; a crowded one holds every page up.
    expect(longest).toBeLessThan(400);
    expect(open.faults).toEqual([]);
  });
});

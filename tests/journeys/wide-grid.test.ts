import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Column } from '#analysis/columns/column.ts';
import { Project } from '#main/project/project.ts';
import { writeDataset } from '../project/make-project.ts';
import { canOpenWindow, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

const rows = 70_000;
const columns = 1000;

/** What a cell holds (both 0-based): plain arithmetic, so that any can be checked. */
const valueAt = (row: number, column: number): number => (row * 7 + column * 13) % 251;

function writeWideProject(file: string): void {
  const made: Record<string, { readonly column: Column }> = {};
  for (let column = 0; column < columns; column++) {
    const values = Uint8Array.from({ length: rows }, (_, row) => valueAt(row, column));
    made[`v${column}`] = { column: { type: 'number', values, missing: null } };
  }
  const project = Project.create(file);
  writeDataset(project, made);
  project.close();
}

describe.skipIf(!canOpenWindow)(`a grid over a thousand columns ${orSkipped}`, () => {
  let open: OpenWindow;

  beforeAll(async () => {
    open = await openWindow();
    const file = join(open.folder, 'wide.parallax');
    writeWideProject(file);
    const answer = await open.host.answerCall('project.open', { file });
    expect(answer.ok).toBe(true);
    await open.page.reload();
    await open.page.getByRole('tab', { name: /^Rows/u }).click();
    await open.page.getByRole('grid').waitFor({ timeout: 60_000 });
  }, 180_000);

  afterAll(() => open.close());

  /** Brings a place of the grid into sight: shares of the way down and to the right. */
  async function scrollTo(down: number, right: number): Promise<void> {
    await open.page.getByRole('grid').evaluate(
      (grid, [top, left]) => {
        grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * (top ?? 0);
        grid.scrollLeft = (grid.scrollWidth - grid.clientWidth) * (left ?? 0);
      },
      [down, right],
    );
  }

  test('shows the cells of the last column of the last row', async () => {
    await scrollTo(1, 1);
    const cell = open.page.locator(`#cell-${rows - 1}-${columns - 1}`);
    await expect
      .poll(() => cell.innerText().catch(() => ''), { timeout: 20_000 })
      .toBe(String(valueAt(rows - 1, columns - 1)));
  });

  test('draws the columns in sight and no others', async () => {
    await scrollTo(0.5, 0.5);
    await open.page.waitForFunction(() => {
      const first = document.querySelector('.grid-row [role=gridcell]');
      return Number(first?.getAttribute('aria-colindex')) > 300;
    });
    const drawn = await open.page.locator('.grid-row').first().getByRole('gridcell').count();
    expect(drawn).toBeGreaterThan(3);
    expect(drawn).toBeLessThan(40);
  });

  test('is scrolled both ways without a complaint, and shows what belongs there', async () => {
    await scrollTo(0, 0);
    await open.page.getByRole('grid').evaluate(async (grid) => {
      for (let frame = 0; frame < 60; frame += 1) {
        grid.scrollTop += 173;
        grid.scrollLeft += 61;
        await new Promise((done) => requestAnimationFrame(done));
      }
    });
    const shown = open.page.locator('.grid-row [role=gridcell]').nth(5);
    await expect
      .poll(
        async () => {
          const [, row, column] =
            /cell-(\d+)-(\d+)/u.exec((await shown.getAttribute('id')) ?? '') ?? [];
          const isRight =
            (await shown.innerText()) === String(valueAt(Number(row), Number(column)));
          return isRight && Number(row) > 100 && Number(column) > 5;
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    expect(open.faults).toEqual([]);
  });
});

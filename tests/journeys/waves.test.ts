import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Project } from '#main/project/project.ts';
import { canOpenWindow, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

const line = (row: number): string =>
  `${row},${['Male', 'Female'][row % 2]},${['Acme', 'Bolt'][row % 2]},${18 + (row % 60)}`;
const table = (head: string): string =>
  `${head}\n${Array.from({ length: 60 }, (_, row) => line(row)).join('\n')}\n`;

describe.skipIf(!canOpenWindow)(`waves in the window ${orSkipped}`, () => {
  let open: OpenWindow;

  beforeAll(async () => {
    open = await openWindow();
    const file = join(open.folder, 'waves.parallax');
    Project.create(file).close();
    const { host } = open;
    await host.answerCall('project.open', { file });
    for (const [name, head] of [
      ['Wave 1', 'id,gender,brand,age'],
      ['Wave 2', 'id,gender,brand,years'],
    ] as const) {
      const data = join(open.folder, `${name}.csv`);
      writeFileSync(data, table(head));
      const answer = await host.answerCall('import.run', { file: data, name });
      expect(answer.ok).toBe(true);
    }
    await open.page.reload();
  }, 180_000);

  afterAll(() => open.close());

  test('Combine shows what would be made and what differs, and makes it', async () => {
    const { page } = open;
    await page.getByRole('button', { name: 'Dataset', exact: true }).click({ timeout: 60_000 });
    await page.getByRole('menuitem', { name: 'Combine …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Other dataset/u }).click();
    await page.getByRole('option', { name: 'Wave 2' }).click();
    await dialog.getByText('120 rows of 6 variables.').waitFor();
    await expect
      .poll(() => dialog.getByRole('list', { name: 'What differs' }).textContent())
      .toContain('Not asked in Wave');
    const shot = process.env['PARALLAX_SHOTS'];
    if (shot !== undefined) await page.screenshot({ path: join(shot, 'combine.png') });
    await dialog.getByRole('button', { name: 'Make 120 rows' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const answer = await open.host.answerCall('dataset.list', {});
    expect(JSON.stringify(answer)).toContain('Wave 1 + Wave 2');
  }, 120_000);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canOpenWindow, goTo, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

const day = 86_400_000;

/** A view of Ad two days before each search that bought; every third customer never buys. */
function writeLog(file: string): void {
  const rows = Array.from({ length: 60 }, (_, customer) => {
    const start = Date.UTC(2026, 0, 1) + customer * 3_600_000 + 60_000;
    const time = (days: number) => new Date(start + days * day).toISOString();
    const buys = customer % 3 === 0 ? '0,0' : '1,20';
    return [
      `c${customer},${time(0)},Ad,impression,0,0`,
      `c${customer},${time(2)},Search,click,${buys}`,
    ];
  });
  const header = 'customer_id,time,channel,interaction,conversion,conversion_value';
  writeFileSync(file, `${[header, ...rows.flat()].join('\n')}\n`);
}

describe.skipIf(!canOpenWindow)(`journeys and returns in the window ${orSkipped}`, () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openWindow({ hasSample: true });
    const file = join(window.folder, 'touches.csv');
    writeLog(file);
    const answer = await window.host.answerCall('import.run', { file, name: 'Touches' });
    if (!answer.ok) throw new Error(answer.error.why);
    await window.page.reload();
  });
  afterAll(() => window.close());

  it('windows are live: views left out change the credits, and it is said what they do', async () => {
    const { page } = window;
    await goTo(page, 'Journeys & ROI');
    await page.locator('.dataset-chooser').getByRole('button').click();
    await page.getByRole('option', { name: /^Touches/u }).click();
    const effects = page.getByRole('region', { name: 'What the windows do' });
    await effects.waitFor();
    expect(await effects.textContent()).toContain('Without views');
    const models = page.getByRole('region', { name: 'Models side by side' });
    expect(await models.getByRole('row', { name: /^Ad/u }).textContent()).toContain('50');
    await page.getByRole('button', { name: /Views count back/u }).click();
    await page.getByRole('option', { name: '1 day', exact: true }).click();
    await page.getByText('However old: 40 conversions credited', { exact: false }).waitFor();
    await expect
      .poll(async () => models.getByRole('row', { name: /^Ad/u }).textContent())
      .not.toContain('50');
  });

  it('a ledger begins with a template, computes what is typed and takes it back', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: 'Return on investment' }).click();
    await page.getByRole('button', { name: 'Calls that did not come' }).click();
    const type = async (label: string, text: string): Promise<void> => {
      const cell = page.getByRole('textbox', { name: label, exact: true });
      await cell.fill(text);
      await cell.press('Enter');
      await expect.poll(() => cell.inputValue()).toBe(text.replace(',', ''));
    };
    await type('Value of conversations', '100,000');
    await type('Value of deflection_share', '0.1');
    await type('At least of deflection_share', '0.05');
    await type('At most of deflection_share', '0.2');
    await type('Value of cost_per_call', '25');
    await type('Value of programme_cost', '200000');
    await page.getByText('What was spent returned 25', { exact: false }).first().waitFor();
    expect(await page.locator('.chart-mark, [data-mark]').count()).toBe(1);
    await type('Value of deflection_share', '0.2');
    await page.getByText('50 each', { exact: false }).waitFor({ state: 'hidden' });
    await page.getByText('What was spent returned 150', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: /^Undo/u }).first().click();
    await page.getByText('What was spent returned 25', { exact: false }).first().waitFor();
    expect(window.faults).toEqual([]);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeUpWeeks } from '../budget/made-up-weeks.ts';
import { canOpenWindow, goTo, type OpenWindow, openWindow, orSkipped } from './open-window.ts';

/** Two channels whose curves are known, by week. */
function writeWeeks(file: string): void {
  const { times, outcomes, spends } = madeUpWeeks([
    { carryOver: 0.5, half: 40, most: 100, meanSpend: 30 },
    { carryOver: 0.1, half: 10, most: 30, meanSpend: 30 },
  ]);
  const rows = Array.from(times, (time, at) =>
    [
      new Date(time).toISOString().slice(0, 10),
      (outcomes[at] as number).toFixed(3),
      ...spends.map((spend) => (spend[at] as number).toFixed(2)),
    ].join(','),
  );
  writeFileSync(file, `${['week,revenue,tv_spend,search_spend', ...rows].join('\n')}\n`);
}

/** Eight regions over ten weeks; those of the north gain 20 from the seventh on. */
function writeRegions(file: string): void {
  const rows = Array.from({ length: 80 }, (_, at) => {
    const [region, week] = [at % 8, Math.floor(at / 8) + 1];
    const orders = 100 + 5 * region + 2 * week + ((at * 37) % 11) / 3;
    const gained = region < 3 && week >= 7 ? 20 : 0;
    return `${region < 3 ? 'North' : 'South'} ${region},${week},${(orders + gained).toFixed(2)},${region < 3 ? 1 : 0}`;
  });
  writeFileSync(file, `${['region,week,orders,north', ...rows].join('\n')}\n`);
}

describe.skipIf(!canOpenWindow)(`budget and uplift in the window ${orSkipped}`, () => {
  let window: OpenWindow;
  beforeAll(async () => {
    window = await openWindow({ hasSample: true });
    for (const [name, write] of [
      ['Weeks', writeWeeks],
      ['Regions', writeRegions],
    ] as const) {
      const file = join(window.folder, `${name}.csv`);
      write(file);
      const answer = await window.host.answerCall('import.run', { file, name });
      if (!answer.ok) throw new Error(answer.error.why);
    }
    await window.page.reload();
  });
  afterAll(() => window.close());

  async function choose(name: RegExp): Promise<void> {
    await window.page.locator('.dataset-chooser').getByRole('button').click();
    await window.page.getByRole('option', { name }).click();
  }

  it('finds spend by its name, draws a curve a channel, and divides the budget', async () => {
    const { page } = window;
    await goTo(page, 'Journeys & ROI');
    await choose(/^Weeks/u);
    await page.getByRole('tab', { name: 'Budget' }).click();
    await page.getByText('If the curves hold, moving spend from search_spend').waitFor();
    const division = page.getByRole('table', { name: /^The budget of/u });
    expect(await division.getByRole('row', { name: /^tv_spend/u }).textContent()).toContain('%');
    const curves = page.getByRole('group', { name: /brings half of the most at/u });
    await expect.poll(() => curves.count()).toBe(2);
    await page.getByRole('textbox', { name: 'Budget a week or month' }).fill('none');
    await page.getByText('Type a number above 0.').waitFor();
    await page.getByRole('textbox', { name: 'Budget a week or month' }).fill('40');
    await page.getByRole('table', { name: 'The budget of 40 a week', exact: false }).waitFor();
    await division
      .getByRole('row', { name: /^tv_spend/u })
      .getByRole('button')
      .last()
      .click();
    await page.getByText('where x is the spend of a week', { exact: false }).waitFor();
  });

  it('measures how much more the treated changed, with its tests', async () => {
    const { page } = window;
    await choose(/^Regions/u);
    await page.getByRole('tab', { name: 'Uplift' }).click();
    await page.getByRole('textbox', { name: 'Who was treated' }).fill('north = 1');
    await page.getByRole('textbox', { name: 'Since' }).fill('7');
    await page.getByRole('button', { name: 'Measure' }).click();
    await page.getByText('more than the others', { exact: false }).first().waitFor();
    const tests = page.getByRole('table', { name: /^The difference and the tests/u });
    expect(await tests.getByRole('row', { name: /^Placebo/u }).textContent()).toMatch(/\d/u);
    expect(window.faults).toEqual([]);
  });
});

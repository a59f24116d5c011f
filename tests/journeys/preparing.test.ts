import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VariableLine } from '#contract/calls/datasets.ts';
import {
  canOpenWindow,
  chooseFileIn,
  type OpenWindow,
  openWindow,
  orSkipped,
  saveFileAs,
} from './open-window.ts';
import { writeOwnFiles } from './own-files.ts';
import { settle } from './sample-views.ts';

const feeling = 'How satisfied are you?';

describe.skipIf(!canOpenWindow)(`preparing a survey in the window ${orSkipped}`, () => {
  let open: OpenWindow;
  let page: Page;

  beforeAll(async () => {
    open = await openWindow({ bypassesPolicy: true });
    page = open.page;
    writeOwnFiles(open.folder);
    await page.getByRole('button', { name: 'New project' }).click();
    await saveFileAs(page, `${open.folder}/study.parallax`);
    await page.getByText('This project has no data yet').waitFor();
    await page.keyboard.press('Control+i');
    await chooseFileIn(page, open.folder, 'survey.csv');
    await page.getByRole('button', { name: 'Import 360 rows' }).click();
    await page.getByRole('tab', { name: 'Variables' }).waitFor();
  }, 60_000);

  afterAll(() => open.close());

  async function variables(): Promise<readonly VariableLine[]> {
    const answer = await open.host.answerCall('dataset.variables', { dataset: 'survey' });
    if (!answer.ok) throw new Error(answer.error.what);
    return answer.value as readonly VariableLine[];
  }

  async function variable(name: string): Promise<VariableLine | undefined> {
    return (await variables()).find((one) => one.name === name);
  }

  const list = (): Locator => page.getByRole('listbox', { name: 'Variables' });
  const dialog = (): Locator => page.getByRole('dialog');
  const preview = (): Locator => page.getByRole('region', { name: 'Preview' });

  async function show(label: string): Promise<void> {
    await list().getByText(label, { exact: true }).first().click();
  }

  async function makeFrom(words: string): Promise<void> {
    await page.getByRole('button', { name: 'Make from it' }).click();
    await page.getByRole('menuitem', { name: words }).click();
    await dialog().waitFor();
  }

  async function makeIt(): Promise<void> {
    await page.getByRole('button', { name: 'Make the variable' }).click();
    await dialog().waitFor({ state: 'detached' });
  }

  /** Goes to an answer as the keyboard does: into the list, then down to its row. */
  async function toAnswer(place: number): Promise<void> {
    await page
      .getByRole('grid', { name: /^Answers of/u })
      .getByRole('row')
      .first()
      .focus();
    for (let at = 0; at < place; at++) await page.keyboard.press('ArrowDown');
  }

  async function graveFaults(): Promise<readonly string[]> {
    await settle(page);
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page })
        .options({ resultTypes: ['violations'], preload: false })
        .analyze();
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue;
        found.push(...nodes.map(({ html }) => `${colorScheme} ${id}: ${html.slice(0, 160)}`));
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    return found;
  }

  test('one press makes the top 2 box of a scale, says its recipe, and undo takes it back', async () => {
    await show(feeling);
    await page.getByRole('button', { name: 'Top 2 box' }).click();
    await page.getByText('Top 2 of satisfied: Satisfied, Very satisfied').waitFor();
    const made = await variable('satisfied_top2');
    expect(made?.categories.map(({ label, count }) => [label, count])).toContainEqual(['Yes', 156]);
    await page.keyboard.press('Control+z');
    await page.getByRole('tab', { name: /^Variables\s*8$/u }).waitFor();
    expect(await variable('satisfied_top2')).toBeUndefined();
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('tab', { name: /^Variables\s*9$/u }).waitFor();
    expect((await variable('satisfied_top2'))?.hash).toBe(made?.hash);
  });

  test('answers are moved with the keyboard and the pointer, and relabelled in place', async () => {
    await show(feeling);
    await page.getByRole('button', { name: 'Edit the answers' }).click();
    await toAnswer(2);
    await page.keyboard.press('Alt+ArrowUp');
    const order = async () => (await variable('satisfied'))?.categories.map(({ label }) => label);
    await expect
      .poll(order)
      .toEqual(['Very dissatisfied', 'Neither', 'Dissatisfied', 'Satisfied', 'Very satisfied']);
    const place = async () => (await order())?.indexOf('Neither');
    await page
      .getByRole('row', { name: 'Neither' })
      .dragTo(page.getByRole('row', { name: 'Very satisfied' }), {
        sourcePosition: { x: 14, y: 16 },
        targetPosition: { x: 40, y: 30 },
      });
    await expect.poll(place).toBe(4);
    await page.getByRole('tab', { name: 'Variables' }).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(place).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(place).toBe(2);
    const label = page.getByRole('textbox', { name: 'Label of Neither' });
    await label.fill('Undecided');
    await label.press('Enter');
    await expect.poll(order).toContain('Undecided');
    expect(await graveFaults()).toEqual([]);
  });

  test('ticked answers are merged into a new variable that is counted before it is made', async () => {
    await toAnswer(0);
    for (const answer of ['Satisfied', 'Very satisfied']) {
      const box = page.getByRole('checkbox', { name: `Tick ${answer}`, exact: true });
      await box.focus();
      await page.keyboard.press('Space');
    }
    await page.getByRole('button', { name: 'Merge into a new variable' }).click();
    await preview().getByText('156').waitFor();
    await dialog()
      .getByRole('textbox', { name: 'What Satisfied becomes', exact: true })
      .fill('Happy');
    await dialog().getByRole('textbox', { name: 'What Very satisfied becomes' }).fill('Happy');
    await preview().getByText('Happy').waitFor();
    expect(await graveFaults()).toEqual([]);
    await makeIt();
    const merged = await variable('satisfied_merged');
    expect(merged?.categories.find(({ label }) => label === 'Happy')?.count).toBe(156);
    expect((await variable('satisfied'))?.categories).toHaveLength(5);
  });

  test('a number is cut into bands over its histogram, and the recipe is opened again', async () => {
    await show('Age');
    await makeFrom('Cut into bands');
    await page.getByRole('button', { name: 'Bands' }).click();
    await page.getByRole('option', { name: 'cut where I say' }).click();
    await dialog().getByRole('textbox', { name: 'Cuts' }).fill('30, 50');
    await preview().getByText('50 or over').waitFor();
    await dialog().getByRole('img', { name: 'cut at 30, 50' }).waitFor();
    expect(await graveFaults()).toEqual([]);
    await makeIt();
    const before = await variable('Age_bands');
    expect(before?.categories.map(({ label }) => label)).toEqual([
      'Under 30',
      '30–49',
      '50 or over',
    ]);
    await page.getByRole('button', { name: 'Change the recipe' }).click();
    await dialog().getByRole('textbox', { name: 'Cuts' }).fill('30, 40, 50');
    await preview().getByText('40–49').waitFor();
    await page.getByRole('button', { name: 'Make it anew' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect((await variable('Age_bands'))?.categories).toHaveLength(4);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await variable('Age_bands'))?.hash).toBe(before?.hash);
  });

  test('an expression marks its fault, completes names with Tab, and is made with the keyboard', async () => {
    await page.keyboard.press('Alt+e');
    await dialog().waitFor();
    await expect(dialog().getByRole('textbox', { name: 'Name' }).inputValue()).resolves.toBe(
      'computed',
    );
    await page.keyboard.type('2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ag');
    await dialog().getByRole('option', { name: 'Age' }).first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(' >= 30 andd');
    await dialog().locator('mark').waitFor();
    expect(await dialog().locator('mark').innerText()).toBe('andd');
    for (let at = 0; at < 'andd'.length; at++) await page.keyboard.press('Backspace');
    await page.keyboard.type('and sat');
    await page.keyboard.press('Escape');
    await page.keyboard.type('isfied_top2 = "Yes"');
    await preview().getByText('Yes').waitFor();
    expect(await graveFaults()).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    expect((await variable('computed2'))?.recipe?.['spec']).toMatchObject({
      expression: 'Age >= 30 and satisfied_top2 = "Yes"',
    });
  });

  test('what another variable needs is named, and its removal refused', async () => {
    await list().getByText('top 2', { exact: false }).first().click();
    await page.getByText('Needed by the variable computed2.').waitFor();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('alert').getByText('computed2').waitFor();
    expect((await variable('satisfied_top2'))?.recipe).not.toBeNull();
  });

  test('a new name is followed by recipes', async () => {
    await page.getByRole('button', { name: 'Rename' }).click();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Age');
    await dialog().getByText('There is a variable of that name.').waitFor();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('happy');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    expect((await variable('computed2'))?.recipe?.['spec']).toMatchObject({
      expression: 'Age >= 30 and happy = "Yes"',
    });
  });

  test('variables picked with the keyboard are averaged, and the page has no complaint', async () => {
    await show('Age');
    await list().focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('heading', { name: '2 variables picked' }).waitFor();
    expect(await graveFaults()).toEqual([]);
    await page.getByRole('button', { name: 'Mean or sum' }).click();
    await preview().getByText(/^Mean/u).waitFor();
    await makeIt();
    expect((await variable('mean'))?.numbers?.mean).toBeGreaterThan(1);
    expect(open.faults).toEqual([]);
  });

  test('a recipe is saved, and applied again it names what stands already', async () => {
    await page.getByRole('button', { name: 'Dataset', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save the recipe' }).click();
    await saveFileAs(page, `${open.folder}/survey recipe.json`);
    await page.getByText(/^Saved .* to survey recipe.json/u).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Apply a recipe');
    await page.keyboard.press('Enter');
    await chooseFileIn(page, open.folder, 'survey recipe.json');
    await dialog().getByRole('heading', { name: 'could not be applied' }).first().waitFor();
    await dialog().getByText('Age_bands', { exact: true }).first().waitFor();
    expect(await graveFaults()).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  test('the history lists what can be taken back and takes it back', async () => {
    await page.getByRole('tab', { name: 'History' }).click();
    const undone = page.getByRole('region', { name: 'To be taken back' });
    const listed = undone.getByRole('listitem');
    const before = await listed.allInnerTexts();
    expect(before.join()).toContain('name of satisfied_top2');
    await undone.getByRole('button', { name: 'Undo' }).click();
    await undone.getByText('(taken back)').waitFor();
    await page
      .getByRole('region', { name: 'Log of the project' })
      .getByText('happy')
      .first()
      .waitFor();
    expect(await graveFaults()).toEqual([]);
    expect(open.faults).toEqual([]);
  });
});

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chooseFileIn, find, goTo, select } from './open-window.ts';

const sampleData = join(import.meta.dirname, '../../sample-data');

/** A view of the window on the sample project, and how it is reached from any other. */
export interface SampleView {
  /** The name of its picture. */
  readonly name: string;
  readonly title: string;
  /** What is done there, for a person. */
  readonly words: string;
  arrive(page: Page): Promise<void>;
}

async function chooseDataset(page: Page, name: string): Promise<void> {
  const chooser = page.locator('.dataset-chooser').getByRole('button');
  if (!(await chooser.innerText()).includes(name)) {
    await chooser.click();
    await page.getByRole('option', { name }).click();
  }
}

async function openComparison(page: Page): Promise<void> {
  await goTo(page, 'Compare');
  await chooseDataset(page, 'Executives');
  if ((await page.locator('.chart-svg').count()) === 0) {
    await find(page, 'Question', 'segment');
    await select(page, 'Side A', 'Strategic');
    await select(page, 'Side B', 'Informal');
  }
  await page.locator('.chart-mark').first().waitFor();
}

async function openPosts(page: Page, tab: string): Promise<void> {
  await goTo(page, 'Text');
  await chooseDataset(page, 'Posts');
  await page.getByRole('tab', { name: tab }).click();
}

async function openClaims(page: Page, tab: string): Promise<void> {
  await goTo(page, 'Claims');
  await page.getByRole('tab', { name: tab }).click();
}

/** Keeps a made-up claim and its retelling, from a source each. */
async function keepTwoTellings(page: Page): Promise<void> {
  const tellings = [
    [
      'A made-up survey',
      '2024',
      'Small firms with a plan are 34% more likely to post in groups than firms without one (71% vs. 47%).',
    ],
    [
      'A retelling',
      '2025',
      'Firms with a plan are 34% more likely to post somewhere online than firms without one (71% vs. 47%).',
    ],
  ] as const;
  for (const [source, date, text] of tellings) {
    await page.getByRole('tab', { name: 'Check a text' }).click();
    const other = page.getByRole('button', { name: 'Check another text' });
    const field = page.getByRole('textbox', { name: 'The text' });
    await other.or(field).first().waitFor();
    if (await other.isVisible()) await other.click();
    await field.fill(text);
    await page.getByRole('button', { name: 'Check the text' }).click();
    await page.getByRole('button', { name: 'Keep 1 claim' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Source' }).fill(source);
    await dialog.getByRole('textbox', { name: 'Date' }).fill(date);
    await dialog.getByRole('button', { name: 'Keep 1 claim' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  await page.getByRole('tab', { name: 'Library' }).click();
  await page.locator('.claim-line').nth(1).waitFor();
}

/** Shows the first variable that a search finds. */
async function openVariable(page: Page, typed: string): Promise<void> {
  await goTo(page, 'Data');
  await chooseDataset(page, 'Executives');
  await page.getByRole('tab', { name: 'Variables' }).click();
  const search = page.getByRole('searchbox', { name: 'Find a variable' });
  await search.fill(typed);
  await page.getByRole('option', { name: 'Scale' }).first().click();
  await search.fill('');
}

async function dismissAll(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
  const close = page.getByRole('button', { name: 'Close (Esc)' });
  if ((await close.count()) > 0) await close.click();
}

const views: readonly SampleView[] = [
  {
    name: 'start',
    title: 'Start',
    words:
      'Open the sample, import a file or open a project; projects opened before stand below. A file can be dropped anywhere.',
    async arrive(page) {
      await page.getByRole('link', { name: 'Parallax: start and projects' }).click();
      await page.locator('.recent-line').first().waitFor();
    },
  },
  {
    name: 'import',
    title: 'Import',
    words:
      'Look at the plan: each variable with its kind, its label and what it would hold. Change what is wrong; the button says what will happen.',
    async arrive(page) {
      await page.keyboard.press('Control+i');
      await chooseFileIn(page, sampleData, 'simulated-executive-survey.csv');
      await page.locator('.variable-line').nth(4).waitFor();
      await page.locator('.variable-result').nth(4).waitFor();
    },
  },
  {
    name: 'data-variables',
    title: 'Data: variables',
    words: 'Look through the variables and their distributions; choose one to see all its answers.',
    async arrive(page) {
      await page.goto(`${new URL(page.url()).origin}/#/data`);
      await chooseDataset(page, 'Executives');
      await page.getByRole('option').nth(3).waitFor();
    },
  },
  {
    name: 'data-answers',
    title: 'Data: the answers of a variable',
    words:
      'Relabel, drag into order, give values or reasons; tick answers to merge them into a new variable.',
    async arrive(page) {
      await openVariable(page, 'satisfied');
      await page.getByRole('button', { name: 'Edit the answers' }).click();
      await page.getByRole('grid', { name: /^Answers of/u }).waitFor();
    },
  },
  {
    name: 'data-derive',
    title: 'Data: a variable from another',
    words:
      'See what a recipe makes, its base and what is missing, before it is kept; it can be opened again and taken back.',
    async arrive(page) {
      await openVariable(page, 'satisfied');
      await page.getByRole('button', { name: 'Make from it' }).click();
      await page.getByRole('menuitem').first().click();
      await page.locator('.made-bar').first().waitFor();
    },
  },
  {
    name: 'data-rows',
    title: 'Data: rows',
    words:
      'Read the rows themselves, with the arrow keys or the pointer; a filter above leaves only those it lets through.',
    async arrive(page) {
      await goTo(page, 'Data');
      await chooseDataset(page, 'Executives');
      await page.getByRole('tab', { name: 'Rows' }).click();
      await page.getByRole('gridcell').nth(40).waitFor();
    },
  },
  {
    name: 'data-segments',
    title: 'Data: segments',
    words:
      'Name a group by conditions or an expression; under any of its names it can then be compared, filtered and reported.',
    async arrive(page) {
      await goTo(page, 'Data');
      await chooseDataset(page, 'Executives');
      await page.getByRole('tab', { name: 'Segments' }).click();
      await page.getByRole('button', { name: /^Strategic/u }).click();
      await page.locator('.segment-count').waitFor();
    },
  },
  {
    name: 'tables',
    title: 'Tables',
    words:
      'Drag questions to rows and columns, or press Enter and Shift Enter on them: shares, bases and letters at once, each explained where it stands; a chart that fits the question beside them.',
    async arrive(page) {
      await goTo(page, 'Tables');
      await chooseDataset(page, 'Executives');
      const list = page.getByRole('grid', { name: 'Questions and segments' });
      await list.waitFor();
      if ((await page.locator('.banner-table').count()) === 0) {
        await list.getByRole('row', { name: /^How satisfied/u }).press('Enter');
        await list.getByRole('row', { name: /^Which of these describes/u }).press('Shift+Enter');
        await page.getByText('Chart', { exact: true }).click();
      }
      await page.locator('.table-result .chart-mark').first().waitFor();
    },
  },
  {
    name: 'compare',
    title: 'Compare',
    words:
      'Choose two groups: every question is compared at once, the widest gap first. Filled is told apart, hollow is not.',
    arrive: openComparison,
  },
  {
    name: 'passport',
    title: 'The passport of a number',
    words:
      'Press any number, dot or bar, or Enter on it: what it is, how sure, from which rows, by which method. Escape closes it.',
    async arrive(page) {
      await openComparison(page);
      await page.locator('.chart-mark').first().press('Enter');
      await page.getByRole('complementary', { name: 'Number passport' }).waitFor();
    },
  },
  {
    name: 'gap',
    title: 'Gap',
    words:
      'Hold what one side believes against what the other says, in levels and in ranks; what ranks alone would get wrong is said, and what a headline may name. Under Two datasets or segments, drag questions to their pairs (or press a grip, then that of another pair), and save the match.',
    async arrive(page) {
      await goTo(page, 'Gap');
      const choose = page.getByRole('button', { name: 'Choose a figures file' });
      await choose.or(page.locator('.chart-mark').first()).first().waitFor();
      if (await choose.isVisible()) {
        await choose.click();
        await chooseFileIn(page, sampleData, 'perception-gap-figures.csv');
      }
      await page.locator('.chart-mark').first().waitFor();
    },
  },
  {
    name: 'text',
    title: 'Text',
    words: 'See how posts sound and who writes them, over all posts.',
    async arrive(page) {
      await openPosts(page, 'Overview');
      await page.locator('.chart-mark').first().waitFor();
    },
  },
  {
    name: 'text-posts',
    title: 'Text: posts',
    words:
      'Read why a post was tagged as it was, and correct a tag with one key; the machine is then held to your hand.',
    async arrive(page) {
      await openPosts(page, 'Posts');
      await page.locator('.marked-text').waitFor();
    },
  },
  {
    name: 'text-codebook',
    title: 'Text: codebook',
    words: 'Change the words and thresholds that make a tag, and tag again.',
    async arrive(page) {
      await openPosts(page, 'Codebook');
      await page.getByRole('tabpanel').getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'journeys',
    title: 'Journeys & ROI',
    words: 'See what each channel earned under nine models, and where the models disagree.',
    async arrive(page) {
      await goTo(page, 'Journeys & ROI');
      await chooseDataset(page, 'Journeys');
      await page.locator('.chart-mark').first().waitFor();
    },
  },
  {
    name: 'claims',
    title: 'Claims',
    words:
      'Paste a text or open a file: each comparison is marked where it stands and held to its own figures. Choose one to see which formula gives the print, what is right, and to correct how it was read.',
    async arrive(page) {
      await openClaims(page, 'Check a text');
      const example = page.getByRole('button', { name: 'Try an example' });
      await example.or(page.locator('.claim-line').first()).first().waitFor();
      if (await example.isVisible()) await example.click();
      await page.locator('.claim-line').first().click();
      await page.locator('.formula-table').waitFor();
    },
  },
  {
    name: 'claims-pair',
    title: 'Claims: two percentages',
    words:
      'Type two percentages, their bases and the claim: what they can carry after rounding, the base that the difference needs, and whether a base allows the figure at all.',
    async arrive(page) {
      await openClaims(page, 'Two percentages');
      const values = { Figure: ['71', '47'], Base: ['180', '240'] };
      for (const [name, [first, second]] of Object.entries(values)) {
        const fields = page.getByRole('textbox', { name });
        await fields.nth(0).fill(first as string);
        await fields.nth(1).fill(second as string);
      }
      await page.getByRole('textbox', { name: 'What is claimed' }).fill('34% more likely');
      await page.locator('.formula-table .is-printed').waitFor();
    },
  },
  {
    name: 'claims-library',
    title: 'Claims: library',
    words:
      'Keep claims with their source: who repeats whom and what drifted on the way, corrections, a link to the data of the project, and an export.',
    async arrive(page) {
      await openClaims(page, 'Library');
      const check = page.getByRole('tabpanel').getByRole('button', { name: 'Check a text' });
      await check.or(page.locator('.lineage')).first().waitFor();
      if (await check.isVisible()) await keepTwoTellings(page);
      await page.locator('.claim-line').filter({ hasText: 'A retelling' }).first().click();
      const link = page.getByRole('button', { name: 'It repeats it' });
      await page.locator('.telling').first().waitFor();
      if ((await link.count()) > 0) await link.first().click();
      await page.locator('.telling').nth(1).waitFor();
    },
  },
  {
    name: 'report',
    title: 'Report',
    words:
      'Write what was kept into one workbook with its charts, formulas and evidence; compute everything again; export the data.',
    async arrive(page) {
      await goTo(page, 'Report');
      await page.locator('.kept-list li').first().waitFor();
    },
  },
  {
    name: 'lessons',
    title: 'Lessons',
    words:
      'Answer before you see: a step at a time, with every wrong turn explained. Open your own lesson files here.',
    async arrive(page) {
      await goTo(page, 'Lessons');
      const door = page.getByRole('button', { name: /gap that is not there/iu });
      await door.or(page.locator('.lesson-question')).first().waitFor();
      if (await door.isVisible()) await door.click();
      await page.locator('.lesson-question .chart-mark').first().waitFor();
    },
  },
  {
    name: 'palette',
    title: 'Every action by name',
    words: 'Press Ctrl K (⌘K on a Mac), type a few letters, and Enter.',
    async arrive(page) {
      await openComparison(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('menuitem').nth(5).waitFor();
    },
  },
];

/** Every view, in the order of a walk through the window. */
export const sampleViews: readonly SampleView[] = views.map((view) => ({
  ...view,
  async arrive(page) {
    await dismissAll(page);
    await view.arrive(page);
  },
}));

/** Waits until nothing runs and nothing waits, as far as the page shows it. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.waiting, .job-note, .stale') === null &&
      document.querySelector('[aria-label="Jobs"] [role=progressbar]') === null,
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

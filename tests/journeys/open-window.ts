import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { assemble, type Host } from '#main/assemble.ts';
import { startBrowserFace } from '#main/browser/browser-face.ts';
import { chromiumFile } from '../contract/wires.ts';

const rendererFolder = join(import.meta.dirname, '../../out/renderer');

/** Whether the built window can be opened in Chromium here. */
export const canOpenWindow =
  existsSync(chromiumFile) && existsSync(join(rendererFolder, 'index.html'));

/** The reason in the names of tests that need the window. */
export const orSkipped = '(skipped where the window is not built or there is no Chromium)';

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** The real window in Chromium, over a core with a home of its own. */
export interface OpenWindow {
  readonly page: Page;
  readonly host: Host;
  /** A folder that goes away with the window; Parallax keeps its own files in `home` below it. */
  readonly folder: string;
  /** What the page complained about so far: console errors, warnings and errors nobody caught. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** How a window is opened. */
export interface WindowOptions {
  /** Lets a test put scripts of its own into the page. */
  readonly bypassesPolicy?: boolean;
  /** Opens the sample project first. */
  readonly hasSample?: boolean;
}

/** Opens the window; the caller closes it. */
export async function openWindow(options: WindowOptions = {}): Promise<OpenWindow> {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-window-'));
  const host = assemble({ face: 'browser', home: join(folder, 'home'), readerCount: 1 });
  if (options.hasSample === true) {
    const answer = await host.answerCall('project.sample', {});
    if (!answer.ok) throw new Error(`${answer.error.what} ${answer.error.why}`);
  }
  const face = await startBrowserFace({ host, rendererFolder, port: 0 });
  const browser: Browser = await chromium.launch({
    executablePath: chromiumFile,
    args: chromiumFlags,
  });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    bypassCSP: options.bypassesPolicy ?? false,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  await page.goto(face.url);
  return {
    page,
    host,
    folder,
    faults,
    async close() {
      await browser.close();
      await face.close();
      await host.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Goes to a workspace by the rail. */
export async function goTo(page: Page, workspace: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Workspaces' })
    .getByRole('link', { name: workspace, exact: true })
    .click();
}

/** Chooses in a button that opens a list. */
export async function select(page: Page, label: string, choice: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: label }).first().click();
  await page.getByRole('option', { name: choice }).first().click();
}

/** Chooses in a field whose list is found by typing. */
export async function find(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option').first().click();
}

/** Answers the page's own file browser with a file that exists. */
export async function chooseFileIn(page: Page, folder: string, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  const place = dialog.getByRole('textbox', { name: 'Folder' });
  await place.fill(folder);
  await place.press('Enter');
  await dialog.getByRole('option', { name }).click();
}

/** Answers the page's own file browser with a file to be written. */
export async function saveFileAs(page: Page, file: string): Promise<void> {
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
  await name.fill(file);
  await name.press('Enter');
}

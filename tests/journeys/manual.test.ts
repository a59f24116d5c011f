import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canOpenWindow, type OpenWindow, openWindow, orSkipped } from './open-window.ts';
import { sampleViews, settle } from './sample-views.ts';

// PARALLAX_WRITE_MANUAL=1 puts the pictures into the manual; else they go to a folder that goes away.
const isWriting = process.env['PARALLAX_WRITE_MANUAL'] === '1';
const manual = join(import.meta.dirname, '../../docs/manual');
const largeSize = { width: 1440, height: 900 };
const smallSize = { width: 1024, height: 700 };
const alsoSmall = ['import', 'compare'];

/** Elements whose words leave their box without an ellipsis or a scroll bar. */
function overflowing(): readonly string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(
    'button, th, td, h1, h2, h3, p, dt, dd',
  )) {
    if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth === 0) continue;
    if (getComputedStyle(element).overflowX !== 'visible') continue;
    if (getComputedStyle(element).display === 'inline') continue;
    if (element.closest('.visually-hidden') !== null) continue;
    found.push(`${element.tagName.toLowerCase()}.${element.className}: ${element.innerText}`);
  }
  return found;
}

describe.skipIf(!canOpenWindow)(`every view on the sample project ${orSkipped}`, () => {
  let open: OpenWindow;
  let folder: string;

  beforeAll(async () => {
    folder = isWriting ? manual : mkdtempSync(join(tmpdir(), 'parallax-manual-'));
    mkdirSync(folder, { recursive: true });
    open = await openWindow({ hasSample: true });
  }, 60_000);

  afterAll(async () => {
    await open.close();
    if (!isWriting) rmSync(folder, { recursive: true, force: true });
  });

  async function takePicture(name: string): Promise<void> {
    const { page } = open;
    await settle(page);
    // Folders differ from machine to machine; pictures of the manual do not.
    await page.locator('.recent-folder').evaluateAll((places) => {
      for (const place of places) place.textContent = '~/.parallax';
    });
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }

  test.each(sampleViews)(
    '$title: drawn in light and dark, nothing spills, no complaint',
    async (view) => {
      const { page, faults } = open;
      await page.setViewportSize(largeSize);
      await page.emulateMedia({ colorScheme: 'light' });
      await view.arrive(page);
      await page.mouse.move(720, 2);
      await takePicture(view.name);
      await page.emulateMedia({ colorScheme: 'dark' });
      await takePicture(`${view.name}-dark`);
      await page.emulateMedia({ colorScheme: 'light' });
      const wide = await page.evaluate(overflowing);
      await page.setViewportSize(smallSize);
      if (alsoSmall.includes(view.name)) await takePicture(`${view.name}-small`);
      await settle(page);
      const narrow = await page.evaluate(overflowing);
      const spills = await page.evaluate(
        () => document.body.scrollWidth > document.body.clientWidth,
      );
      expect({ wide, narrow, spills, faults }).toEqual({
        wide: [],
        narrow: [],
        spills: false,
        faults: [],
      });
    },
  );
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium } from 'playwright-core';
import { assemble } from '#main/assemble.ts';
import { startBrowserFace } from '#main/browser/browser-face.ts';
import { printFigures } from '../figures.ts';

/** Scrolls the rows of a project both ways in Chromium, over the built window: `scroll-grid.ts PROJECT`. */
const [file = ''] = process.argv.slice(2);
const frames = 120;
const home = mkdtempSync(join(tmpdir(), 'parallax-bench-'));
const host = assemble({ face: 'browser', home });
const rendererFolder = join(import.meta.dirname, '../../out/renderer');
const face = await startBrowserFace({ host, rendererFolder, port: 0 });
const executablePath = process.env['PARALLAX_CHROMIUM'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

/** Processor time of the page's script, layout and styles; what waits for a crowded machine is not in it. */
async function pageSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return value('ScriptDuration') + value('LayoutDuration') + value('RecalcStyleDuration');
}

await printFigures(async () => {
  const answer = await host.answerCall('project.open', { file });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const askedAt = performance.now();
  await page.goto(face.url);
  await page.getByRole('tab', { name: /^Rows/u }).click();
  const grid = page.getByRole('grid');
  await grid.locator('[role=gridcell]:not(.grid-unread)').first().waitFor({ timeout: 60_000 });
  const firstRowsMs = performance.now() - askedAt;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await pageSeconds(session);
  await grid.evaluate(async (element, count) => {
    for (let frame = 0; frame < count; frame += 1) {
      element.scrollTop += 173;
      element.scrollLeft += 61;
      await new Promise((done) => requestAnimationFrame(done));
    }
  }, frames);
  return { firstRowsMs, frameMs: (1000 * ((await pageSeconds(session)) - before)) / frames };
});
await browser.close();
await face.close();
await host.close();
rmSync(home, { recursive: true, force: true });

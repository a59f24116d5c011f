// npm start [-- --browser | --desktop] [--port N]: builds what is missing or old, and opens the workbench on the
// sample project: the desktop where Electron is to be had, else the browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assemble } from '#main/assemble.ts';
import { startBrowserFace } from '#main/browser/browser-face.ts';
import { build, isBuildStale } from './build.ts';
import { findElectron } from './electron-runtime.ts';
import { openAddress } from './open-address.ts';

const root = join(import.meta.dirname, '..');
const earlyMs = 5_000;

/** Runs the desktop until it is closed; null then, or why it did not start. */
function runDesktop(electron: string): Promise<string | null> {
  const startedAt = Date.now();
  return new Promise((settle) => {
    const child = spawn(electron, [root, '--sample'], { stdio: 'inherit' });
    child.once('error', (error) => settle(`Electron does not start: ${error.message}`));
    child.once('exit', (code) => {
      const hasFailed = code !== 0 && Date.now() - startedAt < earlyMs;
      settle(hasFailed ? 'Electron does not run on this machine' : null);
    });
  });
}

/** Serves the browser face until it is interrupted. */
async function runBrowser(why: string, port: number): Promise<void> {
  const host = assemble({ face: 'browser' });
  const sample = await host.answerCall('project.sample', {});
  const face = await startBrowserFace({ host, rendererFolder: join(root, 'out/renderer'), port });
  process.stdout.write(`Parallax opens in the browser (${why}): ${face.url}\n`);
  if (!sample.ok) process.stderr.write(`${sample.error.what} ${sample.error.why}\n`);
  openAddress(face.url);
  const end = (): void => {
    void face
      .close()
      .then(() => host.close())
      .then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    desktop: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
  },
});

if (isBuildStale()) {
  process.stderr.write('Building Parallax …\n');
  if (!build(true)) process.exit(1);
}
const electron = values.browser
  ? ({ kind: 'absent', why: 'as asked' } as const)
  : await findElectron(values.desktop);
const why = electron.kind === 'present' ? await runDesktop(electron.file) : electron.why;
if (why !== null) await runBrowser(why, Number(values.port));

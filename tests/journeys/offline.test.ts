import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assemble } from '#main/assemble.ts';
import { startBrowserFace } from '#main/browser/browser-face.ts';
import { chromiumFile } from '../contract/wires.ts';

const root = join(import.meta.dirname, '../..');
const rendererFolder = join(root, 'out/renderer');
const canBrowse = existsSync(chromiumFile) && existsSync(join(rendererFolder, 'index.html'));
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-offline-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly output: string;
  /** Each attempt to reach beyond the process. */
  readonly attempts: readonly string[];
}

/** Runs Node with each way to the network watched. */
function runWatched(args: readonly string[]): Promise<Ran> {
  const log = join(folder, 'network.log');
  writeFileSync(log, '');
  return new Promise((settle, fail) => {
    const watch = join(import.meta.dirname, 'watch-network.js');
    const child = spawn(process.execPath, ['--import', watch, ...args], {
      cwd: root,
      env: { ...process.env, PARALLAX_HOME: join(folder, 'home'), WATCH_NETWORK_LOG: log },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += String(chunk);
      });
    }
    child.once('error', fail);
    child.once('close', (code) => {
      const attempts = readFileSync(log, 'utf8').split('\n').filter(Boolean);
      settle({ code, output, attempts });
    });
  });
}

describe('the watch itself', () => {
  test.each([
    ['connect', "require('node:net').connect(9, '127.0.0.1').on('error', () => {})"],
    ['connect', "require('node:http').get('http://127.0.0.1:9/').on('error', () => {})"],
    ['connect', "require('node:tls').connect(9, '127.0.0.1').on('error', () => {})"],
    [
      'send',
      "const s = require('node:dgram').createSocket('udp4'); s.send('a', 9, () => s.close())",
    ],
    ['dns', "require('node:dns').lookup('localhost', () => {})"],
    ['fetch', "fetch('http://127.0.0.1:9/').catch(() => {})"],
  ])('sees a program and its thread use the network (%s): %s', async (what, code) => {
    const program = join(folder, 'program.cjs');
    writeFileSync(program, code);
    expect((await runWatched([program])).attempts.join('\n')).toContain(what);
    const starter = join(folder, 'starter.cjs');
    const thread = JSON.stringify(program);
    writeFileSync(starter, `new (require('node:worker_threads').Worker)(${thread})`);
    expect((await runWatched([starter])).attempts.join('\n')).toContain(what);
  });
});

describe('the command line', () => {
  test('reaches for nothing beyond this machine', { timeout: 120_000 }, async () => {
    const project = join(folder, 'offline.parallax');
    const data = (name: string): string => join(root, 'sample-data', name);
    const inProject = ['--project', project, '--json'];
    const commands = [
      ['new', project, '--json'],
      ['import', data('simulated-posts.csv'), '--name', 'Posts', '--kind', 'posts', ...inProject],
      [
        'import',
        data('simulated-journeys.csv'),
        '--name',
        'Paths',
        '--kind',
        'journeys',
        ...inProject,
      ],
      ['datasets', ...inProject],
      ['tag', 'Posts', '--text', 'text', '--brand', 'Ortavel', ...inProject],
      ['attribute', 'Paths', ...inProject],
      ['gap', '--figures', data('perception-gap-figures.csv'), '--json'],
      ['export', 'Posts', '--out', join(folder, 'posts.csv'), ...inProject],
      ['verify', ...inProject],
    ];
    for (const command of commands) {
      const ran = await runWatched(['main/cli/index.ts', ...command]);
      expect({ command, ...ran }).toMatchObject({ command, code: 0, attempts: [] });
    }
  });
});

describe.skipIf(!canBrowse)(
  'the browser face (skipped where it is not built or has no Chromium)',
  () => {
    test('the page asks nobody but its own host, and may not', { timeout: 120_000 }, async () => {
      const host = assemble({ face: 'browser', home: join(folder, 'browser-home') });
      const face = await startBrowserFace({ host, rendererFolder, port: 0 });
      const browser = await chromium.launch({ executablePath: chromiumFile, args: chromiumFlags });
      try {
        expect(await host.answerCall('project.sample', {})).toMatchObject({ ok: true });
        const page = await browser.newPage();
        const asked: URL[] = [];
        page.on('request', (request) => asked.push(new URL(request.url())));
        page.on('websocket', (socket) => asked.push(new URL(socket.url())));
        await page.goto(face.url);
        const links = page.locator('nav a[href^="#/"]');
        await links.nth(1).waitFor();
        for (let at = 0; at < (await links.count()); at += 1) {
          await links.nth(at).click();
          await page.waitForLoadState('networkidle');
        }
        const own = new URL(face.url).host;
        const beyond = asked.filter(
          ({ protocol, host: name }) => !['data:', 'blob:'].includes(protocol) && name !== own,
        );
        expect(beyond.map(String)).toEqual([]);
        expect(asked.length).toBeGreaterThan(3);

        const outcome = await page.evaluate(async () => {
          const refused: string[] = [];
          document.addEventListener('securitypolicyviolation', (event) => {
            refused.push(`${event.effectiveDirective} ${event.blockedURI}`);
          });
          const fetched = await fetch('https://parallax.example/').then(
            () => 'fetched',
            () => 'refused',
          );
          const image = new Image();
          await new Promise((settle) => {
            image.addEventListener('error', settle);
            image.src = 'http://127.0.0.1:9/pixel.png';
          });
          return { fetched, refused };
        });
        expect(outcome.fetched).toBe('refused');
        // Told once by the header and once by the page itself.
        expect([...new Set(outcome.refused)]).toEqual([
          'connect-src https://parallax.example/',
          'img-src http://127.0.0.1:9/pixel.png',
        ]);
      } finally {
        await browser.close();
        await face.close();
        await host.close();
      }
    });
  },
);

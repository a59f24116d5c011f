import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserFace, startBrowserFace } from '#main/browser/browser-face.ts';
import { scriptedHost } from './scripted-host.ts';

const executablePath = process.env['PARALLAX_CHROMIUM'] ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

describe.skipIf(!existsSync(executablePath))('in Chromium (skipped where there is none)', () => {
  let home: string;
  let browser: Browser;
  let stranger: Server;
  let strangerUrl: string;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'parallax-chromium-'));
    mkdirSync(join(home, 'page'));
    writeFileSync(
      join(home, 'page', 'index.html'),
      '<!doctype html><title>Parallax</title><p>Page',
    );
    browser = await chromium.launch({ executablePath, args: flags });
    // Another program's page on the same machine: the same site to cookies, another origin.
    stranger = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Stranger</title>');
    });
    await new Promise<void>((settle) => stranger.listen(0, '127.0.0.1', settle));
    strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`;
  });

  afterAll(async () => {
    await browser.close();
    stranger.closeAllConnections();
    stranger.close();
    rmSync(home, { recursive: true, force: true });
  });

  function startFace(): Promise<BrowserFace> {
    const host = scriptedHost(home, (name) => Promise.resolve({ ok: true, value: name }));
    return startBrowserFace({ host, rendererFolder: join(home, 'page'), port: 0 });
  }

  test('the printed address opens the page, also after a reload, and the token leaves the address', async () => {
    const face = await startFace();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(face.url);
    expect(page.url()).toBe(`${new URL(face.url).origin}/`);
    await page.reload();
    expect(await page.title()).toBe('Parallax');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const heard = await page.evaluate(
      () =>
        new Promise((settle) => {
          const socket = new WebSocket(new URL('/wire', location.href.replace(/^http/u, 'ws')));
          const call = { type: 'call', id: 1, name: 'project.current', input: {} };
          socket.addEventListener('open', () => socket.send(JSON.stringify(call)));
          socket.addEventListener('message', ({ data }) => settle(JSON.parse(data as string)));
        }),
    );
    expect(heard).toEqual({
      type: 'answer',
      id: 1,
      answer: { ok: true, value: 'project.current' },
    });
    await context.close();
    await face.close();
  });

  test('another browser cannot open the page with the used address', async () => {
    const face = await startFace();
    const first = await browser.newContext();
    await (await first.newPage()).goto(face.url);
    const second = await browser.newContext();
    const response = await (await second.newPage()).goto(face.url);
    expect(response?.status()).toBe(403);
    await first.close();
    await second.close();
    await face.close();
  });

  test('a page of another program, in the same browser, gets nothing', async () => {
    const face = await startFace();
    const context = await browser.newContext();
    await (await context.newPage()).goto(face.url);
    const page = await context.newPage();
    await page.goto(strangerUrl);
    const { origin } = new URL(face.url);
    const found = await page.evaluate(async (address) => {
      const outcome = (asked: Promise<Response>): Promise<string> =>
        asked.then(
          (response) => `${response.type} ${response.status}`,
          () => 'refused',
        );
      const credentials = 'include' as const;
      const loads = (tag: 'img' | 'iframe' | 'script'): Promise<string> =>
        new Promise((settle) => {
          const element = document.createElement(tag);
          element.addEventListener('load', () => settle('loaded'));
          element.addEventListener('error', () => settle('refused'));
          element.src = `${address}/`;
          document.body.append(element);
        });
      const body = 'a,b';
      return {
        read: await outcome(fetch(`${address}/`, { credentials })),
        readBlindly: await outcome(fetch(`${address}/`, { credentials, mode: 'no-cors' })),
        drop: await outcome(
          fetch(`${address}/drop?name=a.csv`, { credentials, method: 'POST', body }),
        ),
        image: await loads('img'),
        script: await loads('script'),
        wire: await new Promise((settle) => {
          const socket = new WebSocket(`${address.replace('http', 'ws')}/wire`);
          socket.addEventListener('open', () => settle('opened'));
          socket.addEventListener('error', () => settle('refused'));
        }),
      };
    }, origin);
    expect(found).toEqual({
      read: 'refused',
      readBlindly: 'refused',
      drop: 'refused',
      image: 'refused',
      script: 'refused',
      wire: 'refused',
    });
    expect(existsSync(join(home, 'dropped'))).toBe(false);
    await context.close();
    await face.close();
  });

  test('a page of another program cannot frame the page', async () => {
    const face = await startFace();
    const context = await browser.newContext();
    await (await context.newPage()).goto(face.url);
    const page = await context.newPage();
    await page.goto(strangerUrl);
    await page.evaluate(
      (address) => {
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
      },
      `${new URL(face.url).origin}/`,
    );
    await page.waitForLoadState('networkidle');
    const framed = await Promise.all(
      page.frames().map((frame) => frame.title().catch(() => 'refused')),
    );
    expect(framed).not.toContain('Parallax');
    await context.close();
    await face.close();
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { WebSocket } from 'ws';
import type { Answer, Progress } from '#contract/define-call.ts';
import type { FromHost, ToHost } from '#contract/wire.ts';
import { assemble } from '#main/assemble.ts';
import { startBrowserFace } from '#main/browser/browser-face.ts';
import { cookieOf, openWire } from '../browser/guarded-requests.ts';

const root = join(import.meta.dirname, '../..');

/** Whether Electron's own runtime is installed; else the stand-in takes its place. */
export const isElectronReal = existsSync(join(root, 'node_modules/electron/path.txt'));

/** Where Chromium is. */
export const chromiumFile = process.env['PARALLAX_CHROMIUM'] ?? '/usr/bin/chromium';

/** Whether the desktop can be opened here: it is built, and there is something to open it in. */
export const canOpenDesktop =
  ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'].every((path) =>
    existsSync(join(root, path)),
  ) &&
  (isElectronReal || existsSync(chromiumFile));

/** A call on its way. */
export interface Asked {
  readonly answer: Promise<Answer<unknown>>;
  readonly progress: readonly Progress[];
  /** Settles at the first progress. */
  readonly begun: Promise<void>;
  cancel(): void;
}

/** One way to the core, as a test uses it. */
export interface OpenWire {
  ask(name: string, input: unknown): Asked;
  close(): Promise<void>;
}

/** The answer of a call over a wire. */
export function ask(wire: OpenWire, name: string, input: unknown): Promise<Answer<unknown>> {
  return wire.ask(name, input).answer;
}

/** The command line's way: `answerCall` itself. */
export function openDirectWire(home: string): Promise<OpenWire> {
  const host = assemble({ face: 'command-line', home, readerCount: 1 });
  return Promise.resolve({
    ask(name, input) {
      const controller = new AbortController();
      const progress: Progress[] = [];
      const begun = Promise.withResolvers<void>();
      const onProgress = (one: Progress): void => {
        progress.push(one);
        begun.resolve();
      };
      const answer = host.answerCall(name, input, { signal: controller.signal, onProgress });
      return { answer, progress, begun: begun.promise, cancel: () => controller.abort() };
    },
    close: () => host.close(),
  });
}

/** The browser's way: a WebSocket to the loopback host. */
export async function openBrowserWire(home: string): Promise<OpenWire> {
  const host = assemble({ face: 'browser', home, readerCount: 1 });
  const rendererFolder = join(root, 'renderer');
  const face = await startBrowserFace({ host, rendererFolder, port: 0 });
  const { port, origin } = new URL(face.url);
  const socket = await openWire(Number(port), { cookie: await cookieOf(face.url), origin });
  if (socket === null) throw new Error('the wire was refused');
  const client = messageClient((message) => socket.send(JSON.stringify(message)));
  socket.on('message', (data) => client.hear(JSON.parse(String(data)) as FromHost));
  return {
    ask: client.ask,
    async close() {
      if (socket.readyState === WebSocket.OPEN) socket.close();
      await face.close();
      await host.close();
    },
  };
}

/** Starts the built desktop with its own home, in Electron or in the stand-in. */
export function launchDesktop(home: string, args: readonly string[] = []) {
  const standin = { executablePath: join(root, 'tests/standin/electron-shim') };
  return _electron.launch({
    args: [root, ...args],
    cwd: root,
    env: { ...environment(), PARALLAX_HOME: home },
    ...(isElectronReal ? {} : standin),
  });
}

/** The desktop's way: the page's bridge, through the preload script. */
export async function openDesktopWire(home: string): Promise<OpenWire> {
  const app: ElectronApplication = await launchDesktop(home);
  const page = await app.firstWindow();
  await page.waitForURL(/index\.html/u);
  await page.waitForLoadState();
  const client = messageClient((message) => void page.evaluate(sendInPage, message));
  await page.exposeFunction('testHears', (message: FromHost) => client.hear(message));
  await page.evaluate(connectInPage);
  return { ask: client.ask, close: () => app.close() };
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

interface PageOfTest {
  readonly parallax: {
    connect(listener: (message: unknown) => void): { send(message: unknown): void };
  };
  testHears(message: unknown): void;
  testSends: (message: unknown) => void;
}

function connectInPage(): void {
  const page = globalThis as unknown as PageOfTest;
  const connection = page.parallax.connect((message) => page.testHears(message));
  page.testSends = (message) => connection.send(message);
}

function sendInPage(message: unknown): void {
  (globalThis as unknown as PageOfTest).testSends(message);
}

/** Ids far from those that the page itself gives out. */
const firstId = 1_000_000;

function messageClient(send: (message: ToHost) => void) {
  let nextId = firstId;
  const waiting = new Map<number, { hear(message: FromHost): void }>();
  return {
    hear(message: FromHost): void {
      if (message.type !== 'changed') waiting.get(message.id)?.hear(message);
    },
    ask(name: string, input: unknown): Asked {
      const id = nextId++;
      const progress: Progress[] = [];
      const begun = Promise.withResolvers<void>();
      const answer = Promise.withResolvers<Answer<unknown>>();
      waiting.set(id, {
        hear(message) {
          if (message.type === 'answer') answer.resolve(message.answer);
          if (message.type !== 'progress') return;
          progress.push(message.progress);
          begun.resolve();
        },
      });
      send({ type: 'call', id, name: name as never, input });
      const cancel = (): void => send({ type: 'cancel', id });
      return { answer: answer.promise, progress, begun: begun.promise, cancel };
    },
  };
}

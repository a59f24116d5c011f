// A connection to one headless Chromium, over a pipe: Chromium ends when the pipe closes, however this
// process ends. The port that it also opens is for the test's own client.
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const flags = [
  '--headless',
  '--no-startup-window',
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
  '--allow-file-access-from-files',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export class Chromium extends EventEmitter {
  #id = 0;
  #waiting = new Map();
  #rest = '';
  #child;
  #profile = mkdtempSync(join(tmpdir(), 'standin-'));

  static async launch() {
    const chromium = new Chromium();
    await chromium.#start();
    await chromium.send('Target.setDiscoverTargets', { discover: true });
    return chromium;
  }

  async #start() {
    this.setMaxListeners(0);
    this.#child = spawn(
      process.env.PARALLAX_CHROMIUM ?? '/usr/bin/chromium',
      [...flags, `--user-data-dir=${this.#profile}`],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
    );
    this.#child.stdio[4].setEncoding('utf8').on('data', (text) => this.#read(text));
    this.url = await new Promise((settle, fail) => {
      let text = '';
      this.#child.stderr.on('data', (more) => {
        text += more;
        const found = /DevTools listening on (ws:\S+)/.exec(text);
        if (found) settle(found[1]);
      });
      this.#child.once('exit', () => fail(new Error(`chromium ended: ${text}`)));
    });
  }

  #read(text) {
    const parts = (this.#rest + text).split('\0');
    this.#rest = parts.pop();
    for (const part of parts) this.#hear(JSON.parse(part));
  }

  #hear(message) {
    if (message.id) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting.fail(new Error(message.error.message));
      else waiting.settle(message.result);
      return;
    }
    const { sessionId, method, params } = message;
    this.emit(sessionId ? `${sessionId}:${method}` : method, params);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#id;
    return new Promise((settle, fail) => {
      this.#waiting.set(id, { settle, fail });
      this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  end() {
    return new Promise((settle) => {
      this.#child.once('exit', () => {
        rmSync(this.#profile, { recursive: true, force: true });
        settle();
      });
      this.#child.kill();
    });
  }
}

import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, chromium, windows } from './app.js';
import { standinCodec } from './codec.js';
import { ipcMain } from './ipc-main.js';
import { pageSource } from './page.js';
import { session } from './system.js';
import { WebContents } from './web-contents.js';

const isolatedWorld = 'Electron Isolated Context';
const codec = standinCodec();
let nextId = 1;

/** A window as a tab of Chromium. Only sandboxed, isolated windows are to be had. */
export class BrowserWindow extends EventEmitter {
  static getAllWindows() {
    return [...windows.values()];
  }
  static fromWebContents(contents) {
    return contents.window;
  }
  static getFocusedWindow() {
    return BrowserWindow.getAllWindows()[0] ?? null;
  }

  #isDestroyed = false;
  #chromium;

  constructor(options = {}) {
    super();
    this.options = options;
    this.id = nextId++;
    this.webContents = new WebContents(this, this.id);
    const preferences = options.webPreferences ?? {};
    if (!preferences.contextIsolation || preferences.nodeIntegration || !preferences.sandbox) {
      throw new Error('stand-in: only sandboxed, isolated windows are supported');
    }
    this.opened = this.#open(preferences);
  }

  async #open({ preload }) {
    this.#chromium = await chromium;
    const { width = 800, height = 600 } = this.options;
    const place = { url: 'about:blank', width, height, newWindow: true };
    const { targetId } = await this.#chromium.send('Target.createTarget', place);
    this.targetId = targetId;
    windows.set(targetId, this);
    const attached = { targetId, flatten: true };
    ({ sessionId: this.sessionId } = await this.#chromium.send('Target.attachToTarget', attached));
    this.#listen();
    await this.cdp('Page.enable');
    await this.cdp('Runtime.enable');
    await this.cdp('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
    await this.cdp('Emulation.setDeviceMetricsOverride', metrics);
    if (preload) await this.#addPreload(preload);
  }

  #listen() {
    const on = (name, listener) => this.#chromium.on(`${this.sessionId}:${name}`, listener);
    const contents = this.webContents;
    on('Runtime.executionContextCreated', ({ context }) => {
      const isOurs = context.name === isolatedWorld && context.auxData?.frameId === this.targetId;
      if (isOurs) contents.worldStands(context.id);
    });
    on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === contents.contextId) contents.contextId = undefined;
    });
    on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__standinSend') void this.#ipc(codec.dec(payload));
    });
    on('Fetch.requestPaused', (paused) => void this.#request(paused));
    on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return;
      contents.url = frame.url;
      contents.emit('did-navigate', {}, frame.url);
    });
    on('Page.domContentEventFired', () => {
      contents.emit('dom-ready');
      this.emit('ready-to-show');
    });
    on('Page.loadEventFired', () => contents.emit('did-finish-load'));
  }

  /** Asks the listeners that Electron would ask before a request goes out. */
  async #request({ requestId, request, resourceType, frameId }) {
    const url = request.url;
    let isStopped = false;
    if (resourceType === 'Document' && url !== this.loading) {
      const event = {
        url,
        preventDefault() {
          isStopped = true;
        },
      };
      if (frameId === this.targetId) this.webContents.emit('will-navigate', event, url);
      this.webContents.emit('will-frame-navigate', event);
    }
    const { beforeRequest } = session.defaultSession.handlers;
    if (!isStopped && beforeRequest) {
      isStopped = await new Promise((settle) => {
        beforeRequest({ url, resourceType }, ({ cancel = false }) => settle(cancel));
      });
    }
    // An aborted navigation leaves the page where it is.
    const errorReason = resourceType === 'Document' ? 'Aborted' : 'BlockedByClient';
    const answer = isStopped
      ? this.cdp('Fetch.failRequest', { requestId, errorReason })
      : this.cdp('Fetch.continueRequest', { requestId });
    // The page went away meanwhile, and its request with it.
    await answer.catch(() => undefined);
  }

  async #addPreload(preload) {
    const [a, b] = [randomUUID(), randomUUID()].map((id) => JSON.stringify(`s${id}`));
    const env = JSON.stringify({
      platform: process.platform,
      arch: process.arch,
      type: 'renderer',
      versions: { electron: '45.4.1', chrome: '156', node: process.versions.node },
      env: {},
    });
    const { bridgeEnd, standinMain, standinPreload } = pageSource;
    const script = `function (require, module, exports, process) {\n${readFileSync(preload, 'utf8')}\n}`;
    const binding = { name: '__standinSend', executionContextName: isolatedWorld };
    await this.cdp('Runtime.addBinding', binding);
    await this.cdp('Page.addScriptToEvaluateOnNewDocument', {
      source: `(() => { ${bridgeEnd}; (${standinMain})(${a}, ${b}); })()`,
    });
    await this.cdp('Page.addScriptToEvaluateOnNewDocument', {
      worldName: isolatedWorld,
      source: `(() => { ${bridgeEnd}; ${standinCodec}; if (location.href === 'about:blank') return; (${standinPreload})(${a}, ${b}, standinCodec(), ${env}, ${script}); })()`,
    });
  }

  cdp(method, params) {
    return this.#chromium.send(method, params, this.sessionId);
  }

  async #ipc(message) {
    const contents = this.webContents;
    const event = { sender: contents, senderFrame: contents.mainFrame, processId: 1, frameId: 1 };
    if (message.k === 'open') {
      const answer = contents.openHandler?.({ url: message.url }) ?? { action: 'allow' };
      if (answer.action === 'allow') await new BrowserWindow(this.options).loadURL(message.url);
      return;
    }
    if (message.k === 'send') {
      ipcMain.emit(message.channel, event, ...message.args);
      return;
    }
    const reply = { k: 'reply', id: message.id };
    try {
      const handler = ipcMain.handlers.get(message.channel);
      if (!handler) throw new Error(`No handler registered for '${message.channel}'`);
      const value = await handler(event, ...message.args);
      contents.deliver(codec.enc({ ...reply, value }));
    } catch (error) {
      const text = `Error invoking remote method '${message.channel}': ${error}`;
      contents.deliver(codec.enc({ ...reply, error: text }));
    }
  }

  async loadURL(url) {
    await this.opened;
    const loaded = new Promise((settle) => {
      this.webContents.once('did-finish-load', settle);
    });
    this.loading = url;
    const result = await this.cdp('Page.navigate', { url });
    if (result.errorText) throw new Error(`${result.errorText} loading '${url}'`);
    await loaded;
  }
  loadFile(file) {
    return this.loadURL(pathToFileURL(resolve(file)).href);
  }
  show() {
    this.isShown = true;
    this.emit('show');
  }
  focus() {}
  maximize() {}
  restore() {}
  isMaximized() {
    return false;
  }
  isMinimized() {
    return false;
  }
  isDestroyed() {
    return this.#isDestroyed;
  }
  getNormalBounds() {
    const { x = 0, y = 0, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }
  getBounds() {
    return this.getNormalBounds();
  }
  getContentSize() {
    const { width, height } = this.getBounds();
    return [width, height];
  }
  close() {
    let isStopped = false;
    const event = {
      preventDefault() {
        isStopped = true;
      },
    };
    this.emit('close', event);
    if (!isStopped) this.destroy();
  }
  destroy() {
    void this.#chromium.send('Target.closeTarget', { targetId: this.targetId });
  }
  closedByPage() {
    this.#isDestroyed = true;
    windows.delete(this.targetId);
    this.emit('closed');
    if (windows.size > 0) return;
    if (!app.isQuitting && app.listenerCount('window-all-closed') > 0)
      app.emit('window-all-closed');
    else app.quit();
  }
}

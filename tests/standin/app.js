import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chromium } from './chromium.js';

/** Target id of the tab, to the window that it is. */
export const windows = new Map();

export const chromium = Chromium.launch().then((launched) => {
  launched.on('Target.targetDestroyed', ({ targetId }) => windows.get(targetId)?.closedByPage());
  launched.on('Target.targetCreated', ({ targetInfo }) => {
    const opener = windows.get(targetInfo.openerId);
    if (!opener) return;
    const asked = { url: targetInfo.url };
    const answer = opener.webContents.openHandler?.(asked) ?? { action: 'allow' };
    const { targetId } = targetInfo;
    if (answer.action === 'deny') void launched.send('Target.closeTarget', { targetId });
  });
  process.stderr.write(`DevTools listening on ${launched.url}\n`);
  return launched;
});

class App extends EventEmitter {
  name = 'Parallax';
  isPackaged = false;
  switches = [];
  isSandboxed = false;
  commandLine = {
    appendSwitch: (name, value) => this.switches.push([name, value]),
  };
  #paths = new Map();
  isQuitting = false;

  whenReady() {
    return chromium.then(() => {
      this.emit('ready');
    });
  }
  getPath(name) {
    return this.#paths.get(name) ?? join(tmpdir(), name);
  }
  setPath(name, path) {
    this.#paths.set(name, path);
  }
  getAppPath() {
    return process.cwd();
  }
  getName() {
    return this.name;
  }
  requestSingleInstanceLock() {
    return true;
  }
  enableSandbox() {
    this.isSandboxed = true;
  }
  quit() {
    this.isQuitting = true;
    if (windows.size > 0) {
      for (const window of windows.values()) window.close();
      return;
    }
    let isStopped = false;
    const event = {
      preventDefault() {
        isStopped = true;
      },
    };
    this.emit('will-quit', event);
    if (isStopped) return;
    this.emit('quit', {}, 0);
    this.exit(0);
  }
  exit(code = 0) {
    void chromium.then((launched) => launched.end()).finally(() => process.exit(code));
  }
}

export const app = new App();

import { EventEmitter } from 'node:events';
import { standinCodec } from './codec.js';

const codec = standinCodec();

/** The page of a window. What is sent before the page's isolated world stands waits for it. */
export class WebContents extends EventEmitter {
  contextId;
  url = '';
  openHandler;
  #queue = [];

  constructor(window, id) {
    super();
    this.window = window;
    this.id = id;
  }
  get mainFrame() {
    return { url: this.url, parent: null };
  }
  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }
  send(channel, ...args) {
    this.deliver(codec.enc({ k: 'event', channel, args }));
  }
  deliver(text) {
    if (this.contextId === undefined) {
      this.#queue.push(text);
      return;
    }
    void this.window
      .cdp('Runtime.callFunctionOn', {
        functionDeclaration: 'function(t){globalThis.__standinReceive(t)}',
        arguments: [{ value: text }],
        executionContextId: this.contextId,
      })
      // The world went away with its page; Electron drops such messages too.
      .catch(() => undefined);
  }
  worldStands(contextId) {
    this.contextId = contextId;
    for (const text of this.#queue.splice(0)) this.deliver(text);
  }
  getURL() {
    return this.url;
  }
  isDestroyed() {
    return this.window.isDestroyed();
  }
}

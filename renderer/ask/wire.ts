import type { DesktopBridge, FromHost, ToHost } from '#contract/wire.ts';

declare global {
  interface Window {
    readonly parallax?: DesktopBridge;
  }
}

/** Whether the host can be reached. */
export type WireState = 'connecting' | 'open' | 'lost';

/** A way to the host. `pathOf` is null where files have no path (the browser). */
export interface Wire {
  send(message: ToHost): void;
  readonly pathOf: ((file: File) => string) | null;
}

/** What a wire tells the page. */
export interface WireListener {
  readonly message: (message: FromHost) => void;
  readonly state: (state: WireState) => void;
}

/** Opens a wire; its messages go to the listener. */
export type OpenWire = (listener: WireListener) => Wire;

/** The wire of this page: the desktop's bridge where there is one, else a WebSocket to where it came from. */
export const openPageWire: OpenWire = (listener) =>
  window.parallax === undefined
    ? openSocketWire(listener)
    : openDesktopWire(window.parallax, listener);

function openDesktopWire(bridge: DesktopBridge, listener: WireListener): Wire {
  const connection = bridge.connect(listener.message);
  listener.state('open');
  return {
    send: (message) => connection.send(message),
    pathOf: (file) => connection.pathOf(file),
  };
}

const shortestWaitMs = 400;
const longestWaitMs = 5_000;

function openSocketWire(listener: WireListener): Wire {
  const address = new URL('/wire', location.href.replace(/^http/u, 'ws'));
  address.hash = '';
  const waiting: ToHost[] = [];
  let socket: WebSocket;
  let waitMs = shortestWaitMs;

  const connect = (): void => {
    socket = new WebSocket(address);
    socket.addEventListener('open', () => {
      waitMs = shortestWaitMs;
      listener.state('open');
      for (const message of waiting.splice(0)) socket.send(JSON.stringify(message));
    });
    socket.addEventListener('message', (event: MessageEvent<string>) => {
      listener.message(JSON.parse(event.data) as FromHost);
    });
    socket.addEventListener('close', () => {
      waiting.length = 0;
      listener.state('lost');
      setTimeout(connect, waitMs);
      waitMs = Math.min(longestWaitMs, waitMs * 2);
    });
  };

  listener.state('connecting');
  connect();
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
      else waiting.push(message);
    },
    pathOf: null,
  };
}

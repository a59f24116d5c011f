import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Host } from '#main/assemble.ts';
import { Admissions } from './admission.ts';
import { largestDroppedBytes } from './dropped-file.ts';
import { listRendererFiles } from './renderer-files.ts';
import { requestUrl, type Serving, serveRequest } from './serve-request.ts';
import { largestMessageBytes, serveWireSocket } from './wire-socket.ts';
import { rememberWrittenFiles } from './written-files.ts';

/** What the browser face needs. */
export interface BrowserFaceOptions {
  readonly host: Host;
  /** The folder of the built page. */
  readonly rendererFolder: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The largest file that can be dropped onto the page; see `largestDroppedBytes`. */
  readonly droppedLimitBytes?: number;
}

/** A running browser face. */
export interface BrowserFace {
  /** The address to open; its token works once. */
  readonly url: string;
  /** Ends connections and cancels what runs for them; the host stays the caller's. */
  close(): Promise<void>;
}

/**
 * Serves the page and the wire on 127.0.0.1, to whoever opens the address with its one-time token.
 *
 * Invariants: it listens on loopback only; every answer carries the security headers; nothing but the
 * exchange of the token is answered without the cookie.
 *
 * @throws when the port is taken (`EADDRINUSE`) or the folder of the page is missing (`ENOENT`).
 */
export async function startBrowserFace(options: BrowserFaceOptions): Promise<BrowserFace> {
  const files = listRendererFiles(options.rendererFolder);
  const server = createServer();
  const port = await listening(server, options.port);
  const admissions = new Admissions(port);
  const { host, written } = rememberWrittenFiles(options.host);
  const droppedLimitBytes = options.droppedLimitBytes ?? largestDroppedBytes;
  const serving: Serving = { admissions, files, written, home: host.home, droppedLimitBytes };
  server.on('request', (request, response) => void serveRequest(request, response, serving));
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: largestMessageBytes,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A page that goes away in the middle of a handshake.
    socket.on('error', () => socket.destroy());
    const url = requestUrl(request);
    if (url?.pathname !== '/wire' || admissions.decide(request, url, true).kind !== 'admitted') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (open) => serveWireSocket(open, host));
  });
  return {
    url: admissions.firstUrl,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listening(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  return address.port;
}

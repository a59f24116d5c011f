import { request } from 'node:http';
import { WebSocket } from 'ws';

/** An answer as it came over HTTP. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends a request whose path and headers go out exactly as they are given. */
export function send(
  port: number,
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Buffer;
  } = {},
): Promise<Reply> {
  return new Promise((settle, fail) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers: options.headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const body = Buffer.concat(chunks).toString('utf8');
          settle({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      },
    );
    sent.on('error', fail);
    sent.end(options.body);
  });
}

/** Exchanges the token of a printed address for its cookie. */
export async function cookieOf(url: string): Promise<string> {
  const { port, pathname, search } = new URL(url);
  const reply = await send(Number(port), pathname + search);
  const [cookie = ''] = reply.headers['set-cookie'] ?? [];
  return cookie.split(';')[0] ?? '';
}

/** Opens the wire with these headers; null when it is refused. */
export function openWire(
  port: number,
  headers: Readonly<Record<string, string>>,
  path = '/wire',
): Promise<WebSocket | null> {
  return new Promise((settle) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.once('open', () => settle(socket));
    socket.once('error', () => settle(null));
  });
}

/** The next message on the wire, read. */
export function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((settle) => {
    socket.once('message', (data) => settle(JSON.parse(String(data))));
  });
}

/** The code with which a socket is closed. */
export function closingCode(socket: WebSocket): Promise<number> {
  return new Promise((settle) => socket.once('close', settle));
}

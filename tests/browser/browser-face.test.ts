import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BrowserFace, startBrowserFace } from '#main/browser/browser-face.ts';
import { contentSecurityPolicy } from '#main/browser/security-headers.ts';
import { closingCode, cookieOf, nextMessage, openWire, send } from './guarded-requests.ts';
import { type ScriptedHost, scriptedHost, untilCancelled } from './scripted-host.ts';

let home: string;
let face: BrowserFace;
let host: ScriptedHost;
let port: number;
let cookie: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'parallax-face-'));
  const page = join(home, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(join(page, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(home, 'private.html'), 'private');
  host = scriptedHost(home, (name, input, watch) => {
    if (name === 'project.verify') {
      watch.onProgress?.({
        stage: 'chunks',
        done: 1,
        total: 2,
        rows: null,
        rowsPerSecond: null,
        secondsLeft: null,
      });
      return untilCancelled(watch);
    }
    if (name === 'report.write') {
      const { out } = input as { out: string };
      writeFileSync(out, 'a report');
      return Promise.resolve({ ok: true, value: { file: out } });
    }
    return Promise.resolve({ ok: true, value: { name, input } });
  });
  face = await startBrowserFace({ host, rendererFolder: page, port: 0, droppedLimitBytes: 1000 });
  port = Number(new URL(face.url).port);
  cookie = await cookieOf(face.url);
});

afterAll(async () => {
  await face.close();
  rmSync(home, { recursive: true, force: true });
});

const own = (): Record<string, string> => ({ cookie, origin: `http://127.0.0.1:${port}` });

describe('who is admitted', () => {
  test('the token sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const other = await startBrowserFace({ host, rendererFolder: join(home, 'page'), port: 0 });
    const { port: otherPort, pathname, search } = new URL(other.url);
    const reply = await send(Number(otherPort), pathname + search);
    await other.close();
    expect(reply.status).toBe(303);
    expect(reply.headers['location']).toBe('/');
    expect(reply.headers['set-cookie']?.[0]).toMatch(
      /^parallax-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u,
    );
  });

  test('a token works once', async () => {
    const { pathname, search } = new URL(face.url);
    expect((await send(port, pathname + search)).status).toBe(403);
  });

  test('a wrong token is refused', async () => {
    expect((await send(port, `/?token=${'x'.repeat(43)}`)).status).toBe(403);
  });

  test.each(['/', '/assets/index.js', '/nothing', '/result?file=a', '/wire'])(
    'without the cookie %s is refused',
    async (path) => {
      expect((await send(port, path)).status).toBe(403);
      expect((await send(port, path, { headers: { cookie: `${cookie}x` } })).status).toBe(403);
    },
  );

  test.each(['localhost', 'parallax.example', '127.0.0.1.example', '[::1]'])(
    'the name %s does not lead here, with the right cookie or not',
    async (name) => {
      const headers = { cookie, host: `${name}:${port}` };
      expect((await send(port, '/', { headers })).status).toBe(403);
      expect(await openWire(port, { ...own(), host: `${name}:${port}` })).toBeNull();
    },
  );

  test('another site cannot ask, read or drop', async () => {
    const headers = { cookie, origin: 'https://parallax.example' };
    expect((await send(port, '/', { headers })).status).toBe(403);
    const drop = { method: 'POST', headers, body: 'a' };
    expect((await send(port, '/drop?name=a.csv', drop)).status).toBe(403);
    const silent = { method: 'POST', headers: { cookie }, body: 'a' };
    expect((await send(port, '/drop?name=a.csv', silent)).status).toBe(403);
  });

  test('no other origin learns anything from a preflight', async () => {
    const headers = { cookie, origin: 'https://parallax.example' };
    const reply = await send(port, '/', { method: 'OPTIONS', headers });
    expect(reply.status).toBe(403);
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    );
  });

  test.each([
    ['no cookie', (): Record<string, string> => ({ origin: `http://127.0.0.1:${port}` })],
    ['no origin', (): Record<string, string> => ({ cookie })],
    ['a foreign origin', (): Record<string, string> => ({ cookie, origin: 'http://127.0.0.1:1' })],
    ['the origin of a sandboxed page', (): Record<string, string> => ({ cookie, origin: 'null' })],
  ])('the wire refuses %s', async (_what, headers) => {
    expect(await openWire(port, headers())).toBeNull();
  });

  test('the wire is at one address', async () => {
    expect(await openWire(port, own(), '/')).toBeNull();
    expect(await openWire(port, own(), '/wires')).toBeNull();
  });
});

describe('what is served', () => {
  test('the page and its files, with their types', async () => {
    const page = await send(port, '/', { headers: { cookie } });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const script = await send(port, '/assets/index.js', { headers: { cookie } });
    expect([script.status, script.body]).toEqual([200, 'export {};']);
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    '/../private.html',
    '/assets/../../private.html',
    '/..%2fprivate.html',
    '/%2e%2e/private.html',
    '/%2e%2e%2fprivate.html',
    '/..\\private.html',
    '/..%5cprivate.html',
    '//private.html',
    'http://127.0.0.1/private.html',
    '/assets/..%00/../private.html',
    '/assets',
    '/assets/',
  ])('%s leads nowhere', async (path) => {
    const reply = await send(port, path, { headers: { cookie } });
    expect([400, 403, 404]).toContain(reply.status);
    expect(reply.body).not.toContain('private');
  });

  test('only GET and HEAD read', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST']) {
      expect((await send(port, '/', { method, headers: own() })).status).toBe(405);
    }
    const head = await send(port, '/', { method: 'HEAD', headers: { cookie } });
    expect([head.status, head.body]).toEqual([200, '']);
  });

  test('every answer carries the security headers, refusals too', async () => {
    const replies = [
      await send(port, '/', { headers: { cookie } }),
      await send(port, '/nothing', { headers: { cookie } }),
      await send(port, '/'),
      await send(port, '/drop?name=a.csv', { method: 'POST', headers: own(), body: 'a,b' }),
    ];
    for (const { headers } of replies) {
      expect(headers).toMatchObject({
        'content-security-policy': contentSecurityPolicy,
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
    }
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|ws:/u);
  });
});

describe('files', () => {
  const drop = (name: string, body: string | Buffer) =>
    send(port, `/drop?name=${encodeURIComponent(name)}`, { method: 'POST', headers: own(), body });

  test('a dropped file is kept whole, under its own name in a folder of its own', async () => {
    const first = JSON.parse((await drop('größe.csv', 'a,b\n1,2\n')).body) as { file: string };
    const second = JSON.parse((await drop('größe.csv', 'c\n')).body) as { file: string };
    expect(first.file).not.toBe(second.file);
    expect(first.file.startsWith(join(home, 'dropped'))).toBe(true);
    expect(first.file.endsWith('größe.csv')).toBe(true);
    expect(readFileSync(first.file, 'utf8')).toBe('a,b\n1,2\n');
  });

  test('a dropped name cannot leave its folder', async () => {
    const { file } = JSON.parse((await drop('../../../evil.csv', 'a')).body) as { file: string };
    expect(file.startsWith(join(home, 'dropped'))).toBe(true);
    expect(existsSync(join(home, 'evil.csv'))).toBe(false);
  });

  test('nothing is left of a file that is too large', async () => {
    const before = readdirSync(join(home, 'dropped')).length;
    expect((await drop('big.csv', Buffer.alloc(1001))).status).toBe(413);
    await expect(
      send(port, '/drop?name=big.csv', {
        method: 'POST',
        headers: { ...own(), 'transfer-encoding': 'chunked' },
        body: Buffer.alloc(1001),
      }),
    ).rejects.toThrow();
    await vi.waitFor(() => expect(readdirSync(join(home, 'dropped'))).toHaveLength(before));
  });

  test('nothing is left of a file that stopped arriving', async () => {
    const before = readdirSync(join(home, 'dropped')).length;
    const sending = request({
      host: '127.0.0.1',
      port,
      path: '/drop?name=half.csv',
      method: 'POST',
      headers: { ...own(), 'content-length': '500' },
    });
    const ended = new Promise((settle) => sending.once('error', settle));
    sending.write('half');
    await vi.waitFor(() => expect(readdirSync(join(home, 'dropped'))).toHaveLength(before + 1));
    sending.destroy(new Error('gone'));
    await ended;
    await vi.waitFor(() => expect(readdirSync(join(home, 'dropped'))).toHaveLength(before));
  });

  test('a report can be fetched once it was written in this session, and nothing else can', async () => {
    const out = join(home, "Quarter's report.xlsx");
    const path = `/result?file=${encodeURIComponent(out)}`;
    expect((await send(port, path, { headers: { cookie } })).status).toBe(404);
    const socket = await openWire(port, own());
    socket?.send(JSON.stringify({ type: 'call', id: 1, name: 'report.write', input: { out } }));
    if (socket !== null) await nextMessage(socket);
    socket?.close();
    const reply = await send(port, path, { headers: { cookie } });
    expect([reply.status, reply.body]).toEqual([200, 'a report']);
    expect(reply.headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''Quarter%27s%20report.xlsx",
    );
    const secret = `/result?file=${encodeURIComponent(join(home, 'private.html'))}`;
    expect((await send(port, secret, { headers: { cookie } })).status).toBe(404);
  });
});

describe('the wire', () => {
  const opened = async () => {
    const socket = await openWire(port, own());
    if (socket === null) throw new Error('the wire was refused');
    return socket;
  };

  test('a call is answered under its id', async () => {
    const socket = await opened();
    socket.send(JSON.stringify({ type: 'call', id: 7, name: 'project.current', input: {} }));
    expect(await nextMessage(socket)).toEqual({
      type: 'answer',
      id: 7,
      answer: { ok: true, value: { name: 'project.current', input: {} } },
    });
    socket.close();
  });

  test('progress comes before the answer, and a cancelled call is answered once', async () => {
    const socket = await opened();
    socket.send(JSON.stringify({ type: 'call', id: 3, name: 'project.verify', input: {} }));
    expect(await nextMessage(socket)).toMatchObject({ type: 'progress', id: 3 });
    socket.send(JSON.stringify({ type: 'cancel', id: 3 }));
    expect(await nextMessage(socket)).toMatchObject({ answer: { error: { code: 'cancelled' } } });
    socket.send(JSON.stringify({ type: 'cancel', id: 3 }));
    socket.send(JSON.stringify({ type: 'call', id: 3, name: 'project.current', input: {} }));
    expect(await nextMessage(socket)).toMatchObject({ id: 3, answer: { ok: true } });
    socket.close();
  });

  test('a change is told to every page', async () => {
    const sockets = [await opened(), await opened()];
    const heard = Promise.all(sockets.map(nextMessage));
    host.changed('segment.define');
    expect(await heard).toEqual(Array(2).fill({ type: 'changed', by: 'segment.define' }));
    for (const socket of sockets) socket.close();
  });

  test('what runs for a page is cancelled when the page goes away', async () => {
    const socket = await opened();
    socket.send(JSON.stringify({ type: 'call', id: 1, name: 'project.verify', input: {} }));
    await nextMessage(socket);
    const signal = host.asked.at(-1)?.watch.signal;
    expect(signal?.aborted).toBe(false);
    socket.terminate();
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });

  test.each([
    ['no JSON', 'hello'],
    ['null', 'null'],
    ['another type', '{"type":"answer","id":1}'],
    ['a call without a name', '{"type":"call","id":1,"input":{}}'],
    ['an id that is no count', '{"type":"cancel","id":-1}'],
    ['fields that the wire does not know', '{"type":"cancel","id":1,"more":1}'],
  ])('%s ends the connection', async (_what, text) => {
    const socket = await opened();
    const code = closingCode(socket);
    socket.send(text);
    expect(await code).toBe(1008);
  });

  test('bytes, an id that is running, and an endless message end the connection', async () => {
    const bytes = await opened();
    const bytesCode = closingCode(bytes);
    bytes.send(Buffer.from('{"type":"cancel","id":1}'));
    expect(await bytesCode).toBe(1008);

    const twice = await opened();
    const twiceCode = closingCode(twice);
    const call = JSON.stringify({ type: 'call', id: 1, name: 'project.verify', input: {} });
    twice.send(call);
    twice.send(call);
    expect(await twiceCode).toBe(1008);

    const endless = await opened();
    const endlessCode = closingCode(endless);
    endless.on('error', () => endless.terminate());
    endless.send('x'.repeat(16 * 1024 ** 2 + 1));
    expect([1006, 1009]).toContain(await endlessCode);
  });
});

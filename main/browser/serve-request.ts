import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { errorInWords } from '#main/error-in-words.ts';
import type { Admissions } from './admission.ts';
import { DroppedFileTooLarge, keepDroppedFile } from './dropped-file.ts';
import type { RendererFile } from './renderer-files.ts';
import { securityHeaders } from './security-headers.ts';
import type { WrittenFiles } from './written-files.ts';

/** What answering a request needs. */
export interface Serving {
  readonly admissions: Admissions;
  readonly files: ReadonlyMap<string, RendererFile>;
  readonly written: WrittenFiles;
  /** Where dropped files are kept. */
  readonly home: string;
  readonly droppedLimitBytes: number;
}

/** The address of a request; null for what is no path of this host (`//elsewhere`, `http://...`). */
export function requestUrl(request: IncomingMessage): URL | null {
  const path = request.url ?? '';
  return /^\/(?![/\\])/u.test(path) ? URL.parse(path, 'http://127.0.0.1') : null;
}

/** Answers one request of a browser; never rejects. */
export async function serveRequest(
  request: IncomingMessage,
  response: ServerResponse,
  serving: Serving,
): Promise<void> {
  try {
    await answer(request, response, serving);
  } catch (error) {
    const isGone = response.destroyed || error instanceof DroppedFileTooLarge;
    if (!isGone) errorInWords(error);
    if (response.headersSent || isGone) response.destroy();
    else say(response, 500, 'Something went wrong inside Parallax.');
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  serving: Serving,
): Promise<void> {
  const url = requestUrl(request);
  if (url === null) return say(response, 400, 'This is no address.');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const admission = serving.admissions.decide(request, url, !isRead);
  if (admission.kind === 'refused') return say(response, 403, admission.why);
  if (admission.kind === 'exchanged') {
    response.writeHead(303, {
      ...securityHeaders,
      location: '/',
      'set-cookie': admission.cookie,
    });
    response.end();
    return;
  }
  if (request.method === 'POST' && url.pathname === '/drop') {
    return takeDrop(request, response, serving, url.searchParams.get('name') ?? '');
  }
  if (!isRead) return say(response, 405, 'This can only be read.');
  if (url.pathname === '/result') {
    return sendResult(request, response, serving, url.searchParams.get('file') ?? '');
  }
  const found = serving.files.get(url.pathname);
  if (found === undefined) return say(response, 404, 'There is no such page.');
  await sendFile(request, response, found.file, { 'content-type': found.contentType });
}

async function takeDrop(
  request: IncomingMessage,
  response: ServerResponse,
  { home, droppedLimitBytes }: Serving,
  name: string,
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > droppedLimitBytes) {
    return say(response, 413, 'The file is too large to be dropped; open it by its path.');
  }
  const file = await keepDroppedFile(request, home, name, droppedLimitBytes);
  response.writeHead(200, { ...securityHeaders, 'content-type': 'application/json' });
  response.end(JSON.stringify({ file }));
}

async function sendResult(
  request: IncomingMessage,
  response: ServerResponse,
  serving: Serving,
  file: string,
): Promise<void> {
  if (!serving.written.has(file)) {
    return say(response, 404, 'Only files that were just written can be fetched.');
  }
  const name = encodeURIComponent(basename(file)).replace(
    /['()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  await sendFile(request, response, file, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  });
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null) return say(response, 404, 'The file is no longer there.');
  response.writeHead(200, { ...securityHeaders, ...headers, 'content-length': found.size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response);
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

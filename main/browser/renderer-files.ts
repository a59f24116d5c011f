import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

const typeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** A file of the built page. */
export interface RendererFile {
  readonly file: string;
  readonly contentType: string;
}

/**
 * The built page's files by the path of their address, listed once. Only what is listed is ever served,
 * so no address can lead out of the folder. Source maps stay at home.
 */
export function listRendererFiles(folder: string): ReadonlyMap<string, RendererFile> {
  const fileByPath = new Map<string, RendererFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const contentType = typeByExtension[extname(entry.name)];
    if (contentType === undefined) continue;
    fileByPath.set(`/${relative(folder, file).split(sep).join('/')}`, { file, contentType });
  }
  const index = fileByPath.get('/index.html');
  if (index !== undefined) fileByPath.set('/', index);
  return fileByPath;
}

import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { safeFileName } from './safe-file-name.ts';

/** The largest file that can be dropped onto the page: 8 GiB. Larger ones are opened by their path. */
export const largestDroppedBytes = 8 * 1024 ** 3;

/** Thrown when a dropped file grows beyond the limit. */
export class DroppedFileTooLarge extends Error {}

/**
 * Keeps a file that was dropped onto the page under `<home>/dropped/`, in a folder of its own, and
 * answers its path. The bytes go to disk as they come. Nothing is left of a file that did not arrive
 * whole. Kept files stay: an analysis that reads one can be computed again later.
 *
 * @throws {DroppedFileTooLarge} beyond `limitBytes`; and what the file system or the sender breaks.
 */
export async function keepDroppedFile(
  body: Readable,
  home: string,
  name: string,
  limitBytes: number,
): Promise<string> {
  const dropped = join(home, 'dropped');
  await mkdir(dropped, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(dropped, 'file-'));
  try {
    const arriving = join(folder, '.arriving');
    await pipeline(body, sizeGuard(limitBytes), createWriteStream(arriving, { mode: 0o600 }));
    const file = join(folder, safeFileName(name));
    await rename(arriving, file);
    return file;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function sizeGuard(limitBytes: number): Transform {
  let sizeBytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > limitBytes) done(new DroppedFileTooLarge(`more than ${limitBytes} bytes`));
      else done(null, chunk);
    },
  });
}

import { crc32 } from 'node:zlib';
import type { Interruption } from '#analysis/interruption.ts';
import { ImportError } from '../import-error.ts';
import { unpackEntry, type ZipEntry } from '../zip-directory.ts';

const mostMimeBytes = 200;
const mostManifestBytes = 4 << 20;
const sheetType = 'application/vnd.oasis.opendocument.spreadsheet';

/** The spreadsheets that are archives and are not .xlsx. */
export type ArchivedSpreadsheet = 'xlsb' | 'ods';

/**
 * What kind of spreadsheet other than .xlsx an archive is, once all of it has been unpacked for a trial
 * and was as large as declared; null for .xlsx and for what is no spreadsheet.
 *
 * @throws {ImportError} `workbook-not-readable` (a password, a broken entry), `workbook-expands-too-far`.
 */
export async function otherSpreadsheet(
  file: string,
  archive: Buffer,
  entries: readonly ZipEntry[],
  interruption: Interruption,
): Promise<ArchivedSpreadsheet | null> {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const kind = byName.has('xl/workbook.bin')
    ? 'xlsb'
    : (await beginningOf(archive, byName.get('mimetype'), mostMimeBytes)).startsWith(sheetType)
      ? 'ods'
      : null;
  if (kind === null) return null;
  const manifest = byName.get('META-INF/manifest.xml');
  const isLocked =
    byName.has('encrypted-package') ||
    (await beginningOf(archive, manifest, mostManifestBytes)).includes('encryption-data');
  if (isLocked) {
    throw new ImportError('workbook-not-readable', {
      file,
      reason: 'It is protected by a password.',
    });
  }
  for (const entry of entries) {
    await checkEntry(file, archive, entry, entry.unpackedBytes, interruption, () => undefined);
  }
  return kind;
}

/**
 * Unpacks an entry once without keeping it.
 *
 * @throws {ImportError} `workbook-expands-too-far` where more than `most` comes out,
 *   `workbook-not-readable` where it is not what the archive's checksum says.
 */
export async function checkEntry(
  file: string,
  archive: Buffer,
  entry: ZipEntry,
  most: number,
  interruption: Interruption,
  consume: (piece: Buffer) => void,
): Promise<void> {
  let checksum = 0;
  let bytes: number;
  try {
    bytes = await unpackEntry(archive, entry, most, (piece) => {
      interruption.report('opening the workbook', 0, null);
      checksum = crc32(piece, checksum);
      consume(piece);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'cancelled') throw error;
    const reason = `The part “${entry.name}” of it cannot be unpacked.`;
    throw new ImportError('workbook-not-readable', { file, reason }, { cause: error });
  }
  if (bytes > most && most === entry.unpackedBytes) {
    const reason = `The part “${entry.name}” of it is larger than the archive says it is.`;
    throw new ImportError('workbook-not-readable', { file, reason });
  }
  if (bytes > most) {
    const ratio = Math.round(bytes / archive.length);
    throw new ImportError('workbook-expands-too-far', {
      file,
      bytes: archive.length,
      expandsTo: bytes,
      ratio,
    });
  }
  if (checksum !== entry.crc32) {
    const reason = `The part “${entry.name}” of it is damaged: its checksum does not fit.`;
    throw new ImportError('workbook-not-readable', { file, reason });
  }
}

async function beginningOf(
  archive: Buffer,
  entry: ZipEntry | undefined,
  most: number,
): Promise<string> {
  if (entry === undefined) return '';
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    await unpackEntry(archive, entry, entry.unpackedBytes, (piece) => {
      pieces.push(Buffer.from(piece));
      length += piece.length;
      return length < most;
    });
  } catch {
    return '';
  }
  return Buffer.concat(pieces).toString('utf8');
}

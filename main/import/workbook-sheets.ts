import { ImportError } from './import-error.ts';
import { unpackEntry, type ZipEntry } from './zip-directory.ts';

/** A sheet of a workbook, as its list of sheets has it. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** The entry of the archive that holds its cells; null when it is not there. */
  readonly entry: ZipEntry | null;
}

const mostListBytes = 8 << 20;

/**
 * The sheets of a workbook in their order.
 *
 * @throws {ImportError} `format-not-supported` for an archive that is no workbook,
 *   `workbook-not-readable` for one that is broken.
 */
export async function listSheets(
  file: string,
  archive: Buffer,
  entries: readonly ZipEntry[],
): Promise<readonly WorkbookSheet[]> {
  const byName = new Map(entries.map((entry) => [entry.name.replace(/^\//u, ''), entry]));
  const list = byName.get('xl/workbook.xml');
  if (!list) throw new ImportError('format-not-supported', { file, found: archiveName(byName) });
  const links = byName.get('xl/_rels/workbook.xml.rels');
  const workbook = await textOf(archive, list);
  const targets = targetById(links ? await textOf(archive, links) : '');
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\b([^<>]*)\/?>/gu)].map((found) => {
    const attributes = found[1] ?? '';
    const target = targets.get(attribute(attributes, '\\w+:id')) ?? '';
    return {
      name: attribute(attributes, 'name'),
      isHidden: /^(?:hidden|veryHidden)$/u.test(attribute(attributes, 'state')),
      entry: byName.get(resolved(target)) ?? null,
    };
  });
  if (sheets.length === 0)
    throw new ImportError('workbook-not-readable', { file, reason: 'It has no sheets.' });
  return sheets;
}

/** Whether a workbook counts its days from 1904, as old ones made on a Macintosh do. */
export async function countsDaysFrom1904(
  archive: Buffer,
  entries: readonly ZipEntry[],
): Promise<boolean> {
  const list = entries.find(({ name }) => name.replace(/^\//u, '') === 'xl/workbook.xml');
  if (list === undefined) return false;
  const workbook = await textOf(archive, list);
  return /<(?:\w+:)?workbookPr\b[^<>]*\sdate1904="(?:1|true)"/u.test(workbook);
}

function archiveName(byName: ReadonlyMap<string, ZipEntry>): string {
  const names = [...byName.keys()];
  if (names.some((name) => name.startsWith('word/'))) return 'a Word document';
  if (names.some((name) => name.startsWith('ppt/'))) return 'a PowerPoint document';
  if (byName.has('content.xml')) return 'an OpenDocument file';
  return names.some((name) => name.startsWith('xl/')) ? 'a binary Excel workbook' : 'a zip archive';
}

async function textOf(archive: Buffer, entry: ZipEntry): Promise<string> {
  const pieces: Buffer[] = [];
  await unpackEntry(archive, entry, mostListBytes, (piece) => pieces.push(Buffer.from(piece)));
  return Buffer.concat(pieces).toString('utf8');
}

function targetById(links: string): ReadonlyMap<string, string> {
  return new Map(
    [...links.matchAll(/<Relationship\b([^<>]*)\/?>/gu)].map((found) => {
      const attributes = found[1] ?? '';
      return [attribute(attributes, 'Id'), attribute(attributes, 'Target')];
    }),
  );
}

function resolved(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(
    attributes,
  );
  return unescaped(found?.[1] ?? found?.[2] ?? '');
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&apos;/gu, "'")
    .replace(/&#x([0-9a-f]+);/giu, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/gu, '&');
}

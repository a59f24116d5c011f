import { createHash } from 'node:crypto';
import { recogniseEncoding } from '../encodings.ts';
import { ImportError } from '../import-error.ts';
import { readSmallFile } from '../small-file.ts';
import { decodedOrNull } from '../transcode.ts';
import { readZipDirectory, unpackEntry } from '../zip-directory.ts';

/** The text of a document, page by page where it has pages; a text without has one. */
export interface DocumentText {
  readonly pages: readonly string[];
  readonly hasPages: boolean;
  readonly sha256: string;
}

const mostBytes = 64 << 20;
/** The reader has the whole text as a tree in memory: many times what it unpacks to. */
const mostUnpackedBytes = 32 << 20;

/**
 * Reads the text of a document: .txt, .md and other plain text, .docx, and .pdf with a text layer. Nothing in
 * it is executed and nothing is fetched.
 *
 * @throws {ImportError} `file-not-found`, `file-not-readable`, `file-too-large`, `file-empty`,
 *   `file-is-binary`, `file-damaged`, `format-not-supported` (a .pdf without text).
 */
export async function readDocumentText(file: string): Promise<DocumentText> {
  const bytes = readWhole(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const beginning = bytes.subarray(0, 5).toString('latin1');
  if (beginning === '%PDF-') return { ...(await pdfPages(file, bytes)), sha256 };
  if (beginning.startsWith('PK\u0003\u0004')) {
    return { pages: [await wordText(file, bytes)], hasPages: false, sha256 };
  }
  return { pages: [plainText(file, bytes)], hasPages: false, sha256 };
}

function readWhole(file: string): Buffer {
  const bytes = readSmallFile(file, mostBytes);
  if (bytes.length === 0) throw new ImportError('file-empty', { file });
  return bytes;
}

function plainText(file: string, bytes: Buffer): string {
  const { encoding } = recogniseEncoding(bytes);
  const text = decodedOrNull(bytes, encoding);
  if (text === null || text.includes('\0')) throw new ImportError('file-is-binary', { file });
  return text;
}

async function wordText(file: string, bytes: Buffer): Promise<string> {
  await refuseStrangeArchive(file, bytes);
  const { default: mammoth } = await import('mammoth');
  try {
    return (await mammoth.extractRawText({ buffer: bytes })).value;
  } catch (error) {
    throw damaged(file, 'a Word document', error);
  }
}

/** A Word document has its text in one entry, which must not unpack beyond all measure. */
async function refuseStrangeArchive(file: string, bytes: Buffer): Promise<void> {
  const entries = readZipDirectory(bytes);
  if (entries === null) throw damaged(file, 'a Word document', new Error('The archive is broken.'));
  const isWord = entries.some(({ name }) => name === 'word/document.xml');
  if (!isWord)
    throw new ImportError('format-not-supported', {
      file,
      found: 'an archive that holds no Word document',
    });
  let left = mostUnpackedBytes;
  for (const entry of entries) {
    left -= await unpackEntry(bytes, entry, left, () => undefined).catch(() => 0);
    if (left < 0)
      throw new ImportError('file-too-large', {
        file,
        bytes: mostUnpackedBytes - left,
        limit: mostUnpackedBytes,
      });
  }
}

async function pdfPages(file: string, bytes: Buffer): Promise<Omit<DocumentText, 'sha256'>> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  let pages: readonly string[];
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
    });
    pages = (await extractText(document, { mergePages: false })).text;
  } catch (error) {
    throw damaged(file, 'a PDF document', error);
  }
  if (pages.some((page) => page.trim() !== '')) return { pages, hasPages: true };
  throw new ImportError('format-not-supported', {
    file,
    found: 'a PDF document of pictures, without a text layer',
  });
}

function damaged(file: string, format: string, cause: unknown): ImportError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ImportError('file-damaged', { file, format, reason }, { cause });
}

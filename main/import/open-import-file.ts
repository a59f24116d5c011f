import type { Interruption } from '#analysis/interruption.ts';
import type { ToldOfFile } from '#contract/calls/imports.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { FileSource } from './byte-source.ts';
import { asKept } from './kept-file.ts';
import { openTableFile } from './open-table-file.ts';
import type { TableFile } from './table-file.ts';
import type { TypedFile } from './typed-file.ts';

/** A file to import: a table of text, or columns with types of their own. */
export type ImportFile =
  | { readonly kind: 'table'; readonly table: TableFile; dispose(): void }
  | { readonly kind: 'typed'; readonly typed: TypedFile; dispose(): void };

interface TypedFormat {
  /** Whether a file that begins so is one of these; `head` has at most 16 bytes. */
  begins(head: Buffer): boolean;
  /** `encoding` of texts where the person knows it; null: as the file says or shows. */
  open(file: string, encoding: string | null, interruption: Interruption): Promise<TypedFile>;
}

/** Readers of files with types of their own; each is loaded when the first of its files is met. */
const typedFormats: readonly TypedFormat[] = [
  {
    begins: (head) => /^\$FL[23]/u.test(head.toString('latin1')),
    open: async (file, encoding) => (await import('./sav/sav-file.ts')).openSav(file, encoding),
  },
  {
    begins: beginsAsStata,
    open: async (file, encoding) =>
      new (await import('./stata/stata-file.ts')).StataFile(file, encoding),
  },
  {
    begins: (head) => /^PAR[1E]/u.test(head.toString('latin1')),
    open: async (file) => {
      const { ParquetFile } = await import('./parquet/parquet-file.ts');
      return asKept(await ParquetFile.open(file));
    },
  },
  {
    begins: beginsAsArrow,
    open: async (file) => asKept(new (await import('./arrow/arrow-file.ts')).ArrowFile(file)),
  },
];

const headBytes = 16;

/**
 * Opens a file by what it begins with, whatever its name says.
 *
 * @param sheet the sheet of a workbook; null: the first that holds anything.
 * @param encoding of the texts of an SPSS or Stata file, where the person knows it; see `encodingToldOf`.
 * @throws {ImportError} `file-not-found`, `file-not-readable`, `file-empty`, `file-is-binary`,
 *   `format-not-supported`, `file-damaged`, and those of a workbook.
 */
export async function openImportFile(
  file: string,
  sheet: string | null,
  encoding: string | null,
  interruption: Interruption,
): Promise<ImportFile> {
  const head = readHead(file);
  const format = typedFormats.find(({ begins }) => begins(head));
  if (format) {
    const typed = await format.open(file, encoding, interruption);
    return { kind: 'typed', typed, dispose: () => typed.dispose() };
  }
  const table = await openTableFile(file, sheet, interruption);
  return { kind: 'table', table, dispose: () => table.dispose() };
}

/**
 * The encoding of a file's texts that the person has told, now or in the plan that she gives; null where the
 * file is to be read as it says or shows. UTF-8 is no such word: plans of files that say their encoding have
 * it, and texts that are UTF-8 are taken for that by themselves.
 */
export function encodingToldOf(wishes: {
  readonly told?: ToldOfFile | undefined;
  readonly plan?: Pick<ImportPlan, 'encoding'> | undefined;
}): string | null {
  const encoding = wishes.told?.encoding ?? wishes.plan?.encoding ?? 'utf-8';
  return /^utf-?8$/iu.test(encoding) ? null : encoding;
}

/** `<stata_dta>`, or in older files the release, the byte order and two bytes that never change. */
function beginsAsStata(head: Buffer): boolean {
  if (head.toString('latin1').startsWith('<stata_dta>')) return true;
  const [release = 0, order = 0, type, unused] = head;
  return (
    release >= 104 && release <= 115 && (order === 1 || order === 2) && type === 1 && unused === 0
  );
}

/** An Arrow file, Feather's first version (to say so), or a stream: a mark, a length, and a message's table. */
function beginsAsArrow(head: Buffer): boolean {
  const beginning = head.toString('latin1');
  if (beginning.startsWith('ARROW1') || beginning.startsWith('FEA1')) return true;
  if (head.length < 16 || head.readUInt32LE(0) !== 0xff_ff_ff_ff) return false;
  const length = head.readInt32LE(4);
  return length > 8 && length < 1 << 26 && head.readUInt32LE(8) < length;
}

function readHead(file: string): Buffer {
  const source = new FileSource(file, { hash: false });
  try {
    const head = Buffer.alloc(headBytes);
    return head.subarray(0, source.read(head, 0, headBytes));
  } finally {
    source.close();
  }
}

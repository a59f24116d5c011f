import type { ImportFormat, ImportPlan } from '#contract/import-plan.ts';
import { BackgroundHash } from './background-hash.ts';
import type { ByteSource } from './byte-source.ts';
import { FileSource } from './byte-source.ts';
import { transcodedToUtf8 } from './transcode.ts';

/** A file as delimited text in UTF-8, which can be read from its start as often as needed. */
export interface TableFile {
  /** The file that the person named. */
  readonly file: string;
  readonly format: ImportFormat;
  readonly fileBytes: number;
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** What was noticed while the table was taken out of its file. */
  readonly warnings: readonly string[];
  /** Those of them that speak of rows at the end. */
  readonly endWarnings?: readonly EndWarning[] | undefined;
  /** The sha256 of the file, where it is known before it is read. */
  readonly sha256: string | null;
  /** What is known of the table before its text is looked at; left out where nothing is. */
  readonly shape?: TableShape | undefined;
  /** Opens the text from its start. */
  open(encoding: string, hash: boolean): OpenTable;
  /** Removes what was put aside. */
  dispose(): void;
}

/** A warning that rows at the end were imported like the others, and the first of those rows. */
export interface EndWarning {
  readonly rowNumber: number;
  readonly words: string;
}

/** What is to be said of a table by a plan: rows that the plan leaves out were not imported like the others. */
export function warningsOfTable(
  { warnings, endWarnings = [] }: TableFile,
  { leftOutRows = [] }: Pick<ImportPlan, 'leftOutRows'>,
): readonly string[] {
  const untrue = endWarnings.filter(({ rowNumber }) => leftOutRows.includes(rowNumber));
  return warnings.filter((warning) => !untrue.some(({ words }) => words === warning));
}

/** What a format says of its table: rows of names, how it was laid out, and that of each column. */
export interface TableShape {
  /** Null where the rows of names are to be recognised. */
  readonly headerRows: number | null;
  readonly why: readonly string[];
  /** In the order of the columns; null for a column of which there is nothing to say. */
  readonly columnWhy: readonly (string | null)[];
}

/** A table being read. */
export interface OpenTable {
  readonly source: ByteSource;
  /** Bytes of the text read so far, and in all. */
  progress(): { readonly done: number; readonly total: number };
  /** The sha256 of the file, once it has been read to its end. */
  digest(): string;
}

/** A delimited file as it lies on disk. */
export function delimitedFile(file: string): TableFile {
  const probe = new FileSource(file, { hash: false });
  const fileBytes = probe.sizeBytes;
  probe.close();
  return {
    file,
    format: 'delimited',
    fileBytes,
    sheets: [],
    sheet: null,
    warnings: [],
    sha256: null,
    open: (encoding, hash) => openDelimited(file, encoding, hash),
    dispose: () => undefined,
  };
}

/** From here on a file is hashed on another thread while it is read. */
const largeBytes = 24 << 20;

/** Opens delimited text for reading as UTF-8; the hash, when asked for, is of the file as it lies on disk. */
export function openDelimited(file: string, encoding: string, hash: boolean): OpenTable {
  const probe = new FileSource(file, { hash: false });
  const isLarge = probe.sizeBytes > largeBytes;
  probe.close();
  const background = hash && isLarge ? new BackgroundHash(file) : null;
  const source = new FileSource(file, { hash: hash && !isLarge });
  const text = transcodedToUtf8(file, source, encoding);
  return {
    source: {
      read: (target, offset, length) => text.read(target, offset, length),
      close: () => {
        background?.close();
        text.close();
      },
    },
    progress: () => ({ done: source.readBytes, total: source.sizeBytes }),
    digest: () => background?.digest() ?? source.digest(),
  };
}

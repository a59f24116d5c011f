import {
  type AsyncBuffer,
  type ColumnMetaData,
  type FileMetaData,
  type ParquetParsers,
  type ParquetScan,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type RowGroup,
} from 'hyparquet';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { ImportError } from '../import-error.ts';
import { RandomFile } from '../random-file.ts';
import { readerLimits } from '../reader-limits.ts';
import type { DescribedColumn } from '../recognise/described-column.ts';
import type { RecognitionWishes } from '../recognise/recognise-plan.ts';
import { typedPlan } from '../recognise/typed-plan.ts';
import type { TypedBatch, TypedColumn, TypedFile, TypedValues } from '../typed-file.ts';
import { categoricalColumns } from './categorical-columns.ts';
import { checkMetadata, checkPages } from './check-pages.ts';
import { FlatColumn } from './flat-column.ts';
import { flatKind } from './flat-values.ts';
import { compressors } from './page-packing.ts';
import { isTextual, type ParquetColumn, parquetColumns } from './parquet-columns.ts';
import { typedValues } from './typed-values.ts';

const batchRows = 65_536;
/** A stretch up to this long is not cut: where files have no index of pages, a cut is unpacked twice. */
const mostBatchRows = 131_072;

/** Instants as milliseconds, texts as the bytes they are: nothing is made into an object per value. */
const parsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (ms) => (typeof ms === 'bigint' ? Number(ms) : Number.NaN),
  timestampFromMicroseconds: (us) =>
    typeof us === 'bigint' ? Math.floor(Number(us) / 1000) : Number.NaN,
  timestampFromNanoseconds: (ns) =>
    typeof ns === 'bigint' ? Math.floor(Math.round(Number(ns) / 1000) / 1000) : Number.NaN,
  dateFromDays: (days) => (typeof days === 'number' ? days * 86_400_000 : Number.NaN),
  stringFromBytes: (bytes) => bytes,
};

/** A Parquet file, read a stretch of a row group at a time. */
export class ParquetFile implements TypedFile {
  readonly file: string;
  readonly format = 'parquet';
  readonly fileBytes: number;
  readonly columns: readonly TypedColumn[];
  readonly rowCount: number;
  readonly warnings: readonly string[];
  /** What the writer of the file kept beside the data, by its keys. */
  readonly keyValues: ReadonlyMap<string, string>;
  readonly #opened: Opened;
  readonly #columns: readonly ParquetColumn[];

  private constructor(
    opened: Opened,
    columns: readonly ParquetColumn[],
    leftOut: readonly string[],
  ) {
    this.#opened = opened;
    this.#columns = columns;
    this.file = opened.source.file;
    this.fileBytes = opened.source.sizeBytes;
    this.rowCount = Number(opened.metadata.num_rows);
    this.columns = columns.map(typedColumn);
    this.keyValues = new Map(
      (opened.metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? '']),
    );
    this.warnings =
      leftOut.length === 0
        ? []
        : [`Left out, for their type has no place here: ${leftOut.join(', ')}.`];
  }

  /**
   * Opens a file and reads its footer.
   *
   * @throws {ImportError} `file-damaged`, `format-not-supported` (encrypted, or a way of packing that is
   *   not read), `too-many-columns`, `file-not-found`.
   */
  static async open(file: string): Promise<ParquetFile> {
    const source = new RandomFile(file, 'a Parquet file');
    try {
      const opened = await readFooter(source);
      const { columns, leftOut } = parquetColumns(parquetSchema(opened.metadata));
      if (columns.length > readerLimits.columns) {
        const details = { file, columns: columns.length, limit: readerLimits.columns };
        throw new ImportError('too-many-columns', details);
      }
      const exact = await exactColumns(opened, columns);
      return new ParquetFile(opened, exact, leftOut);
    } catch (error) {
      source.close();
      throw asImportError(error, source);
    }
  }

  async plan(wishes: RecognitionWishes, interruption: Interruption): Promise<ImportPlan> {
    const categorical = categoricalColumns(this.keyValues);
    const described = this.#columns.map((column) => describedColumn(column, categorical));
    const plan = await typedPlan(this, described, wishes, interruption);
    const by = this.#opened.metadata.created_by?.slice(0, 80) ?? '';
    const lists = this.#columns.filter(({ value }) => value.as === 'list').map(({ name }) => name);
    const why = [
      by === '' ? 'Parquet.' : `Parquet, written by ${by}.`,
      ...(lists.length > 0 ? [`Lists as one text with semicolons: ${lists.join(', ')}.`] : []),
    ];
    return { ...plan, why: [...why, ...plan.why] };
  }

  async *batches(
    columns: readonly number[],
    interruption: Interruption,
  ): AsyncGenerator<TypedBatch, void, void> {
    let groupStart = 0;
    const wanted = columns.map((column) => this.#columns[column] as ParquetColumn);
    const tops = new Set(wanted.map(({ top }) => top));
    const readers = wanted.map((column) => this.#reader(column));
    for (const group of this.#opened.metadata.row_groups) {
      const groupEnd = groupStart + Number(group.num_rows);
      checkPages(this.#opened.source, group, tops);
      for (const [rowStart, rowEnd] of stretches(groupStart, groupEnd, readers.every(isFlat))) {
        yield await this.#batch(readers, rowStart, rowEnd);
        interruption.report('reading rows', rowEnd, this.rowCount);
      }
      groupStart = groupEnd;
    }
  }

  dispose(): void {
    this.#opened.source.close();
  }

  /** How a column is read: page by page where its values are plain, else through the library. */
  #reader(column: ParquetColumn): ColumnReader {
    const flat = flatColumn(this.#opened, column);
    if (flat) return flat;
    const isText = isTextual(column);
    return async (rowStart, rowEnd) => {
      const decoded = await this.#opened.scan.readColumn({ column: column.top, rowStart, rowEnd });
      if (decoded.length !== rowEnd - rowStart) {
        throw new Error(`column ${column.top} has other rows than the group says`);
      }
      return typedValues(column, decoded, isText);
    };
  }

  async #batch(
    readers: readonly ColumnReader[],
    rowStart: number,
    rowEnd: number,
  ): Promise<TypedBatch> {
    try {
      const read = [];
      for (const reader of readers) {
        read.push(isFlat(reader) ? reader.read(rowEnd - rowStart) : await reader(rowStart, rowEnd));
      }
      return { rows: rowEnd - rowStart, columns: read };
    } catch (error) {
      throw asImportError(error, this.#opened.source, rowStart + 1);
    }
  }
}

type ColumnReader = FlatColumn | ((rowStart: number, rowEnd: number) => Promise<TypedValues>);

function isFlat(reader: ColumnReader): reader is FlatColumn {
  return reader instanceof FlatColumn;
}

/** Where the batches of a row group begin and end. */
function stretches(start: number, end: number, isAllFlat: boolean): [number, number][] {
  const most = isAllFlat ? batchRows : mostBatchRows;
  const parts = Math.max(1, Math.ceil((end - start) / most));
  const step = Math.max(1, isAllFlat ? most : Math.ceil((end - start) / parts));
  const found: [number, number][] = [];
  for (let row = start; row < end; row += step) found.push([row, Math.min(end, row + step)]);
  return found;
}

/** A reader of a column's pages in some row groups; null where only the library reads them. */
function flatColumn(
  { source, metadata }: Opened,
  column: ParquetColumn,
  groups: readonly RowGroup[] = metadata.row_groups,
): FlatColumn | null {
  const tree = parquetSchema(metadata).children.find(({ element }) => element.name === column.top);
  if (tree === undefined || tree.children.length > 0) return null;
  const chunks: ColumnMetaData[] = [];
  for (const { columns, num_rows } of groups) {
    const chunk = columns.find(
      ({ meta_data: meta }) => meta?.path_in_schema.join('.') === column.top,
    );
    if (chunk?.meta_data === undefined || chunk.file_path !== undefined) return null;
    if (chunk.meta_data.num_values !== num_rows) return null;
    chunks.push(chunk.meta_data);
  }
  const kind = flatKind(column, tree.element, chunks);
  if (kind === null) return null;
  return new FlatColumn(source, kind, tree.element.repetition_type !== 'REQUIRED', chunks);
}

interface Opened {
  readonly source: RandomFile;
  readonly metadata: FileMetaData;
  readonly scan: ParquetScan;
}

async function readFooter(source: RandomFile): Promise<Opened> {
  const tail = source.bytes(Math.max(0, source.sizeBytes - 4), Math.min(4, source.sizeBytes));
  if (tail.toString('latin1') === 'PARE') {
    throw new ImportError('format-not-supported', {
      file: source.file,
      found: 'an encrypted Parquet file',
    });
  }
  if (source.sizeBytes < 12 || tail.toString('latin1') !== 'PAR1') {
    throw source.damaged(source.sizeBytes, 'It does not end as a Parquet file does.');
  }
  const file: AsyncBuffer = {
    byteLength: source.sizeBytes,
    slice: (start, end = source.sizeBytes) => {
      const { buffer } = source.bytes(start, end - start);
      return buffer as ArrayBuffer;
    },
  };
  const metadata = await parquetMetadataAsync(file, { parsers });
  checkMetadata(source, metadata);
  const scan = await parquetScan({ file, metadata, compressors, parsers, useOffsetIndex: true });
  return { source, metadata, scan };
}

/** 64-bit numbers that a double does not hold exactly are read as text. */
async function exactColumns(
  opened: Opened,
  columns: readonly ParquetColumn[],
): Promise<readonly ParquetColumn[]> {
  const exact: ParquetColumn[] = [];
  for (const column of columns) {
    const isLarge = column.value.as === 'whole' && (await holdsLarge(opened, column));
    exact.push(isLarge ? { ...column, value: { as: 'text' } } : column);
  }
  return exact;
}

async function holdsLarge(opened: Opened, column: ParquetColumn): Promise<boolean> {
  let groupStart = 0;
  for (const group of opened.metadata.row_groups) {
    const groupEnd = groupStart + Number(group.num_rows);
    const told = largeByStatistics(group, column);
    if (told === true) return true;
    if (told === null) {
      checkPages(opened.source, group, new Set([column.top]));
      const flat = flatColumn(opened, column, [group]);
      for (const [rowStart, rowEnd] of stretches(groupStart, groupEnd, true)) {
        const values = flat
          ? flat.read(rowEnd - rowStart)
          : typedValues(
              column,
              await opened.scan.readColumn({ column: column.top, rowStart, rowEnd }),
              false,
            );
        if (values.type === 'number' && values.values.some(isLargeNumber)) return true;
      }
    }
    groupStart = groupEnd;
  }
  return false;
}

function isLargeNumber(value: number): boolean {
  return Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

/** What the statistics of a row group say; null where it has none. */
function largeByStatistics(group: RowGroup, { top, path }: ParquetColumn): boolean | null {
  const name = [top, ...path].join('.');
  const chunk = group.columns.find(({ meta_data }) => meta_data?.path_in_schema.join('.') === name);
  const { max_value, min_value, max, min, null_count } = chunk?.meta_data?.statistics ?? {};
  const most = max_value ?? max;
  const least = min_value ?? min;
  if (typeof most !== 'bigint' || typeof least !== 'bigint') {
    return null_count === chunk?.meta_data?.num_values && null_count !== undefined ? false : null;
  }
  return isLargeNumber(Number(most)) || isLargeNumber(Number(least));
}

function typedColumn(column: ParquetColumn): TypedColumn {
  return {
    name: column.name,
    type: isTextual(column) ? 'text' : 'number',
    isInstant: column.value.as === 'instant',
    markCodes: [],
  };
}

function describedColumn(
  { name, value }: ParquetColumn,
  categorical: ReadonlySet<string>,
): DescribedColumn {
  const yesNo = [
    { code: '1', label: 'Yes', missing: null },
    { code: '0', label: 'No', missing: null },
  ];
  return {
    name,
    label: '',
    answers: value.as === 'yes-no' ? yesNo : null,
    isOrdered: false,
    isInstant: value.as === 'instant',
    isList: categorical.has(name),
    why: value.as === 'instant' ? 'Date: the file stores dates.' : '',
  };
}

const notRead = /unsupported|not supported|unhandled type/iu;

/** What a library throws, as an error of this room; our own bugs pass through where it is none. */
function asImportError(error: unknown, source: RandomFile, row?: number): unknown {
  if (error instanceof ImportError || !(error instanceof Error)) return error;
  if (error.name === 'AnalysisError') return error;
  const { message } = error;
  if (notRead.test(message)) {
    const found = `a Parquet file packed in a way that is not read (${message.replace(/^parquet /u, '')})`;
    return new ImportError('format-not-supported', { file: source.file, found }, { cause: error });
  }
  const where = row === undefined ? {} : { row };
  return source.damaged(0, 'Its contents are not what its index says.', {
    ...where,
    cause: message,
  });
}

import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { ToldOfFile } from '#contract/calls/imports.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { MemorySource } from '../byte-source.ts';
import { firstStretchBeyondUtf8, isUtf8WithMisfits, recogniseEncoding } from '../encodings.ts';
import { ImportError } from '../import-error.ts';
import type { TableFile } from '../table-file.ts';
import { transcodedToUtf8 } from '../transcode.ts';
import { type ColumnProfile, profileColumns } from './column-profile.ts';
import { recogniseDatasetKind } from './dataset-kind.ts';
import { recogniseDialect } from './dialect.ts';
import { type RecognisedHeader, recogniseHeaderRows, titleRows } from './header-rows.ts';
import { readHeadings, withoutCodePrefix } from './headings.ts';
import { recogniseLeftOutRows } from './left-out-rows.ts';
import { planColumns } from './plan-columns.ts';
import { proposeForRepeats } from './repeats.ts';
import { withRoles } from './roles.ts';
import { firstBytes, readSample } from './sample.ts';
import { groupByStem } from './stems.ts';
import { proposeWeight } from './weight-of-file.ts';
import { withMetadata } from './with-metadata.ts';

const encodingBytes = 16 << 20;
const dialectBytes = 1 << 18;
/** The first line by which Excel is told what parts the cells. */
const excelSeparator = /^\ufeff?"?sep=([^\r\n])"?\r?\n/iu;

/**
 * Recognises how a table becomes a dataset: encoding, delimiter, header rows, names, kinds, answers,
 * sets. Every decision says why and can be changed before the import runs.
 *
 * Limits: a large file is judged by its first rows (six hundred thousand cells, at most 25,000 rows); the
 * import revises what the rest of the file proves wrong.
 *
 * @throws {ImportError} `no-data-rows`, and what reading throws.
 */
export function recognisePlan(
  table: TableFile,
  wishes: RecognitionWishes,
  interruption: Interruption,
): ImportPlan {
  try {
    return recognise(table, wishes, interruption);
  } catch (error) {
    if (wishes.told?.encoding !== undefined || !isLateByte(error)) throw error;
    return recogniseInOtherEncoding(table, wishes, error, interruption);
  }
}

/** What the person said beforehand. */
export interface RecognitionWishes {
  readonly name?: string | undefined;
  readonly datasetKind?: DatasetKind | undefined;
  readonly told?: ToldOfFile | undefined;
  /** A file that says what the columns are: labels, answers, missing codes, sets. */
  readonly metadata?: string | undefined;
}

/** Whether bytes stopped being UTF-8 further down than the recognition of the encoding had looked. */
export function isLateByte(error: unknown): boolean {
  return error instanceof ImportError && error.code === 'bytes-do-not-fit-encoding';
}

/**
 * Recognises a table again, its encoding judged by the first stretch that is not UTF-8.
 *
 * @param lateByte what reading as UTF-8 threw: thrown again where the file is UTF-8 for the rest of it.
 */
export function recogniseInOtherEncoding(
  table: TableFile,
  wishes: RecognitionWishes,
  lateByte: unknown,
  interruption: Interruption,
): ImportPlan {
  if (table.format !== 'delimited' || isUtf8WithMisfits(table.file)) throw lateByte;
  const { encoding } = recogniseEncoding(firstStretchBeyondUtf8(table.file));
  return recognise(table, { ...wishes, told: { ...wishes.told, encoding } }, interruption);
}

function recognise(
  table: TableFile,
  wishes: RecognitionWishes,
  interruption: Interruption,
): ImportPlan {
  interruption.report('recognising', 0, null);
  const told = wishes.told ?? {};
  const text = recogniseText(table, told);
  interruption.report('recognising', 0, null);
  const sample = readSample(table, text.encoding, text, interruption);
  interruption.report('recognising', 1, null);
  if (sample.records.length === 0) throw new ImportError('file-empty', { file: table.file });
  const header =
    told.headerRows === undefined
      ? headerOf(table, sample.records)
      : {
          headerRows: told.headerRows,
          titleRows: Math.min(told.headerRows, titleRows(sample.records)),
          why: [`Header rows: ${told.headerRows}, as asked.`],
        };
  const leftOut = recogniseLeftOutRows({ ...sample, headerRows: header.headerRows });
  const isKept = (_: unknown, place: number): boolean => !leftOut.places.has(place);
  const records = sample.records.filter(isKept);
  const rows = records.slice(header.headerRows);
  if (!rows.some((row) => row.some((cell) => cell.trim() !== ''))) {
    throw new ImportError('no-data-rows', {
      file: table.file,
      headerRows: header.headerRows,
      skippedCount: 0,
    });
  }
  const shape = recogniseWidth(records, header);
  const profiles = profileColumns(rows, shape.width, interruption);
  const headerRows = shape.shift(sample.records.slice(header.titleRows, header.headerRows));
  const headings = groupByStem(readHeadings(headerRows, shape.width), profiles).map(
    withoutCodePrefix,
  );
  interruption.report('recognising', 2, null);
  const kind = recogniseDatasetKind(headings, profiles);
  const datasetKind = wishes.datasetKind ?? kind.datasetKind;
  const recognised = planColumns(
    {
      headings,
      profiles,
      rows,
      rowNumbers: sample.recordNumbers.filter(isKept).slice(header.headerRows),
      datasetKind,
      delimiter: text.delimiter,
      pathColumn: kind.pathColumn,
    },
    interruption,
  );
  const planned = withMetadata(recognised, wishes.metadata, () => ({
    headings,
    headerRows,
    profiles,
  }));
  interruption.report('recognising', 3, null);
  const profileOf = (column: number): ColumnProfile | null => profiles[column] ?? null;
  const variables = withRoles(planned.variables, {
    datasetKind,
    pathColumn: kind.pathColumn,
    nameOf: (column) => headings[column]?.code || headings[column]?.own || '',
    profileOf,
  });
  const weighing =
    planned.weight === null
      ? proposeWeight({ datasetKind, variables, profileOf })
      : { weight: planned.weight, warnings: [] };
  const repeats = proposeForRepeats({ datasetKind, variables }, rows);
  return {
    version: 1,
    file: table.file,
    format: table.format,
    datasetName: wishes.name ?? datasetNameOf(table.file),
    datasetKind,
    encoding: text.encoding,
    delimiter: text.delimiter,
    quote: text.quote,
    sheet: table.sheet,
    headerRows: header.headerRows,
    columnCount: shape.columnCount,
    raggedRows: told.raggedRows ?? 'refuse',
    ...(leftOut.rowNumbers.length === 0 ? {} : { leftOutRows: [...leftOut.rowNumbers] }),
    weight: weighing.weight,
    repeatedIds: repeats.repeatedIds,
    pathSeparator: kind.pathSeparator,
    variables: variables.map((variable) => withColumnWhy(table, variable)),
    sets: [...planned.sets],
    why: [
      ...text.why,
      ...header.why,
      ...shape.why,
      ...planned.why,
      wishes.datasetKind === undefined ? kind.why : `Taken as ${datasetKind} as asked.`,
      ...(repeats.why === null ? [] : [repeats.why]),
    ],
    warnings: [
      ...headerWarnings(sample.records, header),
      ...leftOut.warnings,
      ...proseWarning(table, shape.width, sample.records),
      ...weighing.warnings,
      ...planned.warnings,
    ],
  };
}

/** Rows of names that the format states need no recognition. */
function headerOf(table: TableFile, records: readonly (readonly string[])[]): RecognisedHeader {
  const stated = table.shape?.headerRows ?? null;
  return stated === null
    ? recogniseHeaderRows(records)
    : { headerRows: stated, titleRows: 0, why: [] };
}

/** Adds to a variable's reasons what the format says of its column. */
function withColumnWhy(table: TableFile, variable: PlannedVariable): PlannedVariable {
  const why = table.shape?.columnWhy[variable.source.column] ?? null;
  return why === null ? variable : { ...variable, why: [why, ...variable.why] };
}

interface RecognisedText {
  readonly encoding: string;
  readonly delimiter: string;
  readonly quote: '"' | '';
  readonly why: readonly string[];
}

function recogniseText(table: TableFile, told: ToldOfFile): RecognisedText {
  if (table.format !== 'delimited') {
    const why = table.format === 'json' || table.sheet === null ? [] : [`Sheet “${table.sheet}”.`];
    const shape = table.shape?.why ?? [];
    return { encoding: 'utf-8', delimiter: ',', quote: '"', why: [...shape, ...why] };
  }
  const { bytes, isWhole } = firstBytes(table.file, encodingBytes);
  const { encoding, why } =
    told.encoding === undefined
      ? recogniseEncoding(bytes)
      : { encoding: told.encoding, why: `Encoding ${told.encoding}, as asked.` };
  const head = Buffer.alloc(dialectBytes * 2);
  const source = transcodedToUtf8(
    table.file,
    new MemorySource(bytes.subarray(0, dialectBytes)),
    encoding,
  );
  let length = 0;
  try {
    for (let count = 1; count > 0 && length < head.length; length += count) {
      count = source.read(head, length, head.length - length);
    }
  } catch (error) {
    // The last character of the piece may be cut; what came before it is enough.
    if (!(error instanceof ImportError) || bytes.length <= dialectBytes) throw error;
  }
  const isAll = isWhole && bytes.length <= dialectBytes;
  const looked = inUtf8(head.subarray(0, isAll ? length : wholeCharactersEnd(head, length)));
  const named = excelSeparator.exec(looked.toString('utf8', 0, 16))?.[1];
  const dialect = recogniseDialect(looked, isAll, told.delimiter ?? named);
  return {
    encoding,
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    why: [why, ...dialect.why],
  };
}

/** Bytes that do not fit stand as question marks here: reading the table names them. */
function inUtf8(text: Buffer): Buffer {
  return isUtf8(text) ? text : Buffer.from(text.toString('utf8'));
}

/** Where the last line ends, so that no character is cut. */
function wholeCharactersEnd(text: Buffer, length: number): number {
  const end = Math.max(text.lastIndexOf(0x0a, length - 1), text.lastIndexOf(0x0d, length - 1));
  return end > 0 ? end + 1 : length;
}

interface RecognisedWidth {
  /** Columns that become variables. */
  readonly width: number;
  /** What the plan says when rows are not as wide as the first row of the file. */
  readonly columnCount: number | null;
  readonly why: readonly string[];
  /** The header rows under the columns that they belong to. */
  shift(header: readonly (readonly string[])[]): readonly (readonly string[])[];
}

/**
 * Rows that are all shorter or all longer than the header: a header with empty cells at its end, empty
 * cells at the end of every row, or R's rows, which begin with a name that the header leaves out.
 */
function recogniseWidth(
  records: readonly (readonly string[])[],
  { headerRows, titleRows: titles }: Pick<RecognisedHeader, 'headerRows' | 'titleRows'>,
): RecognisedWidth {
  const first = records[titles] ?? [];
  const width = first.length;
  const asItIs = {
    width,
    // A title is no measure of the rows' width.
    columnCount: titles === 0 ? null : width,
    why: [],
    shift: (header: readonly (readonly string[])[]) => header,
  };
  const widths = new Set(records.slice(Math.max(1, headerRows)).map((row) => row.length));
  const [rowWidth] = widths;
  if (headerRows === 0 || widths.size !== 1 || rowWidth === undefined || rowWidth === width)
    return asItIs;
  const filled = width - [...first].reverse().findIndex((cell) => cell.trim() !== '');
  if (rowWidth < width && rowWidth >= filled) {
    const why = [
      `${rowWidth} columns: the header goes on with empty cells, and every row ends before them.`,
    ];
    return { ...asItIs, width: rowWidth, columnCount: rowWidth, why };
  }
  const isRowName =
    rowWidth === width + 1 && records.slice(headerRows).some((row) => row.at(-1)?.trim() !== '');
  if (!isRowName || filled !== width) return asItIs;
  return {
    width: rowWidth,
    columnCount: rowWidth,
    why: [
      'Every row has one cell more than the header: the first is taken for the name of the row.',
    ],
    shift: (header) => header.map((row) => ['row', ...row]),
  };
}

function headerWarnings(
  records: readonly (readonly string[])[],
  { headerRows, titleRows: titles }: Pick<RecognisedHeader, 'headerRows' | 'titleRows'>,
): readonly string[] {
  if (headerRows - titles !== 1) return [];
  const counts = new Map<string, number>();
  for (const cell of records[titles] ?? []) {
    const text = cell.trim();
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const repeated = [...counts].filter(([, count]) => count > 1);
  if (repeated.length === 0) return [];
  const shown = repeated
    .slice(0, 3)
    .map(([text, count]) => `“${text.slice(0, 50)}” (${count} times)`);
  return [
    `Headers used more than once: ${shown.join(', ')}${repeated.length > 3 ? ', …' : ''}. Their variables are told apart by numbers.`,
  ];
}

const leastWords = 6;

/** Running text has no columns: its lines would become the rows of one question, headed by its first. */
function proseWarning(
  table: TableFile,
  width: number,
  records: readonly (readonly string[])[],
): readonly string[] {
  if (width !== 1 || !/\.(?:txt|md|markdown|text)$/iu.test(table.file)) return [];
  const lines = records.map(([line = '']) => line.trim()).filter((line) => line !== '');
  const written = lines.filter((line) => line.split(/\s+/u).length >= leastWords).length;
  const isHeaded = (lines[0] ?? '').split(/\s+/u).length < leastWords && !lines[0]?.startsWith('#');
  if (written < lines.length * 0.5 || isHeaded) return [];
  return [
    'This looks like running text and not like a table: each of its lines becomes a row, the first the name of the question. Figures in an article or a report are checked under Claims.',
  ];
}

function datasetNameOf(file: string): string {
  const base = basename(file)
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    .trim();
  return base === '' ? 'dataset' : base;
}

import { basename } from 'node:path';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { ImportError } from '../import-error.ts';
import type { TypedBatch, TypedFile, TypedValues } from '../typed-file.ts';
import { plannedAnswers } from './answer-list.ts';
import { type ColumnProfile, profileColumns } from './column-profile.ts';
import { recogniseDatasetKind } from './dataset-kind.ts';
import type { DescribedColumn } from './described-column.ts';
import { type Heading, withoutCodePrefix } from './headings.ts';
import { type LabelUse, labelledAnswers, labelUse } from './labelled-column.ts';
import { planColumns } from './plan-columns.ts';
import type { RecognitionWishes } from './recognise-plan.ts';
import { proposeForRepeats } from './repeats.ts';
import { withRoles } from './roles.ts';
import { groupByStem } from './stems.ts';
import { proposeWeight } from './weight-of-file.ts';
import { type FileColumns, withMetadata } from './with-metadata.ts';

const mostCells = 600_000;
/** More rows than this tell a file of few columns no better. */
const mostRows = 50_000;
const leastRows = 1500;

/**
 * Plans a file with types of its own: what its dictionary says stands, and the rest is recognised from its
 * first rows as that of a text file is.
 *
 * Named answers come first as words, so that scales, grids and "select all that apply" are found by them;
 * the plan then has the file's codes.
 *
 * @throws {ImportError} `no-data-rows`, and what reading throws.
 */
export async function typedPlan(
  typed: TypedFile,
  described: readonly DescribedColumn[],
  wishes: RecognitionWishes,
  interruption: Interruption,
): Promise<ImportPlan> {
  const sample = await readSample(typed, interruption);
  if (sample.rows.length === 0) {
    throw new ImportError('no-data-rows', { file: typed.file, headerRows: 0, skippedCount: 0 });
  }
  const columns = described.map((column, place) => lookAt(column, sample, place));
  const rows = sample.rows.map((row) =>
    row.map((code, place) => inWords(columns[place] as Seen, code)),
  );
  const profiles = profileColumns(rows, columns.length, interruption);
  const headings = groupByStem(headingsOf(described), profiles).map(withoutCodePrefix);
  const kind = recogniseDatasetKind(headings, profiles);
  const datasetKind = wishes.datasetKind ?? kind.datasetKind;
  const planned = planColumns(
    {
      headings,
      profiles,
      rows,
      rowNumbers: rows.map((_, row) => row + 1),
      datasetKind,
      delimiter: ',',
      pathColumn: kind.pathColumn,
    },
    interruption,
  );
  const profileOf = (column: number): ColumnProfile | null => profiles[column] ?? null;
  const known = { ...planned, variables: settled(planned.variables, columns, typed) };
  const told = withMetadata(known, wishes.metadata, () =>
    columnsByCode(typed, sample, headings, interruption),
  );
  const variables = withRoles(told.variables, {
    datasetKind,
    pathColumn: kind.pathColumn,
    nameOf: (column) => typed.columns[column]?.name ?? '',
    profileOf,
  });
  const weighing =
    told.weight === null
      ? proposeWeight({ datasetKind, variables, profileOf })
      : { weight: told.weight, warnings: [] };
  const repeats = proposeForRepeats({ datasetKind, variables }, sample.rows);
  const setsUsed = new Set(variables.map(({ set }) => set));
  return {
    version: 1,
    file: typed.file,
    format: typed.format,
    datasetName: wishes.name ?? datasetNameOf(typed.file),
    datasetKind,
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    sheet: null,
    headerRows: 1,
    columnCount: null,
    raggedRows: 'refuse',
    weight: weighing.weight,
    repeatedIds: repeats.repeatedIds,
    pathSeparator: kind.pathSeparator,
    variables,
    sets: told.sets.filter(({ name }) => setsUsed.has(name)),
    why: [
      ...told.why,
      wishes.datasetKind === undefined ? kind.why : `Taken as ${datasetKind} as asked.`,
      ...(repeats.why === null ? [] : [repeats.why]),
    ],
    warnings: [...weighing.warnings, ...told.warnings],
  };
}

/** The columns as a file beside the data speaks of them: by their names, and by their codes. */
function columnsByCode(
  typed: TypedFile,
  { rows }: TypedSample,
  headings: readonly Heading[],
  interruption: Interruption,
): FileColumns {
  return {
    headings,
    headerRows: [typed.columns.map(({ name }) => name)],
    profiles: profileColumns(rows, typed.columns.length, interruption),
  };
}

/** A column's description with what its first rows hold. */
interface Seen {
  readonly column: DescribedColumn;
  readonly use: LabelUse | null;
  readonly codes: ReadonlySet<string>;
  readonly marks: ReadonlySet<string>;
  readonly hasBlank: boolean;
  readonly words: ReadonlyMap<string, string>;
}

interface TypedSample {
  /** Codes as a plan has them; empty for no value. */
  readonly rows: readonly (readonly string[])[];
  readonly marks: readonly ReadonlySet<string>[];
}

async function readSample(typed: TypedFile, interruption: Interruption): Promise<TypedSample> {
  const width = typed.columns.length;
  const rows: string[][] = [];
  const marks = typed.columns.map(() => new Set<string>());
  const most = Math.min(mostRows, Math.max(leastRows, Math.floor(mostCells / Math.max(1, width))));
  for await (const batch of typed.batches([...typed.columns.keys()], interruption)) {
    interruption.report('recognising', 0, null);
    addRows(typed, batch, rows, marks, Math.min(batch.rows, most - rows.length));
    if (rows.length >= most) break;
  }
  return { rows, marks };
}

function addRows(
  typed: TypedFile,
  batch: TypedBatch,
  rows: string[][],
  marks: readonly Set<string>[],
  count: number,
): void {
  const from = rows.length;
  for (let row = 0; row < count; row++) rows.push(new Array<string>(typed.columns.length));
  batch.columns.forEach((values, place) => {
    const { isInstant, markCodes } = typed.columns[place] as TypedFile['columns'][number];
    for (let row = 0; row < count; row++) {
      (rows[from + row] as string[])[place] = codeText(values, row, isInstant);
      const mark = values.type === 'number' ? (values.marks?.[row] ?? 0) : 0;
      if (mark > 0) (marks[place] as Set<string>).add(markCodes[mark - 1] ?? '');
    }
  });
}

function codeText(values: TypedValues, row: number, isInstant: boolean): string {
  if (values.type === 'text') {
    const { bytes, offsets } = values;
    const [start, end] = [offsets[row] as number, offsets[row + 1] as number];
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
  }
  const value = values.values[row] as number;
  if (Number.isNaN(value)) return '';
  if (!isInstant) return String(value);
  return Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : '';
}

function lookAt(column: DescribedColumn, { rows, marks }: TypedSample, place: number): Seen {
  const all = new Set(rows.map((row) => row[place] as string));
  const hasBlank = all.delete('');
  const words = new Map(
    (column.answers ?? []).map(({ code, label, missing }) => [code, missing === null ? label : '']),
  );
  return {
    column,
    use: column.answers === null ? null : labelUse(column.answers, all),
    codes: all,
    marks: marks[place] as ReadonlySet<string>,
    hasBlank,
    words,
  };
}

function inWords({ use, words }: Seen, code: string): string {
  if (use === null) return code;
  const label = words.get(code);
  if (label === undefined) return code;
  return use === 'answers' || label === '' ? label : code;
}

/** A column of a typed file always has a name; what it has as words is its question. */
function headingsOf(described: readonly DescribedColumn[]): readonly Heading[] {
  return described.map(({ name, label }, column) => ({
    column,
    code: label === '' ? '' : name,
    question: label || name,
    own: label || name,
    item: '',
    block: column,
    isNamed: true,
  }));
}

/** The recognised variables with what the file says in place of what its words suggested. */
function settled(
  variables: readonly PlannedVariable[],
  columns: readonly Seen[],
  typed: TypedFile,
): PlannedVariable[] {
  const done = new Set<number>();
  return variables.flatMap((variable) => {
    const place = variable.source.column;
    const seen = columns[place] as Seen;
    if (seen.use === 'answers' && variable.source.from === 'mark') {
      return [markByCodes(variable, seen)];
    }
    const isTold = seen.use === 'answers' || seen.use === 'scale-ends' || seen.column.isInstant;
    const isPart = variable.source.from.startsWith('list');
    if (isTold && isPart && done.has(place)) return [];
    done.add(place);
    const isNumber = typed.columns[place]?.type === 'number';
    return [settle(isTold && isPart ? asCell(variable, seen) : variable, seen, isNumber)];
  });
}

/** A column of named answers is no list of options, though its words have commas. */
function asCell(variable: PlannedVariable, { column }: Seen): PlannedVariable {
  const source = { from: 'cell' as const, column: variable.source.column };
  return { ...variable, name: column.name, label: column.label || column.name, set: null, source };
}

function settle(variable: PlannedVariable, seen: Seen, isNumber: boolean): PlannedVariable {
  const { column, use, codes, marks, hasBlank } = seen;
  if (column.isInstant) {
    return { ...variable, kind: 'date', categories: [], dateFormat: null, why: [column.why] };
  }
  if (use === 'answers' || use === 'scale-ends') {
    const told = labelledAnswers(column, use, codes);
    const isItem = variable.set !== null;
    const categories = [
      ...told.categories,
      ...unnamedMarks(column, marks),
      ...(hasBlank ? [blank] : []),
    ];
    return {
      ...variable,
      ...told,
      categories,
      dateFormat: null,
      missing: [],
      why: [...(isItem ? variable.why.slice(0, 1) : []), ...told.why],
    };
  }
  if (column.isList && variable.kind === 'text' && variable.source.from === 'cell') {
    return { ...variable, ...listOfAnswers(seen) };
  }
  const reasons = reasonsOf(seen);
  // Numbers that look like a spreadsheet's days or like seconds since 1970 are numbers in a typed file.
  const plain: PlannedVariable =
    isNumber && (variable.kind === 'date' || use === 'number')
      ? {
          ...variable,
          kind: 'number',
          categories: [],
          dateFormat: null,
          why: ['Number: the file stores numbers.'],
        }
      : variable;
  if (plain.categories.length > 0) {
    const extra = reasons.map((reason) => ({ ...reason, value: null }));
    return { ...plain, categories: [...plain.categories, ...extra] };
  }
  // "N/A" in an open text is text where the file has its own way to say that there is none.
  const worded = plain.kind === 'text' && !isNumber ? [] : plain.missing;
  return {
    ...plain,
    missing: [...worded, ...reasons.map(({ code, missing }) => ({ code, reason: missing }))],
    why: column.why === '' ? plain.why : [column.why, ...plain.why],
  };
}

const mostAnswers = 250;

/** A column that the file calls categorical, though few of its answers come twice. */
function listOfAnswers({ codes, hasBlank }: Seen): Partial<PlannedVariable> {
  if (codes.size === 0 || codes.size > mostAnswers) return {};
  const counts = new Map([...codes].map((code) => [code, 1]));
  const list = plannedAnswers({ counts, blank: hasBlank ? 1 : 0, missingCounts: new Map() });
  const why = ['A list of answers: the file calls the column categorical.', ...list.why];
  return { kind: list.kind, categories: [...list.categories], why };
}

const blank = { code: '', label: '', value: null, missing: 'no-answer' as const };

function unnamedMarks(
  column: DescribedColumn,
  marks: ReadonlySet<string>,
): readonly {
  readonly code: string;
  readonly label: string;
  readonly value: null;
  readonly missing: 'no-answer';
}[] {
  const named = new Set((column.answers ?? []).map(({ code }) => code));
  return [...marks]
    .filter((code) => !named.has(code))
    .sort()
    .map((code) => ({ code, label: code, value: null, missing: 'no-answer' as const }));
}

function reasonsOf({ column, marks }: Seen): readonly {
  readonly code: string;
  readonly label: string;
  readonly missing: NonNullable<DescribedColumn['answers']>[number]['missing'] & string;
}[] {
  const named = (column.answers ?? []).flatMap(({ code, label, missing }) =>
    missing === null ? [] : [{ code, label: label || code, missing }],
  );
  return [...named, ...unnamedMarks(column, marks)];
}

function markByCodes(variable: PlannedVariable, { column, marks }: Seen): PlannedVariable {
  const { source } = variable;
  if (source.from !== 'mark') return variable;
  const codesOf = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => {
      const found = (column.answers ?? []).filter(({ label }) => label.trim() === text);
      return found.length > 0 ? found.map(({ code }) => code) : [text];
    });
  const reasons = reasonsOf({ column, marks } as Seen);
  return {
    ...variable,
    source: {
      ...source,
      selected: codesOf(source.selected),
      notSelected: codesOf(source.notSelected),
    },
    missing: reasons.map(({ code, missing }) => ({ code, reason: missing })),
  };
}

function datasetNameOf(file: string): string {
  const base = basename(file)
    .replace(/\.[A-Za-z0-9]{1,8}$/u, '')
    .trim();
  return base === '' ? 'dataset' : base;
}

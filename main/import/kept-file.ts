import { basename } from 'node:path';
import { missingReasons } from '#analysis/columns/missing-reason.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import {
  type KeptDictionary,
  type KeptVariable,
  keptDictionary,
  keptDictionaryKey,
} from '#contract/kept-dictionary.ts';
import type { RecognitionWishes } from './recognise/recognise-plan.ts';
import { TextGathering } from './text-gathering.ts';
import type { TypedBatch, TypedColumn, TypedFile, TypedValues } from './typed-file.ts';

/** A file with types of its own that may have a dictionary which Parallax wrote beside its data. */
export interface FileWithKeyValues extends TypedFile {
  readonly keyValues: ReadonlyMap<string, string>;
}

/**
 * The file as the dataset that it was exported from, where Parallax wrote it and its columns are still
 * there; else the file as any program's.
 */
export function asKept(inner: FileWithKeyValues): TypedFile {
  const json = inner.keyValues.get(keptDictionaryKey);
  if (json === undefined) return inner;
  const dictionary = readDictionary(json);
  if (dictionary === null) return inner;
  const place = new Map(inner.columns.map(({ name }, column) => [name, column]));
  const isWhole = dictionary.variables.every(
    ({ column, reasons }) => place.has(column) && (reasons === null || place.has(reasons)),
  );
  // A program that added, dropped or renamed columns made another table of it.
  const used = dictionary.variables.reduce(
    (sum, { reasons }) => sum + (reasons === null ? 1 : 2),
    0,
  );
  return isWhole && used === inner.columns.length ? new KeptFile(inner, dictionary, place) : inner;
}

function readDictionary(json: string): KeptDictionary | null {
  try {
    return keptDictionary.parse(JSON.parse(json));
  } catch {
    // What cannot be understood (a later version's) is left aside: the data stand without it.
    return null;
  }
}

/** The text that stands for a missing text with a reason; no plan of another file has it. */
function reasonText(reason: string): string {
  return `\u27e6${reason}\u27e7`;
}

class KeptFile implements TypedFile {
  readonly file: string;
  readonly format: TypedFile['format'];
  readonly fileBytes: number;
  readonly columns: readonly TypedColumn[];
  readonly rowCount: number | null;
  readonly warnings: readonly string[];
  readonly #inner: TypedFile;
  readonly #dictionary: KeptDictionary;
  readonly #place: ReadonlyMap<string, number>;

  constructor(inner: TypedFile, dictionary: KeptDictionary, place: ReadonlyMap<string, number>) {
    this.#inner = inner;
    this.#dictionary = dictionary;
    this.#place = place;
    this.file = inner.file;
    this.format = inner.format;
    this.fileBytes = inner.fileBytes;
    this.rowCount = inner.rowCount;
    this.warnings = inner.warnings;
    this.columns = dictionary.variables.map(({ name, kind, storage, reasons }) => ({
      name,
      type: storage === 'number' ? 'number' : 'text',
      isInstant: kind === 'date',
      markCodes: storage === 'number' && reasons !== null ? missingReasons : [],
    }));
  }

  async plan(wishes: RecognitionWishes, interruption: Interruption): Promise<ImportPlan> {
    const { dataset, datasetKind, weight, variables, sets } = this.#dictionary;
    const plan = await this.#inner.plan({ ...wishes, metadata: undefined }, interruption);
    const passedOver =
      wishes.metadata === undefined
        ? []
        : [
            `${basename(wishes.metadata)} was not used: Parallax wrote this file with its own labels and answers.`,
          ];
    return {
      ...plan,
      datasetName: wishes.name ?? dataset,
      datasetKind: wishes.datasetKind ?? datasetKind,
      weight,
      pathSeparator: datasetKind === 'journeys' ? plan.pathSeparator : null,
      variables: variables.map(plannedVariable),
      sets: sets.map((set) => ({
        ...set,
        base: 'cell-not-empty' as const,
        why: ['As Parallax exported it.'],
      })),
      why: [`Exported by Parallax as “${dataset}”: labels, codes, sets and reasons are those.`],
      warnings: passedOver,
    };
  }

  async *batches(
    columns: readonly number[],
    interruption: Interruption,
  ): AsyncGenerator<TypedBatch, void, void> {
    const variables = columns.map((column) => this.#dictionary.variables[column] as KeptVariable);
    const wanted = variables.flatMap(({ column, reasons }) => [
      this.#place.get(column) as number,
      ...(reasons === null ? [] : [this.#place.get(reasons) as number]),
    ]);
    const unique = [...new Set(wanted)];
    const takes = variables.map(valuesTaker);
    for await (const batch of this.#inner.batches(unique, interruption)) {
      const at = (name: string): TypedValues =>
        batch.columns[unique.indexOf(this.#place.get(name) as number)] as TypedValues;
      yield {
        rows: batch.rows,
        columns: variables.map(({ column, reasons }, place) =>
          (takes[place] as ValuesTaker)(
            at(column),
            reasons === null ? null : at(reasons),
            batch.rows,
          ),
        ),
      };
    }
  }

  dispose(): void {
    this.#inner.dispose();
  }
}

function plannedVariable(
  { name, label, kind, role, set, storage, reasons, answers }: KeptVariable,
  column: number,
): PlannedVariable {
  const missing =
    reasons === null || storage === 'category'
      ? []
      : missingReasons.map((reason) => ({
          code: storage === 'number' ? reason : reasonText(reason),
          reason,
        }));
  return {
    name,
    label,
    kind,
    source: { from: 'cell', column },
    categories: answers.map(({ code, label: words, value, missing: reason }) => ({
      code,
      label: words,
      value,
      missing: reason,
    })),
    missing,
    missingRanges: [],
    role,
    set,
    dateFormat: storage === 'text' && kind === 'date' ? 'iso' : null,
    decimal: '.',
    included: true,
    why: ['As Parallax exported it.'],
  };
}

type ValuesTaker = (values: TypedValues, why: TypedValues | null, rows: number) => TypedValues;

function valuesTaker({ storage, answers }: KeptVariable): ValuesTaker {
  if (storage === 'number') return takeNumbers;
  if (storage === 'text') return takeTexts;
  const codeByText = new Map(answers.map(({ text, code }) => [text, Buffer.from(code)]));
  return (values, why, rows) => {
    const codes = new TextGathering(rows, rows * 4);
    for (let row = 0; row < rows; row++) {
      const text = cellText(values, row) || (why === null ? '' : cellText(why, row));
      const code = codeByText.get(text);
      if (code) codes.add(code);
      else codes.addString(text);
      codes.endRow();
    }
    return codes.values();
  };
}

function takeNumbers(values: TypedValues, why: TypedValues | null, rows: number): TypedValues {
  if (values.type !== 'number' || why === null) return values;
  const marks = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    if (!Number.isNaN(values.values[row] as number)) continue;
    marks[row] = (missingReasons as readonly string[]).indexOf(cellText(why, row)) + 1;
  }
  return { ...values, marks };
}

function takeTexts(values: TypedValues, why: TypedValues | null, rows: number): TypedValues {
  if (values.type === 'text' && why === null) return values;
  const texts = new TextGathering(rows, rows * 16);
  for (let row = 0; row < rows; row++) {
    const text = cellText(values, row);
    const reason = text === '' && why !== null ? cellText(why, row) : '';
    texts.addString(reason === '' ? text : reasonText(reason));
    texts.endRow();
  }
  return texts.values();
}

function cellText(values: TypedValues, row: number): string {
  if (values.type === 'number') {
    const value = values.values[row] as number;
    return Number.isNaN(value) ? '' : String(value);
  }
  const { bytes, offsets } = values;
  const [start, end] = [offsets[row] as number, offsets[row + 1] as number];
  if (start === end) return '';
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

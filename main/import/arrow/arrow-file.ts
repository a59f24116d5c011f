import { type RecordBatch, RecordBatchReader, type Vector } from 'apache-arrow';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { ImportError } from '../import-error.ts';
import { RandomFile } from '../random-file.ts';
import { readerLimits } from '../reader-limits.ts';
import type { DescribedAnswer, DescribedColumn } from '../recognise/described-column.ts';
import { missingReasonFor } from '../recognise/missing-codes.ts';
import type { RecognitionWishes } from '../recognise/recognise-plan.ts';
import { typedPlan } from '../recognise/typed-plan.ts';
import type { TypedBatch, TypedColumn, TypedFile } from '../typed-file.ts';
import { type ArrowColumn, arrowColumns, columnVector, isTextual } from './arrow-columns.ts';
import { type ArrowExtent, arrowExtent, arrowMessages } from './arrow-messages.ts';
import { arrowTypedValues, hasTextEntries } from './arrow-values.ts';
import { checkColumns } from './check-arrow.ts';

const mostNamedAnswers = 100;

/** An Arrow file or stream (Feather's second version is the former), read a record batch at a time. */
export class ArrowFile implements TypedFile {
  readonly file: string;
  readonly format = 'arrow';
  readonly fileBytes: number;
  readonly columns: readonly TypedColumn[];
  readonly rowCount = null;
  readonly warnings: readonly string[];
  /** What the writer of the file kept beside its schema, by its keys. */
  readonly keyValues: ReadonlyMap<string, string>;
  readonly #source: RandomFile;
  readonly #extent: ArrowExtent;
  readonly #columns: readonly ArrowColumn[];
  readonly #answers: ReadonlyMap<string, readonly string[]>;

  /**
   * Opens a file, reads its schema and looks through its 64-bit numbers, which are read as text where a
   * double does not hold them.
   *
   * @throws {ImportError} `file-damaged`, `format-not-supported`, `too-many-columns`, `file-not-found`.
   */
  constructor(file: string) {
    this.file = file;
    this.#source = new RandomFile(file, 'an Arrow file');
    try {
      this.fileBytes = this.#source.sizeBytes;
      this.#extent = arrowExtent(this.#source);
      const look = this.#look();
      this.keyValues = look.keyValues;
      this.#columns = look.columns;
      this.#answers = look.answers;
      this.warnings =
        look.leftOut.length === 0
          ? []
          : [`Left out, for their type has no place here: ${look.leftOut.join(', ')}.`];
    } catch (error) {
      this.#source.close();
      throw this.#asImportError(error);
    }
    this.columns = this.#columns.map(typedColumn);
  }

  async plan(wishes: RecognitionWishes, interruption: Interruption): Promise<ImportPlan> {
    const described = this.#columns.map((column) =>
      describedColumn(column, this.#answers.get(column.name)),
    );
    const plan = await typedPlan(this, described, wishes, interruption);
    return { ...plan, why: ['Arrow (Feather).', ...plan.why] };
  }

  async *batches(
    columns: readonly number[],
    interruption: Interruption,
  ): AsyncGenerator<TypedBatch, void, void> {
    let done = 0;
    for (const batch of this.#recordBatches()) {
      const rows = batch.numRows;
      const first = done + 1;
      const read = columns.map((place) => this.#values(batch, place, first));
      done += rows;
      if (rows > 0) yield { rows, columns: read };
      interruption.report('reading rows', done, null);
    }
  }

  dispose(): void {
    this.#source.close();
  }

  #values(batch: RecordBatch, place: number, row: number): TypedBatch['columns'][number] {
    try {
      const column = this.#columns[place] as ArrowColumn;
      const isText = this.columns[place]?.type === 'text';
      return arrowTypedValues(column, columnVector(batch, column), batch.numRows, isText);
    } catch (error) {
      throw this.#asImportError(error, { row, column: this.columns[place]?.name });
    }
  }

  *#recordBatches(): Generator<RecordBatch, void, void> {
    try {
      const reader = RecordBatchReader.from(arrowMessages(this.#source, this.#extent));
      for (const batch of reader) {
        checkColumns(batch);
        yield batch;
      }
    } catch (error) {
      throw this.#asImportError(error);
    }
  }

  #look(): Look {
    const reader = RecordBatchReader.from(arrowMessages(this.#source, this.#extent));
    reader.open();
    if (reader.schema === undefined || reader.schema === null) {
      throw this.#source.damaged(0, 'It has no schema.');
    }
    const keyValues = reader.schema.metadata;
    const { columns, leftOut } = arrowColumns(reader.schema);
    if (columns.length > readerLimits.columns) {
      const details = { file: this.file, columns: columns.length, limit: readerLimits.columns };
      throw new ImportError('too-many-columns', details);
    }
    const isWhole = columns.filter(({ value }) => value === 'whole');
    const entered = columns.filter(hasTextEntries);
    const large = new Set<string>();
    const answers = new Map<string, readonly string[]>();
    for (const batch of reader) {
      checkColumns(batch);
      for (const column of isWhole) {
        if (!large.has(column.name) && holdsLarge(columnVector(batch, column)))
          large.add(column.name);
      }
      for (const column of entered) {
        const entries = entriesOf(columnVector(batch, column));
        if (entries.length >= (answers.get(column.name)?.length ?? 0))
          answers.set(column.name, entries);
      }
      if (isWhole.length === large.size && answers.size === entered.length) break;
    }
    const exact = columns.map((column) =>
      large.has(column.name) ? { ...column, value: 'text' as const } : column,
    );
    return { columns: exact, leftOut, keyValues, answers };
  }

  #asImportError(error: unknown, where: Readonly<Record<string, unknown>> = {}): unknown {
    if (error instanceof ImportError || !(error instanceof Error)) return error;
    if (error.name === 'AnalysisError') return error;
    return this.#source.damaged(0, 'Its contents are not what its schema says.', {
      ...where,
      cause: error.message,
    });
  }
}

interface Look {
  readonly columns: readonly ArrowColumn[];
  readonly leftOut: readonly string[];
  readonly keyValues: ReadonlyMap<string, string>;
  readonly answers: ReadonlyMap<string, readonly string[]>;
}

function holdsLarge(vector: Vector | null): boolean {
  for (const data of vector?.data ?? []) {
    for (const value of data.values as unknown as Iterable<bigint>) {
      if (Math.abs(Number(value)) > Number.MAX_SAFE_INTEGER) return true;
    }
  }
  return false;
}

function entriesOf(vector: Vector | null): readonly string[] {
  const [data] = (vector?.data ?? []) as unknown as readonly { readonly dictionary?: Vector }[];
  const { dictionary } = data ?? {};
  if (!dictionary || dictionary.length > mostNamedAnswers) return [];
  return Array.from({ length: dictionary.length }, (_, place) =>
    String(dictionary.get(place) ?? ''),
  );
}

function typedColumn(column: ArrowColumn): TypedColumn {
  return {
    name: column.name,
    type: isTextual(column) ? 'text' : 'number',
    isInstant: column.value === 'instant',
    markCodes: [],
  };
}

const yesNo: readonly DescribedAnswer[] = [
  { code: '1', label: 'Yes', missing: null },
  { code: '0', label: 'No', missing: null },
];

function describedColumn(
  column: ArrowColumn,
  entries: readonly string[] | undefined,
): DescribedColumn {
  const { name, value, isOrdered, isDictionary, metadata } = column;
  const named = [...new Set(entries ?? [])].filter((text) => text !== '');
  const answers = named.map((text) => ({
    code: text,
    label: text,
    missing: missingReasonFor(text.trim()),
  }));
  return {
    name,
    label: metadata.get('label') ?? '',
    answers: value === 'yes-no' ? yesNo : answers.length > 0 ? answers : null,
    isOrdered,
    isList: isDictionary,
    isInstant: value === 'instant',
    why: value === 'instant' ? 'Date: the file stores dates.' : '',
  };
}

import iconv from 'iconv-lite';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { ImportError } from '../import-error.ts';
import { RandomFile } from '../random-file.ts';
import { type DescribedColumn, reasonOfLabel } from '../recognise/described-column.ts';
import { missingReasonFor } from '../recognise/missing-codes.ts';
import type { RecognitionWishes } from '../recognise/recognise-plan.ts';
import { typedPlan } from '../recognise/typed-plan.ts';
import type { TypedBatch, TypedColumn, TypedFile } from '../typed-file.ts';
import { LongTexts } from './long-texts.ts';
import { columnReader, type StataReading } from './read-columns.ts';
import { readDictionary } from './read-dictionary.ts';
import { instantOfFormat } from './stata-dates.ts';
import { type StataDictionary, type StataVariable, stataMarks } from './stata-layout.ts';
import { StataWords } from './stata-words.ts';

const batchBytes = 1 << 20;
const mostBatchRows = 16_384;

/** A .dta of Stata 8 to 19, read as it lies on disk. */
export class StataFile implements TypedFile {
  readonly file: string;
  readonly format = 'stata';
  readonly fileBytes: number;
  readonly columns: readonly TypedColumn[];
  readonly rowCount: number;
  readonly warnings: readonly string[] = [];
  readonly dictionary: StataDictionary;
  readonly #source: RandomFile;
  readonly #words: StataWords;
  readonly #told: string | null;
  #longTexts: LongTexts | null = null;

  /**
   * Opens a file and reads its dictionary.
   *
   * @param encoding of texts in releases before 118, where the person knows it; see `StataWords`.
   * @throws {ImportError} `encoding-not-recognised`, `file-damaged`, `format-not-supported`, `too-many-columns`, `file-not-found`.
   */
  constructor(file: string, encoding: string | null = null) {
    this.file = file;
    if (encoding !== null && !iconv.encodingExists(encoding)) {
      throw new ImportError('encoding-not-recognised', { file, encoding });
    }
    this.#told = encoding;
    this.#source = new RandomFile(file, 'a Stata file');
    try {
      this.fileBytes = this.#source.sizeBytes;
      this.#words = new StataWords(encoding);
      this.dictionary = readDictionary(this.#source, this.#words);
    } catch (error) {
      this.#source.close();
      throw error;
    }
    this.rowCount = this.dictionary.rowCount;
    this.columns = this.dictionary.variables.map(typedColumn);
  }

  async plan(wishes: RecognitionWishes, interruption: Interruption): Promise<ImportPlan> {
    const { variables, valueLabels, version, label } = this.dictionary;
    const described = variables.map((variable) => describedColumn(variable, valueLabels));
    const plan = await typedPlan(this, described, wishes, interruption);
    const encoding =
      version >= 118
        ? []
        : this.#told !== null
          ? [`Its texts are read as ${this.#told}, as asked.`]
          : [
              'Letters beyond ASCII read as UTF-8 where they are that, else as windows-1252: files of this age do not say.',
            ];
    const title = label.trim() === '' ? [] : [`The file calls itself “${label.trim()}”.`];
    return {
      ...plan,
      encoding: this.#told ?? 'utf-8',
      why: [`Stata, release ${version} of its format.`, ...title, ...encoding, ...plan.why],
    };
  }

  async *batches(
    columns: readonly number[],
    interruption: Interruption,
  ): AsyncGenerator<TypedBatch, void, void> {
    const { rowBytes, rowCount, dataStart } = this.dictionary;
    const reading: StataReading = {
      file: this.#source,
      dictionary: this.dictionary,
      words: this.#words,
      longTexts: () => this.#allLongTexts(),
    };
    const readers = columns.map((column) => columnReader(reading, column));
    const rowsAtOnce = Math.max(
      1,
      Math.min(mostBatchRows, Math.floor(batchBytes / Math.max(1, rowBytes)), rowCount),
    );
    const bytes = Buffer.alloc(rowsAtOnce * rowBytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let first = 0; first < rowCount; first += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, rowCount - first);
      this.#source.readInto(bytes, dataStart + first * rowBytes, count * rowBytes);
      const rows = { bytes, view, count, first };
      yield { rows: count, columns: readers.map((read) => read(rows)) };
      interruption.report('reading rows', first + count, rowCount);
    }
  }

  dispose(): void {
    this.#source.close();
  }

  #allLongTexts(): LongTexts {
    this.#longTexts ??= new LongTexts(this.#source, this.dictionary);
    return this.#longTexts;
  }
}

function typedColumn({ name, storage, format }: StataVariable): TypedColumn {
  const isText = storage === 'text' || storage === 'long-text';
  return {
    name,
    type: isText ? 'text' : 'number',
    isInstant: !isText && instantOfFormat(format) !== null,
    markCodes: isText ? [] : stataMarks,
  };
}

function describedColumn(
  { name, label, labelSet, format, storage }: StataVariable,
  valueLabels: StataDictionary['valueLabels'],
): DescribedColumn {
  const isNumber = storage !== 'text' && storage !== 'long-text';
  const answers = (isNumber && valueLabels.get(labelSet)) || [];
  const isInstant = isNumber && instantOfFormat(format) !== null;
  return {
    name,
    label: label.trim(),
    answers:
      answers.length === 0
        ? null
        : answers.map(({ code, label: words }) => ({
            code: String(code),
            label: words,
            missing:
              typeof code === 'string' ? reasonOfLabel(words) : missingReasonFor(words.trim()),
          })),
    isOrdered: false,
    isList: false,
    isInstant,
    why: isInstant ? `Date: Stata shows it as ${format}.` : '',
  };
}

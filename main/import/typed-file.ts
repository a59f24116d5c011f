import type { Interruption } from '#analysis/interruption.ts';
import type { ImportFormat, ImportPlan } from '#contract/import-plan.ts';
import type { RecognitionWishes } from './recognise/recognise-plan.ts';

/**
 * The values of one column of the file for the rows of a batch.
 *
 * - `number`: NaN is no value. `marks`, where a format has several kinds of nothing (Stata's `.a` to
 *   `.z`), holds a place among the column's `markCodes` plus one at each row that has such a mark (its
 *   number is NaN), else 0. Instants are milliseconds since 1970 in UTC.
 * - `text`: UTF-8, row `i` at `bytes[offsets[i] .. offsets[i + 1]]`; no length is no value.
 */
export type TypedValues =
  | {
      readonly type: 'number';
      readonly values: Float64Array;
      readonly marks: Uint8Array | null;
    }
  | { readonly type: 'text'; readonly offsets: Int32Array; readonly bytes: Uint8Array };

/** Rows of a typed file: as many as the reader likes, one entry for each column asked for, in that order. */
export interface TypedBatch {
  readonly rows: number;
  readonly columns: readonly TypedValues[];
}

/**
 * A column of a typed file. `markCodes` are what its marks are called (".a"); mostly empty. `isInstant`
 * tells numbers that are milliseconds since 1970 from numbers that count something.
 */
export interface TypedColumn {
  readonly name: string;
  readonly type: 'number' | 'text';
  readonly isInstant: boolean;
  readonly markCodes: readonly string[];
}

/**
 * A file whose columns have types and words of their own: SPSS, Stata, Parquet, Arrow. Nothing of it is
 * written out as text on its way into a project.
 *
 * The plan comes out of the file's dictionary: labels, answers, missing codes, sets, weight. A planned
 * category's `code` is the number as JavaScript writes it ("1", "2.5"), the text, or the mark's code.
 */
export interface TypedFile {
  /** The file that the person named. */
  readonly file: string;
  readonly format: ImportFormat;
  readonly fileBytes: number;
  readonly columns: readonly TypedColumn[];
  /** Null where the file does not say. */
  readonly rowCount: number | null;
  /** What was noticed while the file was opened. */
  readonly warnings: readonly string[];
  /**
   * How the file becomes a dataset, as its own dictionary and first rows say. `headerRows` is 1: in a
   * preview the names of the columns stand above the first rows.
   */
  plan(wishes: RecognitionWishes, interruption: Interruption): Promise<ImportPlan> | ImportPlan;
  /**
   * The rows from the first, for the columns named by their places, in batches whose buffers are used
   * before the next one is asked for. Memory does not grow with the rows.
   *
   * @throws {ImportError} `file-damaged` with `file` and what is known of `row`, `column` and `byte`.
   */
  batches(columns: readonly number[], interruption: Interruption): AsyncIterable<TypedBatch>;
  /** Closes the file and removes what was put aside. */
  dispose(): void;
}

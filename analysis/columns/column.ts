import type { MissingReason } from './missing-reason.ts';

/**
 * One answer of a question with a fixed list of answers.
 *
 * - `code`: what the file held ("1", "Male"), as text; unique within the column.
 * - `label`: what people read.
 * - `value`: the number that a mean uses (1 to 5 on a scale), or null where a mean has no sense.
 * - `missing`: the reason when this answer means that there is none ("99 Refused"), else null.
 */
export interface Category {
  readonly code: string;
  readonly label: string;
  readonly value: number | null;
  readonly missing: MissingReason | null;
}

/** Row numbers into a category list, as narrow as the list allows. */
export type CodeArray = Uint8Array | Uint16Array | Uint32Array;

/** Numbers as stored: as narrow as the values allow without loss. */
export type NumberArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint8Array
  | Uint16Array
  | Uint32Array;

/**
 * Answers from a fixed list. `codes[row]` is an index into `categories`, in the order of storage; every
 * row has one, because missing answers are categories whose `missing` is set.
 *
 * `order` lists the same indices in the order in which people read them.
 */
export interface CategoryColumn {
  readonly type: 'category';
  readonly codes: CodeArray;
  readonly categories: readonly Category[];
  readonly order: readonly number[];
}

/**
 * Numbers, or instants as milliseconds since 1970 in UTC. `missing[row]` is 0 for a value and else a
 * byte of `missingByte`; null when nothing is missing. What `values` holds at a missing row is undefined.
 */
export interface NumberColumn {
  readonly type: 'number';
  readonly values: NumberArray;
  readonly missing: Uint8Array | null;
}

/**
 * UTF-8 text as Arrow lays it out: row `i` is `bytes[offsets[i] .. offsets[i + 1]]`.
 * `missing` as in `NumberColumn`; a missing row has length 0.
 */
export interface TextColumn {
  readonly type: 'text';
  readonly offsets: Int32Array;
  readonly bytes: Uint8Array;
  readonly missing: Uint8Array | null;
}

/** A variable's values, one for each row. */
export type Column = CategoryColumn | NumberColumn | TextColumn;

/** How many rows a column has. */
export function rowCount(column: Column): number {
  switch (column.type) {
    case 'category':
      return column.codes.length;
    case 'number':
      return column.values.length;
    case 'text':
      return column.offsets.length - 1;
  }
}

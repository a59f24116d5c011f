import type { Category, CategoryColumn, Column } from '../columns/column.ts';
import { type MissingReason, missingReasonOf, missingReasons } from '../columns/missing-reason.ts';
import type { VariableKind } from '../columns/variable.ts';

/**
 * What a derivation made: one value or missing reason for each row. `unreadable` counts values that were
 * there and gave nothing (a text without a number, a logarithm of a negative number); `notes` are sentences
 * for the analyst.
 */
export interface DerivedColumn {
  readonly column: Column;
  readonly kind: VariableKind;
  readonly unreadable: number;
  readonly notes: readonly string[];
}

const labelByReason: Readonly<Record<MissingReason, string>> = {
  'no-answer': 'No answer',
  'not-asked': 'Not asked',
  refused: 'Refused',
  'dont-know': "Don't know",
  'not-applicable': 'Not applicable',
  unreadable: 'Unreadable',
  'filtered-out': 'Left out',
};

/** The answer that stands for a missing reason in a derived list of answers. */
export function missingCategory(reason: MissingReason): Category {
  const code = reason === 'no-answer' ? '' : `missing: ${reason}`;
  return { code, label: labelByReason[reason], value: null, missing: reason };
}

/**
 * Answers by row: `index[row]` points into `answers` wherever `missing[row]` is 0. Reasons that occur
 * become answers after the others, in the order of `missingReasons`.
 *
 * - Shapes: `index` and `missing` have one entry for each row.
 */
export function categoriesFrom(
  answers: readonly Category[],
  index: ArrayLike<number>,
  missing: Uint8Array,
  order: readonly number[] = answers.map((_, at) => at),
): CategoryColumn {
  const rows = missing.length;
  const occurs = new Uint8Array(missingReasons.length + 1);
  for (let row = 0; row < rows; row++) occurs[missing[row] as number] = 1;
  const categories = [...answers];
  const codeOfByte = new Uint32Array(occurs.length);
  for (let byte = 1; byte < occurs.length; byte++) {
    const reason = missingReasonOf(byte);
    if (occurs[byte] === 0 || reason === null) continue;
    codeOfByte[byte] = categories.push(missingCategory(reason)) - 1;
  }
  const codes = codesFor(categories.length, rows);
  for (let row = 0; row < rows; row++) {
    const byte = missing[row] as number;
    codes[row] = byte === 0 ? (index[row] as number) : (codeOfByte[byte] as number);
  }
  const added = categories.slice(answers.length).map((_, at) => answers.length + at);
  return { type: 'category', codes, categories, order: [...order, ...added] };
}

/** Room for codes of a list of answers, as narrow as the list allows. */
export function codesFor(answerCount: number, rows: number): CategoryColumn['codes'] {
  if (answerCount <= 256) return new Uint8Array(rows);
  return answerCount <= 65_536 ? new Uint16Array(rows) : new Uint32Array(rows);
}

const yesAndNo: readonly Category[] = [
  { code: '0', label: 'No', value: 0, missing: null },
  { code: '1', label: 'Yes', value: 1, missing: null },
];

/**
 * A yes-or-no variable. `state[row]` is 2 for yes and 0 for no; where it is 1, `missing[row]` says why
 * nothing is known.
 */
export function yesNoFrom(state: Uint8Array, missing: Uint8Array): DerivedColumn {
  const index = new Uint8Array(state.length);
  const reasons = new Uint8Array(state.length);
  for (let row = 0; row < state.length; row++) {
    const known = state[row] as number;
    index[row] = known >> 1;
    reasons[row] = known === 1 ? (missing[row] as number) : 0;
  }
  const column = categoriesFrom(yesAndNo, index, reasons, [1, 0]);
  return { column, kind: 'single', unreadable: 0, notes: [] };
}

/** Numbers by row as a variable; a value that is not finite counts as unreadable where it is not missing. */
export function numbersFrom(values: Float64Array, missing: Uint8Array): DerivedColumn {
  const unreadableByte = missingReasons.indexOf('unreadable') + 1;
  let unreadable = 0;
  let isAnyMissing = false;
  for (let row = 0; row < values.length; row++) {
    if (missing[row] === 0 && !Number.isFinite(values[row])) {
      missing[row] = unreadableByte;
      unreadable++;
    }
    if (missing[row] === 0) continue;
    values[row] = 0;
    isAnyMissing = true;
  }
  const column: Column = { type: 'number', values, missing: isAnyMissing ? missing : null };
  return { column, kind: 'number', unreadable, notes: [] };
}

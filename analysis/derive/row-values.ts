import { AnalysisError } from '../analysis-error.ts';
import { type Category, type Column, rowCount } from '../columns/column.ts';
import { missingByte } from '../columns/missing-reason.ts';

const unreadable = missingByte('unreadable');
const filteredOut = missingByte('filtered-out');

/** Why each row has no value, as `missingByte` counts; 0 where it has one. NaN in numbers is unreadable. */
export function missingByRow(column: Column): Uint8Array {
  const missing = new Uint8Array(rowCount(column));
  if (column.type === 'category') {
    const byCode = Uint8Array.from(column.categories, (one) =>
      one.missing === null ? 0 : missingByte(one.missing),
    );
    for (let row = 0; row < missing.length; row++) {
      missing[row] = byCode[column.codes[row] as number] as number;
    }
    return missing;
  }
  if (column.missing !== null) missing.set(column.missing);
  if (column.type === 'text') return missing;
  for (let row = 0; row < missing.length; row++) {
    if (missing[row] === 0 && !Number.isFinite(column.values[row])) missing[row] = unreadable;
  }
  return missing;
}

/** Numbers by row, with why there is none; what `values` holds at a missing row is undefined. */
export interface RowNumbers {
  readonly values: Float64Array;
  readonly missing: Uint8Array;
}

/** The number that an answer counts for: its value, else the number that its label is, else NaN. */
export function numberOfAnswer({ value, label }: Pick<Category, 'value' | 'label'>): number {
  if (value !== null) return value;
  return label.trim() === '' ? Number.NaN : Number(label);
}

/**
 * A variable as numbers: its own, or the values of its answers. An answer without a value is left out
 * (`filtered-out`); a number that is not finite is unreadable.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable` for texts, and for answers of which none has a value.
 */
export function numbersByRow(variable: string, column: Column): RowNumbers {
  const missing = missingByRow(column);
  if (column.type === 'number') return { values: Float64Array.from(column.values), missing };
  const present =
    column.type === 'category' ? column.categories.filter((one) => one.missing === null) : [];
  const isWithout = present.length > 0 && present.every((one) => Number.isNaN(numberOfAnswer(one)));
  if (column.type === 'text' || isWithout) {
    throw new AnalysisError('rule-does-not-fit-variable', {
      variable,
      needs: 'numbers, or answers with values',
      reason: `${variable} holds ${column.type === 'text' ? 'texts' : 'answers without values'}; numbers, or answers with values, are needed.`,
    });
  }
  const byCode = column.categories.map(numberOfAnswer);
  const values = new Float64Array(missing.length);
  for (let row = 0; row < missing.length; row++) {
    const value = byCode[column.codes[row] as number] as number;
    values[row] = value;
    if (missing[row] === 0 && Number.isNaN(value)) missing[row] = filteredOut;
  }
  return { values, missing };
}

/** Sets each reason in `into` that is still 0 to that of `from`: the first missing one gives the reason. */
export function addReasons(into: Uint8Array, from: Uint8Array): void {
  for (let row = 0; row < into.length; row++) {
    if (into[row] === 0) into[row] = from[row] as number;
  }
}

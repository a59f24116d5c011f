import type { Column, TextColumn } from '../columns/column.ts';
import { missingByte } from '../columns/missing-reason.ts';
import type { NumberFromText } from './derivation.ts';
import { type DerivedColumn, numbersFrom } from './derived-column.ts';
import { numberInText, plainNumberInBytes, unitsInOrder } from './number-in-text.ts';
import { missingByRow } from './row-values.ts';
import { eachText } from './texts-of-column.ts';

/**
 * The numbers in texts, or in the labels of answers; see `numberInText` for what is one.
 *
 * - Missing rows keep their reasons; an empty text is `no-answer`; any other text that is no number is
 *   `unreadable` and counted.
 * - Of a variable of numbers the numbers stay as they are.
 */
export function deriveNumber(spec: NumberFromText, column: Column): DerivedColumn {
  const missing = missingByRow(column);
  switch (column.type) {
    case 'number':
      return numbersFrom(Float64Array.from(column.values), missing);
    case 'text':
      return numbersFrom(numbersInTexts(spec, column, missing), missing);
    case 'category': {
      const units = unitsInOrder(spec.units);
      const byCode = column.categories.map(({ label }) => numberInText(label, spec.decimal, units));
      const values = new Float64Array(missing.length);
      for (let row = 0; row < values.length; row++) {
        values[row] = byCode[column.codes[row] as number] as number;
      }
      return numbersFrom(values, missing);
    }
  }
}

function numbersInTexts(
  spec: NumberFromText,
  column: TextColumn,
  missing: Uint8Array,
): Float64Array {
  const { offsets, bytes } = column;
  const units = unitsInOrder(spec.units);
  const decimal = spec.decimal === '.' ? 46 : 44;
  const values = new Float64Array(missing.length);
  const noAnswer = missingByte('no-answer');
  const read = (text: string, row: number): void => {
    if (missing[row] !== 0) return;
    const [start, end] = [offsets[row] as number, offsets[row + 1] as number];
    const value = plainNumberInBytes(bytes, start, end, decimal);
    if (!Number.isNaN(value)) values[row] = value;
    else if (text.trim() === '') missing[row] = noAnswer;
    else values[row] = numberInText(text, spec.decimal, units);
  };
  eachText(column, read);
  return values;
}

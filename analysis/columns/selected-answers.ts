import { AnalysisError } from '../analysis-error.ts';
import type { Category, CategoryColumn, Column } from './column.ts';

const wordsForYes = new Set([
  '1',
  'yes',
  'y',
  'true',
  'selected',
  'checked',
  'mentioned',
  'quoted',
]);

/**
 * Which categories of a yes-or-no column mean yes, one byte a category: 1 selected, 0 not selected or
 * missing. A member of a multiple-response set is such a column.
 *
 * - Where categories have values, those other than 0 are selected (1 and 0 in most files).
 * - Else those whose label or code is a word for yes.
 * - Else, where there is one answer only, that one: the file wrote the option's name or nothing.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable` when no answer can be read as yes.
 */
export function selectedCategories(column: CategoryColumn): Uint8Array {
  const { categories } = column;
  const present = categories.filter((category) => category.missing === null);
  const isValued = present.some((category) => category.value !== null);
  const isYesWord = (text: string): boolean => wordsForYes.has(text.trim().toLowerCase());
  const isWorded = present.some(({ label, code }) => isYesWord(label) || isYesWord(code));
  const isOnly = present.length <= 1;
  if (!isValued && !isWorded && !isOnly) {
    throw new AnalysisError('rule-does-not-fit-variable', {
      needs: 'yes-or-no answers',
      answers: present.map((category) => category.label),
    });
  }
  return Uint8Array.from(categories, (category) => {
    if (category.missing !== null) return 0;
    if (isValued) return category.value !== null && category.value !== 0 ? 1 : 0;
    return isOnly || isYesWord(category.label) || isYesWord(category.code) ? 1 : 0;
  });
}

/**
 * A yes-or-no column as categories, whatever it is stored as: categories stay as they are; numbers
 * become "No" (0), "Yes" (any other) and a missing answer, whose reason is not kept apart.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable` for text.
 */
export function asYesNoColumn(column: Column): CategoryColumn {
  switch (column.type) {
    case 'category':
      return column;
    case 'number': {
      const { values, missing } = column;
      const codes = new Uint8Array(values.length);
      for (let row = 0; row < values.length; row++) {
        const isMissing = (missing !== null && missing[row] !== 0) || Number.isNaN(values[row]);
        codes[row] = isMissing ? 2 : values[row] === 0 ? 0 : 1;
      }
      return { type: 'category', codes, categories: noYesMissing, order: [1, 0, 2] };
    }
    case 'text':
      throw new AnalysisError('rule-does-not-fit-variable', { needs: 'yes-or-no answers' });
  }
}

const noYesMissing: readonly Category[] = [
  { code: '0', label: 'No', value: 0, missing: null },
  { code: '1', label: 'Yes', value: 1, missing: null },
  { code: '', label: 'No answer', value: null, missing: 'no-answer' },
];

/**
 * Each row of a yes-or-no column as one byte: 2 selected, 0 not selected, 1 missing. Numbers other
 * than 0 are yes.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable` for text and for answers without a yes.
 */
export function selectionByRow(column: Column): Uint8Array {
  const { codes, categories } = asYesNoColumn(column);
  const selected = selectedCategories({ type: 'category', codes, categories, order: [] });
  const stateByCode = Uint8Array.from(categories, ({ missing }, code) =>
    missing === null ? (selected[code] as number) * 2 : 1,
  );
  const selection = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    selection[row] = stateByCode[codes[row] as number] as number;
  }
  return selection;
}

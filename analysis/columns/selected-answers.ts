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
const wordsForNo = new Set([
  '0',
  'no',
  'n',
  'false',
  'not selected',
  'unselected',
  'unchecked',
  'not mentioned',
  'not quoted',
]);

/**
 * Which categories of a yes-or-no column mean yes, one byte a category: 1 selected, 0 not selected or
 * missing. A member of a multiple-response set is such a column.
 *
 * - Where a label is a word for yes, those labels are selected, whatever their codes (1 Yes, 2 No as
 *   well as 0 No, 1 Yes).
 * - Else, where an answer is no (its label a word for no, its value or code 0), all others are selected.
 * - Else, where there is one answer only, that one: the file wrote the option's name or nothing.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable` when no answer can be told to be yes.
 */
export function selectedCategories(column: CategoryColumn): Uint8Array {
  const present = column.categories.filter((category) => category.missing === null);
  const isSelected = selectionTest(present);
  return Uint8Array.from(column.categories, (category) =>
    category.missing === null && isSelected(category) ? 1 : 0,
  );
}

function selectionTest(present: readonly Category[]): (category: Category) => boolean {
  if (present.some(isYes)) return isYes;
  if (present.some(isNo)) return (category) => !isNo(category);
  if (present.length <= 1) return () => true;
  throw new AnalysisError('rule-does-not-fit-variable', {
    needs: 'yes-or-no answers',
    answers: present.map((category) => category.label),
  });
}

function isYes({ label }: Category): boolean {
  return wordsForYes.has(label.trim().toLowerCase());
}

function isNo({ label, value, code }: Category): boolean {
  return wordsForNo.has(label.trim().toLowerCase()) || value === 0 || code === '0';
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

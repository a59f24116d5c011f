import { expect, test } from 'vitest';
import type { Category } from '#analysis/columns/column.ts';
import { selectedCategories, selectionByRow } from '#analysis/columns/selected-answers.ts';
import { numberColumn, textColumn } from './make-columns.ts';

function selected(categories: readonly Partial<Category>[]): string {
  const full = categories.map((category, index) => ({
    code: String(index),
    label: '',
    value: null,
    missing: null,
    ...category,
  }));
  const column = {
    type: 'category',
    codes: new Uint8Array(0),
    categories: full,
    order: [],
  } as const;
  return selectedCategories(column).join('');
}

test('reads a label for yes before any code, so that 2 No is not selected', () => {
  expect(
    selected([
      { code: '1', label: 'Yes', value: 1 },
      { code: '2', label: 'No', value: 2 },
    ]),
  ).toBe('10');
  expect(
    selected([
      { code: '0', label: 'No' },
      { code: '1', label: 'Yes' },
    ]),
  ).toBe('01');
  expect(
    selected([
      { code: '1', label: 'No' },
      { code: '2', label: 'Checked' },
    ]),
  ).toBe('01');
});

test('selects what is not no where no label says yes', () => {
  expect(
    selected([
      { label: '0', value: 0 },
      { label: 'Facebook', value: 1 },
    ]),
  ).toBe('01');
  expect(selected([{ code: 'a', label: 'No' }, { label: 'Often' }, { label: 'Seldom' }])).toBe(
    '011',
  );
});

test('selects the only answer, but not where it is no', () => {
  expect(selected([{ code: '7', label: 'Facebook' }])).toBe('1');
  expect(selected([{ code: '7', label: 'Not selected' }])).toBe('0');
  expect(selected([{ code: '0', label: '0' }])).toBe('0');
  expect(selected([])).toBe('');
});

test('never selects a missing answer', () => {
  expect(
    selected([
      { label: 'Yes', missing: 'refused' },
      { code: '5', label: 'Fora' },
    ]),
  ).toBe('01');
});

test('refuses answers of which none is yes or no', () => {
  expect(() =>
    selected([
      { code: 'r', label: 'Red' },
      { code: 'b', label: 'Blue' },
    ]),
  ).toThrow('rule-does-not-fit-variable');
  expect(() => selectionByRow(textColumn(['yes']))).toThrow('rule-does-not-fit-variable');
});

test('numbers other than 0 are yes, and missing ones neither', () => {
  expect([...selectionByRow(numberColumn([0, 1, null, 2, -1]))]).toEqual([0, 2, 1, 2, 2]);
});

import type { CategoryColumn } from '#analysis/columns/column.ts';
import type { SavLabel } from './sav-draft.ts';
import {
  codesAbove,
  type DeclaredMissing,
  declaredMissing,
  reasonLabels,
} from './sav-missing-codes.ts';

/** Answers as numbers: each category's number, the labels, and which numbers are missing. */
export interface NumericCodes {
  /** By index of category; NaN is system-missing. */
  readonly valueByIndex: Float64Array;
  readonly labels: readonly SavLabel[];
  readonly missing: DeclaredMissing;
  /** Whether answers got numbers because they have no codes that are such. */
  readonly isNumbered: boolean;
  readonly notes: readonly string[];
}

/**
 * Gives each answer a number: its own code where all answers have numbers, else 1, 2, 3 in the order of
 * reading. Missing answers keep their codes where these are numbers that SPSS can declare missing beside
 * the answers; else they get numbers above the answers. A blank without a code is system-missing.
 */
export function numericCodesOf(name: string, column: CategoryColumn): NumericCodes {
  const { categories, order } = column;
  const valueByIndex = new Float64Array(categories.length).fill(Number.NaN);
  const answers = order.filter((index) => categories[index]?.missing === null);
  const own = answers.map((index) => numberOf(categories[index]?.code ?? ''));
  const areOwn = own.every((code) => !Number.isNaN(code)) && new Set(own).size === own.length;
  answers.forEach((index, place) => {
    valueByIndex[index] = areOwn ? (own[place] as number) : place + 1;
  });
  const used = answers.map((index) => valueByIndex[index] as number);
  const absent = order.filter((index) => {
    const category = categories[index];
    return category?.missing != null && !(category.code === '' && category.missing === 'no-answer');
  });
  const kept = absent.map((index) => numberOf(categories[index]?.code ?? ''));
  const areKept =
    kept.every((code) => !Number.isNaN(code) && !used.includes(code)) &&
    new Set(kept).size === kept.length;
  const known = areKept ? declaredMissing(kept, used) : null;
  const codes = known ? kept : codesAbove(Math.max(0, ...used), absent.length);
  absent.forEach((index, place) => {
    valueByIndex[index] = codes[place] as number;
  });
  return {
    valueByIndex,
    isNumbered: !areOwn && answers.length > 0,
    labels: labelsOf(column, valueByIndex),
    missing: known ?? declaredMissing(codes, used) ?? { values: [], range: null },
    notes: [
      ...(known || !absent.some((index) => numberOf(categories[index]?.code ?? '') > -Infinity)
        ? []
        : [
            `${name}: its missing codes became ${codes[0]} to ${codes.at(-1)}, which SPSS can declare.`,
          ]),
      ...valueNotes(name, column, valueByIndex),
    ],
  };
}

function labelsOf({ categories }: CategoryColumn, values: Float64Array): readonly SavLabel[] {
  return categories
    .flatMap(({ code, label, missing }, index) => {
      const value = values[index] as number;
      const text = label !== '' ? label : missing ? reasonLabels[missing] : code;
      const isBare = missing === null && label === String(value);
      return Number.isNaN(value) || isBare ? [] : [{ value, label: text }];
    })
    .sort((a, b) => a.value - b.value);
}

function numberOf(code: string): number {
  const number = code.trim() === '' ? Number.NaN : Number(code);
  return Number.isFinite(number) ? number : Number.NaN;
}

/** Means in SPSS go by the codes; where ours go by other values the file cannot say so. */
function valueNotes(name: string, { categories }: CategoryColumn, values: Float64Array): string[] {
  const differs = categories.some(
    ({ value, missing }, index) => missing === null && value !== null && value !== values[index],
  );
  return differs
    ? [
        `${name}: means are computed from its answers’ codes there, which are not the values used here.`,
      ]
    : [];
}

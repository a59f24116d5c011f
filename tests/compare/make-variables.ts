import type { ComparedVariable } from '#analysis/compare/comparison.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';

export type Answers = readonly (string | null)[];

/** A mask of the rows with that answer. */
export function maskOf(answers: Answers, wanted: string): Uint8Array {
  return Uint8Array.from(answers, (answer) => (answer === wanted ? 1 : 0));
}

/** A question with one answer from a list. */
export function single(
  name: string,
  answers: Answers,
  labels?: readonly string[],
): ComparedVariable {
  return { name, label: `About ${name}`, kind: 'single', column: categoryColumn(answers, labels) };
}

/** A number to compare. */
export function number(name: string, values: readonly (number | null)[]): ComparedVariable {
  return { name, label: name, kind: 'number', column: numberColumn(values) };
}

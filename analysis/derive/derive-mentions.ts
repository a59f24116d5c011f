import { AnalysisError } from '../analysis-error.ts';
import type { CategoryColumn } from '../columns/column.ts';
import type { Mentions } from './derivation.ts';
import type { NamedColumn } from './derive-over-variables.ts';
import { type DerivedColumn, yesNoFrom } from './derived-column.ts';
import { addReasons, missingByRow } from './row-values.ts';

/** A yes-or-no member of a set that was made: the answer it stands for, and who gave it. */
export interface MadeMember {
  readonly label: string;
  readonly made: DerivedColumn;
}

const mostMembers = 1000;

/**
 * A member for each answer of the variables, by label, in the order in which the variables list them;
 * selected where any of them gave it; see `Mentions`.
 *
 * - Missing: a row that answered none of the variables is missing in every member, for the first reason.
 * - An answer that nobody gave is a member too.
 *
 * @throws {AnalysisError} `derivation-does-not-fit` for a variable without a list of answers, for none
 * that has any, and for more than 1,000 answers.
 */
export function deriveMentions(
  spec: Mentions,
  columns: readonly NamedColumn[],
  rows: number,
): readonly MadeMember[] {
  const lists = columns.map(({ name, column }): CategoryColumn => {
    if (column.type === 'category') return column;
    throw unfit(spec, `from: ${name} has no list of answers.`);
  });
  const states = new Map<string, Uint8Array>();
  const answered = new Uint8Array(rows);
  const reasons = new Uint8Array(rows);
  for (const list of lists) {
    for (const code of list.order) {
      const category = list.categories[code];
      if (category?.missing === null && !states.has(category.label)) {
        states.set(category.label, new Uint8Array(rows));
      }
    }
  }
  if (states.size === 0 || states.size > mostMembers) {
    throw unfit(
      spec,
      `from: the variables have ${states.size} answers; 1 to ${mostMembers} can be members.`,
    );
  }
  for (const list of lists) {
    const byCode = list.categories.map(({ label, missing }) =>
      missing === null ? states.get(label) : undefined,
    );
    for (let row = 0; row < rows; row++) {
      const state = byCode[list.codes[row] as number];
      if (state === undefined) continue;
      state[row] = 2;
      answered[row] = 1;
    }
    addReasons(reasons, missingByRow(list));
  }
  return [...states].map(([label, state]) => {
    for (let row = 0; row < rows; row++) if (answered[row] === 0) state[row] = 1;
    return { label, made: yesNoFrom(state, reasons) };
  });
}

function unfit({ name }: Mentions, reason: string): AnalysisError {
  return new AnalysisError('derivation-does-not-fit', { variable: name, reason });
}

import { AnalysisError } from '../analysis-error.ts';
import type { CategoryColumn, Column } from '../columns/column.ts';
import { maskAnswers } from '../columns/column-mask.ts';
import { nearMatches } from '../columns/near-matches.ts';
import { selectionByRow } from '../columns/selected-answers.ts';
import type { SetMember } from '../columns/variable-lookup.ts';
import { groupByCode } from './answer-groups.ts';
import type { Box, Net } from './derivation.ts';
import { type DerivedColumn, yesNoFrom } from './derived-column.ts';
import { addReasons, missingByRow } from './row-values.ts';

/**
 * Top or bottom box: yes for the answers with the highest (lowest) values, no for every other answer.
 *
 * - An answer without a value that is not marked missing ("Don't know") counts as no: it was given.
 * - Answers of equal value count as one place.
 * - Missing rows keep their reasons.
 *
 * @throws {AnalysisError} `derivation-does-not-fit` for a variable without a list of answers, and where
 * the boxes would hold every answer that has a value.
 */
export function deriveBox(spec: Box, column: Column): DerivedColumn {
  const list = column.type === 'category' ? column : null;
  const present = list?.categories.filter(({ missing }) => missing === null) ?? [];
  const values = [...new Set(present.flatMap(({ value }) => value ?? []))].sort((a, b) => a - b);
  if (list === null || values.length <= spec.answers) {
    const reason =
      list === null
        ? `from: ${spec.from} has no list of answers; cut its numbers into bands.`
        : `answers: ${spec.from} has ${values.length} answers with values; ${spec.answers} of them leave no other.`;
    throw new AnalysisError('derivation-does-not-fit', { variable: spec.name, reason });
  }
  const inBox = new Set(
    spec.side === 'top' ? values.slice(-spec.answers) : values.slice(0, spec.answers),
  );
  const stateByCode = Uint8Array.from(list.categories, ({ missing, value }) =>
    missing !== null ? 1 : value !== null && inBox.has(value) ? 2 : 0,
  );
  return yesNoFrom(byCode(list, stateByCode), missingByRow(list));
}

/**
 * A net of one variable: yes where one of the answers was given, or none of them (`none`).
 *
 * - Missing rows keep their reasons. The share of a net is the sum of the shares of its answers.
 *
 * @throws {AnalysisError} `answer-not-found`, `rule-does-not-fit-variable`; `derivation-does-not-fit` for
 * `all` of several answers, which no one can give at once.
 */
export function deriveNet(spec: Net, column: Column): DerivedColumn {
  if (spec.match === 'all' && spec.answers.length > 1) {
    const reason = `match: nobody gives several answers of ${spec.from} at once; use any, or a multiple-response set.`;
    throw new AnalysisError('derivation-does-not-fit', { variable: spec.name, reason });
  }
  const state =
    column.type === 'category'
      ? netOfAnswers(spec, column)
      : maskAnswers(spec.from, column, spec.answers);
  if (spec.match === 'none') invert(state);
  return yesNoFrom(state, missingByRow(column));
}

function netOfAnswers(spec: Net, column: CategoryColumn): Uint8Array {
  const groups = groupByCode(spec.name, spec.from, column, [spec.answers]);
  return byCode(
    column,
    Uint8Array.from(column.categories, ({ missing }, code) =>
      missing !== null ? 1 : groups[code] === 0 ? 2 : 0,
    ),
  );
}

/**
 * A net over a multiple-response set, whose answers are its members.
 *
 * - `any`: yes as soon as one is selected, no when all are there and none is. `all`: no as soon as one is
 *   not. `none` is the opposite of `any`. Otherwise nothing is known, for the reason of the first member
 *   that is missing (Kleene's logic, as filters have it).
 *
 * @throws {AnalysisError} `answer-not-found`, `rule-does-not-fit-variable`.
 */
export function deriveNetOfSet(
  spec: Net,
  members: readonly SetMember[],
  rows: number,
): DerivedColumn {
  const isAll = spec.match === 'all';
  const state = new Uint8Array(rows).fill(isAll ? 2 : 0);
  const missing = new Uint8Array(rows);
  for (const { column } of spec.answers.map((answer) => memberCalled(spec, members, answer))) {
    const selection = selectionByRow(column);
    for (let row = 0; row < rows; row++) {
      const one = selection[row] as number;
      const so = state[row] as number;
      state[row] = isAll ? Math.min(so, one) : Math.max(so, one);
    }
    addReasons(missing, missingByRow(column));
  }
  if (spec.match === 'none') invert(state);
  return yesNoFrom(state, missing);
}

function memberCalled(spec: Net, members: readonly SetMember[], answer: string): SetMember {
  const wanted = answer.trim().toLowerCase();
  const member =
    members.find(({ label }) => label === answer) ??
    members.find(({ label }) => label.trim().toLowerCase() === wanted);
  if (member !== undefined) return member;
  const near = nearMatches(
    answer,
    members.map(({ label }) => label),
  );
  throw new AnalysisError('answer-not-found', { variable: spec.from, answer, near });
}

function byCode(column: CategoryColumn, stateByCode: Uint8Array): Uint8Array {
  const state = new Uint8Array(column.codes.length);
  for (let row = 0; row < state.length; row++) {
    state[row] = stateByCode[column.codes[row] as number] as number;
  }
  return state;
}

function invert(state: Uint8Array): void {
  for (let row = 0; row < state.length; row++) state[row] = 2 - (state[row] as number);
}

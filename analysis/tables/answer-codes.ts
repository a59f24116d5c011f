import { AnalysisError } from '../analysis-error.ts';
import { nearMatches } from '../columns/near-matches.ts';

/** An answer or a member as an analyst names it. */
export interface NamedAnswer {
  readonly label: string;
  readonly code: string;
}

/**
 * Which of the answers a name stands for: by label, else by code, exactly first and then without regard
 * to case. Several where they carry the same label.
 *
 * @throws {AnalysisError} `answer-not-found` with the answers that are near.
 */
export function answersNamed(
  variable: string,
  answers: readonly NamedAnswer[],
  wanted: string,
): readonly number[] {
  const folded = wanted.trim().toLowerCase();
  const tests: readonly ((one: NamedAnswer) => boolean)[] = [
    ({ label }) => label === wanted,
    ({ code }) => code === wanted,
    ({ label }) => label.trim().toLowerCase() === folded,
    ({ code }) => code.trim().toLowerCase() === folded,
  ];
  for (const test of tests) {
    const found = answers.flatMap((one, index) => (test(one) ? [index] : []));
    if (found.length > 0) return found;
  }
  const near = nearMatches(
    wanted,
    answers.map(({ label }) => label),
  );
  throw new AnalysisError('answer-not-found', { variable, answer: wanted, near });
}

/** Every answer that a list of names stands for, each once, in the order of the names. */
export function allAnswersNamed(
  variable: string,
  answers: readonly NamedAnswer[],
  wanted: readonly string[],
): readonly number[] {
  return [...new Set(wanted.flatMap((one) => answersNamed(variable, answers, one)))];
}

/** The indices in a new order: the wanted ones first, the others behind them as they were. */
export function reordered(indices: readonly number[], first: readonly number[]): readonly number[] {
  const known = new Set(indices);
  const present = new Set(first.filter((index) => known.has(index)));
  return [...present, ...indices.filter((index) => !present.has(index))];
}

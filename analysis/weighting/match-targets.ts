import { AnalysisError } from '../analysis-error.ts';
import { type CategoryColumn, rowCount } from '../columns/column.ts';
import { nearMatches } from '../columns/near-matches.ts';
import type { RakingMargin } from './raking-margin.ts';
import { type RakingTarget, type TargetUnit, targetShares } from './targets.ts';

/**
 * A target against the answers of a dataset: which row is in which category.
 *
 * Labels are matched without regard to case and space, then codes. A respondent's answer without a
 * target is refused, or with `uncovered: 'as-missing'` treated as a missing answer.
 *
 * @param columns the column of each variable of the target, in its order.
 * @throws {AnalysisError} `answer-not-found` with near answers; `target-missing` with the answers that
 *   have no target; `targets-not-understood` where a category is named twice; as `targetShares`.
 */
export function marginOf(
  target: RakingTarget,
  columns: readonly CategoryColumn[],
  options: {
    readonly unit: TargetUnit;
    readonly rescale: boolean;
    readonly uncovered: 'refuse' | 'as-missing';
  },
): RakingMargin {
  const { name, shares } = targetShares(target, options);
  const placeOfKey = new Map<string, number>();
  target.categories.forEach(({ answers }, place) => {
    for (const key of keysOf(target, columns, answers)) {
      if (placeOfKey.has(key)) {
        const reason = `“${answers.join(', ')}” (${name}) is named twice.`;
        throw new AnalysisError('targets-not-understood', { variable: name, reason });
      }
      placeOfKey.set(key, place);
    }
  });
  const { codes, uncovered } = codesOf(columns, placeOfKey);
  if (uncovered.size > 0 && options.uncovered === 'refuse') {
    const answers = [...uncovered].map(([key, rows]) => `${labelsOf(columns, key)} (${rows} rows)`);
    throw new AnalysisError('target-missing', { variable: name, answers });
  }
  const categories = target.categories.map(({ answers }, place) => ({
    label: answers.join(', '),
    share: shares[place] as number,
  }));
  return { name, codes, categories };
}

/** The cells that a category stands for: one for each answer that its labels mean. */
function keysOf(
  { variables }: RakingTarget,
  columns: readonly CategoryColumn[],
  answers: readonly string[],
): readonly string[] {
  let keys = [''];
  columns.forEach((column, place) => {
    const variable = variables[place] ?? '';
    const codes = answerCodes(variable, column, answers[place] ?? '');
    keys = keys.flatMap((key) => codes.map((code) => (place === 0 ? `${code}` : `${key} ${code}`)));
  });
  return keys;
}

function answerCodes(variable: string, column: CategoryColumn, answer: string): readonly number[] {
  const present = column.categories.flatMap((category, index) =>
    category.missing === null ? [{ ...category, index }] : [],
  );
  const wanted = folded(answer);
  for (const part of ['label', 'code'] as const) {
    const found = present.filter((category) => folded(category[part]) === wanted);
    if (found.length > 0) return found.map(({ index }) => index);
  }
  const near = nearMatches(
    answer,
    present.map(({ label }) => label),
    5,
  );
  throw new AnalysisError('answer-not-found', { variable, answer, near });
}

/** A label without case and space, for matching. */
export function folded(label: string): string {
  return label.normalize('NFKC').toLowerCase().replace(/\s+/gu, '').replace(/[–—−]/gu, '-');
}

function codesOf(
  columns: readonly CategoryColumn[],
  placeOfKey: ReadonlyMap<string, number>,
): { readonly codes: Int32Array; readonly uncovered: ReadonlyMap<string, number> } {
  const rows = columns[0] === undefined ? 0 : rowCount(columns[0]);
  const placeOfCell = cellPlaces(columns, placeOfKey);
  const codes = new Int32Array(rows);
  const uncovered = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    let cell = 0;
    for (const { codes: own, categories } of columns)
      cell = cell * categories.length + (own[row] as number);
    const place = placeOfCell(cell, row);
    codes[row] = Math.max(-1, place);
    if (place === -2) {
      const key = columns.map(({ codes: own }) => own[row]).join(' ');
      uncovered.set(key, (uncovered.get(key) ?? 0) + 1);
    }
  }
  return { codes, uncovered };
}

/** For a cell its category, -1 where an answer is missing, -2 where it has no target; worked out once. */
function cellPlaces(
  columns: readonly CategoryColumn[],
  placeOfKey: ReadonlyMap<string, number>,
): (cell: number, row: number) => number {
  const known = new Map<number, number>();
  return (cell, row) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const isMissing = columns.some(
      ({ codes, categories }) => categories[codes[row] as number]?.missing !== null,
    );
    const key = columns.map(({ codes }) => codes[row]).join(' ');
    const place = isMissing ? -1 : (placeOfKey.get(key) ?? -2);
    known.set(cell, place);
    return place;
  };
}

function labelsOf(columns: readonly CategoryColumn[], key: string): string {
  const codes = key.split(' ').map(Number);
  return columns
    .map(({ categories }, place) => categories[codes[place] as number]?.label ?? '')
    .join(', ');
}

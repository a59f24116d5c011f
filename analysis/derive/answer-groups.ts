import { AnalysisError } from '../analysis-error.ts';
import type { CategoryColumn, Column } from '../columns/column.ts';
import { rowCount } from '../columns/column.ts';
import { maskAnswers } from '../columns/column-mask.ts';

/**
 * Which group each row's answer belongs to: its place in `groups`, or -1. Answers are named as in filters
 * (label or code, exactly first, then in any case; numbers and dates of a variable of numbers); unlike in
 * a filter, a missing answer of a list can be named too.
 *
 * - Shapes: one entry for each row.
 * - Missing: -1, unless a group names that missing answer.
 *
 * @throws {AnalysisError} `answer-not-found`; `rule-does-not-fit-variable`; `derivation-does-not-fit` for
 * an answer that two groups name.
 */
export function groupByRow(
  made: string,
  variable: string,
  column: Column,
  groups: readonly (readonly string[])[],
): Int32Array {
  if (column.type === 'category') {
    const byCode = groupByCode(made, variable, column, groups);
    const byRow = new Int32Array(column.codes.length);
    for (let row = 0; row < byRow.length; row++) {
      byRow[row] = byCode[column.codes[row] as number] as number;
    }
    return byRow;
  }
  return groupsOf(made, variable, column, groups, rowCount(column));
}

/** As `groupByRow`, for each answer of a list. */
export function groupByCode(
  made: string,
  variable: string,
  column: Pick<CategoryColumn, 'categories'>,
  groups: readonly (readonly string[])[],
): Int32Array {
  const count = column.categories.length;
  const each: CategoryColumn = {
    type: 'category',
    codes: Uint32Array.from({ length: count }, (_, code) => code),
    categories: column.categories.map((one) => ({ ...one, missing: null })),
    order: [],
  };
  return groupsOf(made, variable, each, groups, count);
}

function groupsOf(
  made: string,
  variable: string,
  column: Column,
  groups: readonly (readonly string[])[],
  rows: number,
): Int32Array {
  const found = new Int32Array(rows).fill(-1);
  groups.forEach((answers, group) => {
    if (answers.length === 0) return;
    const mask = maskAnswers(variable, column, answers);
    for (let row = 0; row < rows; row++) {
      if (mask[row] !== 2) continue;
      if ((found[row] as number) >= 0) {
        const reason = `groups.${group}.answers: one of ${answers.map((one) => `“${one}”`).join(', ')} stands in an earlier group too; an answer belongs to one group.`;
        throw new AnalysisError('derivation-does-not-fit', { variable: made, reason });
      }
      found[row] = group;
    }
  });
  return found;
}

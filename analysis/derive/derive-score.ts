import type { Column } from '../columns/column.ts';
import { missingByte } from '../columns/missing-reason.ts';
import { groupByRow } from './answer-groups.ts';
import type { Score } from './derivation.ts';
import { type DerivedColumn, numbersFrom } from './derived-column.ts';
import { missingByRow } from './row-values.ts';

/**
 * A number for each answer ("Yes" 1, "Partly" 0.5); of numbers, for each number that is named.
 *
 * - Missing rows keep their reasons, unless their missing answer has a score; an answer without a score
 *   is `filtered-out`.
 *
 * @throws {AnalysisError} `answer-not-found`, `rule-does-not-fit-variable`; `derivation-does-not-fit` for
 * an answer with two scores.
 */
export function deriveScore(spec: Score, column: Column): DerivedColumn {
  const answers = spec.scores.map(({ answer }) => [answer]);
  const group = groupByRow(spec.name, spec.from, column, answers);
  const missing = missingByRow(column);
  const values = new Float64Array(missing.length);
  for (let row = 0; row < values.length; row++) {
    const at = group[row] as number;
    if (at >= 0) {
      values[row] = spec.scores[at]?.score ?? 0;
      missing[row] = 0;
    } else if (missing[row] === 0) missing[row] = missingByte('filtered-out');
  }
  return numbersFrom(values, missing);
}

import {
  type CrossCounts,
  linesInUse,
  pearsonChiSquareTest,
} from '../statistics/chi-square-test.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { raoScottTest } from '../statistics/rao-scott-test.ts';
import { type JointTally, marginsOf } from '../tables/joint-tally.ts';
import type { AssociationReason, PairFigures } from './association.ts';
import { type PairOptions, reasonFromBase, withoutValue } from './pair-figures.ts';

/**
 * Cramer's V of two questions with one answer each, plain and corrected for bias, and the test of
 * independence: Pearson's chi-square, with weights the F of Rao and Scott.
 *
 * V of independent questions is above 0 by chance alone, the more so the more answers there are and the
 * fewer respondents; `corrected` takes that off (Bergsma), on the effective base with weights.
 *
 * - Missing: those without an answer to one of the questions are left out.
 *
 * Sources: Cramer (1946); Bergsma (2013), Journal of the Korean Statistical Society 42, 323-328. Held to
 * R stats and survey, tests/goldens/associations.json.
 */
export function associationOfAnswers(tally: JointTally, options: PairOptions): PairFigures {
  const { all } = marginsOf(tally);
  const tooFew = reasonFromBase(all, options);
  if (tooFew !== null) return withoutValue('cramers-v', all, tooFew);
  const weights = answered(tally, tally.weights);
  const test = options.isWeighted
    ? raoScottTest(weights, answered(tally, tally.squaredWeights), all.count)
    : pearsonChiSquareTest(weights);
  if (test.status === 'notComputable') {
    return withoutValue('cramers-v', all, test.reason as AssociationReason);
  }
  const base = effectiveBase(all.weight, all.squaredWeight);
  const corrected = bergsmasV(test.cramersV, weights, base);
  return {
    measure: 'cramers-v',
    value: test.cramersV,
    corrected,
    strength: corrected,
    base: all.count,
    effectiveBase: base,
    p: test.p,
    method: options.isWeighted ? 'rao-scott-f' : 'pearson-chi-square',
    reason: null,
  };
}

/** The cells of those with an answer to both. */
export function answered({ rowSize, columnSize }: JointTally, cells: Float64Array): CrossCounts {
  const taken = new Float64Array(rowSize * columnSize);
  for (let at = 0; at < taken.length; at++) {
    const row = Math.floor(at / columnSize);
    taken[at] = cells[row * (columnSize + 1) + (at % columnSize)] as number;
  }
  return { rowCount: rowSize, columnCount: columnSize, cells: taken };
}

function bergsmasV(cramersV: number, counts: CrossCounts, base: number): number {
  const { rows, columns } = linesInUse(counts);
  const [r, c] = [rows.length, columns.length];
  const squared = cramersV ** 2 * (Math.min(r, c) - 1) - ((r - 1) * (c - 1)) / (base - 1);
  const left = (lines: number): number => lines - (lines - 1) ** 2 / (base - 1) - 1;
  const least = Math.min(left(r), left(c));
  return squared > 0 && least > 0 ? Math.min(1, Math.sqrt(squared / least)) : 0;
}

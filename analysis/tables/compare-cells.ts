import { tTwoSidedP } from '../numerics/t-distribution.ts';
import { cohensD, cohensH } from '../statistics/effect-size.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { fisherExactTest } from '../statistics/fisher-exact-test.ts';
import { overlappingMeansTest } from '../statistics/overlapping-means-test.ts';
import {
  type OverlappingShare,
  overlappingSharesTest,
} from '../statistics/overlapping-shares-test.ts';
import { designBasedRankTest, mannWhitneyTest } from '../statistics/rank-tests.ts';
import { designBasedTTest, welchTTest } from '../statistics/t-test.ts';
import { twoProportionZTestPooled } from '../statistics/two-proportion-z-test-pooled.ts';
import type { DesignedError } from './design-errors.ts';
import type { SharedDeviations } from './shared-respondents.ts';
import type { ColumnTestMethod } from './table.ts';
import type { CellSums, FigureSums, ShareSums } from './table-block.ts';
import { type CellOptions, reasonOfBase } from './table-cells.ts';

/** How two cells of a row differ: whether the first is higher, how, and how surely. */
export interface Compared {
  readonly isHigher: boolean;
  readonly method: ColumnTestMethod;
  readonly p: number;
  readonly effect: number | null;
}

/**
 * Two cells of a sample with strata or clusters: t of the difference over its linearised error, one
 * degree of freedom less than the design has, as for a regression on the column. Null where a base is
 * too small, where nothing differs, and for figures without a test.
 *
 * Held to R `survey::svyttest`.
 */
export function compareByDesign(
  a: CellSums,
  b: CellSums,
  options: CellOptions,
  { error, degrees }: DesignedError,
): Compared | null {
  if (a.kind === 'figure' && b.kind === 'figure') {
    const isMean = a.row.kind === 'mean' || a.row.kind === 'nps';
    if (!isMean || a.reason !== null) return null;
    const isSmall = reasonOfBase(a.moments.base, options) ?? reasonOfBase(b.moments.base, options);
    const size = cohensD(a.moments, b.moments);
    const effect = size.status === 'computed' ? size.d : null;
    return isSmall ? null : designed(a.moments.mean - b.moments.mean, effect, error, degrees);
  }
  if (a.kind === 'figure' || b.kind === 'figure' || a.responses !== null) return null;
  if (reasonOfBase(a.base.count, options) ?? reasonOfBase(b.base.count, options)) return null;
  const [shareA, shareB] = [shareOf(a), shareOf(b)];
  return designed(shareA - shareB, cohensH(shareA, shareB), error, degrees);
}

function designed(
  difference: number,
  effect: number | null,
  error: number,
  degrees: number,
): Compared | null {
  // Two columns that are alike in everyone leave rounding errors of the sums.
  if (!(error > 1e-12 * Math.max(1, Math.abs(difference))) || degrees < 2) return null;
  const p = tTwoSidedP(difference / error, degrees - 1);
  return { isHigher: difference > 0, method: 'design-based-t', p, effect };
}

/**
 * Two shares: by the pooled z test on effective bases; with the covariance over shared respondents where
 * there are any; by Fisher's exact test where an expected count is under 5 and nobody is weighted. Null
 * where a base is too small to be tested, where nothing differs, and for shares of responses.
 */
export function compareShares(
  a: ShareSums,
  b: ShareSums,
  options: CellOptions,
  shared: { readonly squaredBase: number; readonly squaredChosen: number } | null = null,
): Compared | null {
  if (a.responses !== null) return null;
  if (reasonOfBase(a.base.count, options) ?? reasonOfBase(b.base.count, options)) return null;
  const [shareA, shareB] = [shareOf(a), shareOf(b)];
  const of = { isHigher: shareA > shareB, effect: cohensH(shareA, shareB) };
  if (shared !== null && shared.squaredBase > 0) {
    const test = overlappingSharesTest(overlappingShareOf(a), overlappingShareOf(b), shared);
    return test.status === 'computed' ? { ...of, p: test.p, method: 'overlapping-shares-z' } : null;
  }
  const kish = ({ base }: ShareSums): number => effectiveBase(base.weight, base.squaredWeight);
  const test = twoProportionZTestPooled(shareA, kish(a), shareB, kish(b));
  if (test.status === 'notComputable') return null;
  if (!options.isWeighted && options.smallCells === 'fisher' && smallestExpected(a, b) < 5) {
    const p = fisherExactTest(a.hit.count, a.base.count, b.hit.count, b.base.count);
    return { ...of, p, method: 'fisher-exact' };
  }
  return { ...of, p: test.p, method: 'two-proportion-z-pooled' };
}

/**
 * Two figures of numbers: means and net promoter scores by Welch's t, with weights the design-based t,
 * where respondents are shared with their covariance. With `ranks` means and medians go by ranks. Null
 * for figures without a test.
 */
export function compareFigures(
  a: FigureSums,
  b: FigureSums,
  options: CellOptions,
  shared: SharedDeviations | null = null,
): Compared | null {
  const isMean = a.row.kind === 'mean' || a.row.kind === 'nps';
  const isByRanks = options.scaleTests === 'ranks' && a.row.kind !== 'nps';
  if (!(isMean || (a.row.kind === 'median' && isByRanks)) || a.reason !== null) return null;
  const [one, other] = [a.moments, b.moments];
  if (reasonOfBase(one.base, options) ?? reasonOfBase(other.base, options)) return null;
  const size = cohensD(one, other);
  const of = {
    isHigher: one.mean > other.mean,
    effect: size.status === 'computed' ? size.d : null,
  };
  if (shared !== null && shared.count > 0) {
    const test = overlappingMeansTest(one, other, shared.count, shared.crossed);
    return test.status === 'computed' ? { ...of, p: test.p, method: 'overlapping-means-t' } : null;
  }
  if (isByRanks) return compareRanks(a, b, options);
  const test = options.isWeighted ? designBasedTTest(one, other) : welchTTest(one, other);
  const method = options.isWeighted ? 'design-based-t' : 'welch-t';
  return test.status === 'computed' ? { ...of, p: test.p, method } : null;
}

function compareRanks(a: FigureSums, b: FigureSums, options: CellOptions): Compared | null {
  if (a.distribution === null || b.distribution === null) return null;
  const test = options.isWeighted
    ? designBasedRankTest(a.distribution, b.distribution)
    : mannWhitneyTest(a.distribution, b.distribution);
  if (test.status === 'notComputable') return null;
  return {
    isHigher: test.rankBiserial > 0,
    method: options.isWeighted ? 'design-based-ranks' : 'mann-whitney',
    p: test.p,
    effect: test.rankBiserial,
  };
}

function smallestExpected(a: ShareSums, b: ShareSums): number {
  const all = a.base.count + b.base.count;
  const chosen = a.hit.count + b.hit.count;
  return (Math.min(a.base.count, b.base.count) * Math.min(chosen, all - chosen)) / all;
}

function shareOf({ hit, base }: ShareSums): number {
  return Math.min(1, hit.weight / base.weight);
}

function overlappingShareOf({ hit, base }: ShareSums): OverlappingShare {
  return {
    weightedBase: base.weight,
    squaredBase: base.squaredWeight,
    weightedChosen: hit.weight,
    squaredChosen: hit.squaredWeight,
  };
}

import { tQuantile } from '../numerics/t-distribution.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { twoProportionZTestPooled } from '../statistics/two-proportion-z-test-pooled.ts';
import { linearisedStandardError } from '../statistics/weighted-mean.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import type { CellReason, TableCell } from './table.ts';
import type { CellSums, MeanSums, ShareSums } from './table-block.ts';

/** What every cell is made with. */
export interface CellOptions {
  readonly confidence: number;
  readonly smallBase: number;
  readonly suppressedBase: number;
  readonly isWeighted: boolean;
}

/** A cell before letters and exceptions. */
export type PlainCell = Omit<TableCell, 'letters' | 'exception'>;

const noFigures = {
  columnShare: null,
  rowShare: null,
  totalShare: null,
  mean: null,
  standardError: null,
  low: null,
  high: null,
  residual: null,
} as const;

/** The cell that some sums make. A share is null where the base that it divides by is too small. */
export function cellOf(sums: CellSums, options: CellOptions): PlainCell {
  return sums.kind === 'mean' ? meanCell(sums, options) : shareCell(sums, options);
}

/** Why a base allows no share or mean, else null. */
export function reasonOfBase(
  base: number,
  { suppressedBase }: CellOptions,
): Exclude<CellReason, 'too-few-for-a-variance'> | null {
  if (base === 0) return 'nobody-answered';
  return base < suppressedBase ? 'base-too-small' : null;
}

function shareCell(sums: ShareSums, options: CellOptions): PlainCell {
  const { hit, base, rowBase, allBase, kind } = sums;
  const reason = reasonOfBase(base.count, options);
  const shareOf = (whole: ShareSums['base']): number | null =>
    reasonOfBase(whole.count, options) === null ? Math.min(1, hit.weight / whole.weight) : null;
  const kish = effectiveBase(base.weight, base.squaredWeight);
  const columnShare = shareOf(base);
  const interval =
    columnShare === null || kind === 'base'
      ? null
      : wilsonInterval(columnShare, kish, options.confidence);
  return {
    ...noFigures,
    count: hit.count,
    weightedCount: hit.weight,
    base: base.count,
    weightedBase: base.weight,
    effectiveBase: kish,
    columnShare,
    rowShare: shareOf(rowBase),
    totalShare: shareOf(allBase),
    standardError: interval === null ? null : standardErrorOfShare(sums),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    residual: columnShare === null ? null : residualOf(sums, options),
    smallBase: base.count < options.smallBase,
    reason,
  };
}

/** By linearisation, as for the mean of zeros and ones; null under two respondents. */
function standardErrorOfShare({ hit, base }: ShareSums): number | null {
  if (base.count < 2) return null;
  const share = hit.weight / base.weight;
  const linearised =
    hit.squaredWeight * (1 - share) ** 2 + (base.squaredWeight - hit.squaredWeight) * share ** 2;
  return Math.sqrt((base.count / (base.count - 1)) * linearised) / base.weight;
}

/** How many standard errors the share lies above that of the rest: the adjusted residual. */
function residualOf({ rest, hit, base }: ShareSums, options: CellOptions): number | null {
  if (rest === null || reasonOfBase(rest.base.count, options) !== null) return null;
  const test = twoProportionZTestPooled(
    Math.min(1, hit.weight / base.weight),
    effectiveBase(base.weight, base.squaredWeight),
    Math.min(1, rest.hit.weight / rest.base.weight),
    effectiveBase(rest.base.weight, rest.base.squaredWeight),
  );
  return test.status === 'computed' ? test.z : null;
}

function meanCell({ moments }: MeanSums, options: CellOptions): PlainCell {
  const { base, weightedBase, mean } = moments;
  const reason = reasonOfBase(base, options) ?? (base < 2 ? 'too-few-for-a-variance' : null);
  const standardError = reason === null ? linearisedStandardError(moments) : null;
  const reach =
    standardError === null
      ? null
      : tQuantile(0.5 + options.confidence / 2, base - 1) * standardError;
  return {
    ...noFigures,
    count: base,
    weightedCount: weightedBase,
    base,
    weightedBase,
    effectiveBase: moments.effectiveBase,
    mean: reason === null || reason === 'too-few-for-a-variance' ? mean : null,
    standardError,
    low: reach === null ? null : mean - reach,
    high: reach === null ? null : mean + reach,
    smallBase: base < options.smallBase,
    reason,
  };
}

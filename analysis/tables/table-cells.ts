import { tQuantile } from '../numerics/t-distribution.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { twoProportionZTestPooled } from '../statistics/two-proportion-z-test-pooled.ts';
import { linearisedStandardError, weightedStandardDeviation } from '../statistics/weighted-mean.ts';
import {
  quantileInterval,
  shareAtOrUnder,
  weightedQuantile,
  woodruffInterval,
} from '../statistics/weighted-quantile.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import type { DesignErrors } from './design-errors.ts';
import type { CellReason, ScaleTests, SmallCells, TableCell } from './table.ts';
import type { CellSums, FigureSums, ShareSums } from './table-block.ts';

/** What every cell is made with. */
export interface CellOptions {
  readonly confidence: number;
  /** A p under it gives an upper-case letter, one under `secondLevel` a lower-case one. */
  readonly level: number;
  readonly secondLevel: number | null;
  readonly smallBase: number;
  readonly suppressedBase: number;
  readonly isWeighted: boolean;
  readonly scaleTests: ScaleTests;
  readonly smallCells: SmallCells;
}

/** A cell before letters and exceptions. */
export type PlainCell = Omit<TableCell, 'letters' | 'exception' | 'comparisons'>;

const noFigures = {
  columnShare: null,
  rowShare: null,
  totalShare: null,
  index: null,
  mean: null,
  value: null,
  standardError: null,
  low: null,
  high: null,
  residual: null,
} as const;

/**
 * The cell of a block at a row and a column. A share is null where the base that it divides by is too
 * small. With `errors` the sample's strata and clusters enter errors and intervals.
 */
export function cellOf(
  sums: CellSums,
  options: CellOptions,
  errors: DesignErrors | null,
  row: number,
  column: number,
): PlainCell {
  const cell = sums.kind === 'figure' ? figureCell(sums, options) : shareCell(sums, options);
  if (errors === null) return cell;
  return sums.kind === 'figure'
    ? designedFigure(cell, sums, options, errors, row, column)
    : designedShare(cell, sums, options, errors, row, column);
}

/** Wilson's interval on the base that a simple random sample would need for the same error. */
function designedShare(
  cell: PlainCell,
  sums: ShareSums,
  options: CellOptions,
  errors: DesignErrors,
  row: number,
  column: number,
): PlainCell {
  const { columnShare: share, standardError } = cell;
  if (share === null || standardError === null) return cell;
  const error = errors.ofCell(row, column)?.error ?? null;
  if (error === null) return cell;
  const known = (share * (1 - share)) / error ** 2;
  const base = error > 0 && Number.isFinite(known) ? known : cell.effectiveBase;
  const interval = wilsonInterval(share, base, options.confidence);
  const isApart = cell.residual !== null && sums.rest !== null;
  const apart = isApart ? (errors.ofRest(row, column)?.error ?? null) : null;
  const rest = sums.rest === null ? 0 : sums.rest.hit.weight / sums.rest.base.weight;
  const residual = apart !== null && apart > 0 ? (share - rest) / apart : cell.residual;
  return { ...cell, standardError: error, ...interval, residual };
}

function designedFigure(
  cell: PlainCell,
  { row: figure, distribution }: FigureSums,
  { confidence }: CellOptions,
  errors: DesignErrors,
  row: number,
  column: number,
): PlainCell {
  if (cell.value === null || cell.low === null) return cell;
  const isMean = figure.kind === 'mean' || figure.kind === 'nps';
  const found = isMean ? errors.ofCell(row, column) : errors.ofShareUnder(row, column, cell.value);
  if (found === null) return cell;
  const { error, degrees } = found;
  const standardError = isMean ? error : null;
  // One cluster a stratum leaves nothing to measure the error by.
  if (degrees < 1) return { ...cell, standardError, low: null, high: null };
  const reach = tQuantile(0.5 + confidence / 2, degrees) * error;
  if (isMean) {
    return { ...cell, standardError, low: cell.value - reach, high: cell.value + reach };
  }
  if (distribution === null) return cell;
  const share = shareAtOrUnder(distribution, cell.value);
  return { ...cell, ...quantileInterval(distribution, share, reach) };
}

/** Why a base allows no share or mean, else null. */
export function reasonOfBase(
  base: number,
  { suppressedBase }: CellOptions,
): Extract<CellReason, 'nobody-answered' | 'base-too-small'> | null {
  if (base === 0) return 'nobody-answered';
  return base < suppressedBase ? 'base-too-small' : null;
}

function shareCell(sums: ShareSums, options: CellOptions): PlainCell {
  const { hit, base, rowBase, kind } = sums;
  const reason = reasonOfBase(base.count, options);
  const shareOf = (whole: ShareSums['base']): number | null =>
    reasonOfBase(whole.count, options) === null ? Math.min(1, hit.weight / whole.weight) : null;
  const kish = effectiveBase(base.weight, base.squaredWeight);
  const columnShare = reason === null ? columnShareOf(sums) : null;
  const hasError = columnShare !== null && kind !== 'base' && sums.responses === null;
  const interval = hasError ? wilsonInterval(columnShare, kish, options.confidence) : null;
  return {
    ...noFigures,
    count: hit.count,
    weightedCount: hit.weight,
    base: base.count,
    weightedBase: base.weight,
    effectiveBase: kish,
    columnShare,
    rowShare: shareOf(rowBase),
    totalShare: totalShareOf(sums, options),
    standardError: interval === null ? null : standardErrorOfShare(sums),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    residual: hasError ? residualOf(sums, options) : null,
    smallBase: base.count < options.smallBase,
    reason,
  };
}

/** Of respondents, or of all responses of the column; null where there was no response. */
function columnShareOf({ hit, base, responses }: ShareSums): number | null {
  const whole = responses ?? base.weight;
  return whole > 0 ? Math.min(1, hit.weight / whole) : null;
}

function totalShareOf({ hit, allBase, allResponses }: ShareSums, options: CellOptions) {
  if (reasonOfBase(allBase.count, options) !== null) return null;
  const whole = allResponses ?? allBase.weight;
  return whole > 0 ? Math.min(1, hit.weight / whole) : null;
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

function figureCell(sums: FigureSums, options: CellOptions): PlainCell {
  const { base, weightedBase, effectiveBase: kish } = sums.moments;
  const reason = sums.reason ?? reasonOfBase(base, options) ?? reasonOfFigure(sums);
  const bases = { base, weightedBase, effectiveBase: kish, smallBase: base < options.smallBase };
  const hasFigure = reason === null || reason === 'too-few-for-a-variance';
  const figures = hasFigure ? figuresOf(sums, options) : noFigures;
  return { ...noFigures, ...figures, ...bases, count: base, weightedCount: weightedBase, reason };
}

/** A spread needs two respondents, a mean two for its error; a sum or a median stands with one. */
function reasonOfFigure({ row, moments }: FigureSums): CellReason | null {
  const isSingle = row.kind === 'sum' || row.kind === 'median' || row.kind === 'percentile';
  return moments.base < 2 && !isSingle ? 'too-few-for-a-variance' : null;
}

type Figures = Pick<PlainCell, 'mean' | 'value' | 'standardError' | 'low' | 'high'>;

function figuresOf(sums: FigureSums, options: CellOptions): Figures {
  const { row, moments, distribution } = sums;
  switch (row.kind) {
    case 'mean': {
      const figures = meanFigures(sums, options);
      return { ...figures, mean: figures.value };
    }
    case 'nps':
      return meanFigures(sums, options);
    case 'standardDeviation':
      return { ...noFigures, value: numberOrNull(weightedStandardDeviation(moments)) };
    case 'sum':
      return { ...noFigures, value: moments.weightedBase * moments.mean };
    case 'median':
    case 'percentile': {
      if (distribution === null) return noFigures;
      const interval = woodruffInterval(distribution, row.probability, options.confidence);
      const value = weightedQuantile(distribution, row.probability);
      return { ...noFigures, value, low: interval?.low ?? null, high: interval?.high ?? null };
    }
  }
}

function meanFigures({ moments }: FigureSums, { confidence }: CellOptions): Figures {
  const { mean: value, base } = moments;
  if (base < 2) return { ...noFigures, value };
  const standardError = linearisedStandardError(moments);
  const reach = tQuantile(0.5 + confidence / 2, base - 1) * standardError;
  return { mean: null, value, standardError, low: value - reach, high: value + reach };
}

function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

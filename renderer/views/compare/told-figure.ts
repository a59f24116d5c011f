import type { Comparison, ComparisonRow } from '#contract/calls/comparisons.ts';
import { formatCount, formatPercent } from '../../words/numbers.ts';
import { exactWords } from '../exact-words.ts';

/** Which number of a row was asked about. */
export type ComparisonFigure =
  | 'a'
  | 'b'
  | 'gap'
  | 'ratio'
  | 'relative'
  | 'oddsRatio'
  | 'p'
  | 'pAdjusted'
  | 'effectSize';

/** One number of a row in words: what it is, how it came about, how sure it is. */
export interface ToldFigure {
  readonly value: string;
  readonly definition: string;
  readonly formula: string | null;
  readonly interval: string | null;
}

/** Says one number of a row. */
export function tellFigure(
  comparison: Comparison,
  row: ComparisonRow,
  figure: ComparisonFigure,
): ToldFigure {
  const names = { a: comparison.a.name, b: comparison.b.name };
  const values = { a: sideValue(row, 'a'), b: sideValue(row, 'b') };
  const between = (sign: string): string | null =>
    values.a === null || values.b === null
      ? null
      : `${amount(row, values.a)} ${sign} ${amount(row, values.b)}`;
  switch (figure) {
    case 'a':
    case 'b':
      return tellSide(row, figure, names[figure]);
    case 'gap':
      return {
        value: row.gap === null ? 'no figure' : difference(row, row.gap),
        definition: `${names.a} minus ${names.b}${row.kind === 'share' ? ', in percentage points' : ''}`,
        formula: between('−'),
        interval: range(row.gapLow, row.gapHigh, (value) => difference(row, value)),
      };
    case 'ratio':
      return {
        value: plain(row.ratio),
        definition: `${names.a} divided by ${names.b}`,
        formula: between('/'),
        interval: range(row.ratioLow, row.ratioHigh, exactWords),
      };
    case 'relative':
      return {
        value: row.relative === null ? 'no figure' : `${exactWords(row.relative * 100)}\u202f%`,
        definition: `How much more or less than ${names.b}: the gap divided by ${names.b}’s figure`,
        formula:
          values.a === null || values.b === null
            ? null
            : `(${amount(row, values.a)} − ${amount(row, values.b)}) / ${amount(row, values.b)}`,
        interval: null,
      };
    case 'oddsRatio':
      return {
        value: plain(row.oddsRatio),
        definition: `The odds of ${names.a} divided by the odds of ${names.b}`,
        formula: null,
        interval: range(row.oddsRatioLow, row.oddsRatioHigh, exactWords),
      };
    case 'effectSize':
      return {
        value: plain(row.effectSize),
        definition: row.kind === 'share' ? 'Cohen’s h of two shares' : 'Cohen’s d of two means',
        formula: null,
        interval: null,
      };
    case 'p':
      return {
        value: plain(row.p),
        definition: 'How often chance alone gives a gap as large, were there none',
        formula: null,
        interval: null,
      };
    case 'pAdjusted':
      return {
        value: plain(row.pAdjusted),
        definition: 'p adjusted for all tests of the list (Benjamini and Hochberg)',
        formula: null,
        interval: null,
      };
  }
}

function tellSide(row: ComparisonRow, side: 'a' | 'b', name: string): ToldFigure {
  if (row.kind === 'mean') {
    const { mean, standardError, low, high } = row[side];
    return {
      value: plain(mean),
      definition: `Mean of “${row.label}” among ${name}`,
      formula: standardError === null ? null : `standard error ${exactWords(standardError)}`,
      interval: range(low, high, exactWords),
    };
  }
  const { share, count, weightedCount, base, weightedBase, low, high } = row[side];
  const isWeighted = weightedCount !== null && Math.abs(weightedBase - base) > 1e-9;
  return {
    value: share === null ? 'no figure' : `${exactWords(share * 100)}\u202f%`,
    definition: `Share of ${name} with the answer “${row.category}” to “${row.label}”, of those who answered`,
    formula:
      count === null
        ? null
        : isWeighted
          ? `${exactWords(weightedCount)} of ${exactWords(weightedBase)}, weighted (${formatCount(count)} of ${formatCount(base)} unweighted)`
          : `${formatCount(count)} of ${formatCount(base)}`,
    interval: range(low, high, (value) => `${exactWords(value * 100)}\u202f%`),
  };
}

function sideValue(row: ComparisonRow, side: 'a' | 'b'): number | null {
  return row.kind === 'share' ? row[side].share : row[side].mean;
}

function amount(row: ComparisonRow, value: number): string {
  return row.kind === 'share' ? formatPercent(value, 1000) : exactWords(value);
}

function difference(row: ComparisonRow, value: number): string {
  const sign = value > 0 ? '+' : '';
  return row.kind === 'share'
    ? `${sign}${exactWords(value * 100)} points`
    : `${sign}${exactWords(value)}`;
}

function plain(value: number | null): string {
  return value === null ? 'no figure' : exactWords(value);
}

function range(
  low: number | null,
  high: number | null,
  words: (value: number) => string,
): string | null {
  return low === null || high === null ? null : `${words(low)} to ${words(high)}`;
}

/** The number itself, in share units where it is one. */
export function rawFigure(row: ComparisonRow, figure: ComparisonFigure): number | null {
  return figure === 'a' || figure === 'b' ? sideValue(row, figure) : row[figure];
}

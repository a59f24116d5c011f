import type { Comparison, ComparisonRow } from '#contract/calls/comparisons.ts';
import type { Passport } from '../../passport/passport.ts';
import { allOf, answersExpression, expressionName } from '../../words/expression.ts';
import { formatCount, formatFull, formatPercent, formatProbability } from '../../words/numbers.ts';
import { type Fact, provenanceFacts } from '../provenance-facts.ts';
import { methodWords, reasonWords } from './comparison-words.ts';

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

/** The rows of each side as expressions, for the rows behind a number. */
export interface SideFilters {
  readonly a: string;
  readonly b: string;
}

/** What stands behind one number of a comparison. */
export function comparisonPassport(
  comparison: Comparison,
  row: ComparisonRow,
  figure: ComparisonFigure,
  sides: SideFilters,
  pin?: () => void,
): Passport {
  const told = tell(comparison, row, figure);
  const [dataset] = comparison.provenance.datasets;
  const facts: readonly Fact[] = [
    { term: 'Definition', description: told.definition },
    ...(told.formula === null ? [] : [{ term: 'Formula', description: told.formula }]),
    ...(told.interval === null
      ? []
      : [{ term: intervalTerm(comparison), description: told.interval }]),
    ...testFacts(row),
    ...baseFacts(comparison, row),
    ...(row.reason === null ? [] : [{ term: 'Not shown', description: reasonWords[row.reason] }]),
    ...provenanceFacts(comparison.provenance),
  ];
  const title = `${row.label}: ${row.category}`;
  return {
    title,
    value: told.value,
    sentence: row.sentence,
    facts,
    copyText: asText(title, told.value, row.sentence, facts),
    ...(dataset === undefined
      ? {}
      : {
          rows: { dataset: dataset.name, filter: rowsBehind(row, figure, sides, dataset.filter) },
        }),
    ...(pin === undefined ? {} : { pin }),
  };
}

/** A passport as plain text. */
export function asText(
  title: string,
  value: string,
  sentence: string,
  facts: readonly Fact[],
): string {
  const lines = facts.map(({ term, description }) => `${term}: ${description}`);
  return [title, value, sentence, '', ...lines].join('\n');
}

interface Told {
  readonly value: string;
  readonly definition: string;
  readonly formula: string | null;
  readonly interval: string | null;
}

function tell(comparison: Comparison, row: ComparisonRow, figure: ComparisonFigure): Told {
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
        interval: range(row.ratioLow, row.ratioHigh, formatFull),
      };
    case 'relative':
      return {
        value: row.relative === null ? 'no figure' : `${formatFull(row.relative * 100)}\u202f%`,
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
        interval: range(row.oddsRatioLow, row.oddsRatioHigh, formatFull),
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

function tellSide(row: ComparisonRow, side: 'a' | 'b', name: string): Told {
  if (row.kind === 'mean') {
    const { mean, standardError, low, high } = row[side];
    return {
      value: plain(mean),
      definition: `Mean of “${row.label}” among ${name}`,
      formula: standardError === null ? null : `standard error ${formatFull(standardError)}`,
      interval: range(low, high, formatFull),
    };
  }
  const { share, count, weightedCount, base, weightedBase, low, high } = row[side];
  const isWeighted = weightedCount !== null && Math.abs(weightedBase - base) > 1e-9;
  return {
    value: share === null ? 'no figure' : `${formatFull(share * 100)}\u202f%`,
    definition: `Share of ${name} with the answer “${row.category}” to “${row.label}”, of those who answered`,
    formula:
      count === null
        ? null
        : isWeighted
          ? `${formatFull(weightedCount)} of ${formatFull(weightedBase)}, weighted (${formatCount(count)} of ${formatCount(base)} unweighted)`
          : `${formatCount(count)} of ${formatCount(base)}`,
    interval: range(low, high, (value) => `${formatFull(value * 100)}\u202f%`),
  };
}

function sideValue(row: ComparisonRow, side: 'a' | 'b'): number | null {
  return row.kind === 'share' ? row[side].share : row[side].mean;
}

function amount(row: ComparisonRow, value: number): string {
  return row.kind === 'share' ? formatPercent(value, 1000) : formatFull(value);
}

function difference(row: ComparisonRow, value: number): string {
  const sign = value > 0 ? '+' : '';
  return row.kind === 'share'
    ? `${sign}${formatFull(value * 100)} points`
    : `${sign}${formatFull(value)}`;
}

function plain(value: number | null): string {
  return value === null ? 'no figure' : formatFull(value);
}

function range(
  low: number | null,
  high: number | null,
  words: (value: number) => string,
): string | null {
  return low === null || high === null ? null : `${words(low)} to ${words(high)}`;
}

function intervalTerm(comparison: Comparison): string {
  const { input } = comparison.provenance.call;
  const level = (input as { readonly level?: number }).level ?? 0.95;
  return `Interval, ${formatFull(level * 100)}\u202f%`;
}

function testFacts(row: ComparisonRow): readonly Fact[] {
  if (row.p === null) return [{ term: 'Test', description: methodWords[row.method] }];
  const adjusted = row.pAdjusted === null ? '' : `; adjusted ${formatProbability(row.pAdjusted)}`;
  return [
    {
      term: 'Test',
      description: `${methodWords[row.method]}, ${formatProbability(row.p)}${adjusted}`,
    },
  ];
}

function baseFacts(comparison: Comparison, row: ComparisonRow): readonly Fact[] {
  return (['a', 'b'] as const).map((side) => {
    const { base, weightedBase, effectiveBase } = row[side];
    const weighted =
      Math.abs(weightedBase - base) < 1e-9 && Math.abs(effectiveBase - base) < 1e-9
        ? ''
        : `; weighted ${formatFull(round(weightedBase))}, effective ${formatFull(round(effectiveBase))}`;
    const small = row.smallBase && base < 30 ? ' (small)' : '';
    return {
      term: `Base, ${comparison[side].name}`,
      description: `${formatCount(base)}${small}${weighted}`,
    };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Those counted in the number: the side's rows with that answer, or with any answer for a mean. */
export function rowsBehind(
  row: ComparisonRow,
  figure: ComparisonFigure,
  sides: SideFilters,
  filter: string | null,
): string {
  const answered =
    row.kind === 'share'
      ? answersExpression(row.variable, [row.category])
      : `${expressionName(row.variable)} is not missing`;
  const side = figure === 'a' ? sides.a : figure === 'b' ? sides.b : `(${sides.a}) or (${sides.b})`;
  return allOf(filter, side, answered);
}

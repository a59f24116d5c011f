import type { Comparison, ComparisonRow } from '#contract/calls/comparisons.ts';
import type { Passport } from '../../passport/passport.ts';
import { allOf, answersExpression, expressionName } from '../../words/expression.ts';
import { formatCount, formatProbability } from '../../words/numbers.ts';
import { exactWords, lastDigitFacts } from '../exact-words.ts';
import { type Fact, provenanceFacts } from '../provenance-facts.ts';
import { type ComparisonFigure, rawFigure, tellFigure } from './told-figure.ts';

export type { ComparisonFigure } from './told-figure.ts';

import { methodWords, reasonWords } from './comparison-words.ts';

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
  const told = tellFigure(comparison, row, figure);
  const [dataset] = comparison.provenance.datasets;
  const facts: readonly Fact[] = [
    { term: 'Definition', description: told.definition },
    ...(told.formula === null ? [] : [{ term: 'Formula', description: told.formula }]),
    ...(told.interval === null
      ? []
      : [{ term: intervalTerm(comparison), description: told.interval }]),
    ...testFacts(row),
    ...baseFacts(comparison, row),
    ...lastDigitFacts(rawFigure(row, figure)),
    ...(row.reason === null ? [] : [{ term: 'Not shown', description: reasonWords[row.reason] }]),
    ...provenanceFacts(comparison.provenance),
  ];
  const title = passportTitle(row);
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

/** What the passports of a row are called. */
export function passportTitle({ label, category }: ComparisonRow): string {
  return `${label}: ${category}`;
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

function intervalTerm(comparison: Comparison): string {
  const { input } = comparison.provenance.call;
  const level = (input as { readonly level?: number }).level ?? 0.95;
  return `Interval, ${exactWords(level * 100)}\u202f%`;
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
        : `; weighted ${exactWords(weightedBase)}, effective ${exactWords(effectiveBase)}`;
    const small = row.smallBase && base < 30 ? ' (small)' : '';
    return {
      term: `Base, ${comparison[side].name}`,
      description: `${formatCount(base)}${small}${weighted}`,
    };
  });
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

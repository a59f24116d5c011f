import { AnalysisError } from '../analysis-error.ts';
import { type CategoryColumn, type NumberColumn, rowCount } from '../columns/column.ts';
import { asYesNoColumn, selectedCategories } from '../columns/selected-answers.ts';
import { type Interruption, uninterrupted } from '../interruption.ts';
import { benjaminiHochberg } from '../statistics/adjusted-probabilities.ts';
import { criticalZ } from '../statistics/interval.ts';
import { basesOf, type CompactSides, compactSides } from './compact-sides.ts';
import type {
  ComparedVariable,
  ComparisonRow,
  SegmentComparison,
  SkippedVariable,
} from './comparison.ts';
import { meanRow } from './mean-row.ts';
import type { RowOptions } from './row-options.ts';
import { shareRow } from './share-row.ts';
import {
  cellOf,
  sampleOfNumbers,
  sampleOfScale,
  sumTally,
  tallyCategories,
  tallyMember,
} from './tally-side.ts';

/**
 * What a comparison needs. Masks hold one byte a row, 0 for "does not belong".
 *
 * - `smallBase` (30): bases under it are marked. `suppressedBase` (10): under it no numbers are shown.
 * - `mostCategories` (500): a variable with more answers is a list of names, and is skipped.
 */
export interface SegmentsToCompare {
  readonly a: Uint8Array;
  readonly b: Uint8Array;
  readonly filter?: Uint8Array | null | undefined;
  readonly weights?: NumberColumn | null | undefined;
  readonly variables: readonly ComparedVariable[];
  readonly confidence?: number | undefined;
  readonly smallBase?: number | undefined;
  readonly suppressedBase?: number | undefined;
  readonly mostCategories?: number | undefined;
}

/**
 * Two groups of respondents, every chosen variable: shares or means, the gap with its interval, ratio,
 * relative difference, odds ratio, test, and a sentence that the numbers support.
 *
 * - `single` and `scale` give one share row for each answer, in people's order; `scale` and `number` one
 *   mean row; `multiple` one share row for each member. Others are listed in `skipped`.
 * - Order: share rows by the size of their gap, largest first; then mean rows by their effect size, since
 *   means in different units cannot be ordered by gap. Rows without a gap come last of their kind.
 * - `pAdjusted` is Benjamini and Hochberg's over all tests of the list.
 * - Missing: a row counts for a variable only where it has an answer. Rows whose weight is missing or 0
 *   drop out and are counted.
 * - Limits: the two groups must be independent samples; strata and clusters do not enter. The sentence
 *   claims a difference only where the interval of the gap and p agree; it does not know `pAdjusted`.
 *
 * @throws {AnalysisError} `segments-overlap`, `weight-out-of-range`, `lengths-differ`,
 * `confidence-out-of-range`, `rule-does-not-fit-variable` (a set member without a yes), `cancelled`.
 *
 * Held to R (survey, stats), tests/goldens/comparisons.json.
 */
export function compareSegments(
  input: SegmentsToCompare,
  interruption: Interruption = uninterrupted,
): SegmentComparison {
  const { a, b, filter = null, weights = null, variables } = input;
  const options: RowOptions = {
    confidence: input.confidence ?? 0.95,
    smallBase: input.smallBase ?? 30,
    suppressedBase: input.suppressedBase ?? 10,
    isWeighted: weights !== null,
  };
  criticalZ(options.confidence);
  const sides = compactSides(a, b, filter, weights);
  const rows: ComparisonRow[] = [];
  const skipped: SkippedVariable[] = [];
  for (const [index, variable] of variables.entries()) {
    interruption.report('comparing', index, variables.length);
    demandRowCount(variable, a.length);
    const reason = reasonToSkip(variable, input.mostCategories ?? 500);
    if (reason === null) rows.push(...rowsOf(variable, sides, options, interruption));
    else skipped.push({ variable: variable.name, label: variable.label, reason });
  }
  interruption.report('comparing', variables.length, variables.length);
  return {
    rows: sortRows(adjust(rows)),
    skipped,
    a: basesOf(sides.a),
    b: basesOf(sides.b),
    unweightedOutCount: sides.unweightedOutCount,
    weighted: options.isWeighted,
    confidence: options.confidence,
  };
}

function demandRowCount(variable: ComparedVariable, expected: number): void {
  const columns =
    variable.kind === 'multiple' ? variable.members.map(({ column }) => column) : [variable.column];
  for (const column of columns) {
    const found = rowCount(column);
    if (found !== expected) {
      throw new AnalysisError('lengths-differ', { variable: variable.name, expected, found });
    }
  }
}

function reasonToSkip(
  variable: ComparedVariable,
  mostCategories: number,
): SkippedVariable['reason'] | null {
  if (variable.kind === 'multiple') return null;
  const { kind, column } = variable;
  if (column.type === 'category' && (kind === 'single' || kind === 'scale')) {
    return column.categories.length > mostCategories ? 'too-many-categories' : null;
  }
  const isNumber = column.type === 'number' && (kind === 'number' || kind === 'scale');
  return isNumber ? null : 'not-for-comparison';
}

function rowsOf(
  variable: ComparedVariable,
  sides: CompactSides,
  options: RowOptions,
  interruption: Interruption,
): readonly ComparisonRow[] {
  const { name, label } = variable;
  if (variable.kind === 'multiple') {
    return variable.members.map((member) => {
      interruption.report('comparing', 0, null);
      const column = asYesNoColumn(member.column);
      const selected = selectedCategories(column);
      const a = tallyMember(column, selected, sides.a);
      const b = tallyMember(column, selected, sides.b);
      const title = { variable: name, label, category: member.label };
      return shareRow(title, a, b, options);
    });
  }
  const { column, kind } = variable;
  if (column.type === 'category') {
    return categoryRows(name, label, column, kind === 'scale', sides, options);
  }
  if (column.type === 'text') return [];
  const [a, b] = [sampleOfNumbers(column, sides.a), sampleOfNumbers(column, sides.b)];
  return [meanRow({ variable: name, label, category: 'Mean' }, a, b, kind === 'number', options)];
}

function categoryRows(
  variable: string,
  label: string,
  column: CategoryColumn,
  isScale: boolean,
  sides: CompactSides,
  options: RowOptions,
): readonly ComparisonRow[] {
  const [a, b] = [tallyCategories(column, sides.a), tallyCategories(column, sides.b)];
  const isAnswer = (code: number): boolean => column.categories[code]?.missing === null;
  const [answeredA, answeredB] = [sumTally(a, isAnswer), sumTally(b, isAnswer)];
  const rows: ComparisonRow[] = column.order.filter(isAnswer).map((code) => {
    const category = column.categories[code]?.label ?? '';
    const sideA = { answered: answeredA, chosen: cellOf(a, code) };
    const sideB = { answered: answeredB, chosen: cellOf(b, code) };
    return shareRow({ variable, label, category }, sideA, sideB, options);
  });
  const hasValues = column.categories.some(({ value, missing }) => value !== null && !missing);
  if (!isScale || !hasValues) return rows;
  const title = { variable, label, category: 'Mean' };
  const [sampleA, sampleB] = [sampleOfScale(column, a), sampleOfScale(column, b)];
  return [...rows, meanRow(title, sampleA, sampleB, false, options)];
}

function adjust(rows: readonly ComparisonRow[]): readonly ComparisonRow[] {
  const adjusted = benjaminiHochberg(rows.map(({ p }) => p));
  return rows.map((row, index) => ({ ...row, pAdjusted: adjusted[index] ?? null }));
}

function sortRows(rows: readonly ComparisonRow[]): readonly ComparisonRow[] {
  return [...rows].sort(
    (left, right) =>
      Number(left.kind === 'mean') - Number(right.kind === 'mean') || sizeOf(right) - sizeOf(left),
  );
}

/**
 * What rows of one kind are ordered by; -1 for those that have no gap. Rounded, so that the two answers of
 * a yes-or-no question, whose gaps differ in the last digit only, stay in people's order.
 */
function sizeOf(row: ComparisonRow): number {
  const size = row.kind === 'share' ? row.gap : row.effectSize;
  return size === null ? -1 : Math.round(Math.abs(size) * 1e12) / 1e12;
}

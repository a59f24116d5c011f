import { AnalysisError } from '../analysis-error.ts';
import { type Column, rowCount } from '../columns/column.ts';
import type { KeptRows } from './kept-rows.ts';
import type { RowKind, TableStatistic } from './table.ts';

/** A code for each kept row: 0 to `size - 1` for answers, `size` where there is none. */
export interface AxisItem {
  readonly codes: Uint8Array | Uint16Array;
  readonly size: number;
}

/**
 * One row or column of a table: those whose code in the item is one of `codes`. `parts` name what it is
 * made of: two columns with a part in common are not compared.
 */
export interface AxisEntry {
  readonly category: string;
  readonly kind: 'category' | 'net' | 'missing';
  readonly item: number;
  readonly codes: readonly number[];
  readonly parts: readonly number[];
}

/** A row of one figure a column, under the answers of a scale or for a number. */
export interface FigureRow {
  readonly kind: Extract<
    RowKind,
    'mean' | 'median' | 'percentile' | 'standardDeviation' | 'sum' | 'nps'
  >;
  readonly category: string;
  /** In [0, 1], of medians and percentiles. */
  readonly probability: number;
}

/**
 * A variable as a table counts it. `items` hold the answers: one for a single answer, one of no (0) and
 * yes (1) for each member of a set. `base` is the item that says who answered at all. `values` are
 * those of the codes of the only item, null for a code without one. `path` names the answers that it
 * is nested in. `responseItems` are the members whose answers shares divide by; none: by respondents.
 */
export interface CountedAxis {
  readonly kind: 'counted';
  readonly name: string;
  readonly label: string;
  readonly path: readonly string[];
  readonly overlaps: boolean;
  readonly responseItems: readonly number[];
  readonly items: readonly AxisItem[];
  readonly base: AxisItem;
  readonly entries: readonly AxisEntry[];
  readonly values: readonly (number | null)[];
  readonly figures: readonly FigureRow[];
  /** Codes from here on are kinds of no answer, which are shown and not tested. */
  readonly answerCount: number;
}

/** Numbers of the kept rows; NaN where there is none. */
export interface NumberAxis {
  readonly kind: 'number';
  readonly name: string;
  readonly label: string;
  readonly path: readonly string[];
  readonly values: Float64Array;
  readonly figures: readonly FigureRow[];
}

/** The answers that an entry is held against: all of its item but its own. */
export function restOf(
  { answerCount }: CountedAxis,
  { codes }: Pick<AxisEntry, 'codes'>,
): readonly number[] {
  const own = new Set(codes);
  return Array.from({ length: answerCount }, (_, code) => code).filter((code) => !own.has(code));
}

/** An item that everyone gave the same answer to. */
export function everyoneItem(kept: KeptRows): AxisItem {
  return { codes: new Uint8Array(kept.count), size: 1 };
}

/** The rows of figures that statistics ask for; boxes, which are nets, are not among them. */
export function figureRows(statistics: readonly TableStatistic[]): readonly FigureRow[] {
  return statistics.flatMap((one): readonly FigureRow[] => {
    if (typeof one === 'string') {
      return [{ kind: one, category: figureNames[one], probability: 0.5 }];
    }
    if (!('percentile' in one)) return [];
    const category = `Percentile ${one.percentile}`;
    return [{ kind: 'percentile', category, probability: one.percentile / 100 }];
  });
}

const figureNames = {
  mean: 'Mean',
  median: 'Median',
  standardDeviation: 'Standard deviation',
  sum: 'Sum',
  nps: 'NPS',
} as const;

/** @throws {AnalysisError} `lengths-differ`. */
export function demandLength(variable: string, column: Column, expected: number): void {
  const found = rowCount(column);
  if (found !== expected) {
    throw new AnalysisError('lengths-differ', { variable, expected, found });
  }
}

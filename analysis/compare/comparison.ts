import type { Column } from '../columns/column.ts';
import type { VariableKind } from '../columns/variable.ts';
import type { SetMember } from '../columns/variable-lookup.ts';

/** A variable to compare: its column, or its members when it is a multiple-response set. */
export type ComparedVariable =
  | {
      readonly name: string;
      readonly label: string;
      readonly kind: Exclude<VariableKind, 'multiple'>;
      readonly column: Column;
    }
  | {
      readonly name: string;
      readonly label: string;
      readonly kind: 'multiple';
      readonly members: readonly SetMember[];
    };

/** How a row's p was computed; `none` beside a reason. */
export type ComparisonMethod =
  | 'z-pooled'
  | 'z-pooled-effective-bases'
  | 'fisher-exact'
  | 'welch-t'
  | 'design-based-t'
  | 'none';

/** Why some or all numbers of a comparison row are null. */
export type ComparisonReason =
  | 'nobody-answered'
  | 'base-too-small'
  | 'same-in-everyone'
  | 'too-few-for-a-variance'
  | 'all-values-equal';

/**
 * What one side contributes to a row. `base` counts respondents with an answer, `weightedBase` sums
 * their weights, `effectiveBase` is Kish's. `low` and `high` bound the share or mean.
 */
interface SideBases {
  readonly base: number;
  readonly weightedBase: number;
  readonly effectiveBase: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** One side of a share row; `count` respondents chose the category, weighing `weightedCount`. */
export interface ShareSide extends SideBases {
  readonly share: number | null;
  readonly count: number | null;
  readonly weightedCount: number | null;
}

/** One side of a mean row. */
export interface MeanSide extends SideBases {
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly standardError: number | null;
}

/**
 * What every row states. `gap` is a minus b (share units, or the units of the mean), `ratio` a over b,
 * `relative` the ratio minus 1. `effectSize` is Cohen's h for shares, d for means. `smallBase` marks a
 * base under the first threshold; numbers are null under the second, beside `reason`.
 */
interface RowFigures {
  readonly variable: string;
  readonly label: string;
  readonly category: string;
  readonly gap: number | null;
  readonly gapLow: number | null;
  readonly gapHigh: number | null;
  readonly ratio: number | null;
  readonly ratioLow: number | null;
  readonly ratioHigh: number | null;
  readonly relative: number | null;
  readonly oddsRatio: number | null;
  readonly oddsRatioLow: number | null;
  readonly oddsRatioHigh: number | null;
  readonly effectSize: number | null;
  readonly p: number | null;
  readonly pAdjusted: number | null;
  readonly method: ComparisonMethod;
  readonly smallBase: boolean;
  readonly reason: ComparisonReason | null;
  readonly sentence: string;
}

/** One category of a question, or one member of a set: the share that chose it on each side. */
export interface ShareComparison extends RowFigures {
  readonly kind: 'share';
  readonly a: ShareSide;
  readonly b: ShareSide;
}

/** The mean of a number or a scale on each side; `category` is "Mean". */
export interface MeanComparison extends RowFigures {
  readonly kind: 'mean';
  readonly a: MeanSide;
  readonly b: MeanSide;
}

/** One row of a comparison of two segments. */
export type ComparisonRow = ShareComparison | MeanComparison;

/** A variable that was left out, and why. */
export interface SkippedVariable {
  readonly variable: string;
  readonly label: string;
  readonly reason: 'not-for-comparison' | 'too-many-categories';
}

/** Everything about a comparison but its rows: who was compared. */
export interface ComparedBases {
  readonly base: number;
  readonly weightedBase: number;
  readonly effectiveBase: number;
}

/**
 * The result of `compareSegments`: rows sorted by gap, what was skipped, the two sides whole, and how
 * many of their rows dropped out because the weight was missing or zero.
 */
export interface SegmentComparison {
  readonly rows: readonly ComparisonRow[];
  readonly skipped: readonly SkippedVariable[];
  readonly a: ComparedBases;
  readonly b: ComparedBases;
  readonly unweightedOutCount: number;
  readonly weighted: boolean;
  readonly confidence: number;
}

import type { Column, NumberColumn } from '../columns/column.ts';
import type { VariableKind } from '../columns/variable.ts';
import type { ComparedBases, ComparisonMethod, ComparisonReason } from '../compare/comparison.ts';

/** One member of a multiple-response set; `column` is null in no wave: an absent member is missing there. */
export interface WaveMember {
  readonly label: string;
  readonly column: Column;
}

/**
 * A variable over the rows of all waves.
 *
 * `offered[wave][code]` is 0 where the wave's list is known not to have had an answer; null where only the
 * answers given can tell.
 */
export type WaveVariable =
  | {
      readonly name: string;
      readonly label: string;
      readonly kind: Exclude<VariableKind, 'multiple'>;
      readonly column: Column;
      readonly offered?: readonly Uint8Array[] | null | undefined;
    }
  | {
      readonly name: string;
      readonly label: string;
      readonly kind: 'multiple';
      readonly members: readonly WaveMember[];
    };

/**
 * What changes between waves are computed from.
 *
 * - `waveOf`: the wave of each row, 0 for the first; any number from `waves.length` on is none of them.
 * - `smallBase` (30), `suppressedBase` (10): bases under the one are marked, under the other not shown.
 * - `mostCategories` (500): a variable with more answers is a list of names, and is skipped.
 */
export interface WavesToCompare {
  readonly waves: readonly string[];
  readonly waveOf: Uint8Array;
  readonly filter?: Uint8Array | null | undefined;
  readonly weights?: NumberColumn | null | undefined;
  readonly variables: readonly WaveVariable[];
  readonly confidence?: number | undefined;
  readonly smallBase?: number | undefined;
  readonly suppressedBase?: number | undefined;
  readonly mostCategories?: number | undefined;
}

/**
 * A share or a mean in one wave. `value` and its interval are null where `reason` says why; `count` are
 * those who chose, null for means.
 */
export interface WavePoint extends ComparedBases {
  readonly count: number | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isSmall: boolean;
  readonly reason: Extract<ComparisonReason, 'nobody-answered' | 'base-too-small'> | null;
}

/** Why a change has no test; `not-in-the-list`: the answer was not offered in one of the waves. */
export type ChangeReason = ComparisonReason | 'not-in-the-list';

/**
 * From one wave to a later one (`from`, `to`: places in `waves`). `change` is later minus earlier, in share
 * units or the units of the mean; `effectSize` is Cohen's h for shares, d for means. `pAdjusted` is
 * Benjamini and Hochberg's over every change of the list.
 */
export interface WaveChange {
  readonly from: number;
  readonly to: number;
  readonly change: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly relative: number | null;
  readonly effectSize: number | null;
  readonly method: ComparisonMethod;
  readonly p: number | null;
  readonly pAdjusted: number | null;
  readonly smallBase: boolean;
  readonly reason: ChangeReason | null;
  readonly sentence: string;
}

/**
 * The straight line through three waves or more: how much a share or mean rises from one wave to the next.
 * `pAdjusted` is Benjamini and Hochberg's over the trends of the list.
 */
export interface WaveTrend {
  readonly slope: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly pAdjusted: number;
  readonly degreesOfFreedom: number;
}

/**
 * One answer of a question, one member of a set, or a mean, wave by wave.
 *
 * - `points`: one for each wave. `changes`: each wave against the one before, then, from the third on,
 *   against the first.
 * - `absentIn`: waves in which the question was answered and nobody gave this answer; `note` says it.
 */
export interface WaveRow {
  readonly kind: 'share' | 'mean';
  readonly variable: string;
  readonly label: string;
  readonly category: string;
  readonly points: readonly WavePoint[];
  readonly changes: readonly WaveChange[];
  readonly trend: WaveTrend | null;
  readonly absentIn: readonly number[];
  readonly note: string | null;
}

/** Whether a question's answers differ between the waves at all; of those with one answer each. */
export interface WaveQuestion {
  readonly variable: string;
  readonly label: string;
  /** Places of the waves in which anyone answered it. */
  readonly answeredIn: readonly number[];
  readonly method: 'pearson-chi-square' | 'rao-scott-f' | 'none';
  readonly statistic: number | null;
  readonly df: number | readonly [number, number] | null;
  readonly p: number | null;
  readonly pAdjusted: number | null;
  readonly cramersV: number | null;
}

/** A variable that was left out, and why. */
export interface UncomparedVariable {
  readonly variable: string;
  readonly label: string;
  readonly reason: 'not-for-comparison' | 'too-many-categories' | 'differs-between-waves';
}

/** The waves whole. */
export interface WaveLine extends ComparedBases {
  readonly name: string;
}

/**
 * The result of `compareWaves`. `changeTests`, `trendTests` and `questionTests` say over how many tests
 * each family was adjusted.
 */
export interface WaveChanges {
  readonly waves: readonly WaveLine[];
  readonly rows: readonly WaveRow[];
  readonly questions: readonly WaveQuestion[];
  readonly skipped: readonly UncomparedVariable[];
  readonly changeTests: number;
  readonly trendTests: number;
  readonly questionTests: number;
  readonly unweightedOutCount: number;
  readonly weighted: boolean;
  readonly confidence: number;
}

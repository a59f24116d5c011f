import type { WeightedSample } from '../statistics/weighted-mean.ts';

/** Answers on a scale, brought to 0 (its lowest answer) to 1 (its highest), with its own ends. */
export interface HarmonisedScale {
  readonly sample: WeightedSample;
  readonly isWeighted: boolean;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * What one side says of one item. `share` in [0, 1]; `base` counts those who were asked; `effectiveBase`
 * is Kish's where the share is weighted, and then carries the tests. A share or base that is not known
 * is null.
 *
 * - `scale`: the item is a mean, not a share; `share` is then its mean as a share of the scale.
 * - `askedOf`, `eligibleShare`: how many were asked in all, and which share of them could answer this;
 *   `decimals`: those of the percentage as printed. They serve to find a base that cannot be right.
 */
export interface PerceptionSide {
  readonly share: number | null;
  readonly base: number | null;
  readonly effectiveBase?: number | null | undefined;
  readonly scale?: HarmonisedScale | undefined;
  readonly askedOf?: number | null | undefined;
  readonly eligibleShare?: number | null | undefined;
  readonly decimals?: number | null | undefined;
}

/** One item seen from both sides: what customers want (left), what the business believes (right). */
export interface PerceptionItem {
  readonly item: string;
  /** Its two questions were paired by likeness alone, and nobody has said that they ask the same. */
  readonly isUnconfirmed?: boolean | undefined;
  /** How many answers each side's scale has, where shares of the two highest are compared and they differ. */
  readonly unevenScales?: readonly [left: number, right: number] | undefined;
  readonly left: PerceptionSide;
  readonly right: PerceptionSide;
}

/**
 * One side of an item with its place: rank 1 is the highest share, ties share the mean of their ranks.
 *
 * - `rankBest`, `rankWorst`: the places that the item may hold, as far as the test tells it from others.
 * - `mean`: in the side's own units where the item is a mean; `share` is then its place on the scale.
 * - `baseRefused`: why the stated base cannot be right; then there is no interval and no test.
 */
export interface RankedSide {
  readonly share: number | null;
  readonly mean: number | null;
  readonly base: number | null;
  readonly effectiveBase: number | null;
  readonly rank: number | null;
  readonly rankBest: number | null;
  readonly rankWorst: number | null;
  readonly baseRefused: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly tiedWith: readonly string[];
}

/** Why numbers of an item are null. */
export type PerceptionGapReason =
  | 'share-missing'
  | 'base-missing'
  | 'base-refused'
  | 'same-in-everyone';

/** How a gap in level is tested: shares by the pooled z test, means by Welch's t, with weights by design. */
export type PerceptionGapMethod = 'pooled-z' | 'welch-t' | 'design-based-t' | 'none';

/**
 * One item's gap. `measure` says what the levels are. `gap` is right minus left in share units, `z` and `p` its test; `rankGap` is left
 * rank minus right rank: above 0 where the right ranks the item higher than the left does; `t` and `degreesOfFreedom` stand in place of `z` where the item is a mean.
 * `tiedWith` repeats the right side's: items there whose shares the test does not tell apart. What is
 * `isUnconfirmed` has its figures, and no headline may name it.
 */
export interface PerceptionGapItem {
  readonly item: string;
  readonly isUnconfirmed: boolean;
  /**
   * Answers of each side's scale where the two highest of unequally many are compared: of 5 they take up two
   * fifths, of 7 two sevenths. Null where nothing of the kind is compared.
   */
  readonly unevenScales: readonly [left: number, right: number] | null;
  readonly measure: 'share' | 'mean';
  readonly left: RankedSide;
  readonly right: RankedSide;
  readonly gap: number | null;
  readonly gapLow: number | null;
  readonly gapHigh: number | null;
  readonly z: number | null;
  readonly t: number | null;
  readonly degreesOfFreedom: number | null;
  readonly method: PerceptionGapMethod;
  readonly p: number | null;
  readonly pAdjusted: number | null;
  readonly rankGap: number | null;
  readonly tiedWith: readonly string[];
  readonly reason: PerceptionGapReason | null;
  readonly finding: string;
}

/** An item that a headline may not name, and why, as a sentence. */
export interface UnsafeItem {
  readonly item: string;
  readonly why: string;
}

/** Which items a headline about levels may name. */
export interface Headline {
  readonly safe: readonly string[];
  readonly unsafe: readonly UnsafeItem[];
  readonly sentence: string;
}

/** The result of `perceptionGap`: the items in the order given, and how alike the two rankings are. */
export interface PerceptionGap {
  readonly items: readonly PerceptionGapItem[];
  readonly spearman: number | null;
  readonly spearmanLow: number | null;
  readonly spearmanHigh: number | null;
  readonly spearmanP: number | null;
  readonly meanAbsoluteGap: number | null;
  readonly meanAbsoluteGapLow: number | null;
  readonly meanAbsoluteGapHigh: number | null;
  /** What the mean absolute gap would be expected to be by chance alone, were there no gap at all. */
  readonly meanAbsoluteGapByChance: number | null;
  readonly headline: Headline;
  readonly leftName: string;
  readonly rightName: string;
  readonly confidence: number;
}

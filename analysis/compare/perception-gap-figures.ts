/**
 * What one side says of one item. `share` in [0, 1]; `base` counts those who were asked; `effectiveBase`
 * is Kish's where the share is weighted, and then carries the tests. A share or base that is not known
 * is null.
 */
export interface PerceptionSide {
  readonly share: number | null;
  readonly base: number | null;
  readonly effectiveBase?: number | null | undefined;
}

/** One item seen from both sides: what customers want (left), what the business believes (right). */
export interface PerceptionItem {
  readonly item: string;
  readonly left: PerceptionSide;
  readonly right: PerceptionSide;
}

/** One side of an item with its place: rank 1 is the highest share, ties share the mean of their ranks. */
export interface RankedSide {
  readonly share: number | null;
  readonly base: number | null;
  readonly effectiveBase: number | null;
  readonly rank: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly tiedWith: readonly string[];
}

/** Why numbers of an item are null. */
export type PerceptionGapReason = 'share-missing' | 'base-missing' | 'same-in-everyone';

/**
 * One item's gap. `gap` is right minus left in share units, `z` and `p` its test; `rankGap` is left
 * rank minus right rank: above 0 where the right ranks the item higher than the left does.
 * `tiedWith` repeats the right side's: items there whose shares the test does not tell apart.
 */
export interface PerceptionGapItem {
  readonly item: string;
  readonly left: RankedSide;
  readonly right: RankedSide;
  readonly gap: number | null;
  readonly gapLow: number | null;
  readonly gapHigh: number | null;
  readonly z: number | null;
  readonly p: number | null;
  readonly pAdjusted: number | null;
  readonly rankGap: number | null;
  readonly tiedWith: readonly string[];
  readonly reason: PerceptionGapReason | null;
  readonly finding: string;
}

/** The result of `perceptionGap`: the items in the order given, and how alike the two rankings are. */
export interface PerceptionGap {
  readonly items: readonly PerceptionGapItem[];
  readonly spearman: number | null;
  readonly spearmanLow: number | null;
  readonly spearmanHigh: number | null;
  readonly spearmanP: number | null;
  readonly meanAbsoluteGap: number | null;
  readonly leftName: string;
  readonly rightName: string;
  readonly confidence: number;
}

import type { ClaimSize } from './claim-size.ts';

/**
 * A figure as printed. `percent` of 71 with a `halfUnit` of 0.5 may have been anything from 70.5 to 71.5.
 * `number`: a count or an amount rather than a share. `times`: a multiple stands where a share belongs
 * ("Planners (3X)").
 */
export interface PrintedFigure {
  readonly value: number;
  readonly halfUnit: number;
  readonly unit: 'percent' | 'number' | 'times';
}

/** One side of a claim: who, and the figure printed for them; null where the text gives none. */
export interface ClaimSide {
  readonly name: string | null;
  readonly figure: PrintedFigure | null;
}

/**
 * A statement of comparison: `a` is said to be so much more (or less) than `b`.
 *
 * `measure` is what they do or have ("post content on Facebook Groups"), for finding the same measure
 * elsewhere; empty where it could not be told. `start` and `end` are offsets in the text of the quote.
 */
export interface Claim {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly a: ClaimSide;
  readonly b: ClaimSide;
  readonly size: ClaimSize;
  /** The words of the size itself: "34% more likely". */
  readonly claimed: string;
  readonly measure: string;
}

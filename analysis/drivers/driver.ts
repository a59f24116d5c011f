import type { CategoryColumn, NumberColumn } from '../columns/column.ts';

/** A model with more predictors than this says little of any one. */
export const mostDrivers = 30;

/** A predictor: a question, whose answers are told apart, or a number (a scale's values among them). */
export type DriverVariable =
  | {
      readonly kind: 'answers';
      readonly name: string;
      readonly label: string;
      readonly column: CategoryColumn;
    }
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly label: string;
      readonly column: NumberColumn;
    };

/** What is explained: who gave certain answers (a byte a row: 2 yes, 0 no, 1 missing), or a number. */
export type DriverOutcome =
  | { readonly kind: 'yes-no'; readonly states: Uint8Array }
  | { readonly kind: 'number'; readonly column: NumberColumn };

/**
 * One coefficient of the whole model. `category` is the answer against the predictor's first, null for a
 * number. `coefficient` is in units of the outcome, or of log odds; `oddsRatio` for a yes-or-no outcome.
 */
export interface DriverTerm {
  readonly category: string | null;
  readonly coefficient: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly p: number | null;
  readonly oddsRatio: number | null;
}

/**
 * One predictor. `fit` is its Shapley share of the model's fit, `share` the same of the whole (the shares
 * sum to 1); `fitError` its standard error where orders were drawn, else null. `inflation` is how much collinearity widens its errors, as a variance inflation factor for
 * each degree of freedom; `isCollinear` from 5 on.
 */
export interface Driver {
  readonly name: string;
  readonly label: string;
  readonly fit: number;
  readonly fitError: number | null;
  readonly share: number | null;
  readonly terms: readonly DriverTerm[];
  readonly reference: string | null;
  readonly inflation: number;
  readonly isCollinear: boolean;
}

/** Why there is no model. */
export type DriverReason =
  | 'nobody-answered'
  | 'base-too-small'
  | 'same-in-everyone'
  | 'predictors-repeat'
  | 'separated';

/** Who the model rests on: rows with an answer to the outcome and to every predictor. */
export interface DriverBases {
  readonly base: number;
  readonly weightedBase: number;
  readonly effectiveBase: number;
  /** Rows of the filter that lack an answer to one of them. */
  readonly incompleteCount: number;
  readonly unweightedOutCount: number;
}

/** A model of an outcome with what each predictor contributes, largest first; or why there is none. */
export type DriverModel =
  | (DriverBases & {
      readonly status: 'computed';
      readonly model: 'linear' | 'logistic';
      readonly fit: number;
      /** Null: every order in which the predictors can join; else how many were drawn. */
      readonly orders: number | null;
      readonly intercept: number;
      readonly drivers: readonly Driver[];
    })
  | (DriverBases & {
      readonly status: 'notComputable';
      readonly reason: DriverReason;
      /** The predictors that the reason is about: constant ones, or those that repeat others. */
      readonly culprits: readonly string[];
    });

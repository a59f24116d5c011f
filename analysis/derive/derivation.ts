import type { MissingReason } from '../columns/missing-reason.ts';

/** What every derivation says: the variable to make, and its label (absent: put together from the recipe). */
interface Named {
  readonly name: string;
  readonly label?: string | undefined;
}

/** Answers that become one. `missing` makes the new answer a missing one. */
export interface RecodeGroup {
  readonly label: string;
  readonly answers: readonly string[];
  readonly value?: number | null | undefined;
  readonly missing?: MissingReason | undefined;
}

/**
 * Answers merged into new ones, in the order of `groups`. An answer that no group names stays as it is
 * (`keep`, for variables with a list of answers), becomes missing (`missing`, as `filtered-out`), or joins
 * the others under one label (`rest`). Missing answers that no group names keep their reasons.
 */
export interface Recode extends Named {
  readonly kind: 'recode';
  readonly from: string;
  readonly groups: readonly RecodeGroup[];
  readonly others: 'keep' | 'missing' | { readonly label: string };
}

/**
 * Where bands begin and end. `width`: bands of one width, counted from `start` (0 when absent).
 * `equal`: `bands` of one width between the least and the greatest value. `quantile`: as many rows in each
 * of `bands` as ties allow (quantiles of type 7). `own`: bands between the `cuts`; with `openLow` and
 * `openHigh` there is one below the first and one above the last, else such values are `filtered-out`.
 */
export type BandRule =
  | { readonly by: 'width'; readonly width: number; readonly start?: number | undefined }
  | { readonly by: 'equal'; readonly bands: number }
  | { readonly by: 'quantile'; readonly bands: number }
  | {
      readonly by: 'own';
      readonly cuts: readonly number[];
      readonly openLow: boolean;
      readonly openHigh: boolean;
    };

/**
 * Numbers in bands, ordered. `closed` says which end belongs to a band: `left` [18, 25) or `right`
 * (18, 25]; the outermost end belongs to its band either way. `labels`, when given, is one for each band.
 */
export interface Band extends Named {
  readonly kind: 'band';
  readonly from: string;
  readonly rule: BandRule;
  readonly closed: 'left' | 'right';
  readonly labels?: readonly string[] | undefined;
}

/** Yes for the highest (top) or lowest (bottom) `answers` of a scale by their values, no for the others. */
export interface Box extends Named {
  readonly kind: 'box';
  readonly from: string;
  readonly side: 'top' | 'bottom';
  readonly answers: number;
}

/**
 * Yes where any, all or none of `answers` was given. `from` is a variable, or a multiple-response set whose
 * members the answers name. Over a set, `any` is yes as soon as one is selected; see `deriveNet` for the
 * missing.
 */
export interface Net extends Named {
  readonly kind: 'net';
  readonly from: string;
  readonly answers: readonly string[];
  readonly match: 'any' | 'all' | 'none';
}

/** The number in a text ("1.234,50 EUR"), or in the labels of a list of answers. */
export interface NumberFromText extends Named {
  readonly kind: 'number';
  readonly from: string;
  readonly decimal: '.' | ',';
  /** Words and signs to be taken off ("EUR", "km", "%"); a number with anything else is unreadable. */
  readonly units: readonly string[];
}

/** What can be taken from a date. `week` and `week-year` are ISO 8601; `weekday` begins with Monday. */
export const dateParts = [
  'year',
  'quarter',
  'month',
  'year-quarter',
  'year-month',
  'week',
  'week-year',
  'weekday',
  'day',
  'hour',
] as const;

/** A part of a date (UTC): year, day and hour as numbers, the others as ordered answers. */
export interface DatePart extends Named {
  readonly kind: 'date-part';
  readonly from: string;
  readonly part: (typeof dateParts)[number];
}

/**
 * How many of the variables gave one of `answers`, were selected (`answers` absent, yes-or-no), or have any
 * answer (`what: 'answered'`). `from` names variables, or one set or grid. `leastAnswered` answers are
 * needed, else the count is missing.
 */
export interface Count extends Named {
  readonly kind: 'count';
  readonly from: readonly string[];
  readonly what: 'selected' | 'answered' | 'answers';
  readonly answers?: readonly string[] | undefined;
  readonly leastAnswered: number;
}

/** Mean, sum, least or greatest over the variables that have a value, where at least `leastAnswered` have. */
export interface RowSummary extends Named {
  readonly kind: 'row-summary';
  readonly from: readonly string[];
  readonly statistic: 'mean' | 'sum' | 'min' | 'max';
  readonly leastAnswered: number;
}

/** A number for each answer. Answers without one are missing (`filtered-out`). */
export interface Score extends Named {
  readonly kind: 'score';
  readonly from: string;
  readonly scores: readonly { readonly answer: string; readonly score: number }[];
}

/** What an expression of the filter language, extended by arithmetic and functions, gives for each row. */
export interface Expression extends Named {
  readonly kind: 'expression';
  readonly expression: string;
}

/** The same values, of which some are declared missing, and others not missing any more. */
export interface Missing extends Named {
  readonly kind: 'missing';
  readonly from: string;
  readonly declare: readonly MissingDeclaration[];
}

/** Answers, or numbers from `from` to `to` (both included; absent: open), and why they are no values. */
export interface MissingDeclaration {
  readonly answers?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Null takes a reason back: the answer (named by its code or label) counts again. */
  readonly reason: MissingReason | null;
}

/**
 * A multiple-response set out of variables that each hold one of several answers ("first brand named",
 * "second brand named"): a yes-or-no member for each answer that anyone gave, selected where any of the
 * variables gave it. Members are called `name_1`, `name_2` and so on.
 */
export interface Mentions extends Named {
  readonly kind: 'mentions';
  readonly from: readonly string[];
}

/** Everything that can be made from variables of the same dataset. */
export type Derivation =
  | Recode
  | Band
  | Box
  | Net
  | NumberFromText
  | DatePart
  | Count
  | RowSummary
  | Score
  | Expression
  | Missing
  | Mentions;

/**
 * What one variable, or several crossed, must come to in the weighted sample.
 *
 * - `name`: "gender", or "gender × age" for crossed variables.
 * - `codes`: for each row an index into `categories`, or -1 where an answer is missing.
 * - `share`: in [0, 1]; the shares of a margin sum to 1.
 */
export interface RakingMargin {
  readonly name: string;
  readonly codes: Int32Array;
  readonly categories: readonly MarginCategory[];
}

/** One category of a margin with the share of the population that it has. */
export interface MarginCategory {
  readonly label: string;
  readonly share: number;
}

/**
 * What happens to a row with a missing answer in a raking variable.
 *
 * - `keep-share`: the missing ones are a category whose share stays what the starting weights give it;
 *   the targets divide the rest. The result does not depend on the order of the margins.
 * - `pass-over`: the steps of that margin leave the row alone, the others weigh it; the targets hold
 *   among those who answered (as in anesrake). The order of the margins matters a little.
 * - `leave-out`: a row with any answer missing keeps its starting weight, 1 without one.
 * - `refuse`: nothing is raked (as in survey::rake).
 */
export type MissingTreatment = 'keep-share' | 'pass-over' | 'leave-out' | 'refuse';

/** The treatments of missing answers, for choices. */
export const missingTreatments = ['keep-share', 'pass-over', 'leave-out', 'refuse'] as const;

/** Bounds of a weight as multiples of the mean weight; null: none on that side. */
export interface TrimBounds {
  readonly low: number | null;
  readonly high: number | null;
}

/** Before and after of one category. Shares are of those with an answer; `target` and `gap` are shares too. */
export interface MarginCategoryReport {
  readonly category: string;
  readonly rows: number;
  readonly target: number;
  readonly before: number;
  readonly after: number;
  /** `after - target`. */
  readonly gap: number;
}

/** Before and after of one margin. `missing` counts the raked rows without an answer. */
export interface MarginReport {
  readonly margin: string;
  readonly missing: number;
  readonly categories: readonly MarginCategoryReport[];
}

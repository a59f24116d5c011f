/**
 * One input of a return, on record. `low` and `high` bound what it may be; `increase` is the relative
 * increase that is stated with it (0.18), and `means` whether the value is the new total or the gain.
 */
export interface LedgerInput {
  readonly name: string;
  readonly label?: string | undefined;
  readonly value: number | null;
  readonly unit?: string | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly increase?: number | undefined;
  readonly means?: 'total' | 'gain' | undefined;
  readonly source?: string | undefined;
  readonly date?: string | undefined;
  readonly owner?: string | undefined;
  readonly note?: string | undefined;
}

/** A number, or a formula over the names of inputs; null or absent where nothing is known. */
export type Amount = number | string | null | undefined;

/** What was spent on something, and what came of it. */
export interface LedgerLine {
  readonly channel: string;
  readonly cost?: Amount;
  readonly value?: Amount;
  readonly conversions?: Amount;
}

/** A total over a count, held against what is usual for one of them. */
export interface LedgerCheck {
  readonly name: string;
  readonly total?: Amount;
  readonly count?: Amount;
  readonly usualLow: number;
  readonly usualHigh: number;
  readonly source?: string | undefined;
}

/** Inputs set otherwise, all at once. */
export interface LedgerScenario {
  readonly name: string;
  readonly set: Readonly<Record<string, number>>;
}

/** Money out (below 0) and in by period, the first now, and the rate a period at which it is discounted. */
export interface LedgerFlows {
  readonly flows: readonly Amount[];
  readonly rate?: Amount;
  readonly period?: string | undefined;
}

/**
 * Everything that a return was computed from. Money is in `currency`; an input whose unit is another
 * currency is converted by `rates` (units of `currency` for one of the other).
 */
export interface Ledger {
  readonly title?: string | undefined;
  readonly currency?: string | undefined;
  readonly rates?: Readonly<Record<string, number>> | undefined;
  readonly inputs: readonly LedgerInput[];
  readonly lines: readonly LedgerLine[];
  readonly checks: readonly LedgerCheck[];
  readonly scenarios: readonly LedgerScenario[];
  readonly cashFlow?: LedgerFlows | undefined;
}

/**
 * Why there is no return.
 *
 * - `no-return`: cost without a value. `no-cost`: a value without a cost (or a cost of 0).
 * - `input-missing`: a formula names an input that has no value. `total-or-gain`: one whose value may be the
 *   new total or the gain. `currencies-differ`: one in another currency without a rate.
 * - `not-a-number`: the formula has no finite result.
 */
export type ReturnReason =
  | 'no-return'
  | 'no-cost'
  | 'nothing-known'
  | 'input-missing'
  | 'total-or-gain'
  | 'currencies-differ'
  | 'not-a-number';

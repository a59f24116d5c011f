import { z } from 'zod';
import type { BudgetAnswer as BudgetComputed } from '#analysis/budget/plan-budget.ts';
import { saturations } from '#analysis/budget/response-curve.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';

export type {
  AllocationLine,
  BudgetAllocation,
  Estimate,
} from '#analysis/budget/budget-allocation.ts';
export type { ChannelResponse, CurvePoint } from '#analysis/budget/channel-responses.ts';
export type { BudgetPlan, BudgetWarning, ChannelLeftOut } from '#analysis/budget/plan-budget.ts';
export { saturations } from '#analysis/budget/response-curve.ts';

/** Response curves and a division of a budget, with what they were computed from and how far they go. */
export type BudgetAnswer = BudgetComputed & {
  readonly finding: string;
  /** What must be known before the finding is used, in words. */
  readonly cautions: readonly string[];
  readonly footnote: string;
  readonly provenance: Provenance;
};

const amount = z.number().min(0);

/** What each further unit of spend brings in each channel, and how a budget would bring the most. */
export const planBudget = defineCall({
  name: 'budget.plan',
  kind: 'job',
  writes: false,
  input: z.strictObject({
    dataset: z.string(),
    /** Days, weeks or months; rows of a week are added up. */
    time: z.string(),
    outcome: z.string(),
    /** Variables with the spend of a channel each. */
    spend: z.array(z.string()).min(1).max(30),
    /** Variables that move the outcome beside spend: prices, promotions, competitors. */
    controls: z.array(z.string()).max(30).default([]),
    saturation: z.enum(saturations).default('exponential'),
    trend: z.boolean().default(true),
    /** Pairs of waves of a year; by the length of the data when not given. */
    seasonPairs: z.int().min(0).max(6).optional(),
    /** A period; as much as now when not given. */
    budget: z.number().positive().optional(),
    /** Each channel gets at least and at most so many times its present part. */
    least: amount.default(0.5),
    most: amount.default(1.5),
    /** Bounds a period of single channels, by variable. */
    bounds: z
      .record(z.string(), z.strictObject({ lowest: amount.optional(), highest: amount.optional() }))
      .default({}),
    holdOutShare: z.number().min(0).max(0.5).default(0.2),
    draws: z.int().min(0).max(2000).default(200),
    seed: z.int().default(1),
    level: z.number().gt(0).lt(1).default(0.9),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'count-out-of-range',
    'share-out-of-range',
    'cancelled',
  ],
  output: returns<BudgetAnswer>(),
});

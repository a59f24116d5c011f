import type { ImportPlan } from '#contract/import-plan.ts';
import type { RicherRows } from './repeated-ids.ts';

/**
 * A plan that the whole file has proved wrong, and the plan to begin again with; never leaves the room.
 *
 * `kept` are rows that are to be kept in place of earlier ones with the same id; the plan may be the same.
 */
export class PlanProvedWrong extends Error {
  readonly plan: ImportPlan;
  readonly kept: RicherRows | null;

  constructor(plan: ImportPlan, kept: RicherRows | null = null) {
    super('the plan does not fit the file');
    this.name = 'PlanProvedWrong';
    this.plan = plan;
    this.kept = kept;
  }
}

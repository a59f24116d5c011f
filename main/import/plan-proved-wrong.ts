import type { ImportPlan } from '#contract/import-plan.ts';

/** A plan that the whole file has proved wrong, and the plan to begin again with; never leaves the room. */
export class PlanProvedWrong extends Error {
  readonly plan: ImportPlan;

  constructor(plan: ImportPlan) {
    super('the plan does not fit the file');
    this.name = 'PlanProvedWrong';
    this.plan = plan;
  }
}

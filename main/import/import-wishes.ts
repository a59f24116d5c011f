import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import type { PlanToFollow } from './like/fit-plan.ts';

/** What the person may say about an import; everything else is recognised. */
export interface ImportWishes {
  readonly name?: string | undefined;
  readonly datasetKind?: DatasetKind | undefined;
  readonly sheet?: string | undefined;
  readonly plan?: ImportPlan | undefined;
  /** A file that says what the columns are; not read where a plan is given. */
  readonly metadata?: string | undefined;
  /** The dataset that the file is to be read like; not fitted where a plan is given. */
  readonly like?: PlanToFollow | undefined;
  /** The plan's name is nobody's wish: another is found where it is taken. */
  readonly isNameOpen?: boolean | undefined;
}

import type { ImportPlan } from '#contract/import-plan.ts';
import { freeDatasetName } from '../project/free-dataset-name.ts';
import type { Project } from '../project/project.ts';
import type { ImportWishes } from './import-wishes.ts';

/**
 * The plan under the name that the dataset is to have: the person's, or the recognised one, which gives way
 * where it is taken, and says so.
 */
export function namedPlan(project: Project, plan: ImportPlan, wishes: ImportWishes): ImportPlan {
  if (wishes.name !== undefined) return { ...plan, datasetName: wishes.name };
  if (wishes.plan !== undefined && wishes.isNameOpen !== true) return plan;
  const datasetName = freeDatasetName(project.database, plan.datasetName);
  if (datasetName === plan.datasetName) return plan;
  const warning = `There is a dataset “${plan.datasetName}” already: this one is called “${datasetName}”.`;
  return { ...plan, datasetName, warnings: [warning, ...plan.warnings] };
}

import type {
  ImportPreview,
  ImportResult,
  previewImport as previewCall,
  runImport as runCall,
} from '#contract/calls/imports.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { importPlan } from '#contract/import-plan.ts';
import { ImportError } from '#main/import/import-error.ts';
import type { PlanToFollow } from '#main/import/like/fit-plan.ts';
import { namedPlan } from '#main/import/named-plan.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { runImport } from '#main/import/run-import.ts';
import { Dataset } from '#main/project/dataset.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { applyRecipe, recipeOf } from './recipes.ts';

/** Answers `import.preview`. Where a project is open, a recognised name is one that is free in it. */
export async function previewImportedFile(
  context: CallContext,
  input: CheckedInputOf<typeof previewCall>,
): Promise<ImportPreview> {
  const like = input.like === undefined ? undefined : planToFollow(context, input.like, input);
  const { interruption } = context;
  const preview = await previewImport(input.file, { ...input, like }, interruption);
  const project = openProject(context);
  const { name, plan } = input;
  return project === null
    ? preview
    : { ...preview, plan: namedPlan(project, preview.plan, { name, plan }) };
}

/** Answers `import.run`. The recipe of the former wave is put on the new dataset after the import stands. */
export async function importFile(
  context: CallContext,
  input: CheckedInputOf<typeof runCall>,
): Promise<ImportResult> {
  const { project, interruption } = context;
  const like = input.like === undefined ? undefined : planToFollow(context, input.like, input);
  const result = await runImport(project, input.file, { ...input, like }, interruption);
  if (!input.withRecipe || input.like === undefined) return result;
  const recipe = recipeOf(context, input.like);
  const { dataset } = result;
  const { applied, notApplied } = applyRecipe(context, { dataset, recipe, allOrNothing: false });
  return { ...result, recipe: { applied, notApplied } };
}

/** @throws {ImportError} `plan-does-not-fit-file` where the dataset was not imported. */
function planToFollow(
  context: CallContext,
  name: string,
  { file, choices }: Pick<CheckedInputOf<typeof previewCall>, 'file' | 'choices'>,
): PlanToFollow {
  const dataset = new Dataset(context.project, context.columns, name);
  const stored = importPlan.safeParse(dataset.plan);
  const { plan: today } = recipeOf(context, name);
  if (stored.success && today !== null) {
    return { dataset: dataset.line.name, today, stored: stored.data, choices };
  }
  const reason = `“${dataset.line.name}” was not imported from a file: there is no plan of it to follow.`;
  throw new ImportError('plan-does-not-fit-file', { file, reason });
}

function openProject(context: CallContext): CallContext['project'] | null {
  try {
    return context.project;
  } catch (error) {
    if (error instanceof ProjectError && error.code === 'no-project-open') return null;
    throw error;
  }
}

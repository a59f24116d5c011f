import { type Dataset, readCategories, type VariableRecord } from '#main/project/dataset.ts';
import type { Project } from '#main/project/project.ts';

/**
 * How many answers with a value a scale has; null for what is no scale. Missing answers and those without a
 * value are no steps of it.
 */
export function scaleSteps(project: Project, variable: VariableRecord): number | null {
  if (variable.kind !== 'scale' || variable.storage !== 'category') return null;
  const { categories } = readCategories(project, variable.id);
  const values = categories.flatMap(({ value, missing }) =>
    value === null || missing !== null ? [] : [value],
  );
  return new Set(values).size;
}

/** The steps of two scales where they have not as many; null where they have, or one is no scale. */
export function unevenSteps(
  project: Project,
  left: { readonly dataset: Dataset; readonly name: string },
  right: { readonly dataset: Dataset; readonly name: string },
): readonly [number, number] | null {
  const ofLeft = scaleSteps(project, left.dataset.variable(left.name));
  const ofRight = scaleSteps(project, right.dataset.variable(right.name));
  if (ofLeft === null || ofRight === null || ofLeft === ofRight) return null;
  return [ofLeft, ofRight];
}

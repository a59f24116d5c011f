import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { CombinationRecipe } from '#contract/calls/combinations.ts';
import { errorInWords } from '#main/error-in-words.ts';
import type { ColumnCache } from '#main/project/column-cache.ts';
import { datasetLines } from '#main/project/dataset.ts';
import { hashOfColumn } from '#main/project/dataset-writer.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { combine } from './combine.ts';
import { inputsOfRecipe } from './combine-input.ts';

/** Datasets made from others, made again: how many, which came out otherwise, and which cannot be made again. */
export interface CheckedCombinations {
  readonly checked: number;
  readonly moved: readonly { readonly dataset: string; readonly why: string }[];
  /** Those whose datasets were removed since. */
  readonly gone: readonly { readonly dataset: string; readonly why: string }[];
}

/** How a dataset was made from others; null for one that was imported. */
export function combinationRecipe(project: Project, datasetId: number): CombinationRecipe | null {
  const kept = project.database
    .prepare('select recipe from dataset where id = ?')
    .pluck()
    .get(datasetId);
  if (typeof kept !== 'string') return null;
  const recipe = JSON.parse(kept) as { readonly made?: string };
  return recipe.made === 'combined' ? (recipe as CombinationRecipe) : null;
}

/** Makes every dataset that was made from others again, keeps nothing, and tells which moved. */
export function checkCombinations(
  project: Project,
  columns: ColumnCache,
  interruption: Interruption,
): CheckedCombinations {
  const moved: { dataset: string; why: string }[] = [];
  const gone: { dataset: string; why: string }[] = [];
  let checked = 0;
  const lines = datasetLines(project);
  for (const { id, name } of lines) {
    const recipe = combinationRecipe(project, id);
    if (recipe === null) continue;
    const absent = recipe.inputs.filter(
      ({ datasetId }) => !lines.some((one) => one.id === datasetId),
    );
    if (absent.length > 0) {
      const names = absent.map(({ dataset }) => dataset).join(', ');
      gone.push({ dataset: name, why: `${names} is not in the project any more` });
      continue;
    }
    checked++;
    const why = whatMoved(project, columns, recipe, interruption);
    if (why !== null) moved.push({ dataset: name, why });
  }
  return { checked, moved, gone };
}

function whatMoved(
  project: Project,
  columns: ColumnCache,
  recipe: CombinationRecipe,
  interruption: Interruption,
): string | null {
  try {
    const find = inputsOfRecipe(project, columns, recipe);
    const { variables } = combine(recipe.spec, find, interruption);
    const now = new Map<string, string>();
    for (const { name, make } of variables) {
      interruption.report('putting together again', now.size, variables.length);
      now.set(name, hashOfColumn(make()));
    }
    const names = new Set([...now.keys(), ...Object.keys(recipe.hashes)]);
    const other = [...names].filter((name) => now.get(name) !== recipe.hashes[name]);
    return other.length === 0 ? null : `its recipe gives other values for ${other.join(', ')}`;
  } catch (error) {
    if (!(error instanceof AnalysisError || error instanceof ProjectError)) throw error;
    if (error.code === 'cancelled') throw error;
    return `its recipe cannot be followed: ${errorInWords(error, () => undefined).what}`;
  }
}

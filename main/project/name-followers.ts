import { type NewNames, renamedDerivation } from '#analysis/derive/rewrite-derivation.ts';
import type { VariableUse } from '#contract/calls/preparations.ts';
import type { Dataset } from './dataset.ts';
import { derivedProducts, derivedRecipe } from './derived-recipes.ts';
import { type RewrittenAnalysis, renamedRule, renameInAnalyses } from './kept-specifications.ts';
import type { Project } from './project.ts';
import { type AnswerNames, answerRenamer } from './segment-answers.ts';
import { readSegments, writeRule } from './segments.ts';

/** What followed a new name: recipes by the names of their derivations, and kept analyses. */
export interface Followed {
  readonly recipes: readonly string[];
  readonly analyses: readonly RewrittenAnalysis[];
}

/**
 * Rewrites recipes and kept analyses inside the caller's transaction, so that they mean the same answers
 * after some were given other labels; segments follow by `keepAnswersOfSegments`.
 *
 * @throws {ProjectError} `segment-unusable` when an answer cannot be told from another any more.
 */
export function keepAnswersOfOthers(
  project: Project,
  dataset: Dataset,
  before: readonly AnswerNames[],
  after: readonly AnswerNames[],
): Followed {
  const namesFor = (user: string): NewNames => ({
    variable: (name) => name,
    segment: (name) => name,
    answer: answerRenamer(before, after, user),
  });
  const recipes = renameInRecipes(project, dataset, namesFor);
  const analyses = renameInAnalyses(project, dataset.line.name, namesFor('a kept analysis'));
  return { recipes, analyses };
}

/**
 * Puts new names in the recipes of derived variables inside the caller's transaction; see
 * `renamedDerivation`. Returns the names of the derivations that were rewritten.
 */
export function renameInRecipes(
  project: Project,
  dataset: Dataset,
  namesFor: (user: string) => NewNames,
): readonly string[] {
  const update = project.database.prepare('update variable set recipe = ? where id = ?');
  const rewritten: string[] = [];
  for (const { spec, variables } of derivedProducts(dataset).values()) {
    const renamed = renamedDerivation(spec, namesFor(spec.name));
    if (JSON.stringify(renamed) === JSON.stringify(spec)) continue;
    for (const variable of variables) {
      const recipe = { ...derivedRecipe(variable), spec: renamed };
      update.run(JSON.stringify(recipe), variable.id);
    }
    rewritten.push(renamed.name);
  }
  return rewritten;
}

/** Lets segments, recipes and kept analyses follow the new name of a variable or a set. */
export function followRename(
  project: Project,
  dataset: Dataset,
  from: string,
  to: string,
): { readonly uses: readonly VariableUse[]; readonly analyses: readonly RewrittenAnalysis[] } {
  const names: NewNames = {
    variable: (name) => (name.toLowerCase() === from.toLowerCase() ? to : name),
    segment: (name) => name,
    answer: (_, answer) => answer,
  };
  const segments = readSegments(project, dataset.id).flatMap(({ id, name, rule }) => {
    if (rule === null) return [];
    const renamed = renamedRule(rule, names);
    if (JSON.stringify(renamed) === JSON.stringify(rule)) return [];
    writeRule(project, id, renamed);
    return [name];
  });
  const recipes = renameInRecipes(project, dataset, () => names);
  const analyses = renameInAnalyses(project, dataset.line.name, names);
  return {
    analyses,
    uses: [
      ...segments.map((name) => ({ what: 'segment' as const, name })),
      ...recipes.map((name) => ({ what: 'variable' as const, name })),
      ...analyses.map(({ name }) => ({ what: 'analysis' as const, name })),
    ],
  };
}

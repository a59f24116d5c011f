import { existsSync, writeFileSync } from 'node:fs';
import { AnalysisError } from '#analysis/analysis-error.ts';
import {
  type applyRecipe as applyRecipeCall,
  type exportRecipe as exportRecipeCall,
  type NotApplied,
  type RecipeFile,
  recipeFile,
  type withdrawRecipe as withdrawRecipeCall,
} from '#contract/calls/recipes.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import { wordsFor } from '#contract/error-words/index.ts';
import { type ImportPlan, importPlan, type PlannedVariable } from '#contract/import-plan.ts';
import { schemaProblems } from '#main/import/schema-problems.ts';
import { readSmallJson } from '#main/import/small-json.ts';
import { Dataset } from '#main/project/dataset.ts';
import {
  derivationLookup,
  derivedProducts,
  handEditsOf,
  inOrderOfMaking,
} from '#main/project/derived-recipes.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { readSegments } from '#main/project/segments.ts';
import type { CallContext } from './call-context.ts';
import { setWeight } from './change-datasets.ts';
import { deriveVariables, removeVariables } from './derive-variables.ts';
import { defineSet, removeSet } from './name-variables.ts';
import { defineSegment, removeSegment } from './segments.ts';

/** Answers `recipe.export`. */
export function exportRecipe(
  context: CallContext,
  input: CheckedInputOf<typeof exportRecipeCall>,
): OutputOf<typeof exportRecipeCall> {
  const recipe = recipeOf(context, input.dataset);
  if (input.out === undefined) return { recipe, file: null };
  if (existsSync(input.out) && !input.overwrite) {
    throw new ProjectError('file-exists', { file: input.out });
  }
  try {
    writeFileSync(input.out, `${JSON.stringify(recipe, null, 2)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProjectError('file-not-writable', { file: input.out, reason });
  }
  return { recipe, file: input.out };
}

/** The recipe of a dataset as it is today. */
export function recipeOf({ project, columns }: CallContext, name: string): RecipeFile {
  const dataset = new Dataset(project, columns, name);
  const products = derivedProducts(dataset);
  const specs = inOrderOfMaking(
    [...products.values()].map(({ spec }) => spec),
    derivationLookup(dataset),
  );
  const plan = importPlan.safeParse(dataset.plan);
  const planned = plan.success ? plan.data.sets.map((set) => set.name) : [];
  const base = project.database
    .prepare('select base_rule from multiple_response_set where id = ?')
    .pluck();
  const sets = dataset.sets
    .filter(
      (set) => !planned.includes(set.name) && set.members.every(({ recipe }) => recipe === null),
    )
    .map(({ id, name: set, label, kind, members }) => ({
      name: set,
      label,
      kind,
      base: base.get(id) === 'marked-any' ? 'marked-any' : 'cell-not-empty',
      members: members.map((member) => member.name),
    }));
  return recipeFile.parse({
    parallaxRecipe: 1,
    dataset: dataset.line.name,
    kind: dataset.line.kind,
    plan: plan.success ? planOfToday(dataset, plan.data) : null,
    sets,
    derivations: specs.map((spec) => {
      const [only, ...others] = products.get(spec.name)?.variables ?? [];
      const edits = only !== undefined && others.length === 0 ? handEditsOf(only) : undefined;
      return edits === undefined ? { spec } : { spec, edits };
    }),
    segments: readSegments(project, dataset.id).flatMap((segment) =>
      segment.rule === null
        ? []
        : [{ name: segment.name, aliases: segment.aliases, rule: segment.rule }],
    ),
    weight: dataset.line.weight,
  });
}

/** The plan with the names, labels, kinds and answers that its variables have today. */
function planOfToday(dataset: Dataset, plan: ImportPlan): ImportPlan {
  const imported = dataset.variables.filter(({ recipe }) => recipe === null);
  const included = plan.variables.filter((one) => one.included);
  const isWhole = included.length === imported.length;
  const today = new Map<PlannedVariable, PlannedVariable>();
  included.forEach((planned, at) => {
    const variable = isWhole ? imported[at] : imported.find(({ name }) => name === planned.name);
    if (variable === undefined) return;
    const { name, label, kind, role } = variable;
    const answers = variable.storage === 'category' ? dataset.answers(variable) : null;
    const categories = answers?.order.flatMap((index) => {
      const category = answers.categories[index];
      return category === undefined || category.code === '' ? [] : [{ ...category }];
    });
    const isListed = planned.categories.length > 0 && categories !== undefined;
    today.set(planned, {
      ...planned,
      name,
      label,
      kind,
      role,
      ...(isListed ? { categories } : {}),
    });
  });
  const weight = included.find(({ name }) => name === plan.weight);
  return {
    ...plan,
    weight: weight === undefined ? plan.weight : (today.get(weight)?.name ?? plan.weight),
    variables: plan.variables.map((planned) => today.get(planned) ?? planned),
  };
}

/**
 * Answers `recipe.apply`: one transaction, in which each part is tried for itself, so that what cannot be
 * applied leaves nothing of itself behind.
 */
export function applyRecipe(
  context: CallContext,
  input: CheckedInputOf<typeof applyRecipeCall>,
): OutputOf<typeof applyRecipeCall> {
  const recipe = input.recipe ?? readRecipe(input.file ?? '');
  const { project, columns } = context;
  const dataset = new Dataset(project, columns, input.dataset);
  const name = dataset.line.name;
  const applied: Omit<NotApplied, 'why'>[] = [];
  const notApplied: NotApplied[] = [];
  const attempt = (what: NotApplied['what'], part: string, change: () => unknown): void => {
    context.interruption.report('applying', applied.length + notApplied.length, null);
    try {
      change();
      applied.push({ what, name: part });
    } catch (error) {
      notApplied.push({ what, name: part, why: whyNot(error) });
    }
  };
  const details = () => ({ dataset: name, from: recipe.dataset, applied, notApplied });
  const change = () => {
    for (const set of recipe.sets) {
      attempt('set', set.name, () => defineSet(context, { dataset: name, ...set }));
    }
    for (const { spec, edits } of recipe.derivations) {
      const one = {
        dataset: name,
        specs: [spec],
        replace: false,
        remove: [],
        edits: edits === undefined ? {} : { [spec.name]: edits },
        positions: {},
      };
      attempt('variable', spec.name, () => deriveVariables(context, one));
    }
    for (const segment of recipe.segments) {
      const one = { dataset: name, ...segment, replace: false };
      attempt('segment', segment.name, () => defineSegment(context, one));
    }
    const { weight } = recipe;
    if (weight !== null) {
      attempt('weight', weight, () => setWeight(context, { dataset: name, weight }));
    }
    if (input.allOrNothing && notApplied.length > 0) throw new NothingApplied();
  };
  try {
    project.write('recipe applied', details, change);
  } catch (error) {
    if (!(error instanceof NothingApplied)) throw error;
    applied.length = 0;
  }
  const named = (what: NotApplied['what']) =>
    applied.filter((one) => one.what === what).map((one) => one.name);
  const undo = {
    call: 'recipe.withdraw',
    input: {
      dataset: name,
      variables: named('variable'),
      sets: named('set'),
      segments: named('segment'),
      weight: dataset.line.weight,
    },
  };
  return { applied, notApplied, undo };
}

/** Rolls the transaction back; never leaves this file. */
class NothingApplied extends Error {}

function whyNot(error: unknown): string {
  const isStated = error instanceof AnalysisError || error instanceof ProjectError;
  if (!isStated || error.code === 'cancelled' || error.code === 'disk-full') throw error;
  const { what, why } = wordsFor(error.code, error.details);
  return `${what} ${why}`;
}

/** @throws {ImportError} `file-not-found`, `file-not-readable`, `file-too-large`. @throws {ProjectError} `recipe-not-understood`. */
function readRecipe(file: string): RecipeFile {
  const fail = (reason: string) => new ProjectError('recipe-not-understood', { file, reason });
  const read = readSmallJson(file, fail);
  const checked = recipeFile.safeParse(read);
  if (checked.success) return checked.data;
  throw fail(schemaProblems(checked.error));
}

/** Answers `recipe.withdraw`. */
export function withdrawRecipe(
  context: CallContext,
  input: CheckedInputOf<typeof withdrawRecipeCall>,
): OutputOf<typeof withdrawRecipeCall> {
  const { dataset, variables, sets, segments, weight } = input;
  const change = () => {
    setWeight(context, { dataset, weight });
    for (const name of [...segments].reverse()) removeSegment(context, { dataset, name });
    if (variables.length > 0) removeVariables(context, { dataset, variables });
    for (const name of sets) removeSet(context, { dataset, name });
  };
  const removed = [...segments, ...variables, ...sets];
  context.project.write('recipe withdrawn', { dataset, removed }, change);
  return { removed };
}

import { existsSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { AnalysisError } from '#analysis/analysis-error.ts';
import {
  type applyRecipe as applyRecipeCall,
  type exportRecipe as exportRecipeCall,
  type NotApplied,
  type RecipeFile,
  recipeFile,
  type withdrawRecipe as withdrawRecipeCall,
} from '#contract/calls/recipes.ts';
import type { rakedWeight } from '#contract/calls/weights.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import { wordsFor } from '#contract/error-words/index.ts';
import { type ImportPlan, importPlan, type PlannedVariable } from '#contract/import-plan.ts';
import { schemaProblems } from '#main/import/schema-problems.ts';
import { readSmallJson } from '#main/import/small-json.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
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
import { keptTargets } from './raking-of.ts';
import { defineSegment, removeSegment } from './segments.ts';
import { rakeRecipe, rakeTo, removeWeight } from './weights.ts';

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
export function recipeOf(context: CallContext, name: string): RecipeFile {
  const { project, columns } = context;
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
    .filter((set) => !planned.includes(set.name) && !products.has(set.name))
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
    weights: dataset.variables.flatMap((one) => rakedWeightOf(context, dataset, one)),
    weight: dataset.line.weight,
  });
}

function rakedWeightOf(
  context: CallContext,
  dataset: Dataset,
  variable: VariableRecord,
): readonly z.input<typeof rakedWeight>[] {
  const recipe = rakeRecipe(variable);
  if (recipe === null) return [];
  const {
    dataset: _dataset,
    file: _file,
    from: _from,
    targets: _targets,
    ...manner
  } = recipe.specification;
  const targets = keptTargets(context, dataset, recipe.specification).map((target) => ({
    variables: [...target.variables],
    categories: target.categories.map(({ answers, target: wanted }) => ({
      answers: [...answers],
      target: wanted,
    })),
  }));
  return [{ ...manner, name: variable.name, label: variable.label, targets }];
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
  const details = () => ({ dataset: name, from: recipe.dataset, applied, notApplied });
  const change = () => {
    const { interruption } = context;
    notApplied.push(...applyParts(partsOf(context, name, recipe), applied, interruption));
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

interface RecipePart extends Omit<NotApplied, 'why'> {
  change(): unknown;
}

/** The parts of a recipe; a set may be of derived variables, and a derivation may ask of a segment. */
function partsOf(
  context: CallContext,
  dataset: string,
  { sets, derivations, segments, weights, weight }: RecipeFile,
): readonly RecipePart[] {
  return [
    ...sets.map((set) => ({
      what: 'set' as const,
      name: set.name,
      change: () => defineSet(context, { dataset, ...set }),
    })),
    ...derivations.map(({ spec, edits }) => {
      const byHand = edits === undefined ? {} : { [spec.name]: edits };
      const asked = { dataset, specs: [spec], replace: false, remove: [], positions: {} };
      const change = () => deriveVariables(context, { ...asked, edits: byHand });
      return { what: 'variable' as const, name: spec.name, change };
    }),
    ...segments.map((segment) => ({
      what: 'segment' as const,
      name: segment.name,
      change: () => defineSegment(context, { dataset, ...segment, replace: false }),
    })),
    ...weights.map(({ name, label, ...asked }) => {
      const made = { name, label, replace: false, use: false, accept: false };
      const change = () => rakeTo(context, { ...asked, ...made, dataset }, asked.targets);
      return { what: 'variable' as const, name, change };
    }),
    ...(weight === null
      ? []
      : [
          {
            what: 'weight' as const,
            name: weight,
            change: () => setWeight(context, { dataset, weight }),
          },
        ]),
  ];
}

/**
 * Applies what can be applied, in whatever order the parts need each other, noting it in `applied`; gives
 * what cannot. What is not possible is tried again once something else has been applied.
 */
function applyParts(
  parts: readonly RecipePart[],
  applied: Omit<NotApplied, 'why'>[],
  interruption: CallContext['interruption'],
): readonly NotApplied[] {
  let waiting = parts;
  for (;;) {
    const refused: NotApplied[] = [];
    const left: RecipePart[] = [];
    for (const part of waiting) {
      const { what, name } = part;
      interruption.report('applying', applied.length, parts.length);
      try {
        part.change();
        applied.push({ what, name });
      } catch (error) {
        refused.push({ what, name, why: whyNot(error) });
        left.push(part);
      }
    }
    if (left.length === 0 || left.length === waiting.length) return refused;
    waiting = left;
  }
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
    removeInTurn([
      ...[...segments].reverse().map((name) => () => removeSegment(context, { dataset, name })),
      ...[...sets].reverse().map((name) => () => removeSet(context, { dataset, name })),
      ...[...variables].reverse().map((name) => () => removeMade(context, dataset, name)),
    ]);
  };
  const removed = [...segments, ...variables, ...sets];
  context.project.write('recipe withdrawn', { dataset, removed }, change);
  return { removed };
}

/** Removes a derived variable, or a weight that was raked. */
function removeMade(context: CallContext, dataset: string, name: string): void {
  const data = new Dataset(context.project, context.columns, dataset);
  const raked = data.variables.find((one) => one.name === name && rakeRecipe(one) !== null);
  if (raked === undefined) removeVariables(context, { dataset, variables: [name] });
  else removeWeight(context, { dataset, weight: name });
}

/** Removes what is used by something else after that; @throws the first refusal once nothing gives way. */
function removeInTurn(removals: readonly (() => unknown)[]): void {
  for (let waiting = removals; waiting.length > 0; ) {
    let refusal: unknown = null;
    const left = waiting.filter((remove) => {
      try {
        remove();
        return false;
      } catch (error) {
        refusal ??= error;
        return true;
      }
    });
    if (left.length === waiting.length) throw refusal;
    waiting = left;
  }
}

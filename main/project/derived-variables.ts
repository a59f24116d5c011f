import type { Category, CategoryColumn } from '#analysis/columns/column.ts';
import type { VariableKind } from '#analysis/columns/variable.ts';
import type { Derivation } from '#analysis/derive/derivation.ts';
import { variablesInDerivation } from '#analysis/derive/derivation-inputs.ts';
import { type DerivedVariable, derive } from '#analysis/derive/derive.ts';
import type { DerivedRecipe, HandEdits } from '#contract/calls/preparations.ts';
import type { ColumnCache } from './column-cache.ts';
import { Dataset, type VariableRecord } from './dataset.ts';
import { DatasetWriter } from './dataset-writer.ts';
import {
  dependentsOf,
  derivationLookup,
  derivedProducts,
  derivedRecipe,
  handEditsOf,
} from './derived-recipes.ts';
import { meaningHash } from './meaning-hash.ts';
import type { Project } from './project.ts';
import { ProjectError } from './project-error.ts';

/** Kinds that may stand in for each other without touching a stored value. */
export const kindsByStorage: Readonly<Record<VariableRecord['storage'], readonly VariableKind[]>> =
  {
    category: ['single', 'scale'],
    number: ['number', 'date', 'weight', 'id'],
    text: ['text', 'id'],
  };

/** Where a derived variable is to stand, and what was changed by hand on it. */
export interface WriteOptions {
  readonly edits: Readonly<Record<string, HandEdits>>;
  readonly positions: Readonly<Record<string, number>>;
}

const nothingByHand: WriteOptions = { edits: {}, positions: {} };

/**
 * Makes what a derivation says and writes it inside the caller's transaction. Variables of the same name
 * that it made before give way in their place, with what was changed by hand put on again.
 *
 * @throws {AnalysisError} as `derive`. @throws {ProjectError} `variable-exists`.
 */
export function writeDerivation(
  project: Project,
  columns: ColumnCache,
  datasetName: string,
  spec: Derivation,
  options: WriteOptions = nothingByHand,
): readonly DerivedVariable[] {
  const dataset = new Dataset(project, columns, datasetName);
  const { variables, set } = derive(spec, derivationLookup(dataset));
  const inputs = inputHashes(dataset, spec);
  const before = derivedProducts(dataset).get(spec.name)?.variables ?? [];
  const { database } = project;
  const kept = before.filter(({ name }) => variables.some((one) => one.name === name));
  for (const { id, name } of before) {
    if (!kept.some((one) => one.name === name)) {
      database.prepare('delete from variable where id = ?').run(id);
    }
  }
  demandFreeMembers(dataset, spec, variables, before);
  if (set === null && before.some((one) => derivedRecipe(one)?.spec.kind === 'mentions')) {
    database
      .prepare('delete from multiple_response_set where dataset_id = ? and name = ?')
      .run(dataset.id, spec.name);
  }
  const writer = DatasetWriter.extend(database, dataset.id);
  if (set !== null) writeSet(project, dataset, writer, set);
  const edited = variables.map((made) => {
    const old = kept.find(({ name }) => name === made.name);
    const edits = contentOf(options.edits[made.name] ?? (old && standingEdits(old, spec)));
    const final = withEdits(made, edits);
    const recipe: DerivedRecipe = { made: 'derived', spec, inputs, ...(edits ? { edits } : {}) };
    const id = old
      ? rewrite(project, writer, old.id, final, recipe)
      : writer.addVariable({
          name: final.name,
          label: final.label,
          kind: final.kind,
          storage: final.column.type,
          set: set?.name ?? null,
          recipe: { ...recipe },
        });
    writer.writeColumn(id, final.column);
    const position = options.positions[made.name];
    if (position !== undefined) {
      database.prepare('update variable set position = ? where id = ?').run(position, id);
    }
    return final;
  });
  writer.sealVariables();
  return edited;
}

/** The variables of a set are numbered; each number must be free, or that of its own earlier variable. */
function demandFreeMembers(
  dataset: Dataset,
  spec: Derivation,
  made: readonly DerivedVariable[],
  before: readonly VariableRecord[],
): void {
  const own = new Set([spec.name, ...before.map(({ name }) => name)].map(folded));
  const taken = new Set(dataset.names.map(folded));
  const clash = made.find(({ name }) => taken.has(folded(name)) && !own.has(folded(name)));
  if (clash !== undefined) throw new ProjectError('variable-exists', { variable: clash.name });
}

function folded(name: string): string {
  return name.toLowerCase();
}

/** A label that a new recipe states wins over one that was given to the old variable by hand. */
function standingEdits(old: VariableRecord, spec: Derivation): HandEdits | undefined {
  const edits = handEditsOf(old);
  const before = derivedRecipe(old)?.spec;
  if (spec.label === undefined || before?.label === spec.label) return edits;
  return edits && { ...edits, label: undefined };
}

function contentOf(edits: HandEdits | undefined): HandEdits | undefined {
  const isEmpty = Object.values(edits ?? {}).every((one) => one === undefined);
  return isEmpty ? undefined : edits;
}

function writeSet(
  project: Project,
  dataset: Dataset,
  writer: DatasetWriter,
  set: { readonly name: string; readonly label: string },
): void {
  const known = dataset.set(set.name);
  if (known === null) {
    writer.addSet({ ...set, kind: 'multiple', baseRule: 'cell-not-empty' });
    return;
  }
  writer.adoptSet(set.name, known.id);
  project.database
    .prepare('update multiple_response_set set label = ? where id = ?')
    .run(set.label, known.id);
}

/** Keeps the variable's id, place and set, so that weights and segments still find it. */
function rewrite(
  project: Project,
  writer: DatasetWriter,
  id: number,
  made: DerivedVariable,
  recipe: DerivedRecipe,
): number {
  project.database
    .prepare('update variable set label = ?, kind = ?, storage = ?, recipe = ? where id = ?')
    .run(made.label, made.kind, made.column.type, JSON.stringify(recipe), id);
  writer.rewriteVariable(id);
  return id;
}

/** The hash of each variable that a derivation is made from. */
export function inputHashes(dataset: Dataset, spec: Derivation): Readonly<Record<string, string>> {
  const names = variablesInDerivation(spec, derivationLookup(dataset));
  return Object.fromEntries(
    names.map((name) => [name, meaningHash(dataset, dataset.variable(name))]),
  );
}

/** Puts what was changed by hand on again; an answer that is not made any more is passed over. */
export function withEdits(made: DerivedVariable, edits: HandEdits | undefined): DerivedVariable {
  if (edits === undefined) return made;
  const { label = made.label } = edits;
  const allowed = kindsByStorage[made.column.type];
  const kind = edits.kind !== undefined && allowed.includes(edits.kind) ? edits.kind : made.kind;
  const { column } = made;
  if (column.type !== 'category' || edits.categories === undefined) return { ...made, label, kind };
  return { ...made, label, kind, column: withAnswers(column, edits.categories) };
}

function withAnswers(
  column: CategoryColumn,
  answers: NonNullable<HandEdits['categories']>,
): CategoryColumn {
  const indexByCode = new Map(column.categories.map(({ code }, index) => [code, index]));
  const categories: Category[] = [...column.categories];
  const order = answers.flatMap((answer) => {
    const index = indexByCode.get(answer.code);
    if (index === undefined) return [];
    categories[index] = { ...answer };
    return [index];
  });
  const others = column.order.filter((index) => !order.includes(index));
  return { ...column, categories, order: [...order, ...others] };
}

/**
 * Makes anew, inside the caller's transaction, every derived variable that is made from one of the names,
 * directly or through others. Returns the names of the derivations.
 *
 * @throws {AnalysisError} as `derive`: the change that called for it cannot be made then.
 */
export function remakeDependents(
  project: Project,
  columns: ColumnCache,
  datasetName: string,
  names: readonly string[],
): readonly string[] {
  const dataset = new Dataset(project, columns, datasetName);
  const specs = [...derivedProducts(dataset).values()].map(({ spec }) => spec);
  if (specs.length === 0) return [];
  const dependents = dependentsOf(names, specs, derivationLookup(dataset));
  for (const spec of dependents) writeDerivation(project, columns, datasetName, spec);
  return dependents.map(({ name }) => name);
}

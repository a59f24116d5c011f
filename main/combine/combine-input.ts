import { AnalysisError } from '#analysis/analysis-error.ts';
import type { CategoryColumn, Column } from '#analysis/columns/column.ts';
import { nearMatches } from '#analysis/columns/near-matches.ts';
import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { CombinationRecipe } from '#contract/calls/combinations.ts';
import type { ColumnCache } from '#main/project/column-cache.ts';
import {
  Dataset,
  datasetLines,
  memberLabel,
  type SetRecord,
  type VariableRecord,
} from '#main/project/dataset.ts';
import type { NewSet } from '#main/project/dataset-writer.ts';
import { meaningHash } from '#main/project/meaning-hash.ts';
import type { Project } from '#main/project/project.ts';

/** A dataset that others are made from: its variables under the names that the specification uses. */
export interface CombineInput {
  readonly id: number;
  readonly name: string;
  readonly kind: DatasetKind;
  readonly rows: number;
  readonly variables: readonly VariableRecord[];
  readonly weight: string | null;
  column(variable: VariableRecord): Column;
  answers(variable: VariableRecord): Pick<CategoryColumn, 'categories' | 'order'>;
  /** The set or grid of a variable, as a new dataset would have it, and what the variable is in it. */
  setOf(variable: VariableRecord): NewSet | null;
  itemLabel(variable: VariableRecord): string;
  hashOf(variable: VariableRecord): string;
}

/** Finds the datasets that a specification names. */
export type FindInput = (name: string) => CombineInput;

/** The datasets of a project as they are. */
export function inputsOf(project: Project, columns: ColumnCache): FindInput {
  const known = new Map<string, CombineInput>();
  return (name) => {
    const found = known.get(name) ?? asInput(project, new Dataset(project, columns, name));
    known.set(name, found);
    return found;
  };
}

/**
 * The datasets as a recipe knew them: by their ids, with the variables that there were under the names that
 * they had. A dataset or variable that is gone is not there.
 */
export function inputsOfRecipe(
  project: Project,
  columns: ColumnCache,
  { inputs }: CombinationRecipe,
): FindInput {
  const lines = datasetLines(project);
  return (name) => {
    const recorded = inputs.find(({ dataset }) => dataset.toLowerCase() === name.toLowerCase());
    const line = lines.find(({ id }) => id === recorded?.datasetId);
    const input = asInput(project, new Dataset(project, columns, line?.name ?? name));
    if (recorded === undefined) return input;
    const nameById = new Map(recorded.variables.map((one) => [one.id, one.name]));
    const variables = recorded.variables.flatMap(({ id, name: then }) => {
      const variable = input.variables.find((one) => one.id === id);
      return variable === undefined ? [] : [{ ...variable, name: then }];
    });
    const weight = input.variables.find((one) => one.name === input.weight);
    const known = weight === undefined ? undefined : nameById.get(weight.id);
    return { ...input, name: recorded.dataset, variables, weight: known ?? null };
  };
}

function asInput(project: Project, dataset: Dataset): CombineInput {
  const base = project.database
    .prepare('select base_rule from multiple_response_set where id = ?')
    .pluck();
  const setById = new Map<number, SetRecord>(dataset.sets.map((set) => [set.id, set]));
  const own = (variable: VariableRecord): VariableRecord =>
    dataset.variables.find(({ id }) => id === variable.id) ?? variable;
  return {
    id: dataset.id,
    name: dataset.line.name,
    kind: dataset.line.kind,
    rows: dataset.rowCount,
    variables: dataset.variables,
    weight: dataset.line.weight,
    column: (variable) => dataset.column(variable),
    answers: (variable) => dataset.answers(variable),
    setOf: ({ setId }) => {
      const set = setId === null ? undefined : setById.get(setId);
      if (set === undefined) return null;
      const { name, label, kind } = set;
      return { name, label, kind, baseRule: String(base.get(set.id)) };
    },
    itemLabel: (variable) => {
      const set = variable.setId === null ? undefined : setById.get(variable.setId);
      return set === undefined ? variable.label : memberLabel(variable, set);
    },
    hashOf: (variable) => meaningHash(dataset, own(variable)),
  };
}

/** @throws {AnalysisError} `variable-not-found`, with the names near it. */
export function variableOf(input: CombineInput, name: string): VariableRecord {
  const found = findVariable(input, name);
  if (found) return found;
  const near = nearMatches(
    name,
    input.variables.map((one) => one.name),
  );
  throw new AnalysisError('variable-not-found', { variable: name, dataset: input.name, near });
}

/** The variable of that name, in any case; undefined where there is none. */
export function findVariable(input: CombineInput, name: string): VariableRecord | undefined {
  const folded = name.toLowerCase();
  return (
    input.variables.find((one) => one.name === name) ??
    input.variables.find((one) => one.name.toLowerCase() === folded)
  );
}

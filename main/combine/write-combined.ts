import type { Interruption } from '#analysis/interruption.ts';
import type { Combination, CombinationRecipe } from '#contract/calls/combinations.ts';
import { DatasetWriter } from '#main/project/dataset-writer.ts';
import { freeDatasetName } from '#main/project/free-dataset-name.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { combine, datasetsOf } from './combine.ts';
import type { FindInput } from './combine-input.ts';
import type { Combined } from './combined.ts';

/** A combination written into the project. */
export interface WrittenCombination {
  readonly combined: Combined;
  readonly name: string;
  readonly datasetId: number;
}

/**
 * Makes what a specification says and keeps it as a new dataset with its recipe: one transaction, all or
 * nothing. Without a name one is found that is free.
 *
 * @throws as `combine`; {ProjectError} `dataset-exists`, `disk-full`, `project-busy`.
 */
export function writeCombined(
  project: Project,
  spec: Combination,
  wish: string | undefined,
  find: FindInput,
  interruption: Interruption,
): WrittenCombination {
  const details = ({ name, combined }: WrittenCombination) => ({
    dataset: name,
    rows: combined.rows,
    spec,
  });
  return project.write('datasets combined', details, (database) => {
    const combined = combine(spec, find, interruption);
    const name = wish ?? freeDatasetName(database, combined.name);
    if (freeDatasetName(database, name) !== name) {
      throw new ProjectError('dataset-exists', { dataset: name, name });
    }
    const at = new Date().toISOString();
    const writer = DatasetWriter.create(database, name, combined.kind, at);
    const ids = writeVariables(writer, combined, interruption);
    writer.finish(combined.rows, null, combined.notes, at);
    const recipe: CombinationRecipe = {
      made: 'combined',
      spec,
      inputs: datasetsOf(spec).map((dataset) => recordOf(find(dataset))),
      hashes: hashesOf(database, ids),
    };
    const weightId = combined.weight === null ? null : (ids.get(combined.weight) ?? null);
    database
      .prepare('update dataset set recipe = ?, weight_variable_id = ? where id = ?')
      .run(JSON.stringify(recipe), weightId, writer.datasetId);
    return { combined, name, datasetId: writer.datasetId };
  });
}

function writeVariables(
  writer: DatasetWriter,
  combined: Combined,
  interruption: Interruption,
): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  const sets = new Map(combined.sets.map((set) => [set.name, set]));
  const { variables } = combined;
  variables.forEach(({ name, label, kind, storage, set, role, make }, at) => {
    interruption.report('putting together', at, variables.length);
    const first = set === null ? undefined : sets.get(set);
    if (first) {
      writer.addSet(first);
      sets.delete(first.name);
    }
    const id = writer.addVariable({ name, label, kind, storage, set, role, recipe: null });
    ids.set(name, id);
    const column = make();
    interruption.report('putting together', at, variables.length);
    writer.writeColumn(id, column);
  });
  return ids;
}

function recordOf(input: ReturnType<FindInput>): CombinationRecipe['inputs'][number] {
  return {
    datasetId: input.id,
    dataset: input.name,
    rows: input.rows,
    variables: input.variables.map((variable) => ({
      id: variable.id,
      name: variable.name,
      hash: input.hashOf(variable),
    })),
  };
}

function hashesOf(
  database: Project['database'],
  ids: ReadonlyMap<string, number>,
): Readonly<Record<string, string>> {
  const hash = database.prepare('select hash from variable where id = ?').pluck();
  return Object.fromEntries([...ids].map(([name, id]) => [name, hash.get(id) as string]));
}

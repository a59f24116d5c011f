import type { Column } from '#analysis/columns/column.ts';
import type { TextModel } from '#analysis/text/text-tags.ts';
import type { TagResult } from '#contract/calls/texts.ts';
import { standingCorrections, writeCode, writeCorrection } from '#main/project/corrections.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';
import { DatasetWriter } from '#main/project/dataset-writer.ts';
import type { Project } from '#main/project/project.ts';

/** A tag about to become a variable; `model` is what reads it out of a text. */
export interface NewTag {
  readonly model: TextModel;
  readonly name: string;
  readonly label: string;
  readonly kind: 'single' | 'scale' | 'number';
  readonly column: Column;
  readonly set: string | null;
}

/** What the labels of a model are called together. */
export const setWords: Readonly<Record<TextModel, string>> = {
  sentiment: 'Sentiments',
  trait: 'Traits',
  intent: 'Intents',
  stage: 'Stages',
  interaction: 'Interaction fields',
};

/** Whether a variable was made by tagging the texts of `source`. */
export function isTagOf(variable: VariableRecord, source: VariableRecord): boolean {
  return variable.recipe?.['made'] === 'tag' && variable.recipe['text'] === source.name;
}

/**
 * Writes tags in the place of all that the same models made from the same texts before, inside the
 * caller's transaction, and puts the hand's answers over the machine's new ones. The tag of a label that
 * the codebook has no more goes. Every correction is either kept or counted as lost.
 */
export function replaceTags(
  project: Project,
  dataset: Dataset,
  source: VariableRecord,
  wanted: readonly NewTag[],
  recipe: Readonly<Record<string, unknown>>,
  at: string,
): Pick<TagResult, 'correctionsKept' | 'correctionsLost'> {
  const { database } = project;
  const models: readonly unknown[] = wanted.map(({ model }) => model);
  const old = dataset.variables.filter(
    (variable) => isTagOf(variable, source) && models.includes(variable.recipe?.['model']),
  );
  const corrections = new Map(old.map((one) => [one.name, standingCorrections(database, one)]));
  for (const { id } of old) database.prepare('delete from variable where id = ?').run(id);
  const oldSets = new Set(old.flatMap(({ setId }) => setId ?? []));
  const deleteSet = database.prepare('delete from multiple_response_set where id = ?');
  for (const id of oldSets) deleteSet.run(id);
  const writer = DatasetWriter.extend(database, dataset.id);
  for (const name of new Set(wanted.flatMap(({ set }) => set ?? []))) {
    const model = wanted.find(({ set }) => set === name)?.model ?? 'trait';
    const label = `${setWords[model]} in ${source.label}`;
    writer.addSet({ name, label, kind: 'multiple', baseRule: 'cell-not-empty' });
  }
  const written = wanted.map((tag) => {
    const { model, name, label, kind, column, set } = tag;
    const storage = column.type;
    const made = { ...recipe, model };
    const id = writer.addVariable({ name, label, kind, storage, set, recipe: made });
    writer.writeColumn(id, column);
    return { tag, id };
  });
  writer.sealVariables();
  let correctionsKept = 0;
  for (const { tag, id } of written) {
    const byHand = corrections.get(tag.name) ?? new Map();
    correctionsKept += keepCorrections(project, dataset, { tag, id }, byHand, at);
  }
  const standing = [...corrections.values()].reduce((count, { size }) => count + size, 0);
  return { correctionsKept, correctionsLost: standing - correctionsKept };
}

/** Puts the hand's answers over the machine's new ones. */
function keepCorrections(
  project: Project,
  dataset: Dataset,
  { tag, id }: { readonly tag: NewTag; readonly id: number },
  corrections: ReadonlyMap<number, { readonly became: string }>,
  at: string,
): number {
  const { column } = tag;
  if (column.type !== 'category') return 0;
  let kept = 0;
  for (const [row, { became }] of corrections) {
    const index = column.categories.findIndex(({ code }) => code === became);
    if (index < 0) continue;
    const was = column.categories[column.codes[row] as number]?.code ?? null;
    writeCorrection(project.database, dataset.id, id, { row, was, became, at });
    const variable: VariableRecord = {
      id,
      position: 0,
      name: tag.name,
      label: tag.label,
      kind: tag.kind,
      storage: 'category',
      setId: null,
      recipe: null,
      hash: '',
      role: null,
    };
    writeCode(project.database, variable, column, row, index);
    kept++;
  }
  return kept;
}

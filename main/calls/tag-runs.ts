import { type Codebook, readCodebook } from '#analysis/text/codebook.ts';
import { customerIntents } from '#analysis/text/customer-intents.ts';
import type { LexiconEntry } from '#analysis/text/sentiment.ts';
import type { TextModel } from '#analysis/text/text-tags.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';
import type { Project } from '#main/project/project.ts';
import type { LearntRow } from './learnt-sentiment.ts';
import { isTagOf } from './replace-tags.ts';
import { codebookOf, lexiconOf } from './text-settings.ts';

/** What decides the tags of a text beside the text itself. */
export interface TagSettings {
  readonly codebook: Codebook;
  readonly intents: Codebook;
  readonly lexicon: readonly LexiconEntry[];
  readonly brands: readonly string[];
  /** What the sentiment was taught by. */
  readonly learnt: readonly LearntRow[];
}

/** What a run of the tagger is kept by: its settings whole, so that its tags can be explained later. */
export type TagRunSpecification = Readonly<Record<string, unknown>> & {
  readonly codebookBody: Codebook;
  readonly intentsBody?: Codebook;
  readonly learnt?: readonly LearntRow[];
  readonly lexicon: readonly LexiconEntry[];
  readonly brands: readonly string[];
};

/** Keeps a run inside the caller's transaction and gives its number, which its tags carry. */
export function writeTagRun(
  project: Project,
  datasetId: number,
  specification: TagRunSpecification,
  result: unknown,
  at: string,
): number {
  const added = project.database
    .prepare(
      'insert into tag_run (dataset_id, specification, result, created_at) values (?, ?, ?, ?)',
    )
    .run(datasetId, JSON.stringify(specification), JSON.stringify(result), at);
  return Number(added.lastInsertRowid);
}

/** The settings of the run that made the tags of a text by `model`; null where there are none. */
export function settingsOfTags(
  project: Project,
  dataset: Dataset,
  source: VariableRecord,
  model: TextModel,
): TagSettings | null {
  const tag = dataset.variables.find(
    (variable) => isTagOf(variable, source) && variable.recipe?.['model'] === model,
  );
  const run = tag?.recipe?.['run'];
  const text = project.database
    .prepare('select specification from tag_run where id = ?')
    .pluck()
    .get(run ?? null);
  if (typeof text !== 'string') return null;
  const { codebookBody, intentsBody, lexicon, brands, learnt } = JSON.parse(
    text,
  ) as TagRunSpecification;
  return {
    codebook: readCodebook(codebookBody),
    intents: readCodebook(intentsBody ?? customerIntents),
    lexicon,
    brands,
    learnt: learnt ?? [],
  };
}

/** The settings with which texts would be tagged now. */
export function settingsOfToday(project: Project): Omit<TagSettings, 'brands' | 'learnt'> {
  return {
    codebook: codebookOf(project, 'trait').codebook,
    intents: codebookOf(project, 'intent').codebook,
    lexicon: lexiconOf(project),
  };
}

import type { TextColumn } from '#analysis/columns/column.ts';
import { type Codebook, readCodebook } from '#analysis/text/codebook.ts';
import { randomRows } from '#analysis/text/random-rows.ts';
import type { LexiconEntry } from '#analysis/text/sentiment.ts';
import { builtInCodebook } from '#analysis/text/tag-texts.ts';
import type { CodebookModel, TextModel } from '#analysis/text/text-tags.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';
import type { Project } from '#main/project/project.ts';
import type { LearntRow } from './learnt-sentiment.ts';
import { cellReader } from './read-rows.ts';
import { isTagOf } from './replace-tags.ts';
import { codebookOf, lexiconOf } from './text-settings.ts';

/** What decides the tags of a text beside the text itself. */
export interface TagSettings {
  readonly codebooks: Readonly<Record<CodebookModel, Codebook>>;
  readonly lexicon: readonly LexiconEntry[];
  readonly brands: readonly string[];
  /** What the sentiment was taught by. */
  readonly learnt: readonly LearntRow[];
}

/** What a run of the tagger is kept by: its settings whole, so that its tags can be explained later. */
export type TagRunSpecification = Readonly<Record<string, unknown>> & {
  readonly codebooks?: Readonly<Record<CodebookModel, Codebook>>;
  /** In projects of earlier versions: the codebook of the traits, and that of the intents. */
  readonly codebookBody?: Codebook;
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
  const specification = JSON.parse(text) as TagRunSpecification;
  const { lexicon, brands, learnt } = specification;
  return { codebooks: codebooksOf(specification), lexicon, brands, learnt: learnt ?? [] };
}

/** The codebooks of a run; one that it did not keep is that of today's Parallax. */
function codebooksOf({
  codebooks,
  codebookBody,
  intentsBody,
}: TagRunSpecification): TagSettings['codebooks'] {
  const kept: Partial<Record<CodebookModel, Codebook>> = {
    ...(codebookBody === undefined ? {} : { trait: codebookBody }),
    ...(intentsBody === undefined ? {} : { intent: intentsBody }),
    ...codebooks,
  };
  return forEachModel((model) => readCodebook(kept[model] ?? builtInCodebook(model)));
}

function forEachModel(codebook: (model: CodebookModel) => Codebook): TagSettings['codebooks'] {
  return {
    trait: codebook('trait'),
    intent: codebook('intent'),
    stage: codebook('stage'),
    interaction: codebook('interaction'),
  };
}

/** The settings with which texts would be tagged now. */
export function settingsOfToday(project: Project): Omit<TagSettings, 'brands' | 'learnt'> {
  return {
    codebooks: forEachModel((model) => codebookOf(project, model).codebook),
    lexicon: lexiconOf(project),
  };
}

const backgroundSize = 400;
const backgroundSeed = 20_110_411;

/** Some texts of a column, always the same, from which labels that learn tell their examples. */
export function backgroundOf(texts: TextColumn): readonly string[] {
  const { cell } = cellReader(texts, 'text');
  const found: string[] = [];
  for (const row of randomRows(texts.offsets.length - 1, backgroundSeed)) {
    if (found.length === backgroundSize) break;
    const text = cell(row);
    if (text !== null) found.push(String(text));
  }
  return found;
}

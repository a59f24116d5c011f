import type { CategoryColumn, TextColumn } from '#analysis/columns/column.ts';
import {
  type CorrectedText,
  fewestToLearnFrom,
  learnSentiment,
} from '#analysis/text/learn-sentiment.ts';
import {
  type LexiconEntry,
  type SentimentEngine,
  sentimentLabels,
} from '#analysis/text/sentiment.ts';
import { builtInSentiment, createSentimentEngine } from '#analysis/text/sentiment-engine.ts';
import { createTrainedSentimentEngine } from '#analysis/text/trained-sentiment-engine.ts';
import type { ChangedTag } from '#contract/calls/texts.ts';
import { standingCorrections } from '#main/project/corrections.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';
import type { Project } from '#main/project/project.ts';
import { cellReader } from './read-rows.ts';
import { isTagOf } from './replace-tags.ts';

/** A row whose sentiment a person said, by the code of the class. */
export interface LearntRow {
  readonly row: number;
  readonly code: string;
}

const mostListed = 1000;

/** The tag that holds the sentiment of a text as a whole; null before the first tagging. */
export function sentimentTag(dataset: Dataset, source: VariableRecord): VariableRecord | null {
  return (
    dataset.variables.find(
      (variable) =>
        isTagOf(variable, source) &&
        variable.recipe?.['model'] === 'sentiment' &&
        variable.storage === 'category',
    ) ?? null
  );
}

/** What can be learnt of a text's sentiment from the corrections made by hand; none where they are too few. */
export function rowsToLearnFrom(
  project: Project,
  dataset: Dataset,
  source: VariableRecord,
): readonly LearntRow[] {
  const tag = sentimentTag(dataset, source);
  if (tag === null) return [];
  const rows = [...standingCorrections(project.database, tag)]
    .map(([row, { became }]) => ({ row, code: became }))
    .filter(({ code }) => sentimentLabels.some((label) => label === code))
    .sort((a, b) => a.row - b.row);
  return rows.length < fewestToLearnFrom ? [] : rows;
}

let last: { readonly key: string; readonly engine: SentimentEngine } | null = null;

/** The built-in engine, taught by what was said of rows of `texts`. The last one taught is kept. */
export function engineTaughtBy(
  rows: readonly LearntRow[],
  texts: TextColumn,
  lexicon: readonly LexiconEntry[],
): SentimentEngine {
  if (rows.length === 0) return createSentimentEngine();
  const { cell } = cellReader(texts, 'text');
  const corrected = rows.flatMap(({ row, code }): readonly CorrectedText[] => {
    const text = cell(row);
    const label = sentimentLabels.find((one) => one === code);
    return text === null || label === undefined ? [] : [{ text: String(text), label }];
  });
  const key = JSON.stringify([corrected, lexicon]);
  if (last?.key !== key) {
    const taught = learnSentiment(builtInSentiment(), corrected, lexicon);
    last = { key, engine: createTrainedSentimentEngine(taught) };
  }
  return last.engine;
}

/** The rows that the machine reads otherwise now than in `tag`, where a hand's answers are not the machine's. */
export function changedRows(
  project: Project,
  dataset: Dataset,
  tag: VariableRecord,
  now: CategoryColumn,
): { readonly changedCount: number; readonly changed: readonly ChangedTag[] } {
  const before = dataset.categoryColumn(tag);
  const byHand = standingCorrections(project.database, tag);
  const changed: ChangedTag[] = [];
  let changedCount = 0;
  for (let row = 0; row < now.codes.length; row += 1) {
    const was = byHand.get(row)?.was ?? before.categories[before.codes[row] as number]?.code;
    const became = now.categories[now.codes[row] as number]?.code;
    if (was === undefined || became === undefined || was === became) continue;
    changedCount += 1;
    if (changed.length < mostListed) changed.push({ row, was, became });
  }
  return { changedCount, changed };
}

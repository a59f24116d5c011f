import type { SentimentLabel } from '#analysis/text/sentiment.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';

/** The tag of sentiment of a text, by row; null where a row has none. */
export interface SentimentOfRows {
  readonly name: string;
  readonly ofRow: (row: number) => SentimentLabel | null;
}

/** The sentiment of a text's rows as it stands, corrections included; null where it was not tagged. */
export function sentimentOfText(dataset: Dataset, text: VariableRecord): SentimentOfRows | null {
  const tag = dataset.variables.find(
    ({ name, recipe, storage }) =>
      storage === 'category' &&
      name.startsWith('sentiment') &&
      recipe?.['made'] === 'tag' &&
      recipe['text'] === text.name,
  );
  if (tag === undefined) return null;
  const { codes, categories } = dataset.categoryColumn(tag);
  const labels = categories.map(({ code, missing }) =>
    missing === null ? (labelByCode[code] ?? null) : null,
  );
  return { name: tag.name, ofRow: (row) => labels[codes[row] as number] ?? null };
}

const labelByCode: Readonly<Record<string, SentimentLabel>> = {
  negative: 'negative',
  neutral: 'neutral',
  positive: 'positive',
};

import type { Dataset, VariableRecord } from '#main/project/dataset.ts';

/** Rows whose texts are read: those of a filter, without those known to be in another language. */
export interface EnglishRows {
  readonly mask: Uint8Array | null;
  readonly otherLanguages: number;
  /** The variable that says so; null where languages are not known. */
  readonly language: string | null;
}

/**
 * The rows whose text is in English, or of no language that can be told, where languages were found; all
 * where they were not.
 */
export function englishRows(
  dataset: Dataset,
  text: VariableRecord,
  wanted: Uint8Array | null,
): EnglishRows {
  const language = dataset.variables.find(
    ({ recipe, storage }) =>
      storage === 'category' && recipe?.['made'] === 'language' && recipe['text'] === text.name,
  );
  if (language === undefined) return { mask: wanted, otherLanguages: 0, language: null };
  const { codes, categories } = dataset.categoryColumn(language);
  const isOther = categories.map(
    ({ code, missing }) => missing === null && code !== 'en' && code !== 'und',
  );
  const mask = wanted === null ? new Uint8Array(dataset.rowCount).fill(1) : wanted.slice();
  let otherLanguages = 0;
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] !== 1 || !isOther[codes[row] as number]) continue;
    mask[row] = 0;
    otherLanguages += 1;
  }
  return { mask, otherLanguages, language: language.name };
}

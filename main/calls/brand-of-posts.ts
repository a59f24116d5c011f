import { foldedWord, wordsOfText } from '#analysis/text/search-query.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';

/** Brands are few; a variable with more answers than this names something else. */
const mostBrands = 60;

/**
 * The variable that says which brand a post is about: one so called, with a list of answers; null where
 * there is none.
 */
export function brandVariable(dataset: Dataset): VariableRecord | null {
  const found = dataset.variables.find(
    ({ name, label, storage, recipe }) =>
      storage === 'category' &&
      recipe?.['made'] !== 'tag' &&
      /\b(brand|company|competitor|airline)s?\b/iu.test(`${name.replaceAll('_', ' ')} ${label}`),
  );
  if (found === undefined) return null;
  const { categories } = dataset.answers(found);
  return categories.filter(({ missing }) => missing === null).length <= mostBrands ? found : null;
}

/** The brands that the tags of a text look for. */
export function brandsOfTags(dataset: Dataset, text: VariableRecord): readonly string[] {
  const tag = dataset.variables.find(
    ({ recipe }) => recipe?.['made'] === 'tag' && recipe['text'] === text.name,
  );
  const brands = tag?.recipe?.['brands'];
  return Array.isArray(brands) ? brands.map(String) : [];
}

/** The words of brands, which say what posts are filed under and not what they are about. */
export function brandWords(dataset: Dataset, text: VariableRecord): ReadonlySet<string> {
  const variable = brandVariable(dataset);
  const labels =
    variable === null
      ? []
      : dataset
          .answers(variable)
          .categories.filter(({ missing }) => missing === null)
          .map(({ label }) => label);
  const names = [...labels, ...brandsOfTags(dataset, text)];
  return new Set(names.flatMap((name) => wordsOfText(name).map(({ word }) => foldedWord(word))));
}

import type { TagForCoding } from './tag-for-coding.ts';
import { sampleOrder } from './tag-for-coding.ts';

/** Rows that are looked at for unsure ones: enough to learn from, few enough to sort at each question. */
const mostLookedAt = 50_000;

/**
 * Rows in the order of how little sure the machine was, of equal ones those of the random sample first:
 * of sentiment those that the machine calls unsure or mixed, then by how near the score is to neither good
 * nor bad; for a tag of labels, posts that fit several come first.
 */
export function unsureRows(tag: TagForCoding): readonly number[] {
  const sureness = surenessOf(tag);
  const rows: number[] = [];
  for (const row of sampleOrder(tag)) {
    if (rows.length === mostLookedAt) break;
    rows.push(row);
  }
  return rows
    .map((row, place) => ({ row, place, sure: sureness(row) }))
    .sort((one, two) => one.sure - two.sure || one.place - two.place)
    .map(({ row }) => row);
}

function surenessOf({ dataset, variable, text }: TagForCoding): (row: number) => number {
  const siblings = dataset.variables.filter(
    ({ recipe }) => recipe?.['made'] === 'tag' && recipe['text'] === text.name,
  );
  const numberOf = (pattern: RegExp) =>
    siblings.find(({ name, storage }) => storage === 'number' && pattern.test(name));
  const model = String(variable.recipe?.['model'] ?? '');
  const score = model === 'sentiment' ? numberOf(/^sentiment_score/u) : undefined;
  if (score !== undefined) {
    const { values } = dataset.numberColumn(score);
    const isSure = surenessStated(dataset, siblings);
    return (row) => Math.abs(Number(values[row])) + (isSure(row) ? 1 : 0);
  }
  const labels = siblings
    .filter(({ storage, setId }) => storage === 'category' && setId !== null)
    .filter(({ recipe }) => recipe?.['model'] === model)
    .map((label) => dataset.categoryColumn(label));
  return (row) =>
    -labels.filter(({ codes, categories }) => categories[codes[row] as number]?.value === 1).length;
}

/** Whether the machine called a row's sentiment sure; true of none where it did not say. */
function surenessStated(
  dataset: TagForCoding['dataset'],
  siblings: TagForCoding['dataset']['variables'],
): (row: number) => boolean {
  const certainty = siblings.find(
    ({ name, storage }) => storage === 'category' && name.startsWith('sentiment_certainty'),
  );
  if (certainty === undefined) return () => false;
  const { codes, categories } = dataset.categoryColumn(certainty);
  return (row) => categories[codes[row] as number]?.code === 'sure';
}

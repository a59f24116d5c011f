import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import { wilsonInterval } from '#analysis/statistics/wilson-interval.ts';
import { type CorrectedShares, fewestChecked } from '#analysis/text/corrected-shares.ts';
import type { CountedTags, TagClass, TagCrossRow, TagSummary } from '#contract/calls/texts.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { measureTag } from './coding-report.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';
import { tagForCoding } from './tag-for-coding.ts';

export type { CountedTags } from '#contract/calls/texts.ts';

const confidence = 0.95;

/** Counts the classes of a tag, and each class over the sentiment of its rows where there is one. */
export function summariseTags(
  context: CallContext,
  input: { readonly dataset: string; readonly tag: string },
): CountedTags {
  const { project, columns } = context;
  const dataset = new Dataset(project, columns, input.dataset);
  const variable = dataset.variable(input.tag);
  const column = dataset.categoryColumn(variable);
  const counts = new Float64Array(column.categories.length);
  for (const code of column.codes) counts[code] = (counts[code] ?? 0) + 1;
  const present = column.order.filter((index) => column.categories[index]?.missing === null);
  const base = present.reduce((sum, index) => sum + (counts[index] ?? 0), 0);
  const classes = present.map((index) => {
    const count = counts[index] ?? 0;
    const interval = base === 0 ? null : wilsonInterval(count / base, base, confidence);
    const { low = null, high = null } = interval ?? {};
    return {
      class: column.categories[index]?.label ?? '',
      count,
      base,
      share: base === 0 ? null : count / base,
      low,
      high,
    };
  });
  const summary: TagSummary = {
    tag: variable.name,
    label: variable.label,
    rows: dataset.rowCount,
    missing: dataset.rowCount - base,
    confidence,
    classes,
    corrected: correctedOf(context, dataset, variable),
    cross: crossWithSentiment(dataset, variable),
  };
  const used = [variable.name, ...(summary.cross === null ? [] : [summary.cross.tag])];
  const tagger = taggerOf(variable);
  return {
    summary,
    finding: findingOf(summary),
    footnote: `Base: ${wholeCount(base)} tagged rows of ${wholeCount(dataset.rowCount)}; tags by ${tagger}; ${trustInWords(summary.corrected)}; Wilson intervals at 95 %. Source: ${dataset.line.source?.file ?? dataset.line.name}.`,
    provenance: provenanceOf(
      [datasetProvenance(dataset, { filter: null, weight: null, variables: used })],
      `Tags by ${tagger}; shares with Wilson intervals`,
      { name: 'analysis.save', input: { kind: 'tags', input } },
    ),
  };
}

/** The shares corrected by the posts that were coded at random; a variable that is no tag has none. */
function correctedOf(
  context: CallContext,
  dataset: Dataset,
  variable: VariableRecord,
): CorrectedShares {
  if (variable.recipe?.['made'] !== 'tag') {
    return {
      status: 'notComputable',
      reason: 'nothing-checked',
      checked: 0,
      needed: fewestChecked,
    };
  }
  const tag = tagForCoding(context, { dataset: dataset.line.name, tag: variable.name });
  return measureTag(context, tag).shares;
}

function trustInWords(shares: CorrectedShares): string {
  if (shares.status === 'computed') {
    return `corrected by ${wholeCount(shares.checked)} posts coded at random`;
  }
  return shares.reason === 'nothing-checked'
    ? 'not corrected for misclassification: nothing was checked at random'
    : `not corrected for misclassification: ${wholeCount(shares.checked)} posts coded at random, ${shares.needed} are needed`;
}

function crossWithSentiment(dataset: Dataset, variable: VariableRecord): TagSummary['cross'] {
  const sentiment = dataset.variables.find(
    ({ name, recipe }) =>
      name.startsWith('sentiment') &&
      recipe?.['made'] === 'tag' &&
      recipe['text'] === variable.recipe?.['text'],
  );
  if (!sentiment || sentiment.id === variable.id || sentiment.storage !== 'category') return null;
  const across = dataset.categoryColumn(sentiment);
  const down = dataset.categoryColumn(variable);
  const width = across.categories.length;
  const cells = new Float64Array(down.categories.length * width);
  for (let row = 0; row < down.codes.length; row++) {
    const cell = (down.codes[row] as number) * width + (across.codes[row] as number);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  const shown = (
    indices: readonly number[],
    categories: typeof down.categories,
  ): readonly number[] => indices.filter((index) => categories[index]?.missing === null);
  const acrossShown = shown(across.order, across.categories);
  const rows = shown(down.order, down.categories).map((index): TagCrossRow => {
    const counts = acrossShown.map((other) => cells[index * width + other] ?? 0);
    return {
      class: down.categories[index]?.label ?? '',
      counts,
      base: counts.reduce((a, b) => a + b, 0),
    };
  });
  const columns = acrossShown.map((index) => across.categories[index]?.label ?? '');
  return { tag: sentiment.name, label: sentiment.label, columns, rows };
}

/** What made a tag: the engine, and for traits the codebook that it read by. */
function taggerOf({ name, recipe }: VariableRecord): string {
  const engine = String(recipe?.['engine'] ?? 'hand');
  const codebook = recipe?.['codebook'];
  return name.startsWith('trait') && typeof codebook === 'string'
    ? `codebook ${codebook} over ${engine}`
    : engine;
}

/**
 * The most frequent class that says something, after correction where there is one; how many have none
 * stands behind it.
 */
function findingOf({ classes, label, corrected }: TagSummary): string {
  const base = classes[0]?.base ?? 0;
  if (base === 0) return `${label}: nothing tagged yet`;
  const shares = corrected.status === 'computed' ? corrected.shares : null;
  const shareOf = (one: TagClass): number =>
    shares?.find((share) => share.class === one.class)?.corrected ?? one.count / base;
  const none = classes.find((one) => isNone(one.class));
  const [largest] = classes
    .filter((one) => one !== none && shareOf(one) > 0)
    .sort((a, b) => shareOf(b) - shareOf(a));
  const percent = (share: number): string => `${Math.round(share * 100)}\u202f%`;
  const rows = `${wholeCount(base)} tagged rows`;
  if (!largest) return `${label}: none found in ${rows}`;
  const rest = none && shareOf(none) > 0 ? `; ${percent(shareOf(none))} have none` : '';
  const after = shares === null ? '' : ' after correction for wrong tags';
  return `${label}: “${largest.class}” is the most frequent, ${percent(shareOf(largest))} of ${rows}${after}${rest}`;
}

function isNone(name: string): boolean {
  return name.toLowerCase() === 'none';
}

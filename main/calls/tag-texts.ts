import type { CategoryColumn, NumberColumn } from '#analysis/columns/column.ts';
import { tagTexts as tag } from '#analysis/text/tag-texts.ts';
import type { TextTags } from '#analysis/text/text-tags.ts';
import type { TagResult, tagTexts as tagCall } from '#contract/calls/texts.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import { remakeDependents } from '#main/project/derived-variables.ts';
import { version } from '#main/version.ts';
import type { CallContext } from './call-context.ts';
import { changedRows, engineTaughtBy, rowsToLearnFrom, sentimentTag } from './learnt-sentiment.ts';
import { isTagOf, type NewTag, replaceTags } from './replace-tags.ts';
import { settingsOfToday, writeTagRun } from './tag-runs.ts';

type Input = CheckedInputOf<typeof tagCall>;

/**
 * Answers `text.tag`. Tags made from the same texts before are replaced; what was corrected by hand is
 * kept: the new tag stands beside it as what the machine says now. A correction whose answer no longer
 * exists is counted as lost, in the result and in the log.
 */
export function tagTexts({ project, columns, interruption }: CallContext, input: Input): TagResult {
  const startedAt = performance.now();
  const dataset = new Dataset(project, columns, input.dataset);
  const source = dataset.variable(input.text);
  const texts = dataset.textColumn(source);
  const { codebook, intents, lexicon } = settingsOfToday(project);
  const learnt = input.learn ? rowsToLearnFrom(project, dataset, source) : [];
  const engine = engineTaughtBy(learnt, texts, lexicon);
  const { models, brands } = input;
  const options = { models, brands, engine, codebook, intents, lexicon };
  const tags = tag(texts, options, interruption);
  const recipe = {
    made: 'tag',
    text: source.name,
    textHash: source.hash,
    models: input.models,
    brands: input.brands,
    engine: `${engine.name} ${engine.version}`,
    codebook: `${codebook.name} ${codebook.version}`,
    intents: `${intents.name} ${intents.version}`,
    lexicon,
    version,
  };
  const earlier = sentimentTag(dataset, source);
  const moved =
    earlier === null || tags.sentiment === null
      ? { changedCount: 0, changed: [] }
      : changedRows(project, dataset, earlier, tags.sentiment);
  const wanted = newTags(tags, dataset, source);
  const names = wanted.map(({ name }) => name);
  const result = {
    rows: dataset.rowCount,
    tagged: tags.tagged,
    perClass: tags.perClass,
    variables: names,
  };
  const details = { dataset: dataset.line.name, text: source.name, variables: names };
  const corrections = project.write(
    'texts tagged',
    (kept) => ({ ...details, ...kept }),
    () => {
      const at = new Date().toISOString();
      const specification = {
        ...recipe,
        codebookBody: codebook,
        intentsBody: intents,
        learnt,
      };
      const run = writeTagRun(project, dataset.id, specification, result, at);
      const kept = replaceTags(project, dataset, source, wanted, { ...recipe, run }, at);
      const before = dataset.variables.filter((variable) => isTagOf(variable, source));
      const names = [...before, ...wanted].map(({ name }) => name);
      remakeDependents(project, columns, dataset.line.name, names);
      return kept;
    },
  );
  const seconds = (performance.now() - startedAt) / 1000;
  return { ...result, seconds, ...corrections, learntFrom: learnt.length, ...moved };
}

/** The tags of a text, as variables of the dataset: names are free, or held by earlier tags of the same text. */
function newTags(tags: TextTags, dataset: Dataset, source: VariableRecord): readonly NewTag[] {
  const nameOf = (name: string): string => freeName(dataset, source, name);
  const of = source.label === source.name ? source.name : `“${source.label}”`;
  const made: NewTag[] = [];
  if (tags.sentiment && tags.sentimentScore) {
    made.push(
      {
        model: 'sentiment',
        name: nameOf('sentiment'),
        label: `Sentiment of ${of}`,
        kind: 'scale',
        column: tags.sentiment,
        set: null,
      },
      {
        model: 'sentiment',
        name: nameOf('sentiment_score'),
        label: `Sentiment score of ${of}, −1 to 1`,
        kind: 'number',
        column: tags.sentimentScore,
        set: null,
      },
    );
  }
  if (tags.certainty) {
    made.push({
      model: 'sentiment',
      name: nameOf('sentiment_certainty'),
      label: `Certainty of the sentiment of ${of}`,
      kind: 'single',
      column: tags.certainty,
      set: null,
    });
  }
  for (const { brand, column } of tags.targets ?? []) {
    made.push({
      model: 'sentiment',
      name: nameOf(`sentiment_${nameOfBrand(brand)}`),
      label: `Sentiment towards ${brand} in ${of}`,
      kind: 'scale',
      column,
      set: null,
    });
  }
  if (tags.trait) {
    made.push({
      model: 'trait',
      name: nameOf('trait'),
      label: `Customer trait in ${of}`,
      kind: 'single',
      column: tags.trait,
      set: null,
    });
  }
  const set = nameOf('traits');
  for (const { id, label, column } of tags.traitLabels ?? []) {
    made.push({
      model: 'trait',
      name: nameOf(`trait_${id}`),
      label: `Traits in ${of}: ${label}`,
      kind: 'single',
      column: yesNo(column),
      set,
    });
  }
  for (const { id, label, column } of tags.intentLabels ?? []) {
    made.push({
      model: 'intent',
      name: nameOf(`intent_${id}`),
      label: `Intents in ${of}: ${label}`,
      kind: 'single',
      column: yesNo(column),
      set: nameOf('intents'),
    });
  }
  return made;
}

/** The name of a brand as part of a variable's name: "Dish Network" is dish_network. */
function nameOfBrand(brand: string): string {
  const plain = brand
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/gu, '');
  return plain === '' ? 'brand' : plain;
}

function freeName(dataset: Dataset, source: VariableRecord, name: string): string {
  const isFree = (candidate: string): boolean => {
    if (!dataset.names.includes(candidate)) return true;
    const set = dataset.set(candidate);
    const holder = set?.members[0] ?? (set ? null : dataset.variable(candidate));
    return holder !== null && isTagOf(holder, source);
  };
  if (isFree(name)) return name;
  if (isFree(`${name}_${source.name}`)) return `${name}_${source.name}`;
  for (let number = 2; ; number++) if (isFree(`${name}_${number}`)) return `${name}_${number}`;
}

/** A 0-or-1 column as answers No and Yes, so that it counts as a member of a set. */
function yesNo({ values, missing }: NumberColumn): CategoryColumn {
  const codes = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) {
    codes[row] = missing !== null && missing[row] !== 0 ? 2 : (values[row] as number);
  }
  return {
    type: 'category',
    codes,
    categories: [
      { code: '0', label: 'No', value: 0, missing: null },
      { code: '1', label: 'Yes', value: 1, missing: null },
      { code: '', label: '', value: null, missing: 'no-answer' },
    ],
    order: [1, 0, 2],
  };
}

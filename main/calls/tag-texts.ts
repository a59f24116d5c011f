import type { CategoryColumn, NumberColumn } from '#analysis/columns/column.ts';
import { missingReasonOf } from '#analysis/columns/missing-reason.ts';
import { tagTexts as tag } from '#analysis/text/tag-texts.ts';
import type { CodebookModel, CodebookTags, TextTags } from '#analysis/text/text-tags.ts';
import type { TagResult, tagTexts as tagCall } from '#contract/calls/texts.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { detectLanguage, languageDetector } from '#main/language/detect-language.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import { remakeDependents } from '#main/project/derived-variables.ts';
import { version } from '#main/version.ts';
import type { CallContext } from './call-context.ts';
import { changedRows, engineTaughtBy, rowsToLearnFrom, sentimentTag } from './learnt-sentiment.ts';
import { isTagOf, type NewTag, replaceTags, setWords } from './replace-tags.ts';
import { backgroundOf, settingsOfToday, writeTagRun } from './tag-runs.ts';

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
  const { codebooks, lexicon } = settingsOfToday(project);
  const learnt = input.learn ? rowsToLearnFrom(project, dataset, source) : [];
  const engine = engineTaughtBy(learnt, texts, lexicon);
  const { models, brands } = input;
  const background = backgroundOf(texts);
  const options = { models, brands, engine, codebooks, lexicon, background };
  const tags = tag(texts, { ...options, languageOf: detectLanguage }, interruption);
  const recipe = {
    made: 'tag',
    text: source.name,
    textHash: source.hash,
    models: input.models,
    brands: input.brands,
    engine: `${engine.name} ${engine.version}`,
    codebook: `${codebooks.trait.name} ${codebooks.trait.version}`,
    intents: `${codebooks.intent.name} ${codebooks.intent.version}`,
    languages: languageDetector,
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
    otherLanguages: tags.otherLanguages,
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
        codebooks,
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
  for (const codebook of tags.codebooks) made.push(...labelTags(codebook, nameOf, of));
  return made;
}

/** What the single best label of a codebook is called, and what stands before each of its labels. */
const bestWords: Readonly<Record<CodebookModel, string>> = {
  trait: 'Customer trait',
  intent: 'Intent',
  stage: 'Sociability stage',
  interaction: 'Interaction field',
};

function labelTags(
  { model, best, labels }: CodebookTags,
  nameOf: (name: string) => string,
  of: string,
): readonly NewTag[] {
  const label = `${bestWords[model]} in ${of}`;
  const single = { model, name: nameOf(model), label, kind: 'single', set: null } as const;
  const set = nameOf(`${model}s`);
  return [
    ...(best === null ? [] : [{ ...single, column: best }]),
    ...labels.map(
      ({ id, label: name, column }): NewTag => ({
        model,
        name: nameOf(`${model}_${id}`),
        label: `${setWords[model]} in ${of}: ${name}`,
        kind: 'single',
        column: yesNo(column),
        set,
      }),
    ),
  ];
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
    const reason = missing === null ? null : missingReasonOf(missing[row] as number);
    const isMissing = reason === 'not-applicable' ? 3 : 2;
    codes[row] = reason === null ? (values[row] as number) : isMissing;
  }
  return {
    type: 'category',
    codes,
    categories: [
      { code: '0', label: 'No', value: 0, missing: null },
      { code: '1', label: 'Yes', value: 1, missing: null },
      { code: '', label: '', value: null, missing: 'no-answer' },
      { code: 'not-applicable', label: 'not-applicable', value: null, missing: 'not-applicable' },
    ],
    order: [1, 0, 2, 3],
  };
}

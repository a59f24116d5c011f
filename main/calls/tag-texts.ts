import type { CategoryColumn, Column, NumberColumn } from '#analysis/columns/column.ts';
import { tagTexts as tag } from '#analysis/text/tag-texts.ts';
import type { TextTags } from '#analysis/text/text-tags.ts';
import { createWinkSentimentEngine } from '#analysis/text/wink-sentiment-engine.ts';
import type { TagResult, tagTexts as tagCall } from '#contract/calls/texts.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { standingCorrections, writeCode, writeCorrection } from '#main/project/corrections.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import { DatasetWriter } from '#main/project/dataset-writer.ts';
import { version } from '#main/version.ts';
import type { CallContext } from './call-context.ts';
import { codebookOf, lexiconOf } from './text-settings.ts';

type Input = CheckedInputOf<typeof tagCall>;

interface NewTag {
  readonly name: string;
  readonly label: string;
  readonly kind: 'single' | 'scale' | 'number';
  readonly column: Column;
  readonly set: string | null;
}

/**
 * Answers `text.tag`. Tags made from the same texts before are replaced; what was corrected by hand is
 * kept: the new tag stands beside it as what the machine says now.
 */
export function tagTexts({ project, columns, interruption }: CallContext, input: Input): TagResult {
  const startedAt = performance.now();
  const dataset = new Dataset(project, columns, input.dataset);
  const source = dataset.variable(input.text);
  const texts = dataset.textColumn(source);
  const { codebook } = codebookOf(project, 'trait');
  const engine = createWinkSentimentEngine();
  const lexicon = lexiconOf(project);
  const options = { models: input.models, brands: input.brands, engine, codebook, lexicon };
  const tags = tag(texts, options, interruption);
  const recipe = {
    made: 'tag',
    text: source.name,
    textHash: source.hash,
    models: input.models,
    brands: input.brands,
    engine: `${engine.name} ${engine.version}`,
    codebook: `${codebook.name} ${codebook.version}`,
    lexicon,
    version,
  };
  const wanted = newTags(tags, dataset, source);
  const names = wanted.map(({ name }) => name);
  const result = {
    rows: dataset.rowCount,
    tagged: tags.tagged,
    perClass: tags.perClass,
    variables: names,
  };
  const details = { dataset: dataset.line.name, text: source.name, variables: names };
  const correctionsKept = project.write('texts tagged', details, () =>
    replaceTags(project, dataset, source, wanted, recipe, result),
  );
  return { ...result, seconds: (performance.now() - startedAt) / 1000, correctionsKept };
}

/** The tags of a text, as variables of the dataset: names are free, or held by earlier tags of the same text. */
function newTags(tags: TextTags, dataset: Dataset, source: VariableRecord): readonly NewTag[] {
  const nameOf = (name: string): string => freeName(dataset, source, name);
  const of = source.label === source.name ? source.name : `“${source.label}”`;
  const made: NewTag[] = [];
  if (tags.sentiment && tags.sentimentScore) {
    made.push(
      {
        name: nameOf('sentiment'),
        label: `Sentiment of ${of}`,
        kind: 'scale',
        column: tags.sentiment,
        set: null,
      },
      {
        name: nameOf('sentiment_score'),
        label: `Sentiment score of ${of}, −1 to 1`,
        kind: 'number',
        column: tags.sentimentScore,
        set: null,
      },
    );
  }
  if (tags.trait) {
    made.push({
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
      name: nameOf(`trait_${id}`),
      label: `Traits in ${of}: ${label}`,
      kind: 'single',
      column: yesNo(column),
      set,
    });
  }
  return made;
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

function isTagOf(variable: VariableRecord, source: VariableRecord): boolean {
  return variable.recipe?.['made'] === 'tag' && variable.recipe['text'] === source.name;
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

function replaceTags(
  project: CallContext['project'],
  dataset: Dataset,
  source: VariableRecord,
  wanted: readonly NewTag[],
  recipe: Readonly<Record<string, unknown>>,
  result: unknown,
): number {
  const { database } = project;
  const at = new Date().toISOString();
  const old = dataset.variables.filter(
    (variable) => isTagOf(variable, source) && wanted.some(({ name }) => name === variable.name),
  );
  const corrections = new Map(old.map((one) => [one.name, standingCorrections(database, one)]));
  for (const { id } of old) database.prepare('delete from variable where id = ?').run(id);
  const setName = wanted.find(({ set }) => set !== null)?.set ?? null;
  if (setName !== null) {
    database
      .prepare('delete from multiple_response_set where dataset_id = ? and name = ?')
      .run(dataset.id, setName);
  }
  const writer = DatasetWriter.extend(database, dataset.id);
  if (setName !== null) {
    const label = `Traits in ${source.label}`;
    writer.addSet({ name: setName, label, kind: 'multiple', baseRule: 'cell-not-empty' });
  }
  const written = wanted.map((tag) => {
    const { name, label, kind, column, set } = tag;
    const storage = column.type;
    const id = writer.addVariable({ name, label, kind, storage, set, recipe });
    writer.writeColumn(id, column);
    return { tag, id };
  });
  writer.sealVariables();
  database
    .prepare(
      'insert into tag_run (dataset_id, specification, result, created_at) values (?, ?, ?, ?)',
    )
    .run(dataset.id, JSON.stringify(recipe), JSON.stringify(result), at);
  let kept = 0;
  for (const { tag, id } of written) {
    kept += keepCorrections(
      project,
      dataset,
      { tag, id },
      corrections.get(tag.name) ?? new Map(),
      at,
    );
  }
  return kept;
}

/** Puts the hand's answers over the machine's new ones. */
function keepCorrections(
  project: CallContext['project'],
  dataset: Dataset,
  { tag, id }: { readonly tag: NewTag; readonly id: number },
  corrections: ReadonlyMap<number, { readonly became: string }>,
  at: string,
): number {
  const { column } = tag;
  if (column.type !== 'category') return 0;
  let kept = 0;
  for (const [row, { became }] of corrections) {
    const code = column.categories.findIndex(({ label }) => label === became);
    if (code < 0) continue;
    const was = column.categories[column.codes[row] as number]?.label ?? null;
    writeCorrection(project.database, dataset.id, id, { row, was, became, at });
    const variable: VariableRecord = {
      id,
      position: 0,
      name: tag.name,
      label: tag.label,
      kind: tag.kind,
      storage: 'category',
      setId: null,
      recipe: null,
      hash: '',
    };
    writeCode(project.database, variable, column, row, code);
    kept++;
  }
  return kept;
}

import { isDeepStrictEqual } from 'node:util';
import { AnalysisError } from '#analysis/analysis-error.ts';
import type { CategoryColumn } from '#analysis/columns/column.ts';
import { agreementOfTags } from '#analysis/text/agreement.ts';
import { readCodebook } from '#analysis/text/codebook.ts';
import { explainText } from '#analysis/text/explain-text.ts';
import type {
  CorrectionLine,
  correctTag as correctTagCall,
  explainTag as explainTagCall,
  tagAgreement as tagAgreementCall,
} from '#contract/calls/texts.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import {
  readCorrections,
  standingCorrections,
  writeCode,
  writeCorrection,
} from '#main/project/corrections.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import { remakeDependents } from '#main/project/derived-variables.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { engineTaughtBy } from './learnt-sentiment.ts';
import { cellReader } from './read-rows.ts';
import { backgroundOf, settingsOfTags, settingsOfToday, type TagSettings } from './tag-runs.ts';

/** Answers `text.correct`. The machine's answer is kept in the correction, and comes back with null. */
export function correctTag(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof correctTagCall>,
): CorrectionLine {
  const dataset = new Dataset(project, columns, input.dataset);
  const variable = dataset.variable(input.variable);
  const column = dataset.categoryColumn(variable);
  demandRow(dataset, input.row);
  if (variable.recipe?.['made'] !== 'tag') {
    throw new ProjectError('variable-kind-unsuitable', {
      variable: variable.name,
      reason: 'It holds answers, not tags; answers are not corrected by hand.',
    });
  }
  const { row, label } = input;
  const before = column.categories[column.codes[row] as number]?.code ?? null;
  const was = standingCorrections(project.database, variable).get(row)?.was ?? before;
  const index =
    label === null
      ? column.categories.findIndex(({ code }) => code === was)
      : answerIndex(column, variable, label);
  const now = column.categories[index];
  const became = label === null ? null : (now?.code ?? null);
  const at = new Date().toISOString();
  const wasLabel = column.categories.find(({ code }) => code === was)?.label ?? was;
  const line = { row, was: wasLabel, became: became === null ? null : (now?.label ?? null), at };
  const details = { dataset: dataset.line.name, variable: variable.name, ...line };
  project.write('tag corrected', details, (database) => {
    writeCode(database, variable, column, row, index);
    writeCorrection(database, dataset.id, variable.id, { row, was, became, at });
    remakeDependents(project, columns, dataset.line.name, [variable.name]);
  });
  return { ...line, variable: variable.name };
}

/** Answers `text.explain`: by the settings that made the tags, which may not be those of today. */
export function explainTag(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof explainTagCall>,
): OutputOf<typeof explainTagCall> {
  const dataset = new Dataset(project, columns, input.dataset);
  const variable = dataset.variable(input.text);
  demandRow(dataset, input.row);
  const texts = dataset.textColumn(variable);
  const cell = cellReader(texts, 'text').cell(input.row);
  const text = cell === null ? '' : String(cell);
  const today = settingsOfToday(project);
  const [ofSentiment, ofTrait] = (['sentiment', 'trait'] as const).map((model) =>
    settingsOfTags(project, dataset, variable, model),
  );
  const explain = (settings: TagSettings) =>
    explainText(text, {
      engine: engineTaughtBy(settings.learnt, texts, settings.lexicon),
      ...settings,
      background: backgroundOf(texts),
    });
  const { sentiment, brands } = explain(
    ofSentiment ?? ofTrait ?? { ...today, brands: [], learnt: [] },
  );
  const { trait, traits } = explain(ofTrait ?? ofSentiment ?? { ...today, brands: [], learnt: [] });
  const isCurrent = [ofSentiment, ofTrait].every(
    (used) =>
      !used ||
      isDeepStrictEqual(
        [readCodebook(today.codebooks.trait), today.lexicon],
        [used.codebooks.trait, used.lexicon],
      ),
  );
  return { sentiment, trait, traits, brands, text, isCurrent };
}

/** Answers `text.agreement`. A confirmed tag counts as checked. */
export function tagAgreement(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof tagAgreementCall>,
): OutputOf<typeof tagAgreementCall> {
  const dataset = new Dataset(project, columns, input.dataset);
  const variable = dataset.variable(input.tag);
  const column = dataset.categoryColumn(variable);
  const standing = [...standingCorrections(project.database, variable).values()];
  const classes = column.order.flatMap((index) => {
    const category = column.categories[index];
    return category && category.missing === null ? [category.code] : [];
  });
  const report = agreementOfTags(
    standing.map(({ was }) => was),
    standing.map(({ became }) => became),
    classes,
  );
  const labelOf = (code: string): string =>
    column.categories.find((category) => category.code === code)?.label ?? code;
  const { confusion, perClass } = report;
  return {
    ...report,
    confusion: { ...confusion, classes: confusion.classes.map(labelOf) },
    perClass: perClass.map((line) => ({ ...line, class: labelOf(line.class) })),
    tag: variable.name,
    corrections: readCorrections(project.database, variable),
  };
}

/**
 * The place of an answer by its label, else by its code: labels may have changed places.
 *
 * @throws {AnalysisError} `answer-not-found`.
 */
export function answerIndex(
  column: CategoryColumn,
  variable: VariableRecord,
  label: string,
): number {
  const lower = label.toLowerCase();
  for (const name of ['label', 'code'] as const) {
    const index = column.categories.findIndex((one) => one[name].toLowerCase() === lower);
    if (index >= 0) return index;
  }
  const near = column.categories.map((category) => category.label);
  throw new AnalysisError('answer-not-found', { variable: variable.name, answer: label, near });
}

/** @throws {ProjectError} `row-out-of-range`. */
export function demandRow(dataset: Dataset, row: number): void {
  if (row < dataset.rowCount) return;
  throw new ProjectError('row-out-of-range', { row, rows: dataset.rowCount });
}

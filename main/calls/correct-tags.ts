import { AnalysisError } from '#analysis/analysis-error.ts';
import type { CategoryColumn } from '#analysis/columns/column.ts';
import { agreementOfTags } from '#analysis/text/agreement.ts';
import { explainText } from '#analysis/text/explain-text.ts';
import { createWinkSentimentEngine } from '#analysis/text/wink-sentiment-engine.ts';
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
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { cellReader } from './read-rows.ts';
import { codebookOf, lexiconOf } from './text-settings.ts';

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
  const before = column.categories[column.codes[input.row] as number]?.label ?? null;
  const machine = standingCorrections(project.database, variable).get(input.row)?.was ?? before;
  const label = input.label ?? machine ?? '';
  const code = codeOf(column, variable, label);
  const became = input.label === null ? null : (column.categories[code]?.label ?? input.label);
  const line = { row: input.row, was: machine, became, at: new Date().toISOString() };
  const details = { dataset: dataset.line.name, variable: variable.name, ...line };
  project.write('tag corrected', details, (database) => {
    writeCode(database, variable, column, input.row, code);
    writeCorrection(database, dataset.id, variable.id, line);
  });
  return { ...line, variable: variable.name };
}

/** Answers `text.explain`. */
export function explainTag(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof explainTagCall>,
): OutputOf<typeof explainTagCall> {
  const dataset = new Dataset(project, columns, input.dataset);
  const variable = dataset.variable(input.text);
  demandRow(dataset, input.row);
  const cell = cellReader(dataset.textColumn(variable), 'text').cell(input.row);
  const text = cell === null ? '' : String(cell);
  const brands = dataset.variables.flatMap(({ recipe }) =>
    recipe?.['made'] === 'tag' && recipe['text'] === variable.name
      ? [recipe['brands'] as string[]]
      : [],
  );
  const explanation = explainText(text, {
    engine: createWinkSentimentEngine(),
    codebook: codebookOf(project, 'trait').codebook,
    lexicon: lexiconOf(project),
    brands: brands[0] ?? [],
  });
  return { ...explanation, text };
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
    return category && category.missing === null ? [category.label] : [];
  });
  const report = agreementOfTags(
    standing.map(({ was }) => was),
    standing.map(({ became }) => became),
    classes,
  );
  return {
    ...report,
    tag: variable.name,
    corrections: readCorrections(project.database, variable),
  };
}

function codeOf(column: CategoryColumn, variable: VariableRecord, label: string): number {
  const lower = label.toLowerCase();
  const code = column.categories.findIndex(
    (category) => category.label.toLowerCase() === lower || category.code.toLowerCase() === lower,
  );
  if (code >= 0) return code;
  const near = column.categories.map((category) => category.label);
  throw new AnalysisError('answer-not-found', { variable: variable.name, answer: label, near });
}

function demandRow(dataset: Dataset, row: number): void {
  if (row < dataset.rowCount) return;
  throw new ProjectError('row-out-of-range', { row, rows: dataset.rowCount });
}

import type { CategoryColumn, NumberColumn } from '#analysis/columns/column.ts';
import { maskAnswers } from '#analysis/columns/column-mask.ts';
import { asYesNoColumn, selectedCategories } from '#analysis/columns/selected-answers.ts';
import { threeDigits, wholeCount } from '#analysis/compare/figures-in-words.ts';
import {
  type DriverModel,
  type DriverOutcome,
  type DriverVariable,
  mostDrivers,
} from '#analysis/drivers/driver.ts';
import { findDrivers as find } from '#analysis/drivers/find-drivers.ts';
import type { Drivers, findDrivers as driversCall } from '#contract/calls/explorations.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { Dataset, memberLabel, type VariableRecord } from '#main/project/dataset.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';

type Input = CheckedInputOf<typeof driversCall>;

/** Answers `driver.run`. */
export function findDrivers(
  { project, columns, interruption }: CallContext,
  input: Input,
): Drivers {
  const dataset = new Dataset(project, columns, input.dataset);
  const weight = input.weight === undefined ? dataset.line.weight : input.weight;
  const filter = input.filter || null;
  interruption.report('reading the columns', 0, null);
  const outcome = outcomeOf(dataset, input);
  const predictors = predictorsOf(dataset, input);
  const model = find(
    {
      rowCount: dataset.rowCount,
      outcome: outcome.outcome,
      predictors,
      filter: filter === null ? null : dataset.mask(filter, interruption),
      weights: weight === null ? null : dataset.weightColumn(weight),
      confidence: input.level,
      suppressedBase: input.suppressedBase,
    },
    interruption,
  );
  const used = [input.outcome, ...predictors.map(({ name }) => name)];
  const method =
    outcome.outcome.kind === 'number'
      ? 'Linear model by least squares, shares of R squared by Shapley, robust errors'
      : "Logistic model by maximum likelihood, shares of McFadden's R squared by Shapley, robust errors";
  return {
    model,
    outcome: { name: input.outcome, label: outcome.label, answers: outcome.answers },
    weighted: weight !== null,
    finding: findingOf(model, outcome.words),
    footnote: footnoteOf(model, dataset, { weight, filter, level: input.level }),
    provenance: provenanceOf(
      [
        datasetProvenance(dataset, {
          filter,
          weight,
          variables: weight === null ? used : [...used, weight],
        }),
      ],
      method,
      { name: 'driver.run', input },
    ),
  };
}

interface ToldOutcome {
  readonly outcome: DriverOutcome;
  readonly label: string;
  readonly answers: readonly string[] | null;
  readonly words: string;
}

/**
 * A number, or a scale without chosen answers, by its values; else who gave the answers, or said yes.
 *
 * @throws {ProjectError} `variable-kind-unsuitable`.
 */
function outcomeOf(dataset: Dataset, input: Input): ToldOutcome {
  const variable = dataset.variable(input.outcome);
  const { name, label, kind } = variable;
  const column = dataset.column(variable);
  const answers = input.answers ?? null;
  if (answers !== null) {
    const words = `“${answers.join('” or “')}” (${label})`;
    return {
      outcome: { kind: 'yes-no', states: maskAnswers(name, column, answers) },
      label,
      answers,
      words,
    };
  }
  if (column.type === 'number' && (kind === 'number' || kind === 'scale')) {
    return { outcome: { kind: 'number', column }, label, answers: null, words: `“${label}”` };
  }
  if (column.type === 'category' && kind === 'scale') {
    const numbers = valuesOf(column);
    return {
      outcome: { kind: 'number', column: numbers },
      label,
      answers: null,
      words: `“${label}”`,
    };
  }
  const valid =
    column.type === 'category' ? column.categories.filter(({ missing }) => missing === null) : [];
  if (column.type === 'category' && valid.length === 2) {
    const selected = selectedCategories(column);
    const yes = column.categories.filter((_, code) => selected[code] === 1).map((one) => one.label);
    const states = maskAnswers(name, column, yes);
    return { outcome: { kind: 'yes-no', states }, label, answers: yes, words: `“${label}”` };
  }
  throw new ProjectError('variable-kind-unsuitable', {
    variable: name,
    kind,
    reason: 'Which of its answers count as the outcome has to be said.',
  });
}

function valuesOf({ codes, categories }: CategoryColumn): NumberColumn {
  const byCode = categories.map(({ value, missing }) => (missing === null ? value : null));
  const missing = Uint8Array.from(codes, (code) => Number(byCode[code] === null));
  const values = Float64Array.from(codes, (code) => byCode[code] ?? 0);
  return { type: 'number', values, missing };
}

/** @throws {ProjectError} `variable-kind-unsuitable`: what has no place in a model, or too many. */
function predictorsOf(dataset: Dataset, input: Input): readonly DriverVariable[] {
  const records = input.predictors.flatMap(
    (name) => dataset.set(name)?.members ?? [dataset.variable(name)],
  );
  const chosen = [...new Map(records.map((record) => [record.name, record])).values()];
  if (chosen.length > mostDrivers) {
    throw new ProjectError('variable-kind-unsuitable', {
      variable: input.predictors.join(', '),
      reason: `These are ${chosen.length} predictors; a model takes at most ${mostDrivers}.`,
    });
  }
  return chosen.map((record) => asPredictor(dataset, record, input));
}

function asPredictor(dataset: Dataset, record: VariableRecord, input: Input): DriverVariable {
  const { name, kind } = record;
  const unsuitable = (reason: string): ProjectError =>
    new ProjectError('variable-kind-unsuitable', { variable: name, kind, reason });
  if (name === dataset.variable(input.outcome).name) {
    throw unsuitable('It is the outcome itself.');
  }
  const set = dataset.sets.find(({ id }) => id === record.setId) ?? null;
  const label = set === null ? record.label : `${set.label}: ${memberLabel(record, set)}`;
  const column = dataset.column(record);
  if (column.type === 'text') throw unsuitable('A text has neither answers nor numbers.');
  if (set?.kind === 'multiple') {
    return { kind: 'answers', name, label, column: asYesNoColumn(column) };
  }
  if (column.type === 'number') {
    if (kind !== 'number' && kind !== 'scale') {
      throw unsuitable(`It is of kind ${kind}; answers or a number are needed.`);
    }
    return { kind: 'number', name, label, column };
  }
  if (kind === 'scale') return { kind: 'number', name, label, column: valuesOf(column) };
  const answers = column.categories.filter(({ missing }) => missing === null).length;
  if (answers > 20) throw unsuitable(`It has ${answers} answers; a predictor takes at most 20.`);
  return { kind: 'answers', name, label, column };
}

function findingOf(model: DriverModel, outcome: string): string {
  if (model.status === 'notComputable') {
    const about = model.culprits.length > 0 ? ` (${model.culprits.join(', ')})` : '';
    return `No model of ${outcome}: ${reasonsInWords[model.reason]}${about}`;
  }
  const [first] = model.drivers;
  const percent = (share: number): string => `${Math.round(share * 100)}\u202F%`;
  const fit = model.model === 'linear' ? 'of the variance' : 'of the deviance';
  if (first === undefined || first.share === null || model.fit < 0.01) {
    return `These predictors explain less than 1\u202F% ${fit} of ${outcome}`;
  }
  return `What goes most with ${outcome} is “${first.label}”: ${percent(first.share)} of what the model explains, which is ${percent(model.fit)} ${fit}`;
}

const reasonsInWords: Readonly<
  Record<Extract<DriverModel, { status: 'notComputable' }>['reason'], string>
> = {
  'nobody-answered': 'nobody answered the outcome and every predictor',
  'base-too-small': 'too few answered the outcome and every predictor',
  'same-in-everyone': 'the same in everyone',
  'predictors-repeat': 'predictors that repeat each other',
  separated: 'the predictors tell the outcome without error, so no coefficient has an end',
};

function footnoteOf(
  model: DriverModel,
  dataset: Dataset,
  used: { readonly weight: string | null; readonly filter: string | null; readonly level: number },
): string {
  const weight = used.weight === null ? 'unweighted' : `weighted by ${used.weight}`;
  const filter = used.filter === null ? 'no filter' : `filter: ${used.filter}`;
  const incomplete = `; ${wholeCount(model.incompleteCount)} rows without an answer to one of them left out`;
  const collinear =
    model.status === 'computed' ? model.drivers.filter(({ isCollinear }) => isCollinear) : [];
  const together =
    collinear.length > 0
      ? `; hard to tell apart from the others: ${collinear.map(({ label, inflation }) => `${label} (inflation ${threeDigits(inflation)})`).join(', ')}`
      : '';
  const drawn =
    model.status === 'computed' && model.orders !== null
      ? `; shares over ${wholeCount(model.orders)} orders drawn at random, as all orders of so many predictors are too many: give or take ${errorWords(model)} of what the model explains`
      : '';
  const out =
    model.unweightedOutCount > 0
      ? `; ${wholeCount(model.unweightedOutCount)} rows without a weight left out`
      : '';
  const level = Math.round(used.level * 1000) / 10;
  const source = dataset.line.source ? `. Source: ${dataset.line.source.file}` : '';
  return `Base: ${wholeCount(model.base)}; ${weight}; ${filter}; intervals at ${level} %${incomplete}${drawn}${together}${out}; a model shows what goes together, not what causes what${source}.`;
}

/** Two standard errors of the least certain share, in per cent of the whole fit. */
function errorWords({ drivers, fit }: Extract<DriverModel, { status: 'computed' }>): string {
  const largest = Math.max(...drivers.map(({ fitError }) => fitError ?? 0));
  return `${threeDigits(fit > 0 ? (200 * largest) / fit : 0)}\u202F%`;
}

import type { BudgetRows } from '#analysis/budget/budget-periods.ts';
import { budgetCautions, budgetFinding } from '#analysis/budget/budget-words.ts';
import { type BudgetAnswer as Computed, planBudget as plan } from '#analysis/budget/plan-budget.ts';
import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import type { BudgetAnswer, planBudget as planBudgetCall } from '#contract/calls/budgets.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { Dataset } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { numbersOfRows } from './numbers-of-rows.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';

type Input = CheckedInputOf<typeof planBudgetCall>;

/** Answers `budget.plan`. A control with a list of answers counts the rows of each answer but the first. */
export function planBudget(
  { project, columns, interruption }: CallContext,
  input: Input,
): BudgetAnswer {
  const dataset = new Dataset(project, columns, input.dataset);
  const channels = input.spend.map((name) => dataset.variable(name).name);
  const rows = rowsOf(dataset, input);
  const answer = plan(
    channels,
    rows,
    {
      saturation: input.saturation,
      trend: input.trend,
      seasonPairs: input.seasonPairs,
      budget: input.budget,
      least: input.least,
      most: input.most,
      bounds: boundsOf(dataset, input),
      holdOutShare: input.holdOutShare,
      draws: input.draws,
      seed: input.seed,
      confidence: input.level,
    },
    interruption,
  );
  const variables = [input.time, input.outcome, ...input.spend, ...input.controls].map(
    (name) => dataset.variable(name).name,
  );
  return {
    ...answer,
    finding: budgetFinding(answer),
    cautions: budgetCautions(answer),
    footnote: footnoteOf(dataset, answer, input),
    provenance: provenanceOf(
      [datasetProvenance(dataset, { filter: null, weight: null, variables })],
      'Response curves by least squares: geometric carry-over, saturation, trend, season and controls; no channel below 0; bounds by a block bootstrap of the errors, seeded; the budget by dynamic programming',
      { name: 'budget.plan', input },
    ),
  };
}

function rowsOf(dataset: Dataset, input: Input): BudgetRows {
  const time = dataset.variable(input.time);
  const controls = input.controls.flatMap((name) => {
    const variable = dataset.variable(name);
    const column = dataset.column(variable);
    if (column.type !== 'category') return [numbersOfRows(dataset, name)];
    return column.categories
      .slice(1)
      .map((_, at) => Float64Array.from(column.codes, (code) => (code === at + 1 ? 1 : 0)));
  });
  return {
    times: numbersOfRows(dataset, input.time),
    areDates: time.kind === 'date',
    outcomes: numbersOfRows(dataset, input.outcome),
    spends: input.spend.map((name) => numbersOfRows(dataset, name)),
    controls,
  };
}

function boundsOf(dataset: Dataset, { bounds }: Input) {
  return Object.fromEntries(
    Object.entries(bounds).map(([name, bound]) => [dataset.variable(name).name, bound]),
  );
}

function footnoteOf(dataset: Dataset, answer: Computed, input: Input): string {
  const source = dataset.line.source ? ` Source: ${dataset.line.source.file}.` : '';
  if (answer.status !== 'computed') return `Base: ${wholeCount(dataset.rowCount)} rows.${source}`;
  const { periodsUsed, periodKind, holdOut, rowsLeftOut } = answer;
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const foretold =
    holdOut === null
      ? ''
      : ` The last ${wholeCount(holdOut.periods)}, foretold from the others, are missed by ${percent(holdOut.withSpend)} on average (${percent(holdOut.withoutSpend)} without spend, ${percent(holdOut.mean)} by the mean).`;
  const rest =
    rowsLeftOut > 0
      ? ` ${wholeCount(rowsLeftOut)} rows without a whole week or a time are left out.`
      : '';
  const bounds =
    input.draws > 0
      ? ` Bounds hold ${Math.round(input.level * 100)} % of ${wholeCount(input.draws)} resamples.`
      : '';
  return `Base: ${wholeCount(periodsUsed)} ${periodKind}s.${foretold}${bounds}${rest} The curves describe what moved together, and show no cause.${source}`;
}

import type { VariableLine } from '#contract/calls/datasets.ts';
import type { CallNamed } from '#contract/calls/index.ts';
import type { InputOf } from '#contract/define-call.ts';

/** How a budget is asked for; `budget` is the text of the field, empty for as much as now. */
export interface BudgetChoice {
  readonly time: string;
  readonly outcome: string;
  readonly spend: readonly string[];
  readonly controls: readonly string[];
  readonly saturation: 'exponential' | 'hill';
  readonly budget: string;
  readonly range: '0.1' | '0.25' | '0.5' | '1';
}

const isNumber = ({ kind, categories }: VariableLine): boolean =>
  kind === 'number' ||
  kind === 'weight' ||
  kind === 'scale' ||
  (kind === 'single' && categories.every(({ code }) => Number.isFinite(Number(code))));

/** What the names of the variables suggest. */
export function foundBudgetChoice(variables: readonly VariableLine[]): BudgetChoice {
  const numbers = variables.filter(isNumber);
  const time =
    variables.find(({ kind }) => kind === 'date') ??
    numbers.find(({ name }) => /week|month|date|time/iu.test(name));
  const outcome = numbers.find(({ name }) =>
    /revenue|sales|outcome|conver|orders|sign/iu.test(name),
  );
  const spend = numbers.filter(
    ({ name }) => name !== outcome?.name && /spend|cost|budget|_s$/iu.test(name),
  );
  return {
    time: time?.name ?? '',
    outcome: outcome?.name ?? '',
    spend: spend.map(({ name }) => name),
    controls: [],
    saturation: 'exponential',
    budget: '',
    range: '0.5',
  };
}

/** Variables that may be the time, and those that may be an outcome, spend or a control. */
export function budgetVariables(variables: readonly VariableLine[]): {
  readonly times: readonly VariableLine[];
  readonly numbers: readonly VariableLine[];
} {
  const numbers = variables.filter(isNumber);
  return { times: [...variables.filter(({ kind }) => kind === 'date'), ...numbers], numbers };
}

/** The budget that was typed; null for one that is no number above 0. */
export function typedBudget(text: string): number | null {
  const amount = Number(text.replaceAll(/[\s,]/gu, ''));
  return text.trim() !== '' && Number.isFinite(amount) && amount > 0 ? amount : null;
}

/** The input of the call; null while something that it needs is not chosen. */
export function budgetInput(
  dataset: string,
  choice: BudgetChoice,
): InputOf<CallNamed<'budget.plan'>> | null {
  const { time, outcome, spend, controls, saturation, range } = choice;
  if (time === '' || outcome === '' || spend.length === 0) return null;
  const budget = typedBudget(choice.budget);
  return {
    dataset,
    time,
    outcome,
    spend: [...spend],
    controls: [...controls],
    saturation,
    least: 1 - Number(range),
    most: 1 + Number(range),
    ...(budget === null ? {} : { budget }),
  };
}

/** The choice that a plan was asked with. */
export function budgetChoiceOf(
  input: Omit<InputOf<CallNamed<'budget.plan'>>, 'dataset'>,
): BudgetChoice {
  const {
    time,
    outcome,
    spend,
    controls = [],
    saturation = 'exponential',
    budget,
    most = 1.5,
  } = input;
  const ranges = ['0.1', '0.25', '0.5', '1'] as const;
  return {
    time,
    outcome,
    spend,
    controls,
    saturation,
    budget: budget === undefined ? '' : String(budget),
    range: ranges.find((range) => Math.abs(1 + Number(range) - most) < 1e-9) ?? '0.5',
  };
}

import type { VariableLine } from '#contract/calls/datasets.ts';
import { missingReasonWords } from '../../../words/terms.ts';
import { countedAnswers, type Spec } from './drafts.ts';

const mostNamed = 6;

/** The parts of a date, as they are offered. */
export const datePartWords = {
  year: 'Year',
  quarter: 'Quarter',
  month: 'Month',
  'year-quarter': 'Year and quarter',
  'year-month': 'Year and month',
  week: 'Week of the year',
  'week-year': 'Year and week',
  weekday: 'Day of the week',
  day: 'Day of the month',
  hour: 'Hour of the day',
} as const;

const statisticWords = { mean: 'Mean', sum: 'Sum', min: 'Least', max: 'Greatest' } as const;
const matchWords = { any: 'Any of', all: 'All of', none: 'None of' } as const;

/** How a derived variable is made, as a sentence: "Top 2 of q5: Agree, Strongly agree". */
export function recipeWords(spec: Spec, variables: readonly VariableLine[]): string {
  switch (spec.kind) {
    case 'recode':
      return `${spec.from} with ${spec.groups
        .map(({ label, answers, missing }) =>
          missing === undefined
            ? `${listed(answers)} as ${label}`
            : `${listed(answers)} not counted`,
        )
        .join('; ')}`;
    case 'band':
      return `${spec.from} in ${bandWords(spec.rule)}`;
    case 'box':
      return boxWords(spec, variables);
    case 'net':
      return `${matchWords[spec.match ?? 'any']} in ${spec.from}: ${listed(spec.answers)}`;
    case 'number':
      return `The number in ${spec.from}`;
    case 'date-part':
      return `${datePartWords[spec.part]} of ${spec.from}`;
    case 'count':
      return countWords(spec);
    case 'row-summary':
      return `${statisticWords[spec.statistic ?? 'mean']} of ${listed(spec.from)}${leastWords(spec.leastAnswered)}`;
    case 'score':
      return `${spec.from} scored: ${listed(spec.scores.map(({ answer, score }) => `${answer} ${score}`))}`;
    case 'expression':
      return spec.expression;
    case 'missing':
      return `${spec.from} with ${spec.declare
        .map(
          (one) =>
            `${declaredWords(one)} as ${one.reason === null ? 'an answer' : missingReasonWords[one.reason].toLowerCase()}`,
        )
        .join('; ')}`;
    case 'mentions':
      return `Every answer in ${listed(spec.from)}`;
  }
}

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return more <= 1
    ? names.join(', ')
    : `${names.slice(0, mostNamed).join(', ')} and ${more} others`;
}

function boxWords(
  { from, side = 'top', answers = 2 }: Extract<Spec, { kind: 'box' }>,
  variables: readonly VariableLine[],
): string {
  const words = `${side === 'top' ? 'Top' : 'Bottom'} ${answers} of ${from}`;
  const variable = variables.find(({ name }) => name === from);
  const named = variable === undefined ? [] : boxAnswers(variable, side, answers);
  return named.length === 0 ? words : `${words}: ${listed(named)}`;
}

/** The answers that are in a top or bottom box, in the order of reading. */
export function boxAnswers(
  variable: VariableLine,
  side: 'top' | 'bottom',
  count: number,
): readonly string[] {
  const answers = countedAnswers(variable);
  const values = [...new Set(answers.flatMap(({ value }) => value ?? []))].sort((a, b) => a - b);
  const boxed = new Set(side === 'top' ? values.slice(-count) : values.slice(0, count));
  return answers
    .filter(({ value }) => value !== null && boxed.has(value))
    .map(({ label }) => label);
}

function bandWords(rule: Extract<Spec, { kind: 'band' }>['rule']): string {
  switch (rule.by) {
    case 'width':
      return `bands of ${rule.width} from ${rule.start ?? 0}`;
    case 'equal':
      return `${rule.bands} bands of equal width`;
    case 'quantile':
      return `${rule.bands} bands of equal count`;
    case 'own':
      return `bands cut at ${listed(rule.cuts.map(String))}`;
  }
}

function countWords({
  from,
  what = 'selected',
  answers,
  leastAnswered,
}: Extract<Spec, { kind: 'count' }>): string {
  const counted =
    what === 'selected'
      ? 'How many are chosen'
      : what === 'answered'
        ? 'How many are answered'
        : `How many say ${listed(answers ?? [])}`;
  return `${counted} of ${listed(from)}${leastWords(leastAnswered)}`;
}

function leastWords(least = 1): string {
  return least > 1 ? `, where at least ${least} are answered` : '';
}

function declaredWords(one: Extract<Spec, { kind: 'missing' }>['declare'][number]): string {
  const answers = one.answers === undefined ? [] : [listed(one.answers)];
  const { from, to } = one;
  const range =
    from === undefined
      ? to === undefined
        ? []
        : [`up to ${to}`]
      : to === undefined
        ? [`${from} or more`]
        : [from === to ? String(from) : `${from} to ${to}`];
  return [...answers, ...range].join(', ');
}

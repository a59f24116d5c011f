import { isoDayOf } from './iso-date.ts';
import type { Rule } from './rule.ts';

type RangeRule = Extract<Rule, { kind: 'range' }>;

/**
 * A rule in words for people: "gender is Female, and age is from 18 to 34". For chips, footnotes and
 * the passport of a number; not read back by anything (`formatRule` is).
 */
export function describeRule(rule: Rule): string {
  switch (rule.kind) {
    case 'in':
      return `${rule.variable} is ${describeAnswers(rule.answers)}`;
    case 'range':
      return describeRange(rule);
    case 'contains':
      return `${rule.variable} contains “${rule.text}”`;
    case 'missing':
      return `${rule.variable} has no answer`;
    case 'segment':
      return `in segment ${rule.name}`;
    case 'not':
      return describeNot(rule.rule);
    case 'all':
      return rule.rules.length === 0 ? 'everyone' : rule.rules.map(describePart).join(', and ');
    case 'any':
      return rule.rules.length === 0 ? 'nobody' : rule.rules.map(describePart).join(', or ');
  }
}

function describePart(rule: Rule): string {
  const isList = (rule.kind === 'all' || rule.kind === 'any') && rule.rules.length > 1;
  return isList ? `(${describeRule(rule)})` : describeRule(rule);
}

function describeNot(rule: Rule): string {
  switch (rule.kind) {
    case 'in':
      return `${rule.variable} is not ${describeAnswers(rule.answers)}`;
    case 'contains':
      return `${rule.variable} does not contain “${rule.text}”`;
    case 'missing':
      return `${rule.variable} has an answer`;
    case 'segment':
      return `not in segment ${rule.name}`;
    default:
      return `not (${describeRule(rule)})`;
  }
}

function describeAnswers(answers: readonly string[]): string {
  if (answers.length === 0) return 'any of no answers';
  if (answers.length === 1) return answers[0] ?? '';
  return `${answers.slice(0, -1).join(', ')} or ${answers.at(-1)}`;
}

function describeRange(rule: RangeRule): string {
  const { variable, from, to } = rule;
  if (from === undefined && to === undefined) return `${variable} has an answer`;
  if (from !== undefined && to !== undefined && !rule.fromExclusive && !rule.toExclusive) {
    return `${variable} is from ${describeNumber(from)} to ${describeNumber(to)}`;
  }
  const lower =
    from === undefined
      ? []
      : [`${rule.fromExclusive ? 'over' : 'at least'} ${describeNumber(from)}`];
  const upper =
    to === undefined ? [] : [`${rule.toExclusive ? 'under' : 'at most'} ${describeNumber(to)}`];
  return `${variable} is ${[...lower, ...upper].join(' and ')}`;
}

function describeNumber(value: number): string {
  return isoDayOf(value) ?? String(value).replace('-', '\u2212');
}

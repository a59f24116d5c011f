import { isoDayOf } from './iso-date.ts';
import type { Rule } from './rule.ts';

type RangeRule = Extract<Rule, { kind: 'range' }>;

const dayMs = 86_400_000;

/**
 * A rule as an expression that `parseRule` reads back to a rule with the same meaning; for the filter
 * box, the command line and the provenance of a result.
 *
 * Names stand bare when they cannot be misread and in backticks otherwise; answers always in double
 * quotes. An `all` without rules, which holds for every row, is `()`. A bound at midnight UTC between
 * 1971 and 2100 is written as the day, which reads back to the same number. A range without bounds,
 * which holds for every value, is `not in ()`.
 */
export function formatRule(rule: Rule): string {
  switch (rule.kind) {
    case 'in':
      return rule.answers.length === 1
        ? `${quoteName(rule.variable)} = ${quoteValue(rule.answers[0] ?? '')}`
        : `${quoteName(rule.variable)} in (${rule.answers.map(quoteValue).join(', ')})`;
    case 'range':
      return formatRange(rule);
    case 'contains':
      return `${quoteName(rule.variable)} contains ${quoteValue(rule.text)}`;
    case 'missing':
      return `${quoteName(rule.variable)} is missing`;
    case 'segment':
      return `segment ${quoteValue(rule.name)}`;
    case 'not':
      return formatNot(rule.rule);
    case 'all':
      return rule.rules.length === 0 ? '()' : rule.rules.map(formatPart).join(' and ');
    case 'any':
      return rule.rules.length === 0 ? 'not ()' : rule.rules.map(formatPart).join(' or ');
  }
}

/** A rule inside another: parentheses wherever it holds an `and` or an `or` of its own. */
function formatPart(rule: Rule): string {
  const text = formatRule(rule);
  const isList = (rule.kind === 'all' || rule.kind === 'any') && rule.rules.length > 0;
  const isSplitRange = rule.kind === 'range' && text.includes(' and ') && !isBetween(rule);
  return isList || isSplitRange ? `(${text})` : text;
}

function formatNot(rule: Rule): string {
  switch (rule.kind) {
    case 'in':
      return rule.answers.length === 1
        ? `${quoteName(rule.variable)} != ${quoteValue(rule.answers[0] ?? '')}`
        : `${quoteName(rule.variable)} not in (${rule.answers.map(quoteValue).join(', ')})`;
    case 'contains':
      return `${quoteName(rule.variable)} not contains ${quoteValue(rule.text)}`;
    case 'missing':
      return `${quoteName(rule.variable)} is not missing`;
    case 'segment':
      return `not ${formatRule(rule)}`;
    default: {
      const text = formatRule(rule);
      return text === '()' ? 'not ()' : `not (${text})`;
    }
  }
}

function formatRange(rule: RangeRule): string {
  const name = quoteName(rule.variable);
  const { from, to } = rule;
  if (from === undefined && to === undefined) return `${name} not in ()`;
  if (isBetween(rule)) return `${name} between ${formatBetween(rule)}`;
  const parts: string[] = [];
  if (from !== undefined) {
    parts.push(rule.fromExclusive ? `${name} > ${from}` : `${name} >= ${formatBound(from)}`);
  }
  if (to !== undefined) {
    parts.push(rule.toExclusive ? `${name} < ${formatBound(to)}` : `${name} <= ${to}`);
  }
  return parts.join(' and ');
}

function isBetween(rule: RangeRule): boolean {
  if (rule.from === undefined || rule.to === undefined || rule.fromExclusive) return false;
  return rule.toExclusive ? lastDayBefore(rule.to) !== null : true;
}

function formatBetween(rule: RangeRule): string {
  const from = formatBound(rule.from ?? 0);
  return `${from} and ${rule.toExclusive ? lastDayBefore(rule.to ?? 0) : rule.to}`;
}

/** The day that ends at an instant: a date range up to it includes that day whole. */
function lastDayBefore(instantMs: number): string | null {
  return isoDayOf(instantMs) === null ? null : isoDayOf(instantMs - dayMs);
}

function formatBound(value: number): string {
  return isoDayOf(value) ?? String(value);
}

/** A variable's name as an expression writes it: bare where it cannot be misread, else in backticks. */
export function quoteName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !reservedNames.has(name.toLowerCase());
  return isPlain ? name : `\`${name.replaceAll('`', '``')}\``;
}

const reservedNames = new Set(['and', 'or', 'not', 'in', 'between', 'contains', 'is', 'segment']);

/** An answer, a text or a segment's name as an expression writes it: in double quotes. */
export function quoteValue(answer: string): string {
  return `"${answer.replaceAll('"', '""')}"`;
}

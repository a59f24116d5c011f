import type { SegmentLine } from '#contract/calls/segments.ts';

/** A rule as the contract takes it. */
export type Rule = NonNullable<SegmentLine['rule']>;

/** One condition of the builder, as far as it has been filled in. */
export interface Condition {
  readonly id: number;
  readonly variable: string | null;
  readonly holds: 'is' | 'is-not' | 'between' | 'contains' | 'is-missing' | 'has-value';
  readonly answers: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** Conditions joined by "and" or by "or". */
export interface Draft {
  readonly join: 'all' | 'any';
  readonly conditions: readonly Condition[];
}

/** A condition that says nothing yet. */
export function emptyCondition(id: number): Condition {
  return { id, variable: null, holds: 'is', answers: [], from: '', to: '', text: '' };
}

/** A condition as a rule; null while it is not filled in. */
export function conditionRule(condition: Condition): Rule | null {
  const { variable, holds, answers, text } = condition;
  if (variable === null) return null;
  switch (holds) {
    case 'is':
      return answers.length === 0 ? null : { kind: 'in', variable, answers: [...answers] };
    case 'is-not':
      return answers.length === 0
        ? null
        : { kind: 'not', rule: { kind: 'in', variable, answers: [...answers] } };
    case 'between':
      return rangeRule(condition, variable);
    case 'contains':
      return text.trim() === '' ? null : { kind: 'contains', variable, text: text.trim() };
    case 'is-missing':
      return { kind: 'missing', variable };
    case 'has-value':
      return { kind: 'not', rule: { kind: 'missing', variable } };
  }
}

function rangeRule({ from, to }: Condition, variable: string): Rule | null {
  const low = boundOf(from, 'start');
  const high = boundOf(to, 'end');
  if (low === undefined || high === undefined) return null;
  if (low === null && high === null) return null;
  return {
    kind: 'range',
    variable,
    ...(low === null ? {} : { from: low }),
    ...(high === null ? {} : { to: high }),
  };
}

const dayMs = 86_400_000;

/** A bound from text: a number, or a day (its start or its last millisecond); null when open. */
function boundOf(text: string, end: 'start' | 'end'): number | null | undefined {
  const plain = text.trim().replace('\u2212', '-');
  if (plain === '') return null;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(plain)) {
    const start = Date.parse(`${plain}T00:00:00Z`);
    if (!Number.isFinite(start)) return undefined;
    return end === 'start' ? start : start + dayMs - 1;
  }
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** A draft as one rule; null until at least one condition is filled in and none is half done. */
export function draftRule({ join, conditions }: Draft): Rule | null {
  const rules = conditions.map(conditionRule);
  const whole = rules.filter((one): one is Rule => one !== null);
  if (whole.length === 0 || whole.length < rules.length) return null;
  return whole.length === 1 ? (whole[0] ?? null) : { kind: join, rules: whole };
}

/** A stored rule as a draft; null when the builder cannot show it and the expression must. */
export function ruleDraft(rule: Rule): Draft | null {
  const isList = rule.kind === 'all' || rule.kind === 'any';
  const rules = isList ? rule.rules : [rule];
  const conditions = rules.map((one, id) => ruleCondition(one, id));
  if (conditions.length === 0 || conditions.some((one) => one === null)) return null;
  return {
    join: rule.kind === 'any' ? 'any' : 'all',
    conditions: conditions.filter((one): one is Condition => one !== null),
  };
}

function ruleCondition(rule: Rule, id: number): Condition | null {
  const empty = emptyCondition(id);
  switch (rule.kind) {
    case 'in':
      return { ...empty, variable: rule.variable, answers: rule.answers };
    case 'contains':
      return { ...empty, variable: rule.variable, holds: 'contains', text: rule.text };
    case 'missing':
      return { ...empty, variable: rule.variable, holds: 'is-missing' };
    case 'range':
      if (rule.fromExclusive === true || rule.toExclusive === true) return null;
      return {
        ...empty,
        variable: rule.variable,
        holds: 'between',
        from: rule.from === undefined ? '' : String(rule.from),
        to: rule.to === undefined ? '' : String(rule.to),
      };
    case 'not': {
      const inner = rule.rule;
      if (inner.kind === 'in')
        return { ...empty, variable: inner.variable, holds: 'is-not', answers: inner.answers };
      return inner.kind === 'missing'
        ? { ...empty, variable: inner.variable, holds: 'has-value' }
        : null;
    }
    default:
      return null;
  }
}

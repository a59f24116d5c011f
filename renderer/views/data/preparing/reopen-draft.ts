import type { VariableLine } from '#contract/calls/datasets.ts';
import type { MissingReason } from '../../../words/terms.ts';
import {
  answerNamed,
  type BandDraft,
  type Draft,
  type DraftWork,
  emptyRange,
  newDraft,
  type Spec,
} from './drafts.ts';

/** The recipe of a derived variable as its dialog shows it again. */
export function reopenedDraft(spec: Spec, variables: readonly VariableLine[]): Draft {
  return {
    name: spec.name,
    label: spec.label ?? '',
    replaces: spec.name,
    work: workOf(spec, variables),
  };
}

function workOf(spec: Spec, variables: readonly VariableLine[]): DraftWork {
  switch (spec.kind) {
    case 'recode':
      return recodeWork(spec, variables);
    case 'band':
      return bandWork(spec, variables);
    case 'box': {
      const { kind, from, side = 'top', answers = 2 } = spec;
      return { kind, from, side, answers: String(answers) };
    }
    case 'net':
      return { kind: 'net', from: spec.from, answers: spec.answers, match: spec.match ?? 'any' };
    case 'number': {
      const { kind, from, decimal = '.', units = [] } = spec;
      return { kind, from, decimal, units: units.join(', ') };
    }
    case 'date-part':
      return { kind: 'date-part', from: spec.from, part: spec.part };
    case 'count': {
      const { kind, from, what = 'selected', answers = [], leastAnswered = 1 } = spec;
      return { kind, from, what, answers, least: String(leastAnswered) };
    }
    case 'row-summary': {
      const { kind, from, statistic = 'mean', leastAnswered = 1 } = spec;
      return { kind, from, statistic, least: String(leastAnswered) };
    }
    case 'score':
      return scoreWork(spec, variables);
    case 'expression':
      return { kind: 'expression', expression: spec.expression };
    case 'missing':
      return missingWork(spec, variables);
    case 'mentions':
      return { kind: 'mentions', from: spec.from };
  }
}

function categoriesOf(name: string, variables: readonly VariableLine[]) {
  return variables.find((one) => one.name === name)?.categories ?? [];
}

function recodeWork(
  { kind, from, groups }: Extract<Spec, { kind: 'recode' }>,
  variables: readonly VariableLine[],
): DraftWork {
  const categories = categoriesOf(from, variables);
  const becomes = groups.flatMap(({ label, answers, missing }) =>
    answers.flatMap((answer) => {
      const code = answerNamed(answer, categories)?.code;
      return code === undefined ? [] : [[code, missing === undefined ? label : null] as const];
    }),
  );
  return { kind, from, becomes: Object.fromEntries(becomes) };
}

function bandWork(
  spec: Extract<Spec, { kind: 'band' }>,
  variables: readonly VariableLine[],
): DraftWork {
  const { from, rule, closed = 'left', labels } = spec;
  const source = variables.filter(({ name }) => name === from);
  const fresh = newDraft('band', source, variables).work as BandDraft;
  const draft: BandDraft = { ...fresh, from, by: rule.by, closed, labels: labels ?? null };
  switch (rule.by) {
    case 'width':
      return { ...draft, width: String(rule.width), start: String(rule.start ?? 0) };
    case 'own': {
      const { cuts, openLow = true, openHigh = true } = rule;
      return { ...draft, cuts: cuts.join(', '), openLow, openHigh };
    }
    default:
      return { ...draft, bands: String(rule.bands) };
  }
}

function scoreWork(
  { kind, from, scores }: Extract<Spec, { kind: 'score' }>,
  variables: readonly VariableLine[],
): DraftWork {
  const categories = categoriesOf(from, variables);
  const byCode = scores.flatMap(({ answer, score }) => {
    const code = answerNamed(answer, categories)?.code;
    return code === undefined ? [] : [[code, String(score)] as const];
  });
  return { kind, from, scores: Object.fromEntries(byCode) };
}

function missingWork(
  { kind, from, declare }: Extract<Spec, { kind: 'missing' }>,
  variables: readonly VariableLine[],
): DraftWork {
  const categories = categoriesOf(from, variables);
  const reasons: Record<string, MissingReason | 'answer'> = {};
  const ranges = [];
  for (const { answers = [], from: low, to: high, reason } of declare) {
    for (const answer of answers) {
      const code = answerNamed(answer, categories)?.code;
      if (code !== undefined) reasons[code] = reason ?? 'answer';
    }
    if ((low !== undefined || high !== undefined) && reason !== null)
      ranges.push({ from: String(low ?? ''), to: String(high ?? ''), reason });
  }
  return { kind, from, reasons, ranges: ranges.length === 0 ? [emptyRange] : ranges };
}

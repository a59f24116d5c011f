import type { CategoryLine, VariableLine } from '#contract/calls/datasets.ts';
import {
  type BandDraft,
  type Draft,
  type DraftWork,
  nameOfAnswer,
  type Spec,
  typedNumber,
  typedNumbers,
} from './drafts.ts';

function typedCount(text: string, least: number): number | null {
  const number = typedNumber(text);
  return number !== null && Number.isInteger(number) && number >= least ? number : null;
}

/**
 * The derivation that a draft says; null while it is not whole. `variables` are those of the dataset: the
 * answers that it names are named as they are called today.
 */
export function specOf(draft: Draft, variables: readonly VariableLine[]): Spec | null {
  const work = specOfWork(draft.work, variables);
  if (work === null) return null;
  const label = draft.label.trim();
  const name = draft.name.trim() === '' ? 'new variable' : draft.name.trim();
  return { ...work, name, ...(label === '' ? {} : { label }) };
}

type SpecWork = Spec extends infer One
  ? One extends Spec
    ? Omit<One, 'name' | 'label'>
    : never
  : never;

function specOfWork(work: DraftWork, variables: readonly VariableLine[]): SpecWork | null {
  switch (work.kind) {
    case 'recode':
      return recodeSpec(work, variables);
    case 'band':
      return bandSpec(work);
    case 'box': {
      const answers = typedCount(work.answers, 1);
      return answers === null ? null : { ...work, answers };
    }
    case 'net':
      return work.answers.length === 0 ? null : { ...work, answers: [...work.answers] };
    case 'number': {
      const units = work.units.split(',').map((one) => one.trim());
      return { ...work, units: units.filter(Boolean) };
    }
    case 'date-part':
      return work;
    case 'count': {
      const { kind, from, what, answers } = work;
      const leastAnswered = typedCount(work.least, 0);
      if (leastAnswered === null || from.length === 0) return null;
      if (what !== 'answers') return { kind, from: [...from], what, leastAnswered };
      return answers.length === 0
        ? null
        : { kind, from: [...from], what, answers: [...answers], leastAnswered };
    }
    case 'row-summary': {
      const { kind, from, statistic } = work;
      const leastAnswered = typedCount(work.least, 0);
      return leastAnswered === null || from.length === 0
        ? null
        : { kind, from: [...from], statistic, leastAnswered };
    }
    case 'score':
      return scoreSpec(work, variables);
    case 'expression':
      return work.expression.trim() === '' ? null : work;
    case 'missing':
      return missingSpec(work, variables);
    case 'mentions':
      return work.from.length === 0 ? null : { kind: work.kind, from: [...work.from] };
  }
}

function categoriesOf(name: string, variables: readonly VariableLine[]): readonly CategoryLine[] {
  return variables.find((one) => one.name === name)?.categories ?? [];
}

function recodeSpec(
  { kind, from, becomes }: Extract<DraftWork, { kind: 'recode' }>,
  variables: readonly VariableLine[],
): SpecWork | null {
  const categories = categoriesOf(from, variables);
  const groups = new Map<string, CategoryLine[]>();
  for (const category of categories) {
    const to = becomes[category.code];
    const label = to === undefined ? category.label : to;
    const key = label === null ? '\u0000' : label.trim();
    if (key === '') return null;
    if (to === undefined && category.missing !== null) continue;
    groups.set(key, [...(groups.get(key) ?? []), category]);
  }
  const changed = [...groups].filter(
    ([key, members]) => members.length > 1 || members[0]?.label !== key,
  );
  if (changed.length === 0) return null;
  return {
    kind,
    from,
    others: 'keep',
    groups: changed.map(([key, members]) => ({
      label: key === '\u0000' ? (members[0]?.label ?? '') : key,
      answers: members.map((one) => nameOfAnswer(one, categories)),
      ...(key === '\u0000' ? { missing: 'filtered-out' as const } : {}),
    })),
  };
}

function bandSpec(work: BandDraft): SpecWork | null {
  const { kind, from, closed, by, openLow, openHigh, labels } = work;
  const named = { kind, from, closed, ...(labels === null ? {} : { labels: [...labels] }) };
  if (by === 'equal' || by === 'quantile') {
    const bands = typedCount(work.bands, 1);
    return bands === null || bands > 1000 ? null : { ...named, rule: { by, bands } };
  }
  if (by === 'width') {
    const width = typedNumber(work.width);
    const start = typedNumber(work.start) ?? 0;
    if (width === null || !(width > 0) || !Number.isFinite(width + start)) return null;
    return { ...named, rule: { by, width, start } };
  }
  const cuts = typedNumbers(work.cuts);
  if (cuts === null || cuts.length === 0) return null;
  const rising = [...new Set(cuts)].sort((a, b) => a - b);
  return { ...named, rule: { by, cuts: rising, openLow, openHigh } };
}

function scoreSpec(
  { kind, from, scores }: Extract<DraftWork, { kind: 'score' }>,
  variables: readonly VariableLine[],
): SpecWork | null {
  const categories = categoriesOf(from, variables);
  const given = Object.entries(scores).flatMap(([code, text]) => {
    const category = categories.find((one) => one.code === code);
    const score = typedNumber(text);
    return category === undefined || score === null
      ? []
      : { answer: nameOfAnswer(category, categories), score };
  });
  return given.length === 0 || given.some(({ score }) => !Number.isFinite(score))
    ? null
    : { kind, from, scores: given };
}

function missingSpec(
  { kind, from, ranges, reasons }: Extract<DraftWork, { kind: 'missing' }>,
  variables: readonly VariableLine[],
): SpecWork | null {
  const categories = categoriesOf(from, variables);
  const byAnswer = Object.entries(reasons).flatMap(([code, reason]) => {
    const category = categories.find((one) => one.code === code);
    return category === undefined
      ? []
      : {
          answers: [nameOfAnswer(category, categories)],
          reason: reason === 'answer' ? null : reason,
        };
  });
  const byRange = ranges.flatMap(({ from: low, to: high, reason }) => {
    const least = typedNumber(low);
    const greatest = typedNumber(high);
    return least === null && greatest === null
      ? []
      : {
          ...(least === null ? {} : { from: least }),
          ...(greatest === null ? {} : { to: greatest }),
          reason,
        };
  });
  const declare = [...byAnswer, ...byRange];
  const areNumbers = byRange.every(
    (one) => !Number.isNaN(one.from ?? 0) && !Number.isNaN(one.to ?? 0),
  );
  return declare.length === 0 || !areNumbers ? null : { kind, from, declare };
}

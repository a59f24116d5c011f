import { expect, test } from 'vitest';
import {
  type Condition,
  conditionRule,
  draftRule,
  emptyCondition,
  type Rule,
  ruleDraft,
} from '#renderer/views/data/segment-rule.ts';

const condition = (part: Partial<Condition>): Condition => ({
  ...emptyCondition(0),
  variable: 'age',
  ...part,
});

test('a condition that is not filled in is no rule', () => {
  expect(conditionRule(emptyCondition(0))).toBeNull();
  expect(conditionRule(condition({ holds: 'is' }))).toBeNull();
  expect(conditionRule(condition({ holds: 'between' }))).toBeNull();
  expect(conditionRule(condition({ holds: 'between', from: 'young' }))).toBeNull();
  expect(conditionRule(condition({ holds: 'contains', text: '  ' }))).toBeNull();
});

test('a range may be open at either end, and reads a real minus', () => {
  expect(conditionRule(condition({ holds: 'between', from: '18' }))).toEqual({
    kind: 'range',
    variable: 'age',
    from: 18,
  });
  expect(conditionRule(condition({ holds: 'between', from: '\u22125', to: '0' }))).toEqual({
    kind: 'range',
    variable: 'age',
    from: -5,
    to: 0,
  });
});

test('a range of days includes its last day whole', () => {
  expect(
    conditionRule(condition({ holds: 'between', from: '2024-03-05', to: '2024-03-05' })),
  ).toEqual({
    kind: 'range',
    variable: 'age',
    from: Date.UTC(2024, 2, 5),
    to: Date.UTC(2024, 2, 6) - 1,
  });
});

test('one half-done condition keeps the whole draft from being a rule', () => {
  const done = condition({ holds: 'is', answers: ['Yes'] });
  expect(draftRule({ join: 'all', conditions: [done, emptyCondition(1)] })).toBeNull();
  expect(draftRule({ join: 'all', conditions: [done] })).toMatchObject({ kind: 'in' });
  expect(draftRule({ join: 'any', conditions: [done, done] })).toMatchObject({ kind: 'any' });
});

test('rules that the builder can show come back unchanged', () => {
  const rules: readonly Rule[] = [
    { kind: 'in', variable: 'q', answers: ['Yes', 'No'] },
    { kind: 'not', rule: { kind: 'in', variable: 'q', answers: ['Yes'] } },
    { kind: 'not', rule: { kind: 'missing', variable: 'q' } },
    { kind: 'missing', variable: 'q' },
    { kind: 'range', variable: 'age', from: 18, to: 34 },
    {
      kind: 'any',
      rules: [
        { kind: 'contains', variable: 't', text: 'late' },
        { kind: 'in', variable: 'q', answers: ['Yes'] },
      ],
    },
  ];
  for (const rule of rules) {
    const draft = ruleDraft(rule);
    expect(draft === null ? null : draftRule(draft)).toEqual(rule);
  }
});

test('rules that the builder cannot show are left to the expression', () => {
  const rules: readonly Rule[] = [
    { kind: 'segment', name: 'S' },
    { kind: 'range', variable: 'age', from: 18, fromExclusive: true },
    { kind: 'not', rule: { kind: 'contains', variable: 't', text: 'late' } },
    { kind: 'all', rules: [{ kind: 'any', rules: [{ kind: 'missing', variable: 'q' }] }] },
  ];
  expect(rules.map(ruleDraft)).toEqual([null, null, null, null]);
});

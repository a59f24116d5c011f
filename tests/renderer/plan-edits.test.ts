import { describe, expect, test } from 'vitest';
import { importPlan } from '#contract/import-plan.ts';
import { moved, withItem } from '#renderer/controls/ordered-items.ts';
import {
  countEdits,
  describeCategories,
  includedCount,
  planLines,
  warningTarget,
  withAllIncluded,
  withSet,
  withSetIncluded,
  withVariable,
} from '#renderer/import/plan-edits.ts';

const variable = (name: string, set: string | null = null) => ({
  name,
  label: `Label of ${name}`,
  kind: 'single' as const,
  source: { from: 'cell' as const, column: 0 },
  set,
});

const plan = importPlan.parse({
  version: 1,
  file: 'study.csv',
  format: 'delimited',
  datasetName: 'study',
  datasetKind: 'survey',
  headerRows: 2,
  variables: [
    variable('id'),
    variable('q1_tv', 'q1'),
    variable('age'),
    variable('q1_web', 'q1'),
    variable('q10'),
  ],
  sets: [{ name: 'q1', label: 'Where seen', kind: 'multiple', base: 'marked-any' }],
});

describe('lines of a plan', () => {
  test('members of a set stand together under its head, wherever the file has them', () => {
    const lines = planLines(plan, new Set());
    expect(
      lines.map((line) => (line.kind === 'set' ? line.set.name : plan.variables[line.index]?.name)),
    ).toEqual(['id', 'q1', 'q1_tv', 'q1_web', 'age', 'q10']);
  });

  test('a closed set shows its head alone and still counts its members', () => {
    const lines = planLines(withVariable(plan, 1, { included: false }), new Set(['q1']));
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatchObject({ kind: 'set', members: [1, 3], includedCount: 1 });
  });

  test('a member of a set that the plan does not know stands alone', () => {
    const lines = planLines({ ...plan, sets: [] }, new Set());
    expect(lines.every((line) => line.kind === 'variable' && !line.isMember)).toBe(true);
  });
});

describe('edits of a plan', () => {
  test('edits are counted by variable and set, and fields in another order are no edit', () => {
    const turned = plan.variables.map(
      (one) => Object.fromEntries(Object.entries(one).reverse()) as typeof one,
    );
    expect(countEdits(plan, { ...plan, variables: turned })).toBe(0);
    const edited = withSet(withVariable(plan, 2, { label: 'Age' }), 'q1', { label: 'Seen' });
    expect(countEdits(plan, edited)).toBe(2);
  });

  test('changing one variable leaves the others and the former plan as they are', () => {
    const edited = withVariable(plan, 2, { kind: 'number' });
    expect(edited.variables.map((one) => one.kind)).toEqual([
      'single',
      'single',
      'number',
      'single',
      'single',
    ]);
    expect(plan.variables[2]?.kind).toBe('single');
    expect(importPlan.safeParse(edited).success).toBe(true);
  });

  test('members follow their set to a new name', () => {
    const edited = withSet(plan, 'q1', { name: 'seen' });
    expect(edited.variables.map((one) => one.set)).toEqual([null, 'seen', null, 'seen', null]);
  });

  test('a set can be left out whole', () => {
    expect(includedCount(withSetIncluded(plan, 'q1', false))).toBe(3);
    expect(includedCount(withAllIncluded(plan, false))).toBe(0);
  });

  test('answers move by places and stop at the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 5)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 1, -9)).toEqual(['b', 'a', 'c']);
    expect(moved(['a'], 7, 1)).toEqual(['a']);
  });

  test('one answer changes and the rest stay', () => {
    expect(withItem([{ n: 1 }, { n: 2 }], 1, { n: 3 })).toEqual([{ n: 1 }, { n: 3 }]);
  });
});

describe('what a warning speaks of', () => {
  test('is the longest name that stands in it whole', () => {
    expect(warningTarget('q1_tv holds 3 values that are not marks', plan)).toBe(1);
    expect(warningTarget('“q10” is empty', plan)).toBe(4);
  });

  test('is nothing when a name is only part of a word', () => {
    expect(warningTarget('The page holds 12 identical rows', plan)).toBeNull();
  });
});

test('long lists of answers are cut with how many are left', () => {
  const categories = Array.from({ length: 9 }, (_none, at) => ({
    code: String(at),
    label: `Answer ${at}`,
    value: null,
    missing: at === 1 ? ('refused' as const) : null,
  }));
  expect(describeCategories(categories)).toBe(
    'Answer 0, Answer 1 (missing), Answer 2, Answer 3, Answer 4, Answer 5 and 3 more',
  );
});

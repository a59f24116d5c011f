import { expect, test } from 'vitest';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { longestShare } from '#renderer/views/data/distributions.tsx';
import { namedFirst } from '#renderer/views/data/grid-columns.ts';

const variable = (name: string, part: Partial<VariableLine> = {}): VariableLine => ({
  name,
  label: '',
  kind: 'single',
  role: null,
  categories: [],
  missing: {},
  set: [],
  memberOf: null,
  present: 0,
  numbers: null,
  recipe: null,
  hash: '',
  ...part,
});

const answer = (label: string, count: number) => ({
  code: label,
  label,
  value: null,
  missing: null,
  count,
});

test('the columns that a filter names come first, whole names only and none out of quotes', () => {
  const order = (filter: string): string =>
    namedFirst(
      ['id', 'age', 'age2', 'my age', 'city'].map((name) => variable(name)),
      filter,
    )
      .map((one) => one.name)
      .join(' ');
  expect(order('city = "age" and age2 > 3')).toBe('age2 city id age my age');
  expect(order('`my age` > 3')).toContain('my age');
  expect(order('age.x > 3')).toBe('id age age2 my age city');
});

test('a set that a filter names brings its members', () => {
  const variables = [
    variable('id'),
    variable('q1', { kind: 'multiple', set: ['q1_b'] }),
    variable('q1_a'),
    variable('q1_b'),
  ];
  expect(namedFirst(variables, 'q1 is missing')[0]?.name).toBe('q1_b');
});

test('a missing reason of 8 % is not drawn as long as an answer of 56 %', () => {
  const shown = variable('q', {
    categories: [answer('Yes', 56), answer('No', 44)],
    present: 100,
    missing: { refused: 8 },
  });
  expect(longestShare(shown)).toBe(0.56);
  expect(longestShare(variable('t', { kind: 'text', present: 92, missing: { refused: 8 } }))).toBe(
    1,
  );
});

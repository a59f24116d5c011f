import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import {
  allOf,
  answersExpression,
  comparedSides,
  segmentExpression,
} from '#renderer/words/expression.ts';

test('what the window writes is read back as the same rule, whatever the names', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
    .filter((one) => one.trim() !== '');
  fc.assert(
    fc.property(name, fc.array(name, { minLength: 1, maxLength: 4 }), (variable, answers) => {
      expect(parseRule(answersExpression(variable, answers))).toEqual({
        kind: 'in',
        variable,
        answers,
      });
    }),
    { seed: 11 },
  );
});

test('joined expressions keep their own meaning', () => {
  const joined = allOf('a = "1" or b = "2"', '', null, 'c = "3"');
  expect(parseRule(joined)).toMatchObject({
    kind: 'all',
    rules: [{ kind: 'any' }, { kind: 'in' }],
  });
  expect(allOf('', undefined)).toBe('');
  expect(allOf('a = "1"')).toBe('a = "1"');
});

test('a segment named with quotes is found again', () => {
  const text = segmentExpression({ kind: 'segment', name: 'the "new" plan' });
  expect(parseRule(text ?? '')).toEqual({ kind: 'segment', name: 'the "new" plan' });
});

test('two answers of one variable are compared by it', () => {
  expect(
    comparedSides(
      { kind: 'answer', by: 'group', answer: 'A' },
      { kind: 'answer', by: 'group', answer: 'B' },
    ),
  ).toEqual({ by: 'group', a: 'A', b: 'B' });
});

test('answers of two variables are compared as expressions', () => {
  expect(
    comparedSides(
      { kind: 'answer', by: 'x', answer: 'A' },
      { kind: 'answer', by: 'y', answer: 'B' },
    ),
  ).toEqual({ a: 'x = "A"', b: 'y = "B"' });
});

test('everyone else is said by leaving side B out, and is no side A', () => {
  expect(comparedSides({ kind: 'segment', name: 'S' }, { kind: 'rest' })).toEqual({ a: 'S' });
  expect(comparedSides({ kind: 'segment', name: 'S' }, null)).toEqual({ a: 'S' });
  expect(comparedSides({ kind: 'rest' }, { kind: 'segment', name: 'S' })).toBeNull();
  expect(comparedSides(null, null)).toBeNull();
});

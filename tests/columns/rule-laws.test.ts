import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeRule } from '#analysis/columns/describe-rule.ts';
import { formatRule } from '#analysis/columns/format-rule.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import { ruleMask } from '#analysis/columns/rule-mask.ts';
import { categoryColumn, lookupOf, numberColumn, textColumn } from './make-columns.ts';

const dayMs = 86_400_000;
const march = Date.UTC(2024, 2, 1);
const rowCount = 12;
const names = ['gender', 'age', 'the day', 'note', 'segment', 'we`ird [name]'];
const answers = ['Male', 'Female', 'say "so"', "don't"];

const columns = {
  gender: categoryColumn(
    [
      'Male',
      'Female',
      null,
      'say "so"',
      "don't",
      'Male',
      'Female',
      null,
      'Male',
      'Male',
      "don't",
      null,
    ],
    answers,
  ),
  age: numberColumn([18, 34, null, -1.5, 0, 99, 18, 17, 35, null, 1e21, 1e-7]),
  'the day': numberColumn(
    [0, 1, 2, 3, 4, 5, 6, 7, null, 9, 10, 11].map((day) =>
      day === null ? null : march + day * dayMs,
    ),
  ),
  note: textColumn([
    'late again',
    null,
    'Über',
    'MALE',
    '',
    'x',
    'y',
    'don’t',
    "don't",
    'say "so"',
    null,
    'z',
  ]),
  segment: categoryColumn(
    Array.from({ length: rowCount }, (_, row) => answers[row % 4] as string),
    answers,
  ),
  'we`ird [name]': categoryColumn(
    Array.from({ length: rowCount }, (_, row) => answers[(row * 3) % 4] as string),
    answers,
  ),
};
const lookup = lookupOf(columns, {}, { informal: { kind: 'range', variable: 'age', from: 18 } });

const categorical = fc.constantFrom('gender', 'segment', 'we`ird [name]');
const numeric = fc.constantFrom('age', 'the day');
const bound = fc.oneof(
  fc.constantFrom(18, -1.5, 0, 1e21, 1e-7, 34),
  fc.integer({ min: -1, max: 12 }).map((day) => march + day * dayMs),
  fc.integer({ min: 0, max: 12 * dayMs }).map((ms) => march + ms),
);
const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant('in' as const),
    variable: categorical,
    answers: fc.array(fc.constantFrom(...answers), { maxLength: 3 }),
  }),
  fc.record(
    {
      kind: fc.constant('range' as const),
      variable: numeric,
      from: bound,
      to: bound,
      fromExclusive: fc.boolean(),
      toExclusive: fc.boolean(),
    },
    { requiredKeys: ['kind', 'variable'] },
  ),
  fc.record({
    kind: fc.constant('contains' as const),
    variable: fc.constantFrom('note', 'gender'),
    text: fc.constantFrom('a', 'über', 'don', '"', ''),
  }),
  fc.record({ kind: fc.constant('missing' as const), variable: fc.constantFrom(...names) }),
  fc.record({ kind: fc.constant('segment' as const), name: fc.constant('Informal') }),
);
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constant('all' as const),
      rules: fc.array(tie('rule'), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('any' as const),
      rules: fc.array(tie('rule'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), rule: tie('rule') }),
  ),
}));

const mask = (asked: Rule) => [...ruleMask(asked, lookup, rowCount)];

test('a formatted rule reads back to the same rows, and to the same text', () => {
  fc.assert(
    fc.property(rule, (any) => {
      const text = formatRule(any);
      const read = parseRule(text);
      expect(mask(read)).toEqual(mask(any));
      expect(formatRule(parseRule(formatRule(read)))).toBe(formatRule(read));
    }),
    { numRuns: 2000, seed: 7 },
  );
});

test('a rule that came from an expression reads back as it was', () => {
  fc.assert(
    fc.property(rule, (any) => {
      const read = parseRule(formatRule(any));
      const again = parseRule(formatRule(read));
      expect(mask(again)).toEqual(mask(read));
      expect(parseRule(formatRule(again))).toEqual(again);
    }),
    { numRuns: 1000, seed: 8 },
  );
});

test('no row belongs to a rule and to its negation, and De Morgan holds', () => {
  fc.assert(
    fc.property(rule, rule, (left, right) => {
      const not = (part: Rule): Rule => ({ kind: 'not', rule: part });
      const [yes, no] = [mask(left), mask(not(left))];
      for (const [row, belongs] of yes.entries())
        expect(belongs + (no[row] as number)).toBeLessThan(2);
      expect(mask(not({ kind: 'any', rules: [left, right] }))).toEqual(
        mask({ kind: 'all', rules: [not(left), not(right)] }),
      );
      expect(mask(not(not(left)))).toEqual(yes);
    }),
    { numRuns: 500, seed: 9 },
  );
});

test('every rule has words', () => {
  fc.assert(
    fc.property(rule, (any) => {
      expect(describeRule(any)).not.toBe('');
      expect(describeRule(any)).not.toMatch(/undefined|NaN|\[object/);
    }),
    { numRuns: 500, seed: 10 },
  );
});

test('any text is either understood or refused with its position', () => {
  const pieces = fc.constantFrom(
    'a',
    '=',
    '"',
    '(',
    ')',
    'and',
    'not',
    'in',
    ',',
    '<',
    '`',
    '[',
    'is',
    'missing',
    'segment',
    '3',
    '2024-03-05',
    'between',
    ' ',
    '!',
    '’',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const expression = parts.join(' ');
      try {
        parseRule(expression);
      } catch (error) {
        expect(error).toMatchObject({ code: 'expression-not-understood' });
        const { position } = (error as { details: { position: number } }).details;
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThanOrEqual(expression.length);
      }
    }),
    { numRuns: 3000, seed: 11 },
  );
});

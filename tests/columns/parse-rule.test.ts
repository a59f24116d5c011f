import { describe, expect, test } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { describeRule } from '#analysis/columns/describe-rule.ts';
import { formatRule } from '#analysis/columns/format-rule.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';

const female: Rule = { kind: 'in', variable: 'gender', answers: ['Female'] };
const adult: Rule = { kind: 'range', variable: 'age', from: 18 };

function refusal(expression: string): Readonly<Record<string, unknown>> {
  try {
    parseRule(expression);
  } catch (error) {
    if (error instanceof AnalysisError && error.code === 'expression-not-understood') {
      return error.details;
    }
    throw error;
  }
  throw new Error(`understood: ${expression}`);
}

describe('reads expressions as people type them', () => {
  test.each<[string, Rule]>([
    ['gender = "Female"', female],
    ["gender = 'Female'", female],
    ['gender = “Female”', female],
    ['gender == Female', female],
    ['gender is Female', female],
    ['"gender" = Female', female],
    ['[gender]=Female', female],
    ['`gender` = Female', female],
    ['((gender = Female))', female],
    ['gender = "Female" and age >= 18', { kind: 'all', rules: [female, adult] }],
    ['gender = Female AND age ≥ 18', { kind: 'all', rules: [female, adult] }],
    ['gender != Female', { kind: 'not', rule: female }],
    ['gender <> Female', { kind: 'not', rule: female }],
    ['gender is not Female', { kind: 'not', rule: female }],
    ['not gender = Female', { kind: 'not', rule: female }],
    ['not (gender = Female)', { kind: 'not', rule: female }],
    ['not not gender = Female', { kind: 'not', rule: { kind: 'not', rule: female } }],
    ['age < 18', { kind: 'range', variable: 'age', to: 18, toExclusive: true }],
    ['age <= -1.5', { kind: 'range', variable: 'age', to: -1.5 }],
    ['age > 1e3', { kind: 'range', variable: 'age', from: 1000, fromExclusive: true }],
    ['age between 18 and 34', { kind: 'range', variable: 'age', from: 18, to: 34 }],
    [
      'age between 18 and 34 and gender = Female',
      { kind: 'all', rules: [{ kind: 'range', variable: 'age', from: 18, to: 34 }, female] },
    ],
    [
      'age not between 18 and 34',
      { kind: 'not', rule: { kind: 'range', variable: 'age', from: 18, to: 34 } },
    ],
    [
      'q1 in ("Agree", "Strongly agree")',
      { kind: 'in', variable: 'q1', answers: ['Agree', 'Strongly agree'] },
    ],
    [
      'q1 not in (Agree)',
      { kind: 'not', rule: { kind: 'in', variable: 'q1', answers: ['Agree'] } },
    ],
    ['q1 in ()', { kind: 'in', variable: 'q1', answers: [] }],
    ['comment contains "late"', { kind: 'contains', variable: 'comment', text: 'late' }],
    ['q1 is missing', { kind: 'missing', variable: 'q1' }],
    ['q1 IS NOT MISSING', { kind: 'not', rule: { kind: 'missing', variable: 'q1' } }],
    ['q1 is "missing"', { kind: 'in', variable: 'q1', answers: ['missing'] }],
    ['segment "Informal"', { kind: 'segment', name: 'Informal' }],
    ['not segment Informal', { kind: 'not', rule: { kind: 'segment', name: 'Informal' } }],
    ['segment = Informal', { kind: 'in', variable: 'segment', answers: ['Informal'] }],
    ['[Age group] = "18-24"', { kind: 'in', variable: 'Age group', answers: ['18-24'] }],
    ['`and` = "or"', { kind: 'in', variable: 'and', answers: ['or'] }],
    ['alter = Über-40', { kind: 'in', variable: 'alter', answers: ['Über-40'] }],
    ['plan = "the ""new"" one"', { kind: 'in', variable: 'plan', answers: ['the "new" one'] }],
    ['()', { kind: 'all', rules: [] }],
  ])('%s', (expression, rule) => {
    expect(parseRule(expression)).toEqual(rule);
  });

  test('and binds closer than or, and parentheses closer than both', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => parseRule(`${name} = 1`)) as [Rule, Rule, Rule];
    expect(parseRule('a = 1 or b = 1 and c = 1')).toEqual({
      kind: 'any',
      rules: [a, { kind: 'all', rules: [b, c] }],
    });
    expect(parseRule('(a = 1 or b = 1) and c = 1')).toEqual({
      kind: 'all',
      rules: [{ kind: 'any', rules: [a, b] }, c],
    });
    expect(parseRule('not a = 1 and b = 1')).toEqual({
      kind: 'all',
      rules: [{ kind: 'not', rule: a }, b],
    });
  });

  test('a date means the whole of what it names', () => {
    const [march, april] = [Date.UTC(2024, 2, 1), Date.UTC(2024, 3, 1)];
    expect(parseRule('day >= 2024-03-01')).toEqual({ kind: 'range', variable: 'day', from: march });
    expect(parseRule('day < 2024-03-01')).toEqual({
      kind: 'range',
      variable: 'day',
      to: march,
      toExclusive: true,
    });
    expect(parseRule('day <= 2024-03-31')).toEqual({
      kind: 'range',
      variable: 'day',
      to: april,
      toExclusive: true,
    });
    expect(parseRule('day > 2024-03-31')).toEqual({ kind: 'range', variable: 'day', from: april });
    expect(parseRule('day between 2024-03 and 2024-03')).toEqual({
      kind: 'range',
      variable: 'day',
      from: march,
      to: april,
      toExclusive: true,
    });
    expect(parseRule('day >= "2024-03-01T12:00+02:00"')).toEqual({
      kind: 'range',
      variable: 'day',
      from: march + 10 * 3_600_000,
    });
  });
});

describe('says where an expression stops making sense', () => {
  test.each([
    ['', 0, ''],
    ['gender', 6, ''],
    ['gender =', 8, ''],
    ['gender = Female age > 3', 16, 'age'],
    ['(gender = Female', 16, ''],
    ['gender = Female)', 15, ')'],
    ['age between 18', 14, ''],
    ['age between 18 or 34', 15, 'or'],
    ['age > old', 6, 'old'],
    ['age >= ""', 7, ''],
    ['day > 2023-02-29', 6, '2023-02-29'],
    ['and = 3', 0, 'and'],
    ['q1 in "a"', 6, 'a'],
    ['q1 in (a b)', 9, 'b'],
    ['q1 not = 3', 7, '='],
    ['gender ! Female', 7, '!'],
    ['= 3', 0, '='],
  ])('%s', (expression, position, found) => {
    expect(refusal(expression)).toMatchObject({ expression, position, found });
    expect(refusal(expression)['expected']).not.toHaveLength(0);
  });

  test('names what it expected', () => {
    expect(refusal('age between 18 or 34')['expected']).toEqual(['and']);
    expect(refusal('gender = "Fem')).toMatchObject({ position: 9, expected: ['"'] });
  });

  test('refuses nesting that would exhaust the stack', () => {
    expect(refusal(`${'('.repeat(100_000)}a = 1`)['expected']).toEqual(['less nesting']);
    expect(refusal(`${'not '.repeat(100_000)}a = 1`)['expected']).toEqual(['less nesting']);
  });
});

describe('rules in words', () => {
  test.each([
    ['gender = Female and age between 18 and 34', 'gender is Female, and age is from 18 to 34'],
    ['q1 in (a, b, c)', 'q1 is a, b or c'],
    ['q1 not in (a, b)', 'q1 is not a or b'],
    ['not (a = 1 or b > -2)', 'not (a is 1, or b is over −2)'],
    ['(a = 1 or b = 2) and c is missing', '(a is 1, or b is 2), and c has no answer'],
    ['c is not missing and not segment X', 'c has an answer, and not in segment X'],
    ['day between 2024-03-01 and 2024-03-31', 'day is at least 2024-03-01 and under 2024-04-01'],
    [
      'note contains late or note not contains soon',
      'note contains “late”, or note does not contain “soon”',
    ],
    ['()', 'everyone'],
  ])('%s', (expression, words) => {
    expect(describeRule(parseRule(expression))).toBe(words);
  });

  test.each([
    ['gender=Female', 'gender = "Female"'],
    ['[Age group] = "18-24"', '`Age group` = "18-24"'],
    ['a = 1 and (b = 2 or c < 3)', 'a = "1" and (b = "2" or c < 3)'],
    ['day between 2024-03-01 and 2024-03-31', 'day between 2024-03-01 and 2024-03-31'],
    ['day > 2024-03-31', 'day >= 2024-04-01'],
    ['not segment X', 'not segment "X"'],
    ['segment = X', '`segment` = "X"'],
  ])('formats %s', (expression, formatted) => {
    expect(formatRule(parseRule(expression))).toBe(formatted);
  });
});

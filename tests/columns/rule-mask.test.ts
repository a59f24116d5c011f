import { describe, expect, test } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { ruleMask } from '#analysis/columns/rule-mask.ts';
import type { VariableLookup } from '#analysis/columns/variable-lookup.ts';
import { categoryColumn, lookupOf, numberColumn, textColumn } from './make-columns.ts';

const lookup = lookupOf(
  {
    gender: categoryColumn(
      ['Male', 'Female', null, 'Female', 'Other'],
      ['Male', 'Female', 'Other'],
    ),
    q1: categoryColumn(
      ['Agree', 'Neutral', null, "Don't know", 'Agree'],
      ['Agree', 'Neutral', "Don't know"],
      [5, 3, null],
    ),
    age: numberColumn([17, 18, null, 34, 35]),
    day: numberColumn(
      ['2024-03-05', '2024-03-05T23:59:59.999Z', '2024-03-06', null, '2024-02-29'].map((text) =>
        text === null ? null : Date.parse(text),
      ),
    ),
    note: textColumn(['So LATE', 'lately?', null, '', 'Zu spät: ÜBER']),
    years: categoryColumn(['18', '19', '20', null, '18'], ['18', '19', '20']),
  },
  {
    channels: [
      {
        label: 'Facebook',
        column: categoryColumn(['Yes', 'No', null, 'No', 'Yes'], ['No', 'Yes']),
      },
      { label: 'LinkedIn', column: numberColumn([0, 1, null, null, 1]) },
      { label: 'Fora', column: categoryColumn(['Fora', null, null, null, null], ['Fora']) },
    ],
  },
  {
    women: parseRule('gender = Female'),
    'young women': parseRule('segment WOMEN and age < 30'),
    loop: parseRule('segment Round'),
    round: parseRule('gender = Male or segment LOOP'),
    twice: parseRule('segment women and not segment Women'),
  },
);

const rowsOf = (expression: string) => [...ruleMask(parseRule(expression), lookup, 5)].join('');

function failure(expression: string, from: VariableLookup = lookup, rowCount = 5): AnalysisError {
  try {
    ruleMask(parseRule(expression), from, rowCount);
  } catch (error) {
    if (error instanceof AnalysisError) return error;
    throw error;
  }
  throw new Error(`no error: ${expression}`);
}

describe('marks the rows that belong', () => {
  test.each([
    ['gender = Female', '01010'],
    ['gender = female', '01010'],
    ['gender = 2', '01010'],
    ['gender in (Male, Other)', '10001'],
    ['gender in ()', '00000'],
    ['age >= 18', '01011'],
    ['age > 18', '00011'],
    ['age between 18 and 34', '01010'],
    ['age = 18', '01000'],
    ['age in (17, 35)', '10001'],
    ['q1 >= 3', '11001'],
    ['years <= 19', '11001'],
    ['day = 2024-03-05', '11000'],
    ['day = 2024-03', '11100'],
    ['day <= 2024-03-05', '11001'],
    ['day > 2024-03-05', '00100'],
    ['day between 2024-02 and 2024-03-05', '11001'],
    ['gender contains MALE', '11010'],
    ['note contains late', '11000'],
    ['note contains "über"', '00001'],
    ['note contains ""', '11011'],
    ['note = "so late"', '10000'],
    ['note = " LATELY? "', '01000'],
    ['note = "zu SPÄT: über"', '00001'],
    ['age < 18', '10000'],
    ['age < -0.5', '00000'],
    ['age > 17.999999999999996', '01011'],
    ['age between 34 and 18', '00000'],
    ['note = ""', '00010'],
    ['segment Women', '01010'],
    ['segment "Young women"', '01000'],
    ['segment twice', '00000'],
    ['()', '11111'],
    ['not ()', '00000'],
  ])('%s', (expression, rows) => {
    expect(rowsOf(expression)).toBe(rows);
  });

  test('the set member with that label was selected', () => {
    expect(rowsOf('channels = Facebook')).toBe('10001');
    expect(rowsOf('channels in (Facebook, linkedin)')).toBe('11001');
    expect(rowsOf('channels = Fora')).toBe('10000');
    expect(rowsOf('channels contains "in"')).toBe('01001');
    expect(rowsOf('channels is missing')).toBe('00100');
    expect(rowsOf('channels != Facebook')).toBe('01010');
  });
});

describe('a missing answer is neither yes nor no', () => {
  test.each([
    ['gender != Female', '10001'],
    ['not (gender = Female)', '10001'],
    ['not (gender = Female or age > 18)', '10000'],
    ['gender = Female or age < 20', '11010'],
    ['not (gender = Female and age > 18)', '11001'],
    ['note not contains late', '00011'],
    ['gender is missing', '00100'],
    ['gender is not missing', '11011'],
    ['age is missing or age > 34', '00101'],
    ['not segment Women', '10001'],
    ['note is missing', '00100'],
  ])('%s', (expression, rows) => {
    expect(rowsOf(expression)).toBe(rows);
  });

  test('an answer without a value lies in no range and outside of none', () => {
    expect(rowsOf('q1 < 4')).toBe('01000');
    expect(rowsOf('not (q1 < 4)')).toBe('10001');
  });

  test('asking for a missing answer by its label finds nothing', () => {
    expect(rowsOf('gender = "No answer"')).toBe('00000');
  });
});

describe('says what it cannot find', () => {
  test('a variable, with what was probably meant', () => {
    expect(failure('gendr = Female')).toMatchObject({
      code: 'variable-not-found',
      details: { variable: 'gendr', near: ['gender'] },
    });
  });

  test('an answer, of a question and of a set', () => {
    expect(failure('gender = Femal')).toMatchObject({
      code: 'answer-not-found',
      details: { variable: 'gender', answer: 'Femal', near: ['Female'] },
    });
    expect(failure('channels = Facebok')).toMatchObject({
      code: 'answer-not-found',
      details: { answer: 'Facebok', near: ['Facebook'] },
    });
  });

  test('a segment, and a segment that leads back to itself', () => {
    expect(failure('segment Men')).toMatchObject({ code: 'segment-not-found' });
    expect(failure('age > 3 or segment Loop')).toMatchObject({
      code: 'segment-refers-to-itself',
      details: { path: ['loop', 'round', 'loop'] },
    });
  });

  test('a rule that a variable cannot answer', () => {
    for (const expression of [
      'note > 3',
      'gender > 3',
      'age = old',
      'age contains 3',
      'channels > 1',
    ]) {
      expect(failure(expression)).toMatchObject({ code: 'rule-does-not-fit-variable' });
    }
    const unclear = lookupOf(
      {},
      {
        set: [{ label: 'x', column: categoryColumn(['red', 'blue']) }],
      },
    );
    expect(failure('set = x', unclear, 2)).toMatchObject({ code: 'rule-does-not-fit-variable' });
  });

  test('a column of another length', () => {
    expect(failure('age > 3', lookup, 4)).toMatchObject({
      code: 'lengths-differ',
      details: { variable: 'age', expected: 4, found: 5 },
    });
  });
});

test('an empty dataset has an empty mask', () => {
  const empty = lookupOf({ age: numberColumn([]), gender: categoryColumn([], ['Female']) });
  expect(ruleMask(parseRule('age > 3 or gender = Female'), empty, 0)).toHaveLength(0);
});

test('stops when the person stops it', () => {
  const stopped = {
    report: () => {
      throw new AnalysisError('cancelled');
    },
  };
  expect(() => ruleMask(parseRule('age > 3'), lookup, 5, stopped)).toThrow('cancelled');
});

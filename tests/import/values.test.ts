import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDateText } from '#main/import/dates.ts';
import { listCutter } from '#main/import/joined-list.ts';
import { readNumber, readPlainNumber } from '#main/import/numbers.ts';
import { orderAnswers } from '#main/import/recognise/ordered-answers.ts';

describe('a number', () => {
  test('is read from bytes exactly as JavaScript reads it from text', () => {
    const decimal = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 9 }))
      .map(([whole, places]) => (whole / 10 ** places).toFixed(places));
    fc.assert(
      fc.property(decimal, (text) => {
        const bytes = Buffer.from(text);
        expect(readPlainNumber(bytes, 0, bytes.length, 0x2e)).toBe(Number(text) || 0);
      }),
      { numRuns: 500, seed: 21 },
    );
  });

  test('may have thousands, a currency, a percent sign, an exponent', () => {
    const read = ['1,234,567.5', '$12.50', '-3%', '5.7E+17', '+4', '.5', '1 000'].map((text) =>
      readNumber(text, '.'),
    );
    expect(read).toEqual([1_234_567.5, 12.5, -3, 5.7e17, 4, 0.5, 1000]);
    expect(['1.234,5', '0,25', "1'000,5"].map((text) => readNumber(text, ','))).toEqual([
      1234.5, 0.25, 1000.5,
    ]);
  });

  test('is never infinite, however many digits are written', () => {
    const read = ['1e999', '-1e999', '9'.repeat(400)].flatMap((text) => [
      readNumber(text, '.'),
      readNumber(text, ','),
    ]);
    expect(read).toEqual(Array.from({ length: 6 }, () => Number.NaN));
    expect(readNumber('1e308', '.')).toBe(1e308);
    expect(readDateText('1e999', 'unix-seconds')).toBeNaN();
  });

  test('is not made of anything else', () => {
    const read = ['', ' ', 'abc', '1,23', '12-3', '1.2.3', '0x10', 'Infinity', '1e', '--2'].map(
      (text) => readNumber(text, '.'),
    );
    expect(read.every((value) => Number.isNaN(value))).toBe(true);
  });
});

describe('a date', () => {
  test('is read in UTC, to the millisecond, by its format', () => {
    expect(readDateText('2024-02-29', 'iso')).toBe(Date.UTC(2024, 1, 29));
    expect(readDateText('2024-02-29T23:59:58.125Z', 'iso')).toBe(
      Date.UTC(2024, 1, 29, 23, 59, 58, 125),
    );
    expect(readDateText('2024-02-29 23:00:00+02:00', 'iso')).toBe(Date.UTC(2024, 1, 29, 21));
    expect(readDateText('2/24/2015 11:35', 'month-first')).toBe(Date.UTC(2015, 1, 24, 11, 35));
    expect(readDateText('6/8/20 10:36:30 PM', 'month-first')).toBe(
      Date.UTC(2020, 5, 8, 22, 36, 30),
    );
    expect(readDateText('12:00 AM', 'month-first')).toBeNaN();
    expect(readDateText('22-02-2015 17.15', 'day-first')).toBe(Date.UTC(2015, 1, 22, 17, 15));
    expect(readDateText('43277.5', 'excel-serial')).toBe(Date.UTC(2018, 5, 26, 12));
    expect(readDateText('1700000000', 'unix-seconds')).toBe(1_700_000_000_000);
    expect(readDateText('Wed Oct 19 03:34:33 +0000 2011', 'worded')).toBe(
      Date.UTC(2011, 9, 19, 3, 34, 33),
    );
    expect(readDateText('5 March 2024', 'worded')).toBe(Date.UTC(2024, 2, 5));
  });

  test('agrees with the calendar on every day from 1900 to 2100, and there are no others', () => {
    for (let day = Date.UTC(1900, 0, 1); day < Date.UTC(2100, 0, 1); day += 86_400_000 * 11) {
      expect(readDateText(new Date(day).toISOString().slice(0, 10), 'iso')).toBe(day);
    }
    const wrong = [
      '2023-02-29',
      '1900-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-04-31',
      '24-04-01',
      '2024-4',
      'x',
    ];
    expect(wrong.every((text) => Number.isNaN(readDateText(text, 'iso')))).toBe(true);
  });
});

describe('the order of answers', () => {
  const order = (labels: readonly string[]): readonly string[] | undefined =>
    orderAnswers([...labels].reverse())?.order;

  test.each([
    [['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree']],
    [
      [
        'Very dissatisfied',
        'Somewhat dissatisfied',
        'Neither satisfied nor dissatisfied',
        'Somewhat satisfied',
        'Very satisfied',
      ],
    ],
    [
      [
        'Not at all likely',
        'Not very likely',
        'Somewhat likely',
        'Very likely',
        'Extremely likely',
      ],
    ],
    [['Never', 'Rarely', 'Sometimes', 'Often', 'Always']],
    [
      [
        'Never',
        'Once a year or less',
        'Once a month or less',
        'A few times per month',
        'A few times per week',
        'Every day',
      ],
    ],
    [
      [
        'Less than once per year',
        'Several times per year',
        'Monthly',
        'Weekly',
        'Daily',
        "Don't know",
      ],
    ],
    [['Under 18', '18-29', '30-44', '45-60', '> 60']],
    [
      [
        'Less than $25,000',
        '$25,000 - $49,999',
        '$50,000 - $99,999',
        '$100,000 or more',
        'Prefer not to say',
      ],
    ],
    [['0-6 months ago', '6 months - 1 year ago', 'More than 1 year ago']],
    [
      [
        'Less than high school degree',
        'High school degree',
        'Some college or Associate degree',
        'Bachelor degree',
        'Graduate degree',
      ],
    ],
    [['Poor', 'Fair', 'Good', 'Very good', 'Excellent']],
    [['Too slow', 'Slightly slow', 'Just right', 'Slightly fast', 'Too fast']],
    [['Not at all', 'Not much', 'Some', 'A lot']],
    [['Yes', 'No', 'Not sure']],
    [['Rare', 'Medium rare', 'Medium', 'Medium Well', 'Well']],
    [['Rarely-never', 'Sporadic', 'Always']],
    [['5\'2"', '5\'9"', '5\'11"', '6\'1"']],
  ])('%s', (labels) => {
    const found = order(labels);
    expect(found).toEqual(labels);
  });

  test('keeps the values of a five-point scale of which one point was never chosen', () => {
    const found = orderAnswers(['Strongly agree', 'Agree', 'Neutral', 'Disagree']);
    expect(found?.order.map((label) => found.values?.get(label))).toEqual([2, 3, 4, 5]);
  });

  test('leaves answers without an order alone', () => {
    expect(orderAnswers(['Red', 'Green', 'Blue'])).toBeNull();
    expect(orderAnswers(['London', 'Paris', 'Rome', 'Oslo'])).toBeNull();
  });
});

describe('a joined cell', () => {
  const cut = listCutter(['Excel', 'Word, Excel and more', 'R', 'Word'], ', ');

  test('is cut by the longest option that fits', () => {
    expect(cut('Word, Excel and more, R').options).toEqual([1, 2]);
    expect(cut('Word, Excel').options).toEqual([3, 0]);
    expect(cut('excel ,R').options).toEqual([0, 2]);
  });

  test('leaves over what is no option', () => {
    expect(cut('R, Ruby, Excel')).toEqual({ options: [2, 0], rest: ['Ruby'] });
    expect(cut('')).toEqual({ options: [], rest: [] });
  });
});

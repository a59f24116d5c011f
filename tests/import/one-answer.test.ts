import { describe, expect, test } from 'vitest';
import { readNumber } from '#main/import/numbers.ts';
import { importText } from './import-into.ts';

/** So many rows, each made from its number. */
function rows(count: number, row: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => row(index)).join('\n');
}

describe('one answer that a file writes in several ways', () => {
  test('is one answer: 1 and 1.0 are not two categories of one label', async () => {
    const text = `key,status\n${rows(60, (index) => `k${index},${index % 2 ? '1.0' : '1'}\nm${index},${index % 3 ? '2' : '2.0'}`)}\n`;
    const status = (await importText(text)).variables.get('status');
    expect(status?.answers).toEqual(['1', '2']);
    expect(status?.values.filter((value) => value === '1')).toHaveLength(60);
    expect(status?.values.filter((value) => value === '2')).toHaveLength(60);
  });

  test('is one answer also where the other writing comes only beyond the rows looked at', async () => {
    const text = `status,a,b,c,d,e,f,g\n${rows(90_000, (index) => `${index > 85_000 ? '3.0' : 1 + (index % 3)},1,2,3,4,5,6,7`)}\n`;
    const status = (await importText(text)).variables.get('status');
    expect(status?.answers).toEqual(['1', '2', '3']);
    expect(status?.values.at(-1)).toBe('3');
  });

  test('is one answer with an invisible mark before it or not', async () => {
    const text = `key,Agreement\n${rows(40, (index) => `k${index},${index % 2 ? '\ufeff' : ''}${index % 4 < 2 ? 'Agree' : 'Disagree'}`)}\n`;
    const agreement = (await importText(text)).variables.get('Agreement');
    expect(agreement?.answers).toEqual(['Disagree', 'Agree']);
    expect(agreement?.values.filter((value) => value === 'Agree')).toHaveLength(20);
  });

  test('stays several answers where the labels differ', async () => {
    const text = `key,status\n${rows(60, (index) => `k${index},${['1', '1.5', '01'][index % 3]}`)}\n`;
    const status = (await importText(text)).variables.get('status');
    expect(new Set(status?.values).size).toBeGreaterThan(1);
  });
});

test('a set keeps apart who was not asked and who gave no answer', async () => {
  const cell = (index: number): string => ['1', '0', 'NA', '', 'Not asked'][index % 5] as string;
  const text = `key,own_car,own_bike,own_boat\n${rows(60, (index) => `k${index},${cell(index)},${cell(index)},${cell(index)}`)}\n`;
  const dataset = await importText(text);
  const car = dataset.variables.get(dataset.sets[0]?.members[0] ?? '');
  expect(dataset.sets[0]).toMatchObject({ kind: 'multiple', base: 'cell-not-empty' });
  expect(car?.values.slice(0, 5)).toEqual(['Selected', 'Not selected', null, null, null]);
  expect(car?.reasons.slice(2, 5)).toEqual(['not-applicable', 'no-answer', 'not-asked']);
});

describe('numbers as people write them', () => {
  test.each([
    ['1,234.5', '.', 1234.5],
    ["1'234.5", '.', 1234.5],
    ["1'234'567", '.', 1_234_567],
    ['1.234,5', ',', 1234.5],
    ['1 234,5', ',', 1234.5],
    ['1\u202f234\u202f567,25', ',', 1_234_567.25],
    ['€ 1.234,50', ',', 1234.5],
    ['1.234,50 €', ',', 1234.5],
    ['EUR 12', '.', 12],
    ['12 CHF', '.', 12],
    ['R$ 10,5', ',', 10.5],
    ['-$5', '.', -5],
    ['$-5', '.', -5],
    ['(1,250.75)', '.', -1250.75],
    ['45 %', '.', 45],
    ['12,5%', ',', 12.5],
    ['\u22127', '.', -7],
    ['- 7', '.', -7],
  ] as const)('%s with %s for decimals', (text, decimal, value) => {
    expect(readNumber(text, decimal)).toBe(value);
  });

  test.each([
    '1 2',
    '1 2 3',
    '12 34',
    '1 2345',
    '(a)',
    'EUR',
    '12 people',
    '1,23,4',
    '()',
    '%',
    'B12',
  ])('%s is no number', (text) => {
    expect(readNumber(text, '.')).toBeNaN();
    expect(readNumber(text, ',')).toBeNaN();
  });
});

test('a code beside the words says why there is no answer', async () => {
  const cell = (index: number): string =>
    ['Yes', 'No', '99 Refused', '-9 (Not asked)', 'Refused [98]'][index % 5] as string;
  const dataset = await importText(
    `key,Vote\n${rows(50, (index) => `k${index},${cell(index)}`)}\n`,
  );
  const vote = dataset.variables.get('Vote');
  expect(vote?.answers).toEqual(['Yes', 'No']);
  expect(vote?.reasons.slice(0, 5)).toEqual([null, null, 'refused', 'not-asked', 'refused']);
});

test('a word that every object of the language has is an answer like any other', async () => {
  const dataset = await importText(
    `key,Word\n${rows(40, (index) => `k${index},${index % 2 ? 'constructor' : 'toString'}`)}\n`,
  );
  expect(dataset.variables.get('Word')?.values.slice(0, 2)).toEqual(['toString', 'constructor']);
});

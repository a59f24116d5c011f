import { describe, expect, test } from 'vitest';
import { compareSegments, type SegmentsToCompare } from '#analysis/compare/compare-segments.ts';
import type { ComparisonRow } from '#analysis/compare/comparison.ts';
import { numberColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/comparisons.json' with { type: 'json' };
import { maskOf, number, single } from './make-variables.ts';

function rowOf(rows: readonly ComparisonRow[], variable: string, category: string): ComparisonRow {
  const row = rows.find((one) => one.variable === variable && one.category === category);
  if (row === undefined) throw new Error(`no row ${variable} ${category}`);
  return row;
}

/** Each number that the golden row has, the row must have too. */
function expectRow(
  rows: readonly ComparisonRow[],
  expected: Readonly<Record<string, unknown>>,
): void {
  const row = rowOf(rows, String(expected['variable']), String(expected['category']));
  expect(row.method).toBe(expected['method']);
  expectNumbers(
    row as unknown as Record<string, unknown>,
    expected,
    `${row.variable} ${row.category}`,
  );
}

function expectNumbers(
  actual: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
  where: string,
): void {
  for (const [key, value] of Object.entries(expected)) {
    if (typeof value === 'number') {
      expectClose(actual[key] as number | null, value, 1e-10, `${where} ${key}`);
    } else if (typeof value === 'object' && value !== null) {
      const [inner, golden] = [actual[key], value] as Record<string, unknown>[];
      expectNumbers(inner ?? {}, golden ?? {}, `${where} ${key}`);
    }
  }
}

const people = golden.titanic.frequencies.flatMap((row) =>
  Array.from({ length: row.Freq }, () => row),
);
const sex = people.map((person) => person.Sex);
const titanic: SegmentsToCompare = {
  a: maskOf(sex, 'Female'),
  b: maskOf(sex, 'Male'),
  variables: [
    single(
      'Class',
      people.map((person) => person.Class),
    ),
    single(
      'Age',
      people.map((person) => person.Age),
    ),
    single(
      'Survived',
      people.map((person) => person.Survived),
    ),
  ],
};

describe('whole comparisons as in R', () => {
  test('the people of the Titanic, women against men', () => {
    const { rows, skipped, a, b } = compareSegments(titanic);
    expect(rows).toHaveLength(golden.titanic.rows.length);
    for (const expected of golden.titanic.rows) expectRow(rows, expected);
    expect(skipped).toEqual([]);
    expect(a).toEqual({ base: 470, weightedBase: 470, effectiveBase: 470 });
    expect(b.base).toBe(1731);
  });

  test('cars with manual and automatic transmission, where counts are small', () => {
    const { columns } = golden.mtcars;
    const few = (name: 'cyl' | 'gear' | 'carb') => single(name, columns[name].map(String));
    const { rows } = compareSegments({
      a: Uint8Array.from(columns.am),
      b: Uint8Array.from(columns.am, (manual) => 1 - manual),
      variables: [
        few('cyl'),
        few('gear'),
        few('carb'),
        number('mpg', columns.mpg),
        number('hp', columns.hp),
        number('wt', columns.wt),
      ],
    });
    expect(rows).toHaveLength(golden.mtcars.rows.length);
    expect(rows.filter(({ method }) => method === 'fisher-exact').length).toBeGreaterThan(5);
    for (const expected of golden.mtcars.rows) expectRow(rows, expected);
  });

  test('schools with and without awards, weighted', () => {
    const { columns } = golden.apistrat;
    const { rows } = compareSegments({
      a: maskOf(columns.awards, 'Yes'),
      b: maskOf(columns.awards, 'No'),
      weights: numberColumn(columns.pw),
      variables: [
        single('stype', columns.stype),
        single('sch.wide', columns['sch.wide']),
        single('comp.imp', columns['comp.imp']),
        number('api00', columns.api00),
        number('api99', columns.api99),
        number('enroll', columns.enroll),
      ],
    });
    expect(rows).toHaveLength(golden.apistrat.rows.length);
    for (const expected of golden.apistrat.rows) expectRow(rows, expected);
  });
});

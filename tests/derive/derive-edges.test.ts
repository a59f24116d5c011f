import { describe, expect, it } from 'vitest';
import type { CategoryColumn, Column } from '#analysis/columns/column.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { lookupOf, made, shown } from './make-lookup.ts';

const scale = (given: readonly (string | null)[]): CategoryColumn =>
  categoryColumn(given, ['A', 'B', 'C', 'D', 'E'], [1, 2, 3, 4, 5]);

const nothing: Readonly<Record<string, Column>> = {
  q: scale([]),
  x: numberColumn([]),
  t: textColumn([]),
};
const missing: Readonly<Record<string, Column>> = {
  q: scale([null, null]),
  x: numberColumn([null, null]),
  t: textColumn([null, null]),
};
const one: Readonly<Record<string, Column>> = {
  q: scale(['B']),
  x: numberColumn([7]),
  t: textColumn(['7 km']),
};
const infinite: Readonly<Record<string, Column>> = {
  q: scale(['A', 'B', 'A']),
  x: {
    type: 'number',
    values: Float64Array.of(Number.POSITIVE_INFINITY, Number.NaN, 3),
    missing: null,
  },
  t: textColumn(['1e999', '', '3']),
};

describe.each([
  ['nothing', nothing],
  ['nothing but missing rows', missing],
  ['one row', one],
  ['infinite numbers', infinite],
])('over %s', (_, columns) => {
  const lookup = lookupOf(columns, { kinds: { q: 'scale' } });
  it.each([
    { kind: 'recode', name: 'd', from: 'q', groups: [{ label: 'AB', answers: ['A', 'B'] }] },
    {
      kind: 'recode',
      name: 'd',
      from: 'x',
      groups: [{ label: 'three', answers: ['3'] }],
      others: { label: 'more' },
    },
    { kind: 'band', name: 'd', from: 'x', rule: { by: 'quantile', bands: 3 } },
    { kind: 'band', name: 'd', from: 'x', rule: { by: 'equal', bands: 3 } },
    { kind: 'band', name: 'd', from: 'x', rule: { by: 'width', width: 0.1 } },
    { kind: 'band', name: 'd', from: 'q', rule: { by: 'own', cuts: [2] } },
    { kind: 'box', name: 'd', from: 'q' },
    { kind: 'net', name: 'd', from: 'q', answers: ['A'], match: 'none' },
    { kind: 'number', name: 'd', from: 't', units: ['km'] },
    { kind: 'count', name: 'd', from: ['q'], what: 'answers', answers: ['A'], leastAnswered: 0 },
    { kind: 'row-summary', name: 'd', from: ['x', 'q'] },
    { kind: 'score', name: 'd', from: 'q', scores: [{ answer: 'A', score: 1 }] },
    { kind: 'expression', name: 'd', expression: 'if(q = A, x, lower(t) = "b")' },
    { kind: 'expression', name: 'd', expression: 'coalesce(lower(t), q)' },
    { kind: 'missing', name: 'd', from: 'x', declare: [{ from: 3, to: 3, reason: 'refused' }] },
    { kind: 'missing', name: 'd', from: 't', declare: [{ answers: ['3'], reason: 'refused' }] },
  ] as const)('every row has a value or a reason: %j', (spec) => {
    const rows = shown(made(spec, lookup));
    expect(rows).toHaveLength(lookup.rowCount);
    for (const row of rows)
      expect(row).toSatisfy((value) => typeof value === 'string' || Number.isFinite(value));
  });
});

describe('numbers in texts', () => {
  const texts = [
    'EUR 1.234,50',
    '12',
    '-3,5 km',
    '1,2,3',
    '1.23',
    '',
    'abc',
    '1 234',
    '−7',
    '5 %',
    '1e3',
    '100.000.000',
  ];
  it.each([
    [
      ',',
      [
        1234.5,
        12,
        -3.5,
        '(unreadable)',
        '(unreadable)',
        '(no-answer)',
        '(unreadable)',
        1234,
        -7,
        5,
        1000,
        100_000_000,
      ],
    ],
    [
      '.',
      [
        '(unreadable)',
        12,
        '(unreadable)',
        '(unreadable)',
        1.23,
        '(no-answer)',
        '(unreadable)',
        1234,
        -7,
        5,
        1000,
        '(unreadable)',
      ],
    ],
  ] as const)('with the decimal sign %s', (decimal, expected) => {
    const spec = {
      kind: 'number',
      name: 'n',
      from: 't',
      decimal,
      units: ['EUR', 'km', '%'],
    } as const;
    const derived = made({ ...spec, units: [...spec.units] }, lookupOf({ t: textColumn(texts) }));
    expect(shown(derived)).toEqual(expected);
    expect(derived.unreadable).toBe(expected.filter((row) => row === '(unreadable)').length);
  });
});

describe('labels of bands', () => {
  const labelled = (values: number[], spec: object) => {
    const { column } = made(
      { kind: 'band', name: 'b', from: 'x', ...spec } as never,
      lookupOf({ x: numberColumn(values) }),
    );
    return column.type === 'category' ? column.categories.map(({ label }) => label) : [];
  };
  it('of whole numbers say the last one that belongs, of others what they end under', () => {
    const rule = { by: 'own', cuts: [18, 25, 65] };
    expect(labelled([1, 99], { rule })).toEqual(['Under 18', '18–24', '25–64', '65 or over']);
    expect(labelled([1, 99], { rule, closed: 'right' })).toEqual([
      '18 or under',
      '19–25',
      '26–65',
      '66 or over',
    ]);
    expect(labelled([1.5, 99], { rule })).toEqual([
      'Under 18',
      '18 to under 25',
      '25 to under 65',
      '65 or over',
    ]);
    expect(labelled([1.5, 99], { rule, closed: 'right' })).toEqual([
      'Up to 18',
      'over 18 to 25',
      'over 25 to 65',
      'Over 65',
    ]);
    expect(labelled([0.05, 0.3], { rule: { by: 'width', width: 0.1 } })).toEqual([
      '0 to under 0.1',
      '0.1 to under 0.2',
      '0.2 to under 0.3',
      '0.3 to under 0.4',
    ]);
    expect(labelled([-3, 5], { rule: { by: 'width', width: 5 } })).toEqual([
      '−5 to −1',
      '0–4',
      '5–9',
    ]);
    expect(labelled([4, 4], { rule: { by: 'equal', bands: 3 } })).toEqual(['4']);
  });
});

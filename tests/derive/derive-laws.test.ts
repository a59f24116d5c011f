import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CategoryColumn, Column } from '#analysis/columns/column.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { ruleMask } from '#analysis/columns/rule-mask.ts';
import { parseExpression } from '#analysis/derive/parse-expression.ts';
import { renamedExpression } from '#analysis/derive/rewrite-derivation.ts';
import { categoryColumn, numberColumn, textColumn } from '../columns/make-columns.ts';
import { lookupOf, made, shown } from './make-lookup.ts';

const labels = ['A', 'B', 'C', 'D', 'E'];
const answers = fc.array(fc.option(fc.constantFrom(...labels), { freq: 4 }), { maxLength: 40 });
const numbers = fc.array(
  fc.option(
    fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })),
    { freq: 4 },
  ),
  { maxLength: 60 },
);
const scale = (given: readonly (string | null)[]): CategoryColumn =>
  categoryColumn(given, labels, [1, 2, 3, 4, 5]);

function countOf(rows: readonly (string | number)[], label: string): number {
  return rows.filter((row) => row === label).length;
}

describe('laws', () => {
  it('the count of a net is the sum of the counts of its answers', () => {
    fc.assert(
      fc.property(
        answers,
        fc.uniqueArray(fc.constantFrom(...labels), { minLength: 1 }),
        (given, wanted) => {
          const net = made(
            { kind: 'net', name: 'n', from: 'q', answers: wanted },
            lookupOf({ q: scale(given) }),
          );
          const sum = wanted.reduce(
            (so, label) =>
              so +
              countOf(
                given.map((one) => one ?? ''),
                label,
              ),
            0,
          );
          expect(countOf(shown(net), 'Yes')).toBe(sum);
          expect(shown(net)).toHaveLength(given.length);
        },
      ),
      { seed: 20261122 },
    );
  });

  it('every value lies in one band, in the order of the bands, and the missing keep their reason', () => {
    const rules = fc.oneof(
      fc.record({ by: fc.constant('quantile' as const), bands: fc.integer({ min: 1, max: 7 }) }),
      fc.record({ by: fc.constant('equal' as const), bands: fc.integer({ min: 1, max: 7 }) }),
      fc.constant({ by: 'own' as const, cuts: [-10, 0, 0.5, 20] }),
    );
    fc.assert(
      fc.property(
        numbers,
        rules,
        fc.constantFrom('left' as const, 'right' as const),
        (given, rule, closed) => {
          const { column } = made(
            { kind: 'band', name: 'b', from: 'x', rule, closed },
            lookupOf({ x: numberColumn(given) }),
          );
          if (column.type !== 'category') throw new Error('bands are answers');
          const bandOf = [...column.codes].map((code) => column.categories[code]);
          expect(bandOf.map((one) => one?.missing ?? null)).toEqual(
            given.map((one) => (one === null ? 'refused' : null)),
          );
          const inBands = given
            .flatMap((value, row) =>
              value === null ? [] : [{ value, band: Number(bandOf[row]?.code) }],
            )
            .sort((a, b) => a.value - b.value);
          for (const [at, { band }] of inBands.entries()) {
            expect(band).toBeGreaterThanOrEqual(inBands[at - 1]?.band ?? 1);
          }
          const names = column.categories.map(({ label }) => label);
          expect(new Set(names).size).toBe(names.length);
        },
      ),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it('a relabelling and its inverse give the variable back, codes and order included', () => {
    fc.assert(
      fc.property(answers, fc.shuffledSubarray(labels, { minLength: 5 }), (given, others) => {
        const there = labels.map((label, at) => ({ label: `new ${others[at]}`, answers: [label] }));
        const back = labels.map((label, at) => ({ label, answers: [`new ${others[at]}`] }));
        const q = scale(given);
        const once = made(
          { kind: 'recode', name: 'r', from: 'q', groups: there },
          lookupOf({ q }, { kinds: { q: 'scale' } }),
        );
        const lookup = lookupOf({ q: once.column }, { kinds: { q: once.kind } });
        const twice = made({ kind: 'recode', name: 'r', from: 'q', groups: back }, lookup);
        expect(twice.kind).toBe('scale');
        expect(shown(twice)).toEqual(shown({ column: q }));
        const column = twice.column as CategoryColumn;
        expect(column.categories.map(({ code, value }) => [code, value])).toEqual(
          q.categories.map(({ code, value }) => [code, value]),
        );
      }),
      { seed: 20261122 },
    );
  });

  it('top and bottom boxes that share no answer leave the rest', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const lookup = lookupOf({ q: scale(given) });
        const top = shown(made({ kind: 'box', name: 't', from: 'q', answers: 2 }, lookup));
        const bottom = shown(
          made({ kind: 'box', name: 'b', from: 'q', side: 'bottom', answers: 3 }, lookup),
        );
        expect(top.map((one) => (one === 'Yes' ? 'No' : one === 'No' ? 'Yes' : one))).toEqual(
          bottom,
        );
      }),
      { seed: 20261122 },
    );
  });

  it('a filter as an expression holds for the same rows, and is missing where the filter leaves it open', () => {
    const filters = [
      'q = A',
      'q != "B"',
      'x > 3',
      'not (x <= 3 or q in (A, C))',
      'x between -5 and 10 and q is not missing',
      'q is missing or x = 4',
    ];
    const columns = fc.integer({ min: 0, max: 30 }).chain((length) =>
      fc.record({
        q: fc.array(fc.option(fc.constantFrom(...labels)), {
          minLength: length,
          maxLength: length,
        }),
        x: fc.array(fc.option(fc.integer({ min: -9, max: 9 })), {
          minLength: length,
          maxLength: length,
        }),
      }),
    );
    fc.assert(
      fc.property(columns, fc.constantFrom(...filters), ({ q, x }, filter) => {
        const lookup = lookupOf({ q: scale(q), x: numberColumn(x) });
        const rows = shown(made({ kind: 'expression', name: 'e', expression: filter }, lookup));
        const holds = ruleMask(parseRule(filter), lookup, q.length);
        const fails = ruleMask(parseRule(`not (${filter})`), lookup, q.length);
        expect(rows.map((row) => row === 'Yes')).toEqual([...holds].map((one) => one === 1));
        expect(rows.map((row) => row === 'No')).toEqual([...fails].map((one) => one === 1));
      }),
      { seed: 20261122 },
    );
  });

  it('what is computed from a missing value is missing, for the reason of the first', () => {
    const lookup = lookupOf(
      {
        a: numberColumn([1, null, null, 4]),
        q: categoryColumn(['1', '1', null, null], ['1'], [1]),
      },
      { kinds: { q: 'scale' } },
    );
    const give = (expression: string) =>
      shown(made({ kind: 'expression', name: 'e', expression }, lookup));
    expect(give('a + q')).toEqual([2, '(refused)', '(refused)', '(no-answer)']);
    expect(give('q + a')).toEqual([2, '(refused)', '(no-answer)', '(no-answer)']);
    expect(give('coalesce(a, q, 9)')).toEqual([1, 1, 9, 4]);
    expect(give('missing(a + q)')).toEqual(['No', 'Yes', 'Yes', 'Yes']);
    expect(give('if(a > 0, 5, 6)')).toEqual([5, '(refused)', '(refused)', 5]);
    expect(give('if(missing(a), 0, a)')).toEqual([1, 0, 0, 4]);
    expect(give('case(a = 1, "one", a = 4, "four")')).toEqual([
      'one',
      '(refused)',
      '(refused)',
      'four',
    ]);
    expect(give('case(a = 1, "one")')).toEqual(['one', '(refused)', '(refused)', '(filtered-out)']);
    expect(give('a/(a - 1)')).toEqual(['(unreadable)', '(refused)', '(refused)', 4 / 3]);
    expect(made({ kind: 'expression', name: 'e', expression: 'log(-a)' }, lookup).unreadable).toBe(
      2,
    );
    expect(
      made({ kind: 'expression', name: 'e', expression: 'if(a > 9, log(-a), a)' }, lookup)
        .unreadable,
    ).toBe(0);
  });

  it('a renamed expression means the same, letter for letter elsewhere', () => {
    const to = {
      variable: (name: string) => (name === 'a' ? 'my a' : name),
      segment: (name: string) => name,
      answer: (variable: string, name: string) =>
        variable === 'a' && name === 'x' ? 'the "x"' : name,
    };
    expect(renamedExpression('if( a = x and b*a>2, `a`/2 ,"a")', to)).toBe(
      'if( `my a` = "the ""x""" and b*`my a`>2, `my a`/2 ,"a")',
    );
    expect(parseExpression(renamedExpression('a in (x, "y")', to)).node).toEqual(
      parseExpression('`my a` in ("the ""x""", "y")').node,
    );
  });

  it('rounds halves away from zero as they are written', () => {
    const lookup = lookupOf({ x: numberColumn([2.675, -2.5, 0.49999999, 1.005, 1234.5678, -0.4]) });
    const give = (expression: string) =>
      shown(made({ kind: 'expression', name: 'e', expression }, lookup));
    expect(give('round(x, 2)')).toEqual([2.68, -2.5, 0.5, 1.01, 1234.57, -0.4]);
    expect(give('round(x)')).toEqual([3, -3, 0, 1, 1235, -0]);
    expect(give('round(x, -2)')).toEqual([0, -0, 0, 0, 1200, -0]);
  });
});

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

describe('texts', () => {
  it('go through an expression whole, whatever their letters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.string({ unit: 'grapheme' })), { maxLength: 20 }),
        (texts) => {
          const lookup = lookupOf({ t: textColumn(texts), x: numberColumn(texts.map(() => 1)) });
          const rows = shown(
            made({ kind: 'expression', name: 'e', expression: 'if(x = 1, t, "")' }, lookup),
          );
          expect(rows).toEqual(texts.map((text) => text ?? '(no-answer)'));
        },
      ),
      { seed: 20261122 },
    );
  });
});

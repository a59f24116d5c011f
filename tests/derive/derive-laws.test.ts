import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CategoryColumn } from '#analysis/columns/column.ts';
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

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSegments, type SegmentsToCompare } from '#analysis/compare/compare-segments.ts';
import type { ComparedVariable, ComparisonRow } from '#analysis/compare/comparison.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';

const respondent = fc.record({
  side: fc.constantFrom('a', 'b', 'neither'),
  choice: fc.constantFrom('Never', 'Seldom', 'Often', null),
  spend: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 5 }),
  weight: fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10),
});
type Respondent = typeof respondent extends fc.Arbitrary<infer T> ? T : never;
const sample = fc.array(respondent, { minLength: 20, maxLength: 120 });

function comparison(
  people: readonly Respondent[],
  change: { readonly swap?: boolean; readonly weight?: (person: Respondent) => number } = {},
): SegmentsToCompare {
  const labels = ['Never', 'Seldom', 'Often'];
  const choices = people.map(({ choice }) => choice);
  const side = (name: string) =>
    Uint8Array.from(people, (person) => (person.side === name ? 1 : 0));
  const { weight } = change;
  const variables: readonly ComparedVariable[] = [
    {
      name: 'choice',
      label: '',
      kind: 'scale',
      column: categoryColumn(choices, labels, [1, 2, 3]),
    },
    {
      name: 'spend',
      label: '',
      kind: 'number',
      column: numberColumn(people.map(({ spend }) => spend)),
    },
  ];
  return {
    a: side(change.swap ? 'b' : 'a'),
    b: side(change.swap ? 'a' : 'b'),
    weights: weight === undefined ? null : numberColumn(people.map(weight)),
    variables,
    suppressedBase: 0,
  };
}

function paired(
  left: readonly ComparisonRow[],
  right: readonly ComparisonRow[],
): readonly (readonly [ComparisonRow, ComparisonRow])[] {
  expect(left.length).toBe(right.length);
  return left.map((row) => {
    const other = right.find(
      ({ variable, category, kind }) =>
        variable === row.variable && category === row.category && kind === row.kind,
    );
    if (other === undefined) throw new Error('rows differ');
    return [row, other];
  });
}

/** Equal, or both null; `looser` where a difference of nearly equal numbers has lost digits. */
function expectSame(left: number | null, right: number | null, what: string): void {
  if (left === null || right === null) expect(left, what).toBe(right);
  else if (Math.abs(left) < 1e-9) expect(Math.abs(left - right), what).toBeLessThan(1e-9);
  else expectClose(left, right, 1e-7, what);
}

const negated = (value: number | null) => (value === null ? null : -value);
const inverted = (value: number | null) => (value === null || value === 0 ? null : 1 / value);

test('swapping the sides negates the gap, inverts the ratio and leaves p', () => {
  fc.assert(
    fc.property(sample, fc.boolean(), (people, isWeighted) => {
      const weight = isWeighted ? (person: Respondent) => person.weight : undefined;
      const change = weight === undefined ? {} : { weight };
      const forth = compareSegments(comparison(people, change)).rows;
      const back = compareSegments(comparison(people, { ...change, swap: true })).rows;
      for (const [row, other] of paired(forth, back)) {
        expectSame(row.gap, negated(other.gap), 'gap');
        expectSame(row.gapLow, negated(other.gapHigh), 'gapLow');
        expectSame(row.effectSize, negated(other.effectSize), 'effect size');
        expectSame(row.p, other.p, 'p');
        expectSame(row.pAdjusted, other.pAdjusted, 'pAdjusted');
        if (row.ratio !== null && row.ratio > 0) {
          expectSame(row.ratio, inverted(other.ratio), 'ratio');
          expectSame(row.ratioLow, inverted(other.ratioHigh), 'ratioLow');
        }
        expectSame(row.oddsRatio, inverted(other.oddsRatio), 'odds ratio');
        expect(row.a).toEqual(other.b);
        expect(row.reason).toBe(other.reason);
      }
    }),
    { seed: 1, numRuns: 150 },
  );
});

test('the scale of the weights changes nothing but the weighted bases', () => {
  fc.assert(
    fc.property(sample, fc.constantFrom(0.001, 0.5, 7, 12_345), (people, scale) => {
      const plain = compareSegments(comparison(people, { weight: ({ weight }) => weight })).rows;
      const scaled = compareSegments(
        comparison(people, { weight: ({ weight }) => weight * scale }),
      ).rows;
      for (const [row, other] of paired(plain, scaled)) {
        for (const key of [
          'gap',
          'gapLow',
          'gapHigh',
          'ratioHigh',
          'oddsRatio',
          'p',
          'effectSize',
        ] as const) {
          expectSame(row[key], other[key], key);
        }
        expectSame(row.a.effectiveBase, other.a.effectiveBase, 'effective base');
        expectSame(row.a.weightedBase * scale, other.a.weightedBase, 'weighted base');
      }
    }),
    { seed: 2, numRuns: 100 },
  );
});

test('equal weights give the shares, gaps and intervals that no weights give', () => {
  fc.assert(
    fc.property(sample, (people) => {
      const none = compareSegments(comparison(people)).rows;
      const equal = compareSegments(comparison(people, { weight: () => 2.5 })).rows;
      for (const [row, other] of paired(none, equal)) {
        expectSame(row.gap, other.gap, 'gap');
        expectSame(row.a.effectiveBase, other.a.effectiveBase, 'effective base');
        if (row.kind === 'mean') continue;
        expectSame(row.gapLow, other.gapLow, 'gapLow');
        expectSame(row.a.low, other.a.low, 'low');
        if (row.method === 'z-pooled') expectSame(row.p, other.p, 'p');
      }
    }),
    { seed: 3, numRuns: 100 },
  );
});

test('a respondent with weight 2 counts in every share as two respondents do', () => {
  fc.assert(
    fc.property(sample, (people) => {
      const doubled = people.flatMap((person) => (person.weight > 2 ? [person, person] : [person]));
      const weighted = compareSegments(
        comparison(people, { weight: ({ weight }) => (weight > 2 ? 2 : 1) }),
      ).rows;
      for (const [row, other] of paired(weighted, compareSegments(comparison(doubled)).rows)) {
        expectSame(row.gap, other.gap, 'gap');
        expectSame(row.ratio, other.ratio, 'ratio');
        expectSame(row.a.weightedBase, other.a.weightedBase, 'weighted base');
      }
    }),
    { seed: 4, numRuns: 100 },
  );
});

test('every number is a number in its range, and intervals enclose what they are about', () => {
  fc.assert(
    fc.property(sample, fc.boolean(), (people, isWeighted) => {
      const change = isWeighted ? { weight: (person: Respondent) => person.weight } : {};
      const { rows } = compareSegments(comparison(people, change));
      let shares = 0;
      for (const row of rows) {
        expect(JSON.stringify(row)).not.toMatch(/NaN|Infinity/);
        for (const value of Object.values(row))
          if (typeof value === 'number') expect(value).not.toBeNaN();
        const { gap, gapLow, gapHigh, p, pAdjusted, ratio, ratioLow, ratioHigh } = row;
        if (gap !== null && gapLow !== null && gapHigh !== null) {
          expect(gapLow).toBeLessThanOrEqual(gap + 1e-12);
          expect(gapHigh).toBeGreaterThanOrEqual(gap - 1e-12);
        }
        if (ratio !== null && ratioLow !== null && ratioHigh !== null) {
          expect(ratioLow).toBeLessThanOrEqual(ratio);
          expect(ratioHigh).toBeGreaterThanOrEqual(ratio);
        }
        if (p === null) expect(row.reason).not.toBeNull();
        else {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(pAdjusted).toBeGreaterThanOrEqual(p);
          expect(pAdjusted).toBeLessThanOrEqual(1);
        }
        if (row.kind === 'share') shares += row.a.share ?? 0;
      }
      const hasAnswers = rows.some(
        (row) => row.kind === 'share' && row.reason !== 'nobody-answered',
      );
      if (hasAnswers) expectClose(shares, 1, 1e-12, 'shares of one question');
    }),
    { seed: 5, numRuns: 150 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, bonferroni } from '#analysis/statistics/adjusted-probabilities.ts';
import { cohensD, cohensH } from '#analysis/statistics/effect-size.ts';
import { designEffectOfWeights, effectiveBase } from '#analysis/statistics/effective-base.ts';
import { fisherExactTest } from '#analysis/statistics/fisher-exact-test.ts';
import { criticalZ } from '#analysis/statistics/interval.ts';
import { midRanks } from '#analysis/statistics/mid-ranks.ts';
import { oddsRatio } from '#analysis/statistics/odds-ratio.ts';
import { shareRatio } from '#analysis/statistics/share-ratio.ts';
import { spearmanCorrelation } from '#analysis/statistics/spearman-correlation.ts';
import { designBasedTTest, welchTTest } from '#analysis/statistics/t-test.ts';
import { twoProportionZTestPooled } from '#analysis/statistics/two-proportion-z-test-pooled.ts';
import { summariseWeighted, weightedMean } from '#analysis/statistics/weighted-mean.ts';
import { wilsonInterval } from '#analysis/statistics/wilson-interval.ts';
import { expectClose } from '../goldens/close-to.ts';

describe('data without an answer give a reason', () => {
  test('ratios by zero', () => {
    expect(shareRatio(0.5, 10, 0, 10)).toEqual({
      status: 'notComputable',
      reason: 'share-is-zero',
    });
    expect(shareRatio(0, 10, 0.5, 10)).toEqual({
      status: 'computed',
      ratio: 0,
      low: null,
      high: null,
    });
    expect(oddsRatio(1, 10, 0.5, 10)).toEqual({
      status: 'notComputable',
      reason: 'share-is-zero-or-one',
    });
  });

  test('tests without variation', () => {
    const everyone = { status: 'notComputable', reason: 'same-in-everyone' };
    expect(twoProportionZTestPooled(1, 10.5, 1, 7.25)).toEqual(everyone);
    expect(twoProportionZTestPooled(0, 10, 0, 7)).toEqual(everyone);
    expect(twoProportionZTestPooled(0.4, 10, 0.4, 7)).toEqual({ status: 'computed', z: 0, p: 1 });
    const [one, equal] = [summariseWeighted([3], null), summariseWeighted([3, 3], null)];
    expect(welchTTest(one, equal)).toMatchObject({ reason: 'too-few-for-a-variance' });
    expect(designBasedTTest(equal, equal)).toMatchObject({ reason: 'all-values-equal' });
    expect(cohensD(equal, equal)).toMatchObject({ reason: 'all-values-equal' });
    expect(spearmanCorrelation([1], [2])).toMatchObject({ reason: 'too-few-pairs' });
    expect(spearmanCorrelation([1, 1, 1], [1, 2, 3])).toMatchObject({ reason: 'all-values-equal' });
    expect(spearmanCorrelation([1, 2], [3, 4])).toMatchObject({
      correlation: 1,
      p: null,
      low: null,
    });
  });

  test('a value that is not there does not spoil the sums where its weight is 0', () => {
    const whole = summariseWeighted([1, Number.NaN, 4, Number.POSITIVE_INFINITY], [2, 0, 1, 0]);
    expect(whole).toEqual(summariseWeighted([1, 4], [2, 1]));
    expect(whole).toMatchObject({ base: 2, mean: 2, squaredDeviations: 6, linearised: 8 });
  });

  test('means of nobody and of one', () => {
    expect(weightedMean([])).toMatchObject({ reason: 'nobody-answered' });
    expect(weightedMean([4, 5], [0, 0])).toMatchObject({ reason: 'nobody-answered' });
    expect(weightedMean([4, 5], [0, 2])).toMatchObject({ reason: 'too-few-for-a-variance' });
    expect(effectiveBase(0, 0)).toBe(0);
  });
});

describe('callers are told what they did wrong', () => {
  test('shares, bases, levels, counts, weights', () => {
    expect(() => wilsonInterval(1.1, 10)).toThrow('share-out-of-range');
    expect(() => wilsonInterval(Number.NaN, 10)).toThrow('share-out-of-range');
    expect(() => wilsonInterval(0.5, 0)).toThrow('base-out-of-range');
    expect(() => wilsonInterval(0.5, Number.NaN)).toThrow('base-out-of-range');
    expect(() => criticalZ(1)).toThrow('confidence-out-of-range');
    expect(() => fisherExactTest(5, 4, 0, 3)).toThrow('count-out-of-range');
    expect(() => fisherExactTest(1.5, 4, 0, 3)).toThrow('count-out-of-range');
    expect(() => weightedMean([1, 2], [1])).toThrow('lengths-differ');
    expect(() => weightedMean([1, 2], [1, -1])).toThrow('weight-out-of-range');
    expect(() => spearmanCorrelation([1, 2], [1])).toThrow('lengths-differ');
    expect(() => cohensH(2, 0)).toThrow('share-out-of-range');
  });
});

describe('laws', () => {
  test('Wilson intervals stay in [0, 1], hold the share, and narrow with the base', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const base = fc.double({ min: 0.1, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(share, base, (any, size) => {
        const { low, high } = wilsonInterval(any, size);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(any + 1e-15);
        expect(high).toBeGreaterThanOrEqual(any - 1e-15);
        const wider = wilsonInterval(any, size / 2);
        expect(wider.high - wider.low).toBeGreaterThanOrEqual(high - low);
        const mirrored = wilsonInterval(1 - any, size);
        expect(Math.abs(mirrored.low - (1 - high))).toBeLessThan(1e-12);
      }),
      { seed: 21 },
    );
  });

  test('Fisher is the same from either side and of either answer, and a probability', () => {
    const side = fc.nat(40).chain((base) => fc.tuple(fc.nat(base), fc.constant(base)));
    fc.assert(
      fc.property(side, side, ([chosenA, baseA], [chosenB, baseB]) => {
        const p = fisherExactTest(chosenA, baseA, chosenB, baseB);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expectClose(fisherExactTest(chosenB, baseB, chosenA, baseA), p, 1e-12);
        expectClose(fisherExactTest(baseA - chosenA, baseA, baseB - chosenB, baseB), p, 1e-12);
      }),
      { seed: 22 },
    );
  });

  test('adjusted probabilities keep their order, skip what was not tested, and never shrink', () => {
    const probability = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 });
    fc.assert(
      fc.property(fc.array(probability), (probabilities) => {
        const [adjusted, strict] = [benjaminiHochberg(probabilities), bonferroni(probabilities)];
        for (const [index, p] of probabilities.entries()) {
          if (p === null) {
            expect(adjusted[index]).toBeNull();
            expect(strict[index]).toBeNull();
            continue;
          }
          expect(adjusted[index]).toBeGreaterThanOrEqual(p);
          expect(strict[index]).toBeGreaterThanOrEqual((adjusted[index] ?? 2) * (1 - 1e-12));
          for (const [other, q] of probabilities.entries()) {
            if (q !== null && q < p)
              expect(adjusted[other]).toBeLessThanOrEqual(adjusted[index] ?? 0);
          }
        }
      }),
      { seed: 23 },
    );
  });

  test('ranks sum as if nothing were tied, and turn round when descending', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (values) => {
        const ranks = midRanks(values);
        const count = values.length;
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBe((count * (count + 1)) / 2);
        expect(midRanks(values, 'descending')).toEqual(ranks.map((rank) => count + 1 - rank));
      }),
      { seed: 24 },
    );
  });

  test('uneven weights never raise the effective base over the number of respondents', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1 }),
        (weights) => {
          const { base, weightedBase, effectiveBase: kish } = summariseWeighted(weights, weights);
          expect(kish).toBeLessThanOrEqual(base * (1 + 1e-12));
          const squared = weights.reduce((sum, weight) => sum + weight * weight, 0);
          expectClose(designEffectOfWeights(base, weightedBase, squared) * kish, base, 1e-12);
        },
      ),
      { seed: 25 },
    );
  });
});

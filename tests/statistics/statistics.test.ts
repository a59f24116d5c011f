import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, bonferroni } from '#analysis/statistics/adjusted-probabilities.ts';
import { cohensD, cohensH } from '#analysis/statistics/effect-size.ts';
import { fisherExactTest } from '#analysis/statistics/fisher-exact-test.ts';
import { midRanks } from '#analysis/statistics/mid-ranks.ts';
import { oddsRatio } from '#analysis/statistics/odds-ratio.ts';
import { newcombeWilsonInterval } from '#analysis/statistics/share-difference-interval.ts';
import { shareRatio } from '#analysis/statistics/share-ratio.ts';
import { spearmanCorrelation } from '#analysis/statistics/spearman-correlation.ts';
import { designBasedTTest, welchTTest } from '#analysis/statistics/t-test.ts';
import { twoProportionZTestPooled } from '#analysis/statistics/two-proportion-z-test-pooled.ts';
import {
  linearisedStandardError,
  summariseWeighted,
  weightedMean,
  weightedStandardDeviation,
} from '#analysis/statistics/weighted-mean.ts';
import { wilsonInterval } from '#analysis/statistics/wilson-interval.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/statistics.json' with { type: 'json' };

function computed<T extends { readonly status: string }>(
  result: T,
): Extract<T, { status: 'computed' }> {
  expect(result.status).toBe('computed');
  return result as Extract<T, { status: 'computed' }>;
}

function expectInterval(
  actual: { readonly low: number | null; readonly high: number | null },
  expected: readonly number[],
): void {
  expectClose(actual.low, expected[0] as number, 1e-10, 'low end');
  expectClose(actual.high, expected[1] as number, 1e-10, 'high end');
}

describe.each(golden.shares)('two shares as in R: $name', (row) => {
  const shareA = row.chosenA / row.baseA;
  const shareB = row.chosenB / row.baseB;
  const { baseA, baseB, confidence } = row;

  test('z test with the pooled share', () => {
    const { z, p } = computed(twoProportionZTestPooled(shareA, baseA, shareB, baseB));
    expectClose(z, row.z);
    expectClose(p, row.p);
  });

  test('Wilson and Newcombe intervals', () => {
    expectInterval(wilsonInterval(shareA, baseA, confidence), row.wilsonA);
    expectInterval(wilsonInterval(shareB, baseB, confidence), row.wilsonB);
    expectInterval(newcombeWilsonInterval(shareA, baseA, shareB, baseB, confidence), row.newcombe);
  });

  test('ratio, odds ratio and effect size', () => {
    const ratio = computed(shareRatio(shareA, baseA, shareB, baseB, confidence));
    const odds = computed(oddsRatio(shareA, baseA, shareB, baseB, confidence));
    expectClose(ratio.ratio, row.ratio[0] as number);
    expectInterval(ratio, row.ratio.slice(1));
    expectClose(odds.oddsRatio, row.oddsRatio[0] as number);
    expectInterval(odds, row.oddsRatio.slice(1));
    expectClose(cohensH(shareA, shareB), row.h);
  });

  test('Fisher exact test', () => {
    expectClose(fisherExactTest(row.chosenA, baseA, row.chosenB, baseB), row.fisher);
  });
});

test.each(golden.fisher)('Fisher exact test as in R: $name', (row) => {
  expectClose(fisherExactTest(row.chosenA, row.baseA, row.chosenB, row.baseB), row.p);
});

test.each(golden.effective)('shares on effective bases as in R: $name', (row) => {
  const { shareA, baseA, shareB, baseB } = row;
  const { z, p } = computed(twoProportionZTestPooled(shareA, baseA, shareB, baseB));
  expectClose(z, row.z);
  expectClose(p, row.p);
  expectInterval(wilsonInterval(shareA, baseA), row.wilsonA);
  expectInterval(newcombeWilsonInterval(shareA, baseA, shareB, baseB), row.newcombe);
});

test.each(golden.means)('Welch t test as in R: $name', (row) => {
  const a = summariseWeighted(row.a, null);
  const b = summariseWeighted(row.b, null);
  const t = computed(welchTTest(a, b, row.confidence));
  expectClose(t.t, row.t);
  expectClose(t.degreesOfFreedom, row.degreesOfFreedom);
  expectClose(t.p, row.p);
  expectInterval(t, row.interval);
  expectClose(a.mean, row.meanA);
  expectClose(weightedStandardDeviation(a), row.sdA);
  expectClose(computed(cohensD(a, b)).d, row.d);
  expectInterval(computed(weightedMean(row.a)), row.meanInterval);
});

describe.each(golden.weighted)('weighted means as in R survey: $name', (row) => {
  const inGroup = (group: number) => {
    const rows = row.group.flatMap((value, index) => (value === group ? [index] : []));
    return summariseWeighted(
      rows.map((index) => row.value[index] as number),
      rows.map((index) => row.weight[index] as number),
    );
  };

  test('mean, standard error, interval and standard deviation', () => {
    const mean = computed(weightedMean(row.value, row.weight));
    expectClose(mean.mean, row.mean);
    expectClose(mean.standardError, row.standardError);
    expectClose(mean.effectiveBase, row.effectiveBase);
    expectInterval(mean, row.interval);
    const sample = summariseWeighted(row.value, row.weight);
    expectClose(weightedStandardDeviation(sample), row.standardDeviation);
    expectClose(inGroup(0).mean, row.means[0] as number);
    expectClose(inGroup(1).mean, row.means[1] as number);
    expectClose(linearisedStandardError(inGroup(1)), row.standardErrorOfGroup1);
  });

  test('design-based t test', () => {
    const t = computed(designBasedTTest(inGroup(1), inGroup(0)));
    expectClose(t.difference, row.difference);
    expectClose(t.t, row.t);
    expectClose(t.degreesOfFreedom, row.degreesOfFreedom);
    expectClose(t.p, row.p);
  });
});

test.each(golden.spearman)('Spearman with ties as in R: $name', (row) => {
  const result = computed(spearmanCorrelation(row.x, row.y));
  expectClose(result.correlation, row.correlation);
  expectClose(result.p, row.p);
  expectInterval(result, row.interval);
  expect(midRanks(row.x)).toEqual(row.ranks);
});

test('adjusted probabilities as in R', () => {
  const { p, benjaminiHochberg: expected, bonferroni: expectedAny } = golden.adjusted;
  for (const [index, adjusted] of benjaminiHochberg(p).entries()) {
    expectClose(adjusted, expected[index] as number);
  }
  for (const [index, adjusted] of bonferroni(p).entries()) {
    expectClose(adjusted, expectedAny[index] as number);
  }
});

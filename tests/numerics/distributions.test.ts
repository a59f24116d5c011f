import { describe, expect, test } from 'vitest';
import { chiSquareUpperTail } from '#analysis/numerics/chi-square-distribution.ts';
import { fUpperTail } from '#analysis/numerics/f-distribution.ts';
import { logBinomialCoefficient, logFactorial } from '#analysis/numerics/log-factorial.ts';
import {
  normalCdf,
  normalQuantile,
  normalTwoSidedP,
  normalUpperTail,
} from '#analysis/numerics/normal-distribution.ts';
import { median, quantile } from '#analysis/numerics/quantile.ts';
import { tQuantile, tTwoSidedP, tUpperTail } from '#analysis/numerics/t-distribution.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/distributions.json' with { type: 'json' };

const tight = 1e-12;

describe('distributions agree with R to twelve digits, far into the tails', () => {
  test('normal', () => {
    for (const { z, lower, upper } of golden.normal) {
      expectClose(normalCdf(z), lower, tight, `lower tail at ${z}`);
      expectClose(normalUpperTail(z), upper, tight, `upper tail at ${z}`);
      expectClose(normalTwoSidedP(z), 2 * Math.min(lower, upper), tight, `two-sided at ${z}`);
    }
  });

  test('normal quantiles', () => {
    for (const { probability, z } of golden.normalQuantile) {
      expectClose(normalQuantile(probability), z, tight, `at ${probability}`);
    }
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
  });

  test('t', () => {
    for (const { t, df, twoSided } of golden.t) {
      expectClose(tTwoSidedP(t, df), twoSided, tight, `t ${t} with ${df} degrees of freedom`);
      const upper = t >= 0 ? twoSided / 2 : 1 - twoSided / 2;
      expectClose(tUpperTail(t, df), upper, tight, `upper tail of ${t} with ${df}`);
    }
  });

  test('t quantiles', () => {
    for (const { probability, df, t } of golden.tQuantile) {
      expectClose(tQuantile(probability, df), t, 1e-11, `at ${probability} with ${df}`);
    }
  });

  test('chi-square', () => {
    for (const { statistic, df, upper } of golden.chiSquare) {
      expectClose(chiSquareUpperTail(statistic, df), upper, tight, `${statistic} with ${df}`);
    }
  });

  test('F', () => {
    for (const { statistic, df1, df2, upper } of golden.f) {
      expectClose(fUpperTail(statistic, df1, df2), upper, tight, `${statistic}, ${df1}, ${df2}`);
    }
  });

  test('log factorials and binomial coefficients', () => {
    for (const { count, value } of golden.logFactorial)
      expectClose(logFactorial(count), value, tight);
    for (const { count, chosen, value } of golden.logChoose) {
      // Three numbers near 1e6 leave a difference near 1e3: three digits go.
      expectClose(logBinomialCoefficient(count, chosen), value, 1e-11);
    }
  });

  test('a statistic without meaning is not a probability', () => {
    expect(tTwoSidedP(1, 0)).toBeNaN();
    expect(tTwoSidedP(Number.NaN, 5)).toBeNaN();
    expect(tTwoSidedP(Number.POSITIVE_INFINITY, 5)).toBe(0);
    expect(chiSquareUpperTail(0, 3)).toBe(1);
    expect(chiSquareUpperTail(1, -1)).toBeNaN();
    expect(fUpperTail(1, 0, 3)).toBeNaN();
  });
});

describe('quantiles', () => {
  test('interpolate as R does by default', () => {
    const { values, probability, value } = golden.quantiles;
    for (const [index, share] of probability.entries()) {
      expectClose(quantile(values, share), value[index] as number);
    }
  });

  test('leave the values in their order, and have none for an empty list', () => {
    const values = [3, 1, 2];
    expect(median(values)).toBe(2);
    expect(values).toEqual([3, 1, 2]);
    expect(median([])).toBeNull();
    expect(median([1, 4])).toBe(2.5);
    expect(quantile([1, Number.NaN], 0.1)).toBeNaN();
    expect(() => quantile([1], 1.5)).toThrow('share-out-of-range');
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactSum } from '#analysis/numerics/exact-sum.ts';

test('keeps what plain addition loses beside large terms', () => {
  expect(exactSum([1e16, 1, -1e16])).toBe(1);
  expect(exactSum([1, 1e100, 1, -1e100])).toBe(2);
  expect(exactSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
});

test('gives whole numbers exactly, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (values) => {
      const exact = Number(values.reduce((sum, value) => sum + BigInt(value), 0n));
      expect(exactSum(values)).toBe(exact);
      expect(exactSum(values.toReversed())).toBe(exact);
    }),
    { seed: 45 },
  );
});

test('sums nothing to 0, and passes infinities and NaN on', () => {
  expect(exactSum([])).toBe(0);
  expect(exactSum([1, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  expect(exactSum([1, Number.NaN])).toBeNaN();
});

import { expect, test } from 'vitest';
import { spearmanCorrelation } from '#analysis/statistics/spearman-correlation.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/spearman-exact.json' with { type: 'json' };

test.each(golden.cases)('an exact p as in R: $name', ({ x, y, correlation, p }) => {
  const result = spearmanCorrelation(x, y);
  if (result.status !== 'computed') throw new Error(result.reason);
  expectClose(result.correlation, correlation);
  expectClose(result.p, p);
});

test('rankings that agree in full have no interval of certainty', () => {
  const five = [1, 2, 3, 4, 5];
  for (const other of [five, five.toReversed()]) {
    expect(spearmanCorrelation(five, other)).toMatchObject({ low: null, high: null });
  }
});

test('a few rankings alike by chance are not called certain', () => {
  const pOf = (left: readonly number[], right: readonly number[]) => {
    const result = spearmanCorrelation(left, right);
    return result.status === 'computed' ? result.p : null;
  };
  // All 2 of the 6, 24 or 10! orders that agree or turn round.
  expectClose(pOf([1, 2, 3], [4, 6, 9]), 1 / 3);
  expectClose(pOf([1, 2, 3, 4], [8, 6, 2, 1]), 1 / 12);
  const ten = Array.from({ length: 10 }, (_, index) => index);
  expectClose(pOf(ten, ten), 2 / 3_628_800);
  // Of the 6 orders of 1, 1, 2 two agree and none turns round; of 1, 2, 2, 3 four of 24 do either.
  expectClose(pOf([1, 1, 2], [5, 5, 7]), 1 / 3);
  expectClose(pOf([1, 2, 2, 3], [1, 2, 2, 3]), 1 / 6);
});

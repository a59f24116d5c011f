import { expect, test } from 'vitest';
import { cohensD } from '#analysis/statistics/effect-size.ts';
import { designBasedTTest, welchTTest } from '#analysis/statistics/t-test.ts';
import { summariseWeighted } from '#analysis/statistics/weighted-mean.ts';

test('means that differ by rounding alone are not tested', () => {
  const rounded = { squaredDeviations: 1e-33, linearised: 1e-33 };
  const [a, b] = [
    { ...summariseWeighted(new Array<number>(30).fill(0.1), null), ...rounded },
    { ...summariseWeighted(new Array<number>(70).fill(0.1), null), ...rounded, mean: 0.1 + 3e-17 },
  ];
  for (const result of [welchTTest(a, b), designBasedTTest(a, b), cohensD(a, b)]) {
    expect(result).toEqual({ status: 'notComputable', reason: 'all-values-equal' });
  }
});

test('constant values do not gain a variance by rounding', () => {
  for (const value of [0.1, 2.7, 1e-9 / 3]) {
    const values = new Array<number>(70).fill(value);
    const weights = values.map((_, row) => 0.3 + (row % 7) * 0.1);
    for (const sample of [summariseWeighted(values, null), summariseWeighted(values, weights)]) {
      expect(sample).toMatchObject({ mean: value, squaredDeviations: 0, linearised: 0 });
    }
  }
});

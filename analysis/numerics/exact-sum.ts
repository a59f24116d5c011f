/**
 * Sum of many numbers as if added with twice the digits and rounded once, so that the order and the
 * size of the terms do not matter: `exactSum([1e16, 1, -1e16])` is 1. An empty list sums to 0; a NaN
 * or an infinity in the list decides the result as in plain addition.
 *
 * Source: Neumaier (1974), ZAMM 54, 39-51 (compensated summation).
 */
export function exactSum(values: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

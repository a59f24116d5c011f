import gammainc from '@stdlib/math-base-special-gammainc';

/**
 * Probability that a chi-square value with `degreesOfFreedom` above 0 (need not be whole) exceeds
 * `statistic`, exact far into the tail. NaN where it has no meaning. Held to R `pchisq`.
 */
export function chiSquareUpperTail(statistic: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0) || Number.isNaN(statistic)) return Number.NaN;
  if (statistic <= 0) return 1;
  if (statistic === Number.POSITIVE_INFINITY) return 0;
  return gammainc(statistic / 2, degreesOfFreedom / 2, true, true);
}

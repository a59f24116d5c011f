import betainc from '@stdlib/math-base-special-betainc';
import quantile from '@stdlib/stats-base-dists-t-quantile';

/**
 * Two-sided probability of a t statistic with `degreesOfFreedom` above 0 (need not be whole), by the
 * incomplete beta function, exact far into the tail. NaN where it has no meaning. Held to R `pt`.
 */
export function tTwoSidedP(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0) || Number.isNaN(t)) return Number.NaN;
  const squared = t * t;
  if (squared === Number.POSITIVE_INFINITY) return 0;
  const half = degreesOfFreedom / 2;
  // Of the two complementary arguments the smaller is passed: the larger would lose its digits near 1.
  return squared < degreesOfFreedom
    ? betainc(squared / (degreesOfFreedom + squared), 0.5, half, true, true)
    : betainc(degreesOfFreedom / (degreesOfFreedom + squared), half, 0.5);
}

/** Probability that a t value exceeds `t`; see `tTwoSidedP`. */
export function tUpperTail(t: number, degreesOfFreedom: number): number {
  const half = tTwoSidedP(t, degreesOfFreedom) / 2;
  return t >= 0 ? half : 1 - half;
}

/** The t below which a share `probability` lies. Held to R `qt`. */
export function tQuantile(probability: number, degreesOfFreedom: number): number {
  return quantile(probability, degreesOfFreedom);
}

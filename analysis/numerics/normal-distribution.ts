import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';

/** Probability that a standard normal value is at most `z`; NaN in, NaN out. Held to R `pnorm`. */
export function normalCdf(z: number): number {
  return cdf(z, 0, 1);
}

/**
 * Probability that a standard normal value exceeds `z`, exact far into the tail (6e-89 at 20), where
 * 1 minus the lower tail would be 0. Held to R `pnorm(lower.tail = FALSE)`.
 */
export function normalUpperTail(z: number): number {
  return cdf(-z, 0, 1);
}

/** Two-sided probability of a z statistic. */
export function normalTwoSidedP(z: number): number {
  return Math.min(1, 2 * normalUpperTail(Math.abs(z)));
}

/**
 * The z below which a share `probability` of a standard normal lies; minus and plus infinity at 0 and
 * 1, NaN outside. Held to R `qnorm`.
 */
export function normalQuantile(probability: number): number {
  // The library's answer is off by 2e-9 in the far tails; one step of Newton's method mends it there.
  const near = quantile(probability, 0, 1);
  const density = Math.exp((-near * near) / 2) / Math.sqrt(2 * Math.PI);
  if (!(density > 0)) return near;
  const error = near < 0 ? cdf(near, 0, 1) - probability : 1 - probability - cdf(-near, 0, 1);
  return near - error / density;
}

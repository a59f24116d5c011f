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
  const isFarTail = probability > 0 && probability < 1e-10;
  let z = isFarTail ? -Math.sqrt(-2 * Math.log(probability)) : quantile(probability, 0, 1);
  if (!Number.isFinite(z)) return z;
  // The library's answer is off by 2e-9 in the tails and infinite under 1e-16: Newton's method on the
  // logarithm of the tail mends both. From the library's answer one step would do.
  for (let step = 0; step < 8; step++) z += newtonStep(z, probability);
  return z;
}

function newtonStep(z: number, probability: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > 0) return (Math.log(cdf(-z, 0, 1) / (1 - probability)) * cdf(-z, 0, 1)) / density;
  const tail = cdf(z, 0, 1);
  return (Math.log(probability / tail) * tail) / density;
}

/**
 * The base that a simple random sample would need for the same precision: W^2 / sum(w^2).
 *
 * Equal weights give the number of respondents, uneven weights less; 0 where nobody weighs anything.
 * Any scale of weights. Assumes that weights have nothing to do with the answers, and knows nothing of
 * strata and clusters.
 *
 * Source: Kish (1965), Survey Sampling, 11.2C.
 */
export function effectiveBase(weightedBase: number, sumOfSquaredWeights: number): number {
  return sumOfSquaredWeights > 0 ? (weightedBase * weightedBase) / sumOfSquaredWeights : 0;
}

/** What uneven weights cost: the base divided by the effective base; 1 for equal weights. */
export function designEffectOfWeights(
  base: number,
  weightedBase: number,
  sumOfSquaredWeights: number,
): number {
  return base / effectiveBase(weightedBase, sumOfSquaredWeights);
}

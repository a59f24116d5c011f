import gammaln from '@stdlib/math-base-special-gammaln';

/** Natural logarithm of `count`!, for counts of any size; held to R `lfactorial`. */
export function logFactorial(count: number): number {
  return gammaln(count + 1);
}

/** Natural logarithm of the number of ways to choose `chosen` out of `count`; held to R `lchoose`. */
export function logBinomialCoefficient(count: number, chosen: number): number {
  return logFactorial(count) - logFactorial(chosen) - logFactorial(count - chosen);
}

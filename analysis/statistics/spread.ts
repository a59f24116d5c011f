const roundingError = 1e-12;

/**
 * A mean from a total and its weight. Where all values are equal (`low` is `high`) it is that value to
 * the last digit, so that deviations are 0 and a constant gains no variance by rounding. NaN of nobody.
 */
export function meanBetween(low: number, high: number, total: number, weight: number): number {
  return low === high ? low : total / weight;
}

/**
 * Whether a variance is more than the rounding of the two means: a standard deviation or standard error
 * above 1e-12 of the larger mean. A NaN is none.
 */
export function hasSpread(
  variance: number,
  a: { readonly mean: number },
  b: { readonly mean: number },
): boolean {
  const scale = Math.max(Math.abs(a.mean), Math.abs(b.mean));
  return variance > (roundingError * scale) ** 2;
}

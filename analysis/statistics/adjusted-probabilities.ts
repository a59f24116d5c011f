/**
 * Probabilities adjusted so that, of the differences called significant at 0.05, at most 5 % are
 * expected to be chance, however many were tested (false discovery rate).
 *
 * One per entry, in the order given. A null (no test) stays null and does not count.
 *
 * Source: Benjamini and Hochberg (1995), JRSS B 57, 289-300. Held to R `p.adjust("BH")`.
 */
export function benjaminiHochberg(
  probabilities: readonly (number | null)[],
): readonly (number | null)[] {
  const adjusted: (number | null)[] = probabilities.map(() => null);
  const tested = probabilities
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .sort((left, right) => right.p - left.p);
  let smallest = 1;
  for (const [position, { p, index }] of tested.entries()) {
    smallest = Math.min(smallest, p * (tested.length / (tested.length - position)));
    adjusted[index] = smallest;
  }
  return adjusted;
}

/**
 * Probabilities adjusted so that the chance of *any* false call among all tests stays at the level:
 * each times their number, at most 1. A null stays null and does not count.
 *
 * Source: Dunn (1961), JASA 56, 52-64. Held to R `p.adjust("bonferroni")`.
 */
export function bonferroni(probabilities: readonly (number | null)[]): readonly (number | null)[] {
  const testCount = probabilities.filter((p) => p !== null).length;
  return probabilities.map((p) => (p === null ? null : Math.min(1, p * testCount)));
}

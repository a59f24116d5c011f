/**
 * Probabilities adjusted so that the chance of *any* false call among all tests stays at the level,
 * whatever the tests have to do with each other; never larger than Bonferroni's.
 *
 * One per entry, in the order given. A null (no test) stays null and does not count.
 *
 * Source: Holm (1979), Scandinavian Journal of Statistics 6, 65-70. Held to R `p.adjust("holm")`.
 */
export function holm(probabilities: readonly (number | null)[]): readonly (number | null)[] {
  const adjusted: (number | null)[] = probabilities.map(() => null);
  const tested = probabilities
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .sort((left, right) => left.p - right.p);
  let largest = 0;
  for (const [position, { p, index }] of tested.entries()) {
    largest = Math.max(largest, Math.min(1, p * (tested.length - position)));
    adjusted[index] = largest;
  }
  return adjusted;
}

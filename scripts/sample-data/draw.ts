import type { SeededRandom } from '#analysis/numerics/seeded-random.ts';

/** One of the items, all equally likely. */
export function pick<T>(random: SeededRandom, items: readonly T[]): T {
  return items[random.nextInteger(items.length)] as T;
}

/** One of the items, as likely as its weight says. */
export function pickWeighted<T>(
  random: SeededRandom,
  items: readonly T[],
  weights: readonly number[],
): T {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let rest = random.next() * total;
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) {
      return items[index] as T;
    }
  }
  return items[items.length - 1] as T;
}

/** A normal deviate: mean 0, standard deviation 1 (Box and Muller 1958). */
export function drawNormal(random: SeededRandom): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

/** The items in random order; the given list stays as it is. */
export function shuffled<T>(random: SeededRandom, items: readonly T[]): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.nextInteger(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

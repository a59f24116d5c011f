import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { shuffled } from './learning-curve.ts';

/** Up to so many rows are put in order at once; of more, rows are drawn until all were met. */
const mostInOrder = 200_000;

/**
 * The rows from 0 to `rowCount - 1` in a random order that depends on their number and the seed alone:
 * the first so many of them are a simple random sample, whenever one stops.
 */
export function* randomRows(rowCount: number, seed: number): Generator<number, void, undefined> {
  const random = new SeededRandom(seed);
  if (rowCount <= mostInOrder) {
    yield* shuffled(rowCount, random);
    return;
  }
  const met = new Set<number>();
  while (met.size < rowCount) {
    const row = random.nextInteger(rowCount);
    if (met.has(row)) continue;
    met.add(row);
    yield row;
  }
}

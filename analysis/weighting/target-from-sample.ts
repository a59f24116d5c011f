import { type CategoryColumn, rowCount } from '../columns/column.ts';
import type { RakingTarget } from './targets.ts';

/**
 * The weighted distribution of the same variables in another sample, as a target.
 *
 * - Missing: rows with a missing answer or without a weight are left out. An answer
 *   that nobody gave has no target.
 */
export function targetFromSample(
  variables: readonly string[],
  columns: readonly CategoryColumn[],
  weights: Float64Array | null,
): RakingTarget {
  const massOfKey = new Map<string, number>();
  const rows = columns[0] === undefined ? 0 : rowCount(columns[0]);
  for (let row = 0; row < rows; row++) {
    const weight = weights === null ? 1 : (weights[row] as number);
    const isMissing = columns.some(
      ({ codes, categories }) => categories[codes[row] as number]?.missing !== null,
    );
    if (isMissing || !(weight > 0)) continue;
    const key = columns.map(({ codes }) => codes[row]).join(' ');
    massOfKey.set(key, (massOfKey.get(key) ?? 0) + weight);
  }
  const total = [...massOfKey.values()].reduce((sum, mass) => sum + mass, 0);
  const categories = [...massOfKey].map(([key, mass]) => ({
    answers: key
      .split(' ')
      .map((code, place) => columns[place]?.categories[Number(code)]?.label ?? ''),
    target: mass / total,
    key,
  }));
  const places = columns.map(({ order }) => new Map(order.map((index, place) => [index, place])));
  const rankOf = (key: string): number =>
    key
      .split(' ')
      .reduce(
        (rank, code, place) =>
          rank * (places[place]?.size ?? 1) + (places[place]?.get(Number(code)) ?? 0),
        0,
      );
  categories.sort((one, other) => rankOf(one.key) - rankOf(other.key));
  return { variables, categories: categories.map(({ answers, target }) => ({ answers, target })) };
}

import type { KeptRows } from './kept-rows.ts';
import type { AxisItem, CountedAxis, NumberAxis } from './table-axis.ts';

/** Those who stand in both of two columns, by their places among the kept rows. */
export interface SharedRespondents {
  readonly places: Uint32Array;
  readonly weights: Float64Array | null;
}

/** Respondents and squared weights of each code of an item, the last for those without an answer. */
export interface SharedTally {
  readonly counts: Float64Array;
  readonly squaredWeights: Float64Array;
}

/** Those who took both members of a set. */
export function sharedRespondents(
  column: CountedAxis,
  one: number,
  other: number,
  kept: KeptRows,
): SharedRespondents {
  const [a, b] = [column.items[one]?.codes, column.items[other]?.codes];
  const places = new Uint32Array(kept.count);
  if (a === undefined || b === undefined) return { places: places.subarray(0, 0), weights: null };
  let count = 0;
  for (let at = 0; at < kept.count; at++) {
    places[count] = at;
    count += Number(a[at] === 1) & Number(b[at] === 1);
  }
  return { places: places.subarray(0, count), weights: kept.weights };
}

/** Counts what those who stand in both columns answered to an item. */
export function tallyShared(item: AxisItem, { places, weights }: SharedRespondents): SharedTally {
  const counts = new Float64Array(item.size + 1);
  const squaredWeights = new Float64Array(item.size + 1);
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number;
    const code = item.codes[at] as number;
    const weight = weights === null ? 1 : (weights[at] as number);
    counts[code] = (counts[code] as number) + 1;
    squaredWeights[code] = (squaredWeights[code] as number) + weight * weight;
  }
  return { counts, squaredWeights };
}

/** How many shared respondents have a value, and their sum of w^2 (y - mean_a) (y - mean_b). */
export interface SharedDeviations {
  readonly count: number;
  readonly crossed: number;
}

/** The shared deviations of numbers. */
export function sharedDeviations(
  { values }: NumberAxis,
  { places, weights }: SharedRespondents,
  meanA: number,
  meanB: number,
): SharedDeviations {
  let [count, crossed] = [0, 0];
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number;
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    const weight = weights === null ? 1 : (weights[at] as number);
    crossed += weight * weight * (value - meanA) * (value - meanB);
    count++;
  }
  return { count, crossed };
}

/** The shared deviations of a scale, from its tally. */
export function sharedScaleDeviations(
  values: readonly (number | null)[],
  { counts, squaredWeights }: SharedTally,
  meanA: number,
  meanB: number,
): SharedDeviations {
  let [count, crossed] = [0, 0];
  for (const [code, value] of values.entries()) {
    if (value === null) continue;
    count += counts[code] as number;
    crossed += (squaredWeights[code] as number) * (value - meanA) * (value - meanB);
  }
  return { count, crossed };
}

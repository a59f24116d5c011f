import type { ValueDistribution } from '../statistics/value-distribution.ts';
import { type JointTally, jointCell } from './joint-tally.ts';
import type { KeptRows } from './kept-rows.ts';
import type { AxisItem } from './table-axis.ts';

/** The values of a scale in some columns of a tally; answers without a value are left out. */
export function distributionOfScale(
  tally: JointTally,
  columns: readonly number[],
  scores: readonly (number | null)[],
): ValueDistribution {
  const points = scores.flatMap((value, row) =>
    value === null ? [] : columns.map((column) => ({ value, ...jointCell(tally, row, column) })),
  );
  return gather(points.filter(({ count }) => count > 0));
}

/** The values of numbers for each code of an item, the last for rows without an answer to it. */
export function distributionsByCode(
  values: Float64Array,
  { codes, size }: AxisItem,
  { weights }: KeptRows,
): readonly ValueDistribution[] {
  const order = ascendingOrder(values);
  const found = Array.from({ length: size + 1 }, () => new Growing());
  for (const at of order) {
    const weight = weights === null ? 1 : (weights[at] as number);
    found[codes[at] as number]?.add(values[at] as number, 1, weight, weight * weight);
  }
  return found.map((one) => one.done());
}

/**
 * The places of the numbers among `values`, lowest first. The values are sorted as they are, which is
 * many times faster than sorting places by comparing, and each is then looked up.
 */
function ascendingOrder(values: Float64Array): Uint32Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const next = new Uint32Array(sorted.length);
  for (let at = 0; at < next.length; at++) next[at] = at;
  const order = new Uint32Array(sorted.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    let [low, high] = [0, sorted.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    // `low` is the first place of the value; `next` there is the first one not yet taken.
    const place = next[low] as number;
    order[place] = at;
    next[low] = place + 1;
  }
  return order;
}

/** Groups without a respondent in common, taken together. */
export function poolDistributions(groups: readonly ValueDistribution[]): ValueDistribution {
  if (groups.length <= 1) return groups[0] ?? new Growing().done();
  const middle = groups.length >> 1;
  return merged(
    poolDistributions(groups.slice(0, middle)),
    poolDistributions(groups.slice(middle)),
  );
}

function merged(one: ValueDistribution, other: ValueDistribution): ValueDistribution {
  const growing = new Growing();
  const take = ({ values, counts, weights, squaredWeights }: ValueDistribution, at: number) =>
    growing.add(
      values[at] as number,
      counts[at] as number,
      weights[at] as number,
      squaredWeights[at] as number,
    );
  let [left, right] = [0, 0];
  while (left < one.values.length || right < other.values.length) {
    const [low, high] = [one.values[left], other.values[right]];
    if (high === undefined || (low !== undefined && low <= high)) take(one, left++);
    else take(other, right++);
  }
  return growing.done();
}

interface Point {
  readonly value: number;
  readonly count: number;
  readonly weight: number;
  readonly squaredWeight: number;
}

function gather(points: readonly Point[]): ValueDistribution {
  const growing = new Growing();
  for (const { value, count, weight, squaredWeight } of points.toSorted(
    (one, other) => one.value - other.value,
  )) {
    growing.add(value, count, weight, squaredWeight);
  }
  return growing.done();
}

/** A distribution that ascending values are added to. */
class Growing {
  readonly #values: number[] = [];
  readonly #counts: number[] = [];
  readonly #weights: number[] = [];
  readonly #squares: number[] = [];

  add(value: number, count: number, weight: number, squaredWeight: number): void {
    const last = this.#values.length - 1;
    if (last >= 0 && this.#values[last] === value) {
      this.#counts[last] = (this.#counts[last] as number) + count;
      this.#weights[last] = (this.#weights[last] as number) + weight;
      this.#squares[last] = (this.#squares[last] as number) + squaredWeight;
      return;
    }
    this.#values.push(value);
    this.#counts.push(count);
    this.#weights.push(weight);
    this.#squares.push(squaredWeight);
  }

  done(): ValueDistribution {
    return {
      values: Float64Array.from(this.#values),
      counts: Float64Array.from(this.#counts),
      weights: Float64Array.from(this.#weights),
      squaredWeights: Float64Array.from(this.#squares),
    };
  }
}

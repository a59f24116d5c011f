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
  const places = new Uint32Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    places[count] = at;
    count += Number(!Number.isNaN(values[at] as number));
  }
  const order = places.subarray(0, count);
  order.sort((one, other) => (values[one] as number) - (values[other] as number));
  const found = Array.from({ length: size + 1 }, () => new Growing());
  for (const at of order) {
    const weight = weights === null ? 1 : (weights[at] as number);
    found[codes[at] as number]?.add(values[at] as number, 1, weight, weight * weight);
  }
  return found.map((one) => one.done());
}

/** Groups without a respondent in common, taken together. */
export function poolDistributions(groups: readonly ValueDistribution[]): ValueDistribution {
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return only;
  return gather(
    groups.flatMap(({ values, counts, weights, squaredWeights }) =>
      Array.from(values, (value, at) => ({
        value,
        count: counts[at] as number,
        weight: weights[at] as number,
        squaredWeight: squaredWeights[at] as number,
      })),
    ),
  );
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

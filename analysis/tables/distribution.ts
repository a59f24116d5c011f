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
  const sizes = new Uint32Array(size + 1);
  for (let place = 0; place < order.length; place++) {
    const code = codes[order[place] as number] as number;
    sizes[code] = (sizes[code] as number) + 1;
  }
  const found = Array.from(sizes, (most) => new Growing(most));
  for (let place = 0; place < order.length; place++) {
    const at = order[place] as number;
    const weight = weights === null ? 1 : (weights[at] as number);
    found[codes[at] as number]?.add(values[at] as number, 1, weight, weight * weight);
  }
  return found.map((one) => one.done());
}

/**
 * The places of the numbers among `values`, lowest first, equal ones in their order: sorted by 16 bits at a
 * time, which passes over them at most four times and never compares two.
 */
function ascendingOrder(values: Float64Array): Uint32Array {
  const keys = new Uint32Array(values.slice().buffer);
  let order = new Uint32Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    if (Number.isNaN(values[at] as number)) continue;
    order[count++] = at;
    turnToOrder(keys, at);
  }
  order = order.slice(0, count);
  let other = new Uint32Array(count);
  for (const [word, shift] of digits) {
    const starts = digitStarts(keys, order, word, shift);
    if (starts === null) continue;
    for (let place = 0; place < count; place++) {
      const at = order[place] as number;
      const digit = ((keys[2 * at + word] as number) >>> shift) & 0xffff;
      const start = starts[digit] as number;
      other[start] = at;
      starts[digit] = start + 1;
    }
    [order, other] = [other, order];
  }
  return order;
}

const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const [lowWord, highWord] = isLittleEndian ? [0, 1] : [1, 0];

/** Word and shift of the four digits of a number's bits, the lowest first. */
const digits = [
  [lowWord, 0],
  [lowWord, 16],
  [highWord, 0],
  [highWord, 16],
] as const;

/** Turns the bits of a number over so that they are ordered as numbers are, negative ones below. */
function turnToOrder(keys: Uint32Array, at: number): void {
  const high = keys[2 * at + highWord] as number;
  const isNegative = high >>> 31 === 1;
  keys[2 * at + highWord] = isNegative ? ~high : high ^ 0x80000000;
  if (isNegative) keys[2 * at + lowWord] = ~(keys[2 * at + lowWord] as number);
}

/** Where the numbers of each digit begin; null where all have the same one. */
function digitStarts(
  keys: Uint32Array,
  order: Uint32Array,
  word: number,
  shift: number,
): Uint32Array | null {
  const starts = new Uint32Array(0x10000);
  for (let place = 0; place < order.length; place++) {
    const digit = ((keys[2 * (order[place] as number) + word] as number) >>> shift) & 0xffff;
    starts[digit] = (starts[digit] as number) + 1;
  }
  let before = 0;
  for (let digit = 0; digit < starts.length; digit++) {
    const own = starts[digit] as number;
    if (own === order.length) return null;
    starts[digit] = before;
    before += own;
  }
  return starts;
}

/** Groups without a respondent in common, taken together. */
export function poolDistributions(groups: readonly ValueDistribution[]): ValueDistribution {
  if (groups.length <= 1) return groups[0] ?? new Growing(0).done();
  const middle = groups.length >> 1;
  return merged(
    poolDistributions(groups.slice(0, middle)),
    poolDistributions(groups.slice(middle)),
  );
}

function merged(one: ValueDistribution, other: ValueDistribution): ValueDistribution {
  const growing = new Growing(one.values.length + other.values.length);
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
  const growing = new Growing(points.length);
  for (const { value, count, weight, squaredWeight } of points.toSorted(
    (one, other) => one.value - other.value,
  )) {
    growing.add(value, count, weight, squaredWeight);
  }
  return growing.done();
}

/** A distribution that ascending values are added to, at most so many. */
class Growing {
  readonly #values: Float64Array;
  readonly #counts: Float64Array;
  readonly #weights: Float64Array;
  readonly #squares: Float64Array;
  #size = 0;

  constructor(most: number) {
    this.#values = new Float64Array(most);
    this.#counts = new Float64Array(most);
    this.#weights = new Float64Array(most);
    this.#squares = new Float64Array(most);
  }

  add(value: number, count: number, weight: number, squaredWeight: number): void {
    const last = this.#size - 1;
    const at = last >= 0 && this.#values[last] === value ? last : this.#size++;
    this.#values[at] = value;
    this.#counts[at] = (this.#counts[at] as number) + count;
    this.#weights[at] = (this.#weights[at] as number) + weight;
    this.#squares[at] = (this.#squares[at] as number) + squaredWeight;
  }

  done(): ValueDistribution {
    return {
      values: this.#values.slice(0, this.#size),
      counts: this.#counts.slice(0, this.#size),
      weights: this.#weights.slice(0, this.#size),
      squaredWeights: this.#squares.slice(0, this.#size),
    };
  }
}

import type { Tally } from '../compare/tally-side.ts';
import { tTwoSidedP } from '../numerics/t-distribution.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { type JointTally, marginsOf } from '../tables/joint-tally.ts';
import type { KeptRows } from '../tables/kept-rows.ts';
import type { PairFigures } from './association.ts';
import { type PairOptions, reasonFromBase, withoutValue } from './pair-figures.ts';

/** Weighted sums of two numbers around their means. */
interface CrossedSums {
  readonly both: Tally;
  readonly crossed: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Pearson's correlation of two numbers over the kept rows that have both (NaN is missing).
 *
 * p by t with n - 2 degrees of freedom; with weights n is the effective base, which is an approximation.
 *
 * Held to R `cor.test` and `cov.wt`.
 */
export function pearsonCorrelation(
  left: Float64Array,
  right: Float64Array,
  kept: KeptRows,
  options: PairOptions,
): PairFigures {
  return correlationFrom('pearson', crossedSums(left, right, kept), options);
}

/**
 * Spearman's rank correlation of two numbers: Pearson's of their ranks among the rows that have both, ties
 * at their middle; with weights the rank is the weight below plus half of one's own.
 *
 * p by t as for Pearson. Held to R `cor.test`.
 */
export function spearmanOfNumbers(
  left: RankedNumbers,
  right: RankedNumbers,
  kept: KeptRows,
  options: PairOptions,
): PairFigures {
  const ranksLeft = ranksAmong(left, right, kept);
  const ranksRight = ranksAmong(right, left, kept);
  return correlationFrom('spearman', crossedSums(ranksLeft, ranksRight, kept), options);
}

/** Spearman's rank correlation of two scales, from their counts; answers without a value stay out. */
export function spearmanOfScales(
  tally: JointTally,
  down: readonly (number | null)[],
  across: readonly (number | null)[],
  options: PairOptions,
): PairFigures {
  const valued = withoutUnvalued(tally, down, across);
  const { rows, columns, all } = marginsOf(valued);
  const rowRanks = middleRanks(down, rows);
  const columnRanks = middleRanks(across, columns);
  const middle = all.weight / 2;
  let [crossed, left, right] = [0, 0, 0];
  for (const [row, rank] of rowRanks.entries()) {
    left += (rows[row]?.weight ?? 0) * (rank - middle) ** 2;
    for (const [column, other] of columnRanks.entries()) {
      const weight = valued.weights[row * (valued.columnSize + 1) + column] as number;
      crossed += weight * (rank - middle) * (other - middle);
    }
  }
  for (const [column, rank] of columnRanks.entries()) {
    right += (columns[column]?.weight ?? 0) * (rank - middle) ** 2;
  }
  return correlationFrom('spearman', { both: all, crossed, left, right }, options);
}

/** Numbers as places in the order of their different values; `none` where there is no number. */
export interface RankedNumbers {
  readonly places: Uint32Array;
  readonly none: number;
}

/** Orders the different values of the kept rows once, so that each pair costs one pass. */
export function rankNumbers(values: Float64Array): RankedNumbers {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  let none = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[none++] = sorted[at] as number;
  }
  const different = sorted.subarray(0, none);
  const places = new Uint32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    places[at] = Number.isNaN(value) ? none : placeOf(different, value);
  }
  return { places, none };
}

function placeOf(different: Float64Array, value: number): number {
  let [low, high] = [0, different.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((different[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ranks of the one among rows that have the other too; NaN elsewhere. */
function ranksAmong(one: RankedNumbers, other: RankedNumbers, kept: KeptRows): Float64Array {
  const weightOf = new Float64Array(one.none + 1);
  const own = kept.weights;
  for (let at = 0; at < kept.count; at++) {
    if (other.places[at] === other.none) continue;
    const place = one.places[at] as number;
    weightOf[place] = (weightOf[place] as number) + (own === null ? 1 : (own[at] as number));
  }
  let below = 0;
  for (let place = 0; place < one.none; place++) {
    const weight = weightOf[place] as number;
    weightOf[place] = below + weight / 2;
    below += weight;
  }
  const ranks = new Float64Array(kept.count);
  for (let at = 0; at < kept.count; at++) {
    const place = one.places[at] as number;
    const hasBoth = place !== one.none && other.places[at] !== other.none;
    ranks[at] = hasBoth ? (weightOf[place] as number) : Number.NaN;
  }
  return ranks;
}

function crossedSums(left: Float64Array, right: Float64Array, kept: KeptRows): CrossedSums {
  const own = kept.weights;
  let [count, weight, squaredWeight, totalLeft, totalRight] = [0, 0, 0, 0, 0];
  for (let at = 0; at < kept.count; at++) {
    const [x, y] = [left[at] as number, right[at] as number];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    const w = own === null ? 1 : (own[at] as number);
    count++;
    weight += w;
    squaredWeight += w * w;
    totalLeft += w * x;
    totalRight += w * y;
  }
  const [meanLeft, meanRight] = [totalLeft / weight, totalRight / weight];
  const sums = { crossed: 0, left: 0, right: 0 };
  for (let at = 0; at < kept.count; at++) {
    const [x, y] = [left[at] as number, right[at] as number];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    const w = own === null ? 1 : (own[at] as number);
    sums.crossed += w * (x - meanLeft) * (y - meanRight);
    sums.left += w * (x - meanLeft) ** 2;
    sums.right += w * (y - meanRight) ** 2;
  }
  const scale = 1e-24 * weight;
  return {
    both: { count, weight, squaredWeight },
    crossed: sums.crossed,
    left: sums.left > scale * meanLeft ** 2 ? sums.left : 0,
    right: sums.right > scale * meanRight ** 2 ? sums.right : 0,
  };
}

function correlationFrom(
  measure: 'pearson' | 'spearman',
  { both, crossed, left, right }: CrossedSums,
  options: PairOptions,
): PairFigures {
  const tooFew = reasonFromBase(both, options);
  if (tooFew !== null) return withoutValue(measure, both, tooFew);
  if (both.count < 3) return withoutValue(measure, both, 'too-few-for-a-variance');
  if (!(left > 0 && right > 0)) return withoutValue(measure, both, 'all-values-equal');
  const value = Math.min(1, Math.max(-1, crossed / Math.sqrt(left * right)));
  const base = effectiveBase(both.weight, both.squaredWeight);
  const degrees = (options.isWeighted ? base : both.count) - 2;
  const t = value * Math.sqrt(degrees / ((1 - value) * (1 + value)));
  return {
    measure,
    value,
    corrected: null,
    strength: Math.abs(value),
    base: both.count,
    effectiveBase: base,
    p: degrees > 0 ? tTwoSidedP(t, degrees) : null,
    method: degrees > 0 ? (options.isWeighted ? 't-effective-base' : 't') : 'none',
    reason: degrees > 0 ? null : 'too-few-for-a-variance',
  };
}

/** Each code's middle rank by its value, codes of one value together. */
function middleRanks(
  values: readonly (number | null)[],
  weights: readonly Tally[],
): readonly number[] {
  const weightBelow = (value: number): number =>
    values.reduce<number>(
      (sum, other, code) =>
        other !== null && other < value ? sum + (weights[code]?.weight ?? 0) : sum,
      0,
    );
  const weightAt = (value: number): number =>
    values.reduce<number>(
      (sum, other, code) => (other === value ? sum + (weights[code]?.weight ?? 0) : sum),
      0,
    );
  return values.map((value) => (value === null ? 0 : weightBelow(value) + weightAt(value) / 2));
}

/** Answers without a value become "no answer". */
function withoutUnvalued(
  tally: JointTally,
  down: readonly (number | null)[],
  across: readonly (number | null)[],
): JointTally {
  if (!down.includes(null) && !across.includes(null)) return tally;
  const width = tally.columnSize + 1;
  const cleared = (cells: Float64Array): Float64Array =>
    cells.map((value, at) =>
      down[Math.floor(at / width)] === null || across[at % width] === null ? 0 : value,
    );
  return {
    ...tally,
    counts: cleared(tally.counts),
    weights: cleared(tally.weights),
    squaredWeights: cleared(tally.squaredWeights),
  };
}

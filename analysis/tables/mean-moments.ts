import { effectiveBase } from '../statistics/effective-base.ts';
import { meanBetween } from '../statistics/spread.ts';
import type { WeightedSample } from '../statistics/weighted-mean.ts';
import { type JointTally, jointCell } from './joint-tally.ts';
import type { KeptRows } from './kept-rows.ts';
import type { AxisItem } from './table-axis.ts';

/**
 * A group's mean and what is needed to pool it with others: besides the sample, `squaredWeights` (sum
 * of w^2) and `drift` (sum of w^2 (y - mean), which weights leave different from 0).
 */
export interface MeanMoments extends WeightedSample {
  readonly squaredWeights: number;
  readonly drift: number;
}

/** Nobody's mean. */
export const noMoments: MeanMoments = {
  base: 0,
  weightedBase: 0,
  effectiveBase: 0,
  mean: Number.NaN,
  squaredDeviations: 0,
  linearised: 0,
  squaredWeights: 0,
  drift: 0,
};

/**
 * Groups without a respondent in common, taken together. Every term is added, none subtracted, so that no
 * digit is lost where means lie far apart.
 */
export function poolMoments(groups: readonly MeanMoments[]): MeanMoments {
  const present = groups.filter(({ base }) => base > 0);
  let [base, weightedBase, total, squaredWeights] = [0, 0, 0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const group of present) {
    base += group.base;
    weightedBase += group.weightedBase;
    total += group.weightedBase * group.mean;
    squaredWeights += group.squaredWeights;
    low = Math.min(low, group.mean);
    high = Math.max(high, group.mean);
  }
  if (base === 0) return noMoments;
  const mean = meanBetween(low, high, total, weightedBase);
  let [squaredDeviations, linearised, drift] = [0, 0, 0];
  for (const group of present) {
    const shift = group.mean - mean;
    squaredDeviations += group.squaredDeviations + group.weightedBase * shift * shift;
    linearised += group.linearised + 2 * shift * group.drift + shift * shift * group.squaredWeights;
    drift += group.drift + shift * group.squaredWeights;
  }
  return {
    base,
    weightedBase,
    effectiveBase: effectiveBase(weightedBase, squaredWeights),
    mean,
    squaredDeviations,
    linearised,
    squaredWeights,
    drift,
  };
}

/** The moments of a scale in one column of a tally; answers without a value are left out. */
export function momentsOfScale(
  tally: JointTally,
  column: number,
  values: readonly (number | null)[],
): MeanMoments {
  return poolMoments(
    values.flatMap((mean, row) => {
      const { count, weight, squaredWeight } = jointCell(tally, row, column);
      if (mean === null || count === 0) return [];
      const sums = { base: count, weightedBase: weight, squaredWeights: squaredWeight };
      return [{ ...noMoments, ...sums, mean }];
    }),
  );
}

/** The moments of numbers for each code of an item, the last for rows without an answer to it. */
export function momentsByCode(
  values: Float64Array,
  item: AxisItem,
  kept: KeptRows,
): readonly MeanMoments[] {
  const { counts, weights, squares, means } = meansByCode(values, item, kept);
  const around = deviationsByCode(values, item, kept, means);
  return Array.from(counts, (base, code): MeanMoments => {
    const [weightedBase, squaredWeights] = [weights[code] as number, squares[code] as number];
    if (base === 0) return noMoments;
    return {
      base,
      weightedBase,
      effectiveBase: effectiveBase(weightedBase, squaredWeights),
      mean: means[code] as number,
      squaredDeviations: around.squared[code] as number,
      linearised: around.linearised[code] as number,
      squaredWeights,
      drift: around.drift[code] as number,
    };
  });
}

/** Bases and means of each code. */
function meansByCode(values: Float64Array, { codes, size }: AxisItem, kept: KeptRows) {
  const own = kept.weights;
  const counts = new Float64Array(size + 1);
  const weights = new Float64Array(size + 1);
  const squares = new Float64Array(size + 1);
  const totals = new Float64Array(size + 1);
  const lows = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
  const highs = new Float64Array(size + 1).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < kept.count; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    const code = codes[at] as number;
    const weight = own === null ? 1 : (own[at] as number);
    counts[code] = (counts[code] as number) + 1;
    weights[code] = (weights[code] as number) + weight;
    squares[code] = (squares[code] as number) + weight * weight;
    totals[code] = (totals[code] as number) + weight * value;
    if (value < (lows[code] as number)) lows[code] = value;
    if (value > (highs[code] as number)) highs[code] = value;
  }
  const means = totals.map((total, code) =>
    meanBetween(lows[code] as number, highs[code] as number, total, weights[code] as number),
  );
  return { counts, weights, squares, means };
}

function deviationsByCode(
  values: Float64Array,
  { codes, size }: AxisItem,
  kept: KeptRows,
  means: Float64Array,
) {
  const own = kept.weights;
  const squared = new Float64Array(size + 1);
  const linearised = new Float64Array(size + 1);
  const drift = new Float64Array(size + 1);
  for (let at = 0; at < kept.count; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    const code = codes[at] as number;
    const weight = own === null ? 1 : (own[at] as number);
    const deviation = value - (means[code] as number);
    const weighted = weight * deviation;
    squared[code] = (squared[code] as number) + weighted * deviation;
    linearised[code] = (linearised[code] as number) + weighted * weighted;
    drift[code] = (drift[code] as number) + weight * weighted;
  }
  return { squared, linearised, drift };
}

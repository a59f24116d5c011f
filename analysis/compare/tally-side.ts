import type { CategoryColumn, NumberColumn } from '../columns/column.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { meanBetween } from '../statistics/spread.ts';
import type { WeightedSample } from '../statistics/weighted-mean.ts';
import type { CompactSide } from './compact-sides.ts';

/** Respondents, weights and squared weights of each category of a column, by code. */
export interface CategoryTally {
  readonly counts: Float64Array;
  readonly weights: Float64Array;
  readonly squaredWeights: Float64Array;
}

/** Respondents, their weights and squared weights, added up. */
export interface Tally {
  readonly count: number;
  readonly weight: number;
  readonly squaredWeight: number;
}

/** Counts each category of a column on one side in one pass. Missing answers keep their own cells. */
export function tallyCategories(column: CategoryColumn, side: CompactSide): CategoryTally {
  const { codes, categories } = column;
  const { rows, weights: own } = side;
  const counts = new Float64Array(categories.length);
  if (own === null) {
    for (let at = 0; at < rows.length; at++) {
      const code = codes[rows[at] as number] as number;
      counts[code] = (counts[code] as number) + 1;
    }
    return { counts, weights: counts, squaredWeights: counts };
  }
  const weights = new Float64Array(categories.length);
  const squaredWeights = new Float64Array(categories.length);
  for (let at = 0; at < rows.length; at++) {
    const code = codes[rows[at] as number] as number;
    const weight = own[at] as number;
    counts[code] = (counts[code] as number) + 1;
    weights[code] = (weights[code] as number) + weight;
    squaredWeights[code] = (squaredWeights[code] as number) + weight * weight;
  }
  return { counts, weights, squaredWeights };
}

/** One category's cell. */
export function cellOf(tally: CategoryTally, code: number): Tally {
  return {
    count: tally.counts[code] ?? 0,
    weight: tally.weights[code] ?? 0,
    squaredWeight: tally.squaredWeights[code] ?? 0,
  };
}

/** Adds up the cells of the codes for which `isCounted` holds. */
export function sumTally(tally: CategoryTally, isCounted: (code: number) => boolean): Tally {
  let [count, weight, squaredWeight] = [0, 0, 0];
  for (let code = 0; code < tally.counts.length; code++) {
    if (!isCounted(code)) continue;
    count += tally.counts[code] as number;
    weight += tally.weights[code] as number;
    squaredWeight += tally.squaredWeights[code] as number;
  }
  return { count, weight, squaredWeight };
}

/** A member of a multiple-response set on one side: those with an answer, and those who took it. */
export function tallyMember(
  column: CategoryColumn,
  selectedByCode: Uint8Array,
  side: CompactSide,
): { readonly answered: Tally; readonly chosen: Tally } {
  const tally = tallyCategories(column, side);
  return {
    answered: sumTally(tally, (code) => column.categories[code]?.missing === null),
    chosen: sumTally(tally, (code) => selectedByCode[code] === 1),
  };
}

/** Sums up a number column on one side, missing rows left out: one pass for the mean, one around it. */
export function sampleOfNumbers(column: NumberColumn, side: CompactSide): WeightedSample {
  const { count, values, weights } = presentValues(column, side);
  let [weightedBase, squaredWeights, total] = [0, 0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < count; at++) {
    const weight = weights === null ? 1 : (weights[at] as number);
    weightedBase += weight;
    squaredWeights += weight * weight;
    const value = values[at] as number;
    total += weight * value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const mean = meanBetween(low, high, total, weightedBase);
  let [squaredDeviations, linearised] = [0, 0];
  for (let at = 0; at < count; at++) {
    const weight = weights === null ? 1 : (weights[at] as number);
    const deviation = (values[at] as number) - mean;
    const term = weight * deviation * deviation;
    squaredDeviations += term;
    linearised += weight * term;
  }
  const kish = effectiveBase(weightedBase, squaredWeights);
  return { base: count, weightedBase, effectiveBase: kish, mean, squaredDeviations, linearised };
}

/** The side's values that are there, and their weights, packed to the front of arrays. */
function presentValues(
  { values, missing }: NumberColumn,
  { rows, weights }: CompactSide,
): {
  readonly count: number;
  readonly values: Float64Array;
  readonly weights: Float64Array | null;
} {
  const present = new Float64Array(rows.length);
  const own = weights === null ? null : new Float64Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const value = values[row] as number;
    if ((missing !== null && missing[row] !== 0) || Number.isNaN(value)) continue;
    present[count] = value;
    if (own !== null && weights !== null) own[count] = weights[at] as number;
    count++;
  }
  return { count, values: present, weights: own };
}

/** Sums up a scale from its tally; answers without a value, or missing, are left out. */
export function sampleOfScale(column: CategoryColumn, tally: CategoryTally): WeightedSample {
  const valued = column.categories.flatMap(({ value, missing }, code) =>
    value === null || missing !== null ? [] : [{ value, code }],
  );
  const isValued = new Set(valued.map(({ code }) => code));
  const all = sumTally(tally, (code) => isValued.has(code));
  const weightAt = (code: number): number => tally.weights[code] as number;
  const total = valued.reduce((sum, { value, code }) => sum + weightAt(code) * value, 0);
  const given = valued.flatMap(({ value, code }) => (weightAt(code) > 0 ? [value] : []));
  const mean = meanBetween(Math.min(...given), Math.max(...given), total, all.weight);
  let [squaredDeviations, linearised] = [0, 0];
  for (const { value, code } of valued) {
    const squared = (value - mean) ** 2;
    squaredDeviations += weightAt(code) * squared;
    linearised += (tally.squaredWeights[code] as number) * squared;
  }
  return {
    base: all.count,
    weightedBase: all.weight,
    effectiveBase: effectiveBase(all.weight, all.squaredWeight),
    mean,
    squaredDeviations,
    linearised,
  };
}

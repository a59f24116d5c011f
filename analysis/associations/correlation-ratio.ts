import type { Tally } from '../compare/tally-side.ts';
import { fUpperTail } from '../numerics/f-distribution.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { type JointTally, jointCell } from '../tables/joint-tally.ts';
import type { KeptRows } from '../tables/kept-rows.ts';
import type { AxisItem } from '../tables/table-axis.ts';
import type { PairFigures } from './association.ts';
import { type PairOptions, reasonFromBase, withoutValue } from './pair-figures.ts';

/** Those who gave one answer: their numbers' mean, and sums of w and of w^2 times (y - mean)^2. */
export interface NumberGroup extends Tally {
  readonly mean: number;
  readonly squaredDeviations: number;
  readonly linearised: number;
}

/**
 * How much of the spread of a number lies between the answers of a question: the correlation ratio, 0
 * where all answers have the same mean and 1 where respondents of one answer are all alike.
 *
 * - Test: one-way analysis of variance; with weights Wald's F on the linearised errors of the means, as a
 *   regression on the answers has it.
 * - `corrected`: the root of epsilon squared, 1 - (1 - ratio^2) (n - 1) / (n - k), at least 0, on the
 *   effective base with weights.
 * - Groups without a respondent are left out. Wald's F needs two respondents and some spread in each.
 *
 * Sources: Pearson (1905); Kelley (1935), PNAS 21, 554-559. Held to R `aov` and survey `regTermTest`.
 */
export function correlationRatio(given: readonly NumberGroup[], options: PairOptions): PairFigures {
  const groups = given.filter(({ count }) => count > 0);
  const both = groups.reduce<Tally>(
    (sum, { count, weight, squaredWeight }) => ({
      count: sum.count + count,
      weight: sum.weight + weight,
      squaredWeight: sum.squaredWeight + squaredWeight,
    }),
    { count: 0, weight: 0, squaredWeight: 0 },
  );
  const none = (reason: NonNullable<PairFigures['reason']>): PairFigures =>
    withoutValue('correlation-ratio', both, reason);
  const tooFew = reasonFromBase(both, options);
  if (tooFew !== null) return none(tooFew);
  if (groups.length < 2) return none('same-in-everyone');
  if (both.count <= groups.length) return none('too-few-for-a-variance');
  const mean = sumOf(groups, (group) => group.weight * group.mean) / both.weight;
  const between = sumOf(groups, (group) => group.weight * (group.mean - mean) ** 2);
  const within = sumOf(groups, ({ squaredDeviations }) => squaredDeviations);
  if (!(between + within > (1e-12 * mean) ** 2 * both.weight)) return none('all-values-equal');
  const squared = between / (between + within);
  const base = effectiveBase(both.weight, both.squaredWeight);
  const left = 1 - ((1 - squared) * (base - 1)) / (base - groups.length);
  const corrected = base > groups.length ? Math.sqrt(Math.max(0, left)) : 0;
  const [first, second] = [groups.length - 1, both.count - groups.length];
  const statistic = options.isWeighted
    ? waldStatistic(groups, both.count) / first
    : between / first / (within / second);
  const hasTest = !Number.isNaN(statistic);
  return {
    measure: 'correlation-ratio',
    value: Math.sqrt(squared),
    corrected,
    strength: corrected,
    base: both.count,
    effectiveBase: base,
    p: hasTest ? fUpperTail(statistic, first, second) : null,
    method: hasTest ? (options.isWeighted ? 'wald-f' : 'anova-f') : 'none',
    reason: hasTest ? null : 'too-few-for-a-variance',
  };
}

/** Wald's chi-square of equal means; NaN where a mean has no error. */
function waldStatistic(groups: readonly NumberGroup[], count: number): number {
  const scaled = count / (count - 1);
  const precise = groups.map((group) =>
    group.count < 2 || !(group.linearised > 0)
      ? Number.NaN
      : group.weight ** 2 / (group.linearised * scaled),
  );
  const all = precise.reduce((sum, one) => sum + one, 0);
  const mean =
    groups.reduce((sum, group, at) => sum + group.mean * (precise[at] as number), 0) / all;
  return groups.reduce(
    (sum, group, at) => sum + (group.mean - mean) ** 2 * (precise[at] as number),
    0,
  );
}

function sumOf(groups: readonly NumberGroup[], term: (group: NumberGroup) => number): number {
  return groups.reduce((sum, group) => sum + term(group), 0);
}

/** The groups of a scale whose answers were counted against another question's. */
export function groupsOfScale(
  tally: JointTally,
  values: readonly (number | null)[],
  isScaleDown: boolean,
): readonly NumberGroup[] {
  const groupCount = isScaleDown ? tally.columnSize : tally.rowSize;
  return Array.from({ length: groupCount }, (_, group): NumberGroup => {
    const cells = values.flatMap((value, code) => {
      const cell = isScaleDown ? jointCell(tally, code, group) : jointCell(tally, group, code);
      return value === null || cell.count === 0 ? [] : [{ ...cell, value }];
    });
    let [count, weight, squaredWeight, total] = [0, 0, 0, 0];
    for (const cell of cells) {
      count += cell.count;
      weight += cell.weight;
      squaredWeight += cell.squaredWeight;
      total += cell.weight * cell.value;
    }
    const mean = cells.length === 1 ? (cells[0]?.value ?? 0) : total / weight;
    let [squaredDeviations, linearised] = [0, 0];
    for (const cell of cells) {
      squaredDeviations += cell.weight * (cell.value - mean) ** 2;
      linearised += cell.squaredWeight * (cell.value - mean) ** 2;
    }
    return { count, weight, squaredWeight, mean, squaredDeviations, linearised };
  });
}

/** The groups of a number by a question's answers, in two passes over the kept rows; NaN is missing. */
export function groupsOfNumber(
  values: Float64Array,
  { codes, size }: AxisItem,
  kept: KeptRows,
): readonly NumberGroup[] {
  const sums = (): Float64Array => new Float64Array(size + 1);
  const [counts, weights, squares, totals, squared, linearised] = [
    sums(),
    sums(),
    sums(),
    sums(),
    sums(),
    sums(),
  ];
  const own = kept.weights;
  for (let at = 0; at < kept.count; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    const code = codes[at] as number;
    const weight = own === null ? 1 : (own[at] as number);
    counts[code] = (counts[code] as number) + 1;
    weights[code] = (weights[code] as number) + weight;
    squares[code] = (squares[code] as number) + weight * weight;
    totals[code] = (totals[code] as number) + weight * value;
  }
  const means = totals.map((total, code) => total / (weights[code] as number));
  for (let at = 0; at < kept.count; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    const code = codes[at] as number;
    const weight = own === null ? 1 : (own[at] as number);
    const deviation = value - (means[code] as number);
    squared[code] = (squared[code] as number) + weight * deviation * deviation;
    linearised[code] = (linearised[code] as number) + (weight * deviation) ** 2;
  }
  return Array.from({ length: size }, (_, code) => ({
    count: counts[code] as number,
    weight: weights[code] as number,
    squaredWeight: squares[code] as number,
    mean: means[code] as number,
    squaredDeviations: squared[code] as number,
    linearised: linearised[code] as number,
  }));
}

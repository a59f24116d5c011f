import { chiSquareUpperTail } from '../numerics/chi-square-distribution.ts';
import { fUpperTail } from '../numerics/f-distribution.ts';
import { normalTwoSidedP } from '../numerics/normal-distribution.ts';
import { effectiveBase } from './effective-base.ts';
import { type NotComputable, notComputable } from './not-computable.ts';
import { designBasedTTest } from './t-test.ts';
import type { ValueDistribution } from './value-distribution.ts';
import type { WeightedSample } from './weighted-mean.ts';

/** Whether one of two groups tends to higher values. */
export interface TwoGroupRankTest {
  readonly status: 'computed';
  /** Above 0 where the first group is higher: z, or t with weights. */
  readonly statistic: number;
  readonly degreesOfFreedom: number | null;
  readonly p: number;
  /** P(first higher) - P(second higher) of two drawn at random, in [-1, 1]. */
  readonly rankBiserial: number;
}

/** Whether any of several groups tends to higher values. */
export interface RankTest {
  readonly status: 'computed';
  readonly statistic: number;
  readonly degreesOfFreedom: number | readonly [number, number];
  readonly p: number;
  /** The share of the ranks' variance that lies between the groups, in [0, 1]. */
  readonly epsilonSquared: number;
}

/**
 * Mann and Whitney's test (Wilcoxon's rank sum) with the variance of ties and without continuity
 * correction, by the normal approximation. For answers in order whose distances mean nothing.
 *
 * Not computable without anyone in a group, or when all values are equal. Rough under some ten in a
 * group; it compares medians only where both distributions have the same shape.
 *
 * Sources: Mann and Whitney (1947), Annals of Mathematical Statistics 18, 50-60; Cureton (1956),
 * Psychometrika 21, 287-290 (rank-biserial). Held to R `wilcox.test(exact = FALSE, correct = FALSE)`.
 */
export function mannWhitneyTest(
  a: ValueDistribution,
  b: ValueDistribution,
): TwoGroupRankTest | NotComputable {
  const [countA, countB] = [totalOf(a.counts), totalOf(b.counts)];
  if (countA === 0 || countB === 0) return notComputable('nobody-answered');
  const ranks = midRanksOf([a, b], 'counts');
  const total = countA + countB;
  const rankSum = a.values.reduce(
    (sum, _, at) => sum + (a.counts[at] as number) * ((ranks.middles[0]?.[at] ?? 0) + 0.5),
    0,
  );
  const u = rankSum - (countA * (countA + 1)) / 2;
  const spread = total + 1 - ranks.ties / (total * (total - 1));
  const variance = ((countA * countB) / 12) * spread;
  if (!(spread > 1e-9)) return notComputable('all-values-equal');
  const statistic = (u - (countA * countB) / 2) / Math.sqrt(variance);
  const rankBiserial = (2 * u) / (countA * countB) - 1;
  const p = normalTwoSidedP(statistic);
  return { status: 'computed', statistic, degreesOfFreedom: null, p, rankBiserial };
}

/**
 * The same with weights: a design-based t of the estimated population ranks, each value at the middle of
 * its weight. Strata and clusters do not enter.
 *
 * Source: Lumley and Scott (2013), Biometrika 100, 831-842. Held to `survey::svyranktest`, and where
 * values are tied to `survey::svyttest` of the same ranks: svyranktest ranks ties by their order.
 */
export function designBasedRankTest(
  a: ValueDistribution,
  b: ValueDistribution,
): TwoGroupRankTest | NotComputable {
  if (totalOf(a.counts) === 0 || totalOf(b.counts) === 0) return notComputable('nobody-answered');
  const ranks = midRanksOf([a, b], 'weights');
  const [sampleA, sampleB] = [scoreSample(a, ranks, 0), scoreSample(b, ranks, 1)];
  const test = designBasedTTest(sampleA, sampleB);
  if (test.status === 'notComputable') return test;
  const rankBiserial = 2 * (sampleA.mean - sampleB.mean);
  const { t: statistic, degreesOfFreedom, p } = test;
  return { status: 'computed', statistic, degreesOfFreedom, p, rankBiserial };
}

/**
 * Kruskal and Wallis' test of several groups, with the correction for ties. Groups without anyone are
 * left out. Not computable with fewer than two groups or when all values are equal.
 *
 * Sources: Kruskal and Wallis (1952), JASA 47, 583-621; epsilon squared: Kelley (1935), PNAS 21,
 * 554-559. Held to R `kruskal.test`.
 */
export function kruskalWallisTest(groups: readonly ValueDistribution[]): RankTest | NotComputable {
  const used = groups.filter(({ counts }) => totalOf(counts) > 0);
  if (used.length === 0) return notComputable('nobody-answered');
  if (used.length < 2) return notComputable('same-in-everyone');
  const samples = scoreSamples(used, 'counts');
  const total = samples.reduce((sum, { base }) => sum + base, 0);
  const epsilonSquared = shareBetween(samples);
  if (epsilonSquared === null) return notComputable('all-values-equal');
  const statistic = (total - 1) * epsilonSquared;
  const degreesOfFreedom = used.length - 1;
  const p = chiSquareUpperTail(statistic, degreesOfFreedom);
  return { status: 'computed', statistic, degreesOfFreedom, p, epsilonSquared };
}

/**
 * The same with weights: Wald's test that the groups' mean population ranks are equal, against F.
 * `statistic` is Wald's divided by the first degrees of freedom.
 *
 * Source: Lumley and Scott (2013). Held to `survey::svyranktest` over several groups, without ties.
 */
export function designBasedRanksTest(
  groups: readonly ValueDistribution[],
): RankTest | NotComputable {
  const used = groups.filter(({ counts }) => totalOf(counts) > 0);
  if (used.length === 0) return notComputable('nobody-answered');
  if (used.length < 2) return notComputable('same-in-everyone');
  const samples = scoreSamples(used, 'weights');
  const total = samples.reduce((sum, { base }) => sum + base, 0);
  const first = used.length - 1;
  const second = total - 1 - first;
  if (second < 1) return notComputable('too-few-for-a-variance');
  const epsilonSquared = shareBetween(samples);
  if (epsilonSquared === null) return notComputable('all-values-equal');
  const precisions = samples.map(
    ({ linearised, weightedBase }) => weightedBase ** 2 / ((total / (total - 1)) * linearised),
  );
  if (!precisions.every(Number.isFinite)) return notComputable('too-few-for-a-variance');
  const allPrecision = totalOf(precisions);
  const centre = samples.reduce((sum, { mean }, at) => sum + mean * (precisions[at] ?? 0), 0);
  const wald = samples.reduce(
    (sum, { mean }, at) => sum + (precisions[at] ?? 0) * (mean - centre / allPrecision) ** 2,
    0,
  );
  const statistic = wald / first;
  const p = fUpperTail(statistic, first, second);
  return { status: 'computed', statistic, degreesOfFreedom: [first, second], p, epsilonSquared };
}

/**
 * The middle of each value's ranks (or weights) among all groups, `middles[group][place of the value]`, and
 * the sum of t^3 - t over ties.
 */
interface PooledRanks {
  readonly middles: readonly Float64Array[];
  readonly total: number;
  readonly ties: number;
}

/** Walks all groups at once, which are ascending, each value of any of them in turn. */
function midRanksOf(groups: readonly ValueDistribution[], by: 'counts' | 'weights'): PooledRanks {
  const middles = groups.map(({ values }) => new Float64Array(values.length));
  const next = new Uint32Array(groups.length);
  let [total, ties] = [0, 0];
  for (;;) {
    let lowest = Number.POSITIVE_INFINITY;
    for (const [at, { values }] of groups.entries()) {
      const place = next[at] as number;
      if (place < values.length && (values[place] as number) < lowest) {
        lowest = values[place] as number;
      }
    }
    if (lowest === Number.POSITIVE_INFINITY) return { middles, total, ties };
    let size = 0;
    for (const [at, group] of groups.entries()) {
      const place = next[at] as number;
      if (group.values[place] === lowest) size += group[by][place] as number;
    }
    for (const [at, { values }] of groups.entries()) {
      const place = next[at] as number;
      if (values[place] !== lowest) continue;
      (middles[at] as Float64Array)[place] = total + size / 2;
      next[at] = place + 1;
    }
    total += size;
    ties += size ** 3 - size;
  }
}

function scoreSamples(
  groups: readonly ValueDistribution[],
  by: 'counts' | 'weights',
): readonly WeightedSample[] {
  const ranks = midRanksOf(groups, by);
  return groups.map((group, at) => scoreSample(group, ranks, at));
}

/** The moments of a group's ranks, as shares of the whole. */
function scoreSample(
  { counts, weights, squaredWeights }: ValueDistribution,
  { middles, total }: PooledRanks,
  place: number,
): WeightedSample {
  const scores = (middles[place] ?? new Float64Array(0)).map((middle) => middle / total);
  const weightedBase = totalOf(weights);
  const mean = scores.reduce((sum, score, index) => sum + score * (weights[index] as number), 0);
  const centre = mean / weightedBase;
  let [squaredDeviations, linearised] = [0, 0];
  for (const [index, score] of scores.entries()) {
    squaredDeviations += (weights[index] as number) * (score - centre) ** 2;
    linearised += (squaredWeights[index] as number) * (score - centre) ** 2;
  }
  const base = totalOf(counts);
  const kish = effectiveBase(weightedBase, totalOf(squaredWeights));
  return { base, weightedBase, effectiveBase: kish, mean: centre, squaredDeviations, linearised };
}

/** Between the groups / all, of the ranks' weighted squares; null where all ranks are equal. */
function shareBetween(samples: readonly WeightedSample[]): number | null {
  const weight = samples.reduce((sum, one) => sum + one.weightedBase, 0);
  const mean = samples.reduce((sum, one) => sum + one.weightedBase * one.mean, 0) / weight;
  let [between, inside] = [0, 0];
  for (const one of samples) {
    between += one.weightedBase * (one.mean - mean) ** 2;
    inside += one.squaredDeviations;
  }
  const all = between + inside;
  return all > weight * 1e-18 ? between / all : null;
}

function totalOf(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at] as number;
  return total;
}

import { AnalysisError } from '../analysis-error.ts';
import { logFactorial } from '../numerics/log-factorial.ts';
import { tTwoSidedP } from '../numerics/t-distribution.ts';
import { criticalZ } from './interval.ts';
import { midRanks } from './mid-ranks.ts';
import { type NotComputable, notComputable } from './not-computable.ts';

const mostPairsInEveryOrder = 9;

/**
 * How alike two rankings are, -1 to 1. The interval is null under four pairs and where the rankings agree
 * or oppose each other in full, p under three pairs.
 */
export interface SpearmanCorrelation {
  readonly status: 'computed';
  readonly correlation: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly pairCount: number;
}

/**
 * Spearman's rank correlation: Pearson's correlation of mid-ranks, so that ties are fair.
 *
 * The two-sided p is exact, over every order of one side, up to nine pairs without ties, and where the
 * correlation is 1 or -1; elsewhere it is the t approximation with n - 2 degrees of freedom. The interval
 * is Fisher's z with the variance of Bonett and Wright over n - 2, (1 + r^2 / 2) / (n - 2): theirs, over
 * n - 3, holds the truth in 96 % and more of short lists. From ten pairs on and up to a correlation of 0.9 this
 * one holds it in 94 to 96 %; it is rough under ten pairs.
 * Not computable under two pairs or when one side is all equal.
 *
 * @throws {AnalysisError} `lengths-differ`, `confidence-out-of-range`.
 *
 * Source: Bonett and Wright (2000), Psychometrika 65, 23-28. Held to R `cor.test(method = "spearman")`,
 * `exact = TRUE` up to nine pairs, `exact = FALSE` with ties; the interval to its formula in R.
 */
export function spearmanCorrelation(
  left: readonly number[],
  right: readonly number[],
  confidence = 0.95,
): SpearmanCorrelation | NotComputable {
  if (left.length !== right.length) {
    throw new AnalysisError('lengths-differ', { expected: left.length, found: right.length });
  }
  const z = criticalZ(confidence);
  const pairCount = left.length;
  if (pairCount < 2) return notComputable('too-few-pairs');
  const [ranksLeft, ranksRight] = [midRanks(left), midRanks(right)];
  const correlation = correlate(ranksLeft, ranksRight);
  if (correlation === null) return notComputable('all-values-equal');
  const squared = correlation * correlation;
  const reach = z * Math.sqrt((1 + squared / 2) / (pairCount - 2));
  const hasInterval = pairCount > 3 && squared < 1;
  return {
    status: 'computed',
    correlation,
    low: hasInterval ? Math.tanh(Math.atanh(correlation) - reach) : null,
    high: hasInterval ? Math.tanh(Math.atanh(correlation) + reach) : null,
    p: pairCount < 3 ? null : pOf(correlation, ranksLeft, ranksRight),
    pairCount,
  };
}

function pOf(correlation: number, left: readonly number[], right: readonly number[]): number {
  const pairCount = left.length;
  const isUntied = [left, right].every((ranks) => new Set(ranks).size === pairCount);
  if (isUntied && pairCount <= mostPairsInEveryOrder) return pOverEveryOrder(left, right);
  const unexplained = (1 - correlation) * (1 + correlation);
  if (unexplained <= 0) return pOfFullAgreement(left);
  return tTwoSidedP(correlation * Math.sqrt((pairCount - 2) / unexplained), pairCount - 2);
}

/**
 * The share of the n! orders whose sum of squared rank differences lies as far from the middle as the one
 * seen. Orders are counted by the set of ranks already given away and the sum so far.
 */
function pOverEveryOrder(left: readonly number[], right: readonly number[]): number {
  const count = left.length;
  const most = (count ** 3 - count) / 3;
  let countsBySum = new Map<number, Float64Array>([[0, Float64Array.of(1)]]);
  for (let place = 0; place < count; place++) {
    const next = new Map<number, Float64Array>();
    for (const [given, sums] of countsBySum) {
      for (let rank = 0; rank < count; rank++) {
        if ((given & (1 << rank)) !== 0) continue;
        const key = given | (1 << rank);
        const target = next.get(key) ?? new Float64Array(most + 1);
        next.set(key, target);
        const step = (place - rank) ** 2;
        for (const [sum, orders] of sums.entries()) {
          if (orders > 0) target[sum + step] = (target[sum + step] as number) + orders;
        }
      }
    }
    countsBySum = next;
  }
  const seen = left.reduce((sum, rank, at) => sum + (rank - (right[at] as number)) ** 2, 0);
  const [distribution = Float64Array.of()] = countsBySum.values();
  const distance = Math.abs(seen - most / 2);
  const isAsFar = (sum: number): boolean => Math.abs(sum - most / 2) >= distance;
  const all = distribution.reduce((total, orders) => total + orders, 0);
  return distribution.reduce((total, orders, sum) => total + (isAsFar(sum) ? orders : 0), 0) / all;
}

/**
 * The share of orders that agree or oppose in full: tied items may change places among themselves, and
 * only ties that read alike from both ends can be turned round.
 */
function pOfFullAgreement(ranks: readonly number[]): number {
  const sizeByRank = new Map<number, number>();
  for (const rank of ranks) sizeByRank.set(rank, (sizeByRank.get(rank) ?? 0) + 1);
  const sizes = [...sizeByRank].sort(([one], [other]) => one - other).map(([, size]) => size);
  const isSymmetric = sizes.every((size, at) => size === sizes.at(-1 - at));
  const alike = sizes.reduce((sum, size) => sum + logFactorial(size), 0);
  return (isSymmetric ? 2 : 1) * Math.exp(alike - logFactorial(ranks.length));
}

function correlate(left: readonly number[], right: readonly number[]): number | null {
  const middle = (left.length + 1) / 2;
  let [crossed, squaredLeft, squaredRight] = [0, 0, 0];
  for (const [index, rank] of left.entries()) {
    const fromLeft = rank - middle;
    const fromRight = (right[index] as number) - middle;
    crossed += fromLeft * fromRight;
    squaredLeft += fromLeft * fromLeft;
    squaredRight += fromRight * fromRight;
  }
  if (squaredLeft === 0 || squaredRight === 0) return null;
  const correlation = crossed / Math.sqrt(squaredLeft * squaredRight);
  return Math.min(1, Math.max(-1, correlation));
}

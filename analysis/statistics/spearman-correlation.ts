import { AnalysisError } from '../analysis-error.ts';
import { tTwoSidedP } from '../numerics/t-distribution.ts';
import { criticalZ } from './interval.ts';
import { midRanks } from './mid-ranks.ts';
import { type NotComputable, notComputable } from './not-computable.ts';

/** How alike two rankings are, -1 to 1. The interval is null under four pairs, p under three. */
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
 * The two-sided p is the t approximation with n - 2 degrees of freedom; the interval Fisher's z with the
 * variance of Bonett and Wright, (1 + r^2 / 2) / (n - 3). Both are rough under ten pairs. Not computable
 * under two pairs or when one side is all equal.
 *
 * @throws {AnalysisError} `lengths-differ`, `confidence-out-of-range`.
 *
 * Source: Bonett and Wright (2000), Psychometrika 65, 23-28. Held to R `cor.test(method = "spearman",
 * exact = FALSE)`; the interval to its formula in R.
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
  const correlation = correlate(midRanks(left), midRanks(right));
  if (correlation === null) return notComputable('all-values-equal');
  const squared = correlation * correlation;
  const reach = z * Math.sqrt((1 + squared / 2) / (pairCount - 3));
  const hasInterval = pairCount > 3;
  return {
    status: 'computed',
    correlation,
    low: hasInterval ? Math.tanh(Math.atanh(correlation) - reach) : null,
    high: hasInterval ? Math.tanh(Math.atanh(correlation) + reach) : null,
    p: pairCount < 3 ? null : pOf(correlation, pairCount),
    pairCount,
  };
}

function pOf(correlation: number, pairCount: number): number {
  const unexplained = (1 - correlation) * (1 + correlation);
  if (unexplained <= 0) return 0;
  return tTwoSidedP(correlation * Math.sqrt((pairCount - 2) / unexplained), pairCount - 2);
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

import { criticalZ, demandBase, demandShare } from './interval.ts';
import { type NotComputable, notComputable } from './not-computable.ts';

/** The odds on the first side over those on the second, with an interval. */
export interface OddsRatio {
  readonly status: 'computed';
  readonly oddsRatio: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Odds ratio of two independent shares with Woolf's interval on the log scale.
 *
 * Not computable where a share is 0 or 1. Bases need not be whole: with weights they are the effective
 * bases. Not a ratio of shares: 71 % against 47 % is an odds ratio of 2.8, a ratio of 1.5.
 *
 * @throws {AnalysisError} `share-out-of-range`, `base-out-of-range`, `confidence-out-of-range`.
 *
 * Source: Woolf (1955), Annals of Human Genetics 19, 251-253. Held to R `glm(family = binomial)` with
 * its Wald interval.
 */
export function oddsRatio(
  shareA: number,
  baseA: number,
  shareB: number,
  baseB: number,
  confidence = 0.95,
): OddsRatio | NotComputable {
  demandShare(shareA);
  demandShare(shareB);
  demandBase(baseA);
  demandBase(baseB);
  const z = criticalZ(confidence);
  const spreadA = shareA * (1 - shareA);
  const spreadB = shareB * (1 - shareB);
  if (spreadA === 0 || spreadB === 0) return notComputable('share-is-zero-or-one');
  const ratio = (shareA * (1 - shareB)) / ((1 - shareA) * shareB);
  const factor = Math.exp(z * Math.sqrt(1 / (baseA * spreadA) + 1 / (baseB * spreadB)));
  return { status: 'computed', oddsRatio: ratio, low: ratio / factor, high: ratio * factor };
}

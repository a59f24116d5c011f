import { criticalZ, demandBase, demandShare } from './interval.ts';
import { type NotComputable, notComputable } from './not-computable.ts';

/** How many times as likely, with its interval; the ends are null where the first share is 0. */
export interface ShareRatio {
  readonly status: 'computed';
  readonly ratio: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Ratio of two independent shares, first over second (relative risk), with an interval on the log
 * scale. `ratio - 1` is the relative difference.
 *
 * Not computable where the second share is 0; without an interval where the first is. Bases need not
 * be whole: with weights they are the effective bases. Unsteady when shares are small: look at the gap
 * in points too.
 *
 * @throws {AnalysisError} `share-out-of-range`, `base-out-of-range`, `confidence-out-of-range`.
 *
 * Source: Katz, Baptista, Azen and Pike (1978), Biometrics 34, 469-474 (method C). Held to the same
 * formula in R.
 */
export function shareRatio(
  shareA: number,
  baseA: number,
  shareB: number,
  baseB: number,
  confidence = 0.95,
): ShareRatio | NotComputable {
  demandShare(shareA);
  demandShare(shareB);
  demandBase(baseA);
  demandBase(baseB);
  const z = criticalZ(confidence);
  if (shareB === 0) return notComputable('share-is-zero');
  const ratio = shareA / shareB;
  if (shareA === 0) return { status: 'computed', ratio, low: null, high: null };
  const variance = (1 - shareA) / (baseA * shareA) + (1 - shareB) / (baseB * shareB);
  const factor = Math.exp(z * Math.sqrt(variance));
  return { status: 'computed', ratio, low: ratio / factor, high: ratio * factor };
}

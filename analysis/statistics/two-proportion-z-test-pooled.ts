import { normalTwoSidedP } from '../numerics/normal-distribution.ts';
import { demandBase, demandShare } from './interval.ts';
import { type NotComputable, notComputable } from './not-computable.ts';

/** A z statistic, above 0 where the first share is larger, and its two-sided probability. */
export interface ZTest {
  readonly status: 'computed';
  readonly z: number;
  readonly p: number;
}

/**
 * Whether two independent shares differ: z test with the pooled share, no continuity correction.
 *
 * With weights give the effective bases. Poor where an expected count is under 5: use
 * `fisherExactTest` there. Not computable where everyone or nobody chose it on both sides.
 *
 * @throws {AnalysisError} `share-out-of-range`, `base-out-of-range`.
 *
 * Held to R `prop.test(correct = FALSE)`, whose statistic is z squared.
 */
export function twoProportionZTestPooled(
  shareA: number,
  baseA: number,
  shareB: number,
  baseB: number,
): ZTest | NotComputable {
  demandShare(shareA);
  demandShare(shareB);
  demandBase(baseA);
  demandBase(baseB);
  if (shareA === shareB && (shareA === 0 || shareA === 1)) {
    return notComputable('same-in-everyone');
  }
  const pooled = (shareA * baseA + shareB * baseB) / (baseA + baseB);
  const variance = pooled * (1 - pooled) * (1 / baseA + 1 / baseB);
  const z = (shareA - shareB) / Math.sqrt(variance);
  return { status: 'computed', z, p: normalTwoSidedP(z) };
}

import { normalTwoSidedP } from '../numerics/normal-distribution.ts';
import { effectiveBase } from './effective-base.ts';
import { type NotComputable, notComputable } from './not-computable.ts';
import type { ZTest } from './two-proportion-z-test-pooled.ts';

/**
 * One of two groups that share respondents: sums over those with an answer, and over those of them who
 * chose. `squaredBase` and `squaredChosen` are sums of w^2.
 */
export interface OverlappingShare {
  readonly weightedBase: number;
  readonly squaredBase: number;
  readonly weightedChosen: number;
  readonly squaredChosen: number;
}

/** The respondents that two groups share: sums of w^2 over those with an answer and those who chose. */
export interface SharedSquares {
  readonly squaredBase: number;
  readonly squaredChosen: number;
}

/**
 * Whether two shares differ where some respondents stand in both groups: users of two brands, say.
 *
 * The variance of the difference is that of both shares less twice their covariance over the shared
 * respondents, each around the pooled share p: with S the sum of w^2 (y - p)^2 over a group,
 * `S_a / W_a^2 + S_b / W_b^2 - 2 S_ab / (W_a W_b)`, which is never negative. Shared respondents answer
 * once, so that leaving the covariance out would call too few differences where they agree.
 *
 * Not computable where everyone or nobody chose in both groups, or where the groups are the same people.
 *
 * Source: the linearised variance of two domains of one sample, Särndal, Swensson and Wretman (1992),
 * Model Assisted Survey Sampling, 5.6 and 5.8, at the pooled share as in a score test. Without shared
 * respondents and with equal bases it is the pooled z test.
 */
export function overlappingSharesTest(
  a: OverlappingShare,
  b: OverlappingShare,
  shared: SharedSquares,
): ZTest | NotComputable {
  const shareA = a.weightedChosen / a.weightedBase;
  const shareB = b.weightedChosen / b.weightedBase;
  const baseA = effectiveBase(a.weightedBase, a.squaredBase);
  const baseB = effectiveBase(b.weightedBase, b.squaredBase);
  const pooled = (shareA * baseA + shareB * baseB) / (baseA + baseB);
  const spread = ({ squaredBase, squaredChosen }: SharedSquares): number =>
    squaredChosen * (1 - pooled) ** 2 + (squaredBase - squaredChosen) * pooled ** 2;
  const parts = spread(a) / a.weightedBase ** 2 + spread(b) / b.weightedBase ** 2;
  const variance = parts - (2 * spread(shared)) / (a.weightedBase * b.weightedBase);
  // Two groups of the same people leave rounding errors of the parts.
  if (!(variance > parts * 1e-12)) return notComputable('same-in-everyone');
  const z = (shareA - shareB) / Math.sqrt(variance);
  return { status: 'computed', z, p: normalTwoSidedP(z) };
}

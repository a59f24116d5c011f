import { tTwoSidedP } from '../numerics/t-distribution.ts';
import { type NotComputable, notComputable } from './not-computable.ts';
import type { WeightedSample } from './weighted-mean.ts';

/**
 * Whether two means differ where some respondents stand in both groups.
 *
 * Design-based: with n respondents in either group, the variance of the difference is
 * `n / (n - 1) * (L_a / W_a^2 + L_b / W_b^2 - 2 X / (W_a W_b))`, L the sum of w^2 (y - mean)^2 over a
 * group and X (`crossed`) that of w^2 (y - mean_a) (y - mean_b) over the `sharedCount` shared
 * respondents; t with n - 2 degrees of freedom. Without shared respondents it is `designBasedTTest`.
 *
 * Not computable with fewer than two answers in a group, or when the groups are the same people.
 *
 * Source: Särndal, Swensson and Wretman (1992), 5.6 and 5.8. Held to R `survey::svyttest` over
 * respondents stacked once a group and clustered by respondent.
 */
export function overlappingMeansTest(
  a: WeightedSample,
  b: WeightedSample,
  sharedCount: number,
  crossed: number,
):
  | {
      readonly status: 'computed';
      readonly t: number;
      readonly degreesOfFreedom: number;
      readonly p: number;
    }
  | NotComputable {
  const base = a.base + b.base - sharedCount;
  if (a.base < 2 || b.base < 2 || base < 3) return notComputable('too-few-for-a-variance');
  const parts = a.linearised / a.weightedBase ** 2 + b.linearised / b.weightedBase ** 2;
  const variance = parts - (2 * crossed) / (a.weightedBase * b.weightedBase);
  // Two groups of the same people leave rounding errors of the parts.
  if (!(variance > parts * 1e-12)) return notComputable('all-values-equal');
  const t = (a.mean - b.mean) / Math.sqrt((base / (base - 1)) * variance);
  const degreesOfFreedom = base - 2;
  return { status: 'computed', t, degreesOfFreedom, p: tTwoSidedP(t, degreesOfFreedom) };
}

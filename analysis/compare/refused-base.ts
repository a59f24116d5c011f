import { isPercentPossible } from '../claims/base-detective.ts';
import { wholeCount } from './figures-in-words.ts';
import type { PerceptionSide } from './perception-gap-figures.ts';

/** Half of the last digit of a share of those who could answer, which is mostly printed in whole per cents. */
const eligibleHalfUnit = 0.005;

/**
 * Why a stated base cannot be right, as a sentence; null where nothing speaks against it.
 *
 * A base cannot be more than the whole that was asked, nor more than those of it who could answer (within
 * the rounding of their printed share); without weights it is a whole number, and some count out of it gives
 * the percentage as printed.
 *
 * - Units: `share` and `eligibleShare` in [0, 1]; `decimals` of the percentage, not of the share.
 * - Missing: what is not stated is not held against the base.
 * - Weights: an `effectiveBase` says that the figures are weighted; then counts need not be whole.
 *
 * Source: Brown and Heathers (2017), the GRIM test, for percentages.
 */
export function refusedBase(side: PerceptionSide): string | null {
  const { share, base, effectiveBase, askedOf, eligibleShare, decimals } = side;
  if (base === null) return null;
  const told = Number.isInteger(base) ? wholeCount(base) : String(base);
  if (askedOf != null && base > askedOf) {
    return `${told} cannot be its base: only ${wholeCount(askedOf)} were asked in all`;
  }
  if (askedOf != null && eligibleShare != null) {
    const most = Math.floor(askedOf * Math.min(1, eligibleShare + eligibleHalfUnit));
    if (base > most) {
      const percent = Number((eligibleShare * 100).toFixed(1));
      return `${told} cannot be its base: only ${percent}\u202F% of the ${wholeCount(askedOf)} asked could answer, ${wholeCount(most)} at most`;
    }
  }
  if (effectiveBase != null) return null;
  if (!Number.isInteger(base)) {
    return `${told} cannot be its base: a count of people is a whole number, unless it is weighted`;
  }
  if (share === null || decimals == null) return null;
  const halfUnit = 0.5 * 10 ** -decimals;
  const printed = { value: share * 100, halfUnit, unit: 'percent' } as const;
  if (isPercentPossible(printed, base)) return null;
  return `${told} cannot be its base: no count out of ${told} gives ${(share * 100).toFixed(decimals)}\u202F%, unless it is weighted`;
}

import type { Tally } from '../compare/tally-side.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import type { AssociationMeasure, AssociationReason, PairFigures } from './association.ts';

/** What the figures of a pair are computed under. */
export interface PairOptions {
  readonly isWeighted: boolean;
  /** Fewer respondents with both answers than this have no figures. */
  readonly suppressedBase: number;
}

/** A pair without a value, and why. */
export function withoutValue(
  measure: AssociationMeasure,
  both: Tally,
  reason: AssociationReason,
): PairFigures {
  return {
    measure,
    value: null,
    corrected: null,
    strength: null,
    base: both.count,
    effectiveBase: effectiveBase(both.weight, both.squaredWeight),
    p: null,
    method: 'none',
    reason,
  };
}

/** Why so few respondents with both answers have no figures; null where there are enough. */
export function reasonFromBase(
  both: Tally,
  { suppressedBase }: PairOptions,
): Extract<AssociationReason, 'nobody-answered' | 'base-too-small'> | null {
  if (both.count === 0) return 'nobody-answered';
  return both.count < suppressedBase ? 'base-too-small' : null;
}

import type { PrintedFigure } from './claim.ts';

/** A figure with the range that the rounding of the printed figures leaves it; an end may be open (null). */
export interface RoundedRange {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What two printed figures support. `points` is null where they are not shares. */
export interface RecomputedClaim {
  /** a over b. */
  readonly ratio: RoundedRange;
  /** (a - b) / b, as a share: 0.51 is "51 % more". */
  readonly relative: RoundedRange;
  /** (a - b) / a: what is printed when the difference is divided by the larger side. */
  readonly relativeToA: RoundedRange;
  /** a - b as a share: 0.24 is 24 points. */
  readonly points: RoundedRange | null;
}

/**
 * Recomputes a comparison from its two printed figures, with the range that each figure's rounding allows.
 *
 * Null where the second figure is 0 (there is no ratio to 0). An open end (null) stands where rounding
 * lets a side be 0.
 */
export function recomputeClaim(a: PrintedFigure, b: PrintedFigure): RecomputedClaim | null {
  if (!(b.value > 0) || !(a.value >= 0)) return null;
  const ratio = quotient(a, b);
  const inverse =
    a.value > 0 ? quotient(b, a) : { value: Number.POSITIVE_INFINITY, low: null, high: null };
  return {
    ratio,
    relative: { value: ratio.value - 1, low: plus(ratio.low, -1), high: plus(ratio.high, -1) },
    relativeToA: {
      value: 1 - inverse.value,
      low: inverse.high === null ? null : 1 - inverse.high,
      high: inverse.low === null ? null : 1 - inverse.low,
    },
    points: a.unit === 'number' || b.unit === 'number' ? null : difference(a, b),
  };
}

function quotient(a: PrintedFigure, b: PrintedFigure): RoundedRange {
  const smallestB = b.value - b.halfUnit;
  return {
    value: a.value / b.value,
    low: Math.max(0, a.value - a.halfUnit) / (b.value + b.halfUnit),
    high: smallestB > 0 ? (a.value + a.halfUnit) / smallestB : null,
  };
}

function difference(a: PrintedFigure, b: PrintedFigure): RoundedRange {
  const half = a.halfUnit + b.halfUnit;
  const points = a.value - b.value;
  return { value: points / 100, low: (points - half) / 100, high: (points + half) / 100 };
}

function plus(value: number | null, term: number): number | null {
  return value === null ? null : value + term;
}

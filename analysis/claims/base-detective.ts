import { criticalZ } from '../statistics/interval.ts';
import type { PrintedFigure } from './claim.ts';
import { type RoundedRange, recomputeClaim } from './recompute-claim.ts';

/**
 * Respondents that each of two equal groups needs for the difference of two printed shares to have p
 * below .05: n with d / sqrt((pa (1 - pa) + pb (1 - pb)) / n) = 1.96, rounded up. Null where they are equal.
 */
export function basePerGroup(percentA: number, percentB: number, confidence = 0.95): number | null {
  const a = percentA / 100;
  const b = percentB / 100;
  if (a === b) return null;
  const z = criticalZ(confidence);
  return Math.ceil((z ** 2 * (a * (1 - a) + b * (1 - b))) / (a - b) ** 2);
}

/**
 * Whether a printed percentage is possible for a base: some whole number of respondents out of `base`
 * gives it when rounded as printed. Half-way cases may be rounded either way.
 *
 * Source: Brown and Heathers (2017), the GRIM test, for percentages.
 */
export function isPercentPossible({ value, halfUnit }: PrintedFigure, base: number): boolean {
  const nearest = Math.round((value / 100) * base);
  return [nearest - 1, nearest, nearest + 1].some(
    (count) =>
      count >= 0 && count <= base && Math.abs((count / base) * 100 - value) <= halfUnit + 1e-9,
  );
}

/** The smallest base on which a printed percentage is possible. */
export function smallestBase(figure: PrintedFigure): number {
  for (let base = 1; ; base++) if (isPercentPossible(figure, base)) return base;
}

/** The same pair told from its other side: those who do not. */
export interface Complement {
  readonly percentA: number;
  readonly percentB: number;
  /** (100 - a) / (100 - b); null where b is 100. */
  readonly ratio: RoundedRange | null;
}

/**
 * What the shares leave over. "71 v 47 do" is also "29 v 53 do not": 1.5 times as likely to do, and 0.55
 * times as likely not to. Null where a figure is no share.
 */
export function complementOf(a: PrintedFigure, b: PrintedFigure): Complement | null {
  if (a.unit !== 'percent' || b.unit !== 'percent' || a.value > 100 || b.value > 100) return null;
  const rest = (figure: PrintedFigure): PrintedFigure => ({ ...figure, value: 100 - figure.value });
  const recomputed = recomputeClaim(rest(a), rest(b));
  return { percentA: 100 - a.value, percentB: 100 - b.value, ratio: recomputed?.ratio ?? null };
}

/** Whether printed shares of one whole sum to 100 within their rounding; `sum` is theirs as printed. */
export function sumsToWhole(figures: readonly PrintedFigure[]): {
  readonly sum: number;
  readonly isWhole: boolean;
} {
  const sum = figures.reduce((total, { value }) => total + value, 0);
  const slack = figures.reduce((total, { halfUnit }) => total + halfUnit, 0);
  return { sum, isWhole: Math.abs(sum - 100) <= slack + 1e-9 };
}

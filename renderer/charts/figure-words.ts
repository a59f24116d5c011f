import { formatPercent, formatPointsShort, starsOf } from '../words/numbers.ts';

/** A number with a fixed count of decimals and the true minus sign. */
export function fixedFigure(value: number, decimals = 0): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
}

/** A share as percent by its base, or "no figure" where there is none. */
export function percentWords(share: number | null, base: number | null): string {
  return share === null ? 'no figure' : formatPercent(share, base ?? 0);
}

/** A gap of shares in points by the smaller base of its sides. */
export function pointsWords(gap: number | null, base: number | null): string {
  return gap === null ? 'no figure' : formatPointsShort(gap, base ?? 0);
}

/** An interval of shares or gaps in points, without unit: `15 to 33`. */
export function rangeWords(low: number | null, high: number | null, decimals = 0): string | null {
  if (low === null || high === null) return null;
  return `${fixedFigure(low * 100, decimals)} to ${fixedFigure(high * 100, decimals)}`;
}

/** The stars of a probability that may be missing. */
export function starsWords(p: number | null): string {
  return p === null ? '' : starsOf(p);
}

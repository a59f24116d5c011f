/*
 * Figures as people read them in sentences. One place decides digits, signs and spaces: at most three
 * significant digits, percent without decimals under a base of 1,000 and with one from there, a real
 * minus sign, and spaces that never break a number from its unit.
 */

const thinNoBreakSpace = '\u202F';
const noBreakSpace = '\u00A0';
const minusSign = '\u2212';

const baseForOneDecimal = 1000;

/**
 * A share as a percentage, "71 %". A share that would round to an end that it has not reached is "under
 * 1 %" or "over 99 %" (under 0.1, over 99.9 on large bases).
 */
export function sharePercent(share: number, base: number): string {
  const decimals = percentDecimals(base);
  const step = 10 ** -decimals;
  const percent = share * 100;
  const rounded = Number(percent.toFixed(decimals));
  if (share > 0 && rounded === 0) return `under ${withPercent(step.toFixed(decimals))}`;
  if (share < 1 && rounded === 100) return `over ${withPercent((100 - step).toFixed(decimals))}`;
  return withPercent(rounded === 100 ? '100' : percent.toFixed(decimals));
}

/**
 * A relative difference without its sign, "51 %" for 0.51 or -0.51, "less than 1 %" where it rounds to 0.
 * A decrease that would round to the whole without being it is "over 99 %" (99.9 on large bases). For
 * differences under tenfold: a larger one is told by its ratio alone.
 */
export function relativePercent(relative: number, base: number): string {
  const percent = Math.abs(relative) * 100;
  const isDecrease = relative < 0;
  const decimals = isDecrease || percent < 99.95 ? percentDecimals(base) : 0;
  const step = 10 ** -decimals;
  const rounded = Number(percent.toFixed(decimals));
  if (rounded === 0) return `less than ${withPercent(step.toFixed(decimals))}`;
  if (isDecrease && relative > -1 && rounded === 100) {
    return `over ${withPercent((100 - step).toFixed(decimals))}`;
  }
  return withPercent(rounded === 100 ? '100' : percent.toFixed(decimals));
}

/**
 * A gap between shares in percentage points with its sign, "+24 points", "−1 point". A gap that rounds to
 * 0 without being it keeps its direction in words: "less than 1 point lower", with `whose` before it where
 * the sentence does not tell which side is lower.
 */
export function signedPoints(gap: number, base: number, whose = ''): string {
  const decimals = percentDecimals(base);
  const points = Math.abs(gap) * 100;
  const rounded = Number(points.toFixed(decimals));
  if (gap === 0) return `0${noBreakSpace}points`;
  if (rounded === 0) {
    const direction = gap < 0 ? 'lower' : 'higher';
    const bound = `less than ${inPoints((10 ** -decimals).toFixed(decimals))} ${direction}`;
    return whose === '' ? bound : `${whose} ${bound}`;
  }
  const sign = gap < 0 ? minusSign : '+';
  return `${sign}${inPoints(rounded === 100 ? '100' : points.toFixed(decimals))}`;
}

/**
 * A ratio, "1.5 times": two significant digits, three on large bases, from 100 on, and within a tenth
 * of 1, where two would show no difference.
 */
export function times(ratio: number, base: number): string {
  const needsThree = base >= baseForOneDecimal || ratio >= 99.5 || Math.abs(ratio - 1) < 0.1;
  return `${significant(ratio, needsThree ? 3 : 2)}${noBreakSpace}times`;
}

/** A count with commas between thousands, "1,056". */
export function wholeCount(count: number): string {
  return withCommas(Math.round(count).toFixed(0));
}

/** A number to three significant digits, "1,850", "−0.0412". */
export function threeDigits(value: number): string {
  return significant(value, 3);
}

/** As `threeDigits`, with a plus sign where it is above 0. */
export function signedThreeDigits(value: number): string {
  return value > 0 ? `+${threeDigits(value)}` : threeDigits(value);
}

function percentDecimals(base: number): number {
  return base >= baseForOneDecimal ? 1 : 0;
}

function inPoints(number: string): string {
  return `${number}${noBreakSpace}${Number(number) === 1 ? 'point' : 'points'}`;
}

function withPercent(number: string): string {
  return `${number}${thinNoBreakSpace}%`;
}

function significant(value: number, digits: number): string {
  if (value === 0) return '0';
  const rounded = Number(Math.abs(value).toPrecision(digits));
  const decimals = Math.min(12, Math.max(0, digits - 1 - Math.floor(Math.log10(rounded))));
  return `${value < 0 ? minusSign : ''}${withCommas(rounded.toFixed(decimals))}`;
}

function withCommas(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

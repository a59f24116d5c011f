const thin = '\u202F';
const minus = '\u2212';
const percentBase = 1000;

/** A number with the true minus sign and a thin space between thousands. */
export function figure(value: number, decimals = 0): string {
  const rounded = Math.abs(value).toFixed(decimals);
  const [whole = '0', fraction] = rounded.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const isNegative = value < 0 && Number(rounded) !== 0;
  return `${isNegative ? minus : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A share as percent: whole below a base of 1,000, one decimal from there on. "no figure" for null. */
export function percentWords(share: number | null, base: number | null = null): string {
  if (share === null) return 'no figure';
  return `${figure(share * 100, decimalsFor(base))}${thin}%`;
}

/** How many decimals a percentage from a base deserves. */
export function decimalsFor(base: number | null): number {
  return base !== null && base >= percentBase ? 1 : 0;
}

/** A gap of shares in percentage points with its sign: `+24 pts`. */
export function pointsWords(gap: number | null, base: number | null = null): string {
  if (gap === null) return 'no figure';
  const text = figure(gap * 100, decimalsFor(base));
  return `${text.startsWith(minus) || Number(text) === 0 ? '' : '+'}${text}${thin}pts`;
}

/** An interval of shares or gaps in points, without unit: `15 to 33`. */
export function rangeWords(low: number | null, high: number | null, decimals = 0): string | null {
  if (low === null || high === null) return null;
  return `${figure(low * 100, decimals)} to ${figure(high * 100, decimals)}`;
}

/** A probability as it may be printed: never 0.000. */
export function probabilityWords(p: number | null): string {
  if (p === null) return 'no test';
  if (p < 0.001) return 'p < .001';
  return `p = ${p.toFixed(3).replace(/^0/, '')}`;
}

/** Stars of an adjusted probability: * under .05, ** under .01, *** under .001. */
export function stars(p: number | null): string {
  if (p === null || !(p < 0.05)) return '';
  if (p < 0.001) return '***';
  return p < 0.01 ? '**' : '*';
}

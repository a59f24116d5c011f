const thinSpace = '\u202f';
const minus = '\u2212';

const countFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const threeDigitFormat = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const fullFormat = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 15 });

/** A text with real minus signs for hyphens before digits. */
function withMinus(text: string): string {
  return text.replace(/^-/u, minus);
}

/** "1,186". */
export function formatCount(count: number): string {
  return withMinus(countFormat.format(count));
}

const [firstYear, lastYear] = [1800, 2100];
const yearFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0, useGrouping: false });

/**
 * A number in sentences and cells: three significant digits, or all digits before the point. What may be a
 * year, 1800 to 2100, has no comma: "1966".
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= firstYear && value <= lastYear) return yearFormat.format(value);
  const format = Math.abs(value) >= 1000 ? countFormat : threeDigitFormat;
  return withMinus(format.format(value));
}

/** A number in full precision, for the passport. */
export function formatFull(value: number): string {
  return Number.isFinite(value) ? withMinus(fullFormat.format(value)) : '–';
}

/**
 * A share in [0, 1] as a percentage: no decimals where its base is under 1,000, one from there on. Without
 * a base, none.
 */
export function formatPercent(share: number, base = 0): string {
  if (!Number.isFinite(share)) return '–';
  return `${fixed(share * 100, base >= 1000 ? 1 : 0)}${thinSpace}%`;
}

/** A difference of shares in percentage points, with its sign: "+24 points". */
export function formatPoints(difference: number, base = 0): string {
  if (!Number.isFinite(difference)) return '–';
  const points = signed(difference * 100, base >= 1000 ? 1 : 0);
  return `${points}\u00a0${points === '+1' || points === `${minus}1` ? 'point' : 'points'}`;
}

/** As `formatPoints` in a narrow column: "+24 pts". */
export function formatPointsShort(difference: number, base = 0): string {
  if (!Number.isFinite(difference)) return '–';
  return `${signed(difference * 100, base >= 1000 ? 1 : 0)}\u00a0pts`;
}

/** A ratio as words: "1.51 times". */
export function formatTimes(ratio: number): string {
  return Number.isFinite(ratio) ? `${formatNumber(ratio)}\u00a0times` : '–';
}

/** A probability of a test: "p = .012", never "p = .000". */
export function formatProbability(p: number): string {
  if (!Number.isFinite(p)) return 'p –';
  if (p < 0.001) return 'p\u00a0<\u00a0.001';
  if (p > 0.999) return 'p\u00a0>\u00a0.999';
  return `p\u00a0=\u00a0${p.toFixed(3).replace(/^0/u, '')}`;
}

/** The stars of a probability: "***" under .001, "**" under .01, "*" under .05, otherwise nothing. */
export function starsOf(p: number): string {
  return p < 0.001 ? '***' : p < 0.01 ? '**' : p < 0.05 ? '*' : '';
}

/** A base in small figures: "n 240". */
export function formatBase(base: number): string {
  return `n\u00a0${formatCount(Math.round(base))}`;
}

/** A count with its noun: "1 row", "1,186 rows". */
export function formatCounted(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)}\u00a0${count === 1 ? singular : plural}`;
}

/** A number with as many decimals as asked: "3.40". */
export function formatFixed(value: number, decimals: number): string {
  return Number.isFinite(value) ? fixed(value, decimals) : '–';
}

const formatByDecimals = new Map<number, Intl.NumberFormat>();

/** Making a format takes a thousand times as long as using it, and a table prints thousands of numbers. */
function fixedFormat(decimals: number): Intl.NumberFormat {
  const known = formatByDecimals.get(decimals);
  if (known !== undefined) return known;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat('en-US', digits);
  formatByDecimals.set(decimals, made);
  return made;
}

function fixed(value: number, decimals: number): string {
  const text = fixedFormat(decimals).format(value);
  return Number(text.replaceAll(',', '')) === 0 ? (0).toFixed(decimals) : withMinus(text);
}

function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return text.startsWith(minus) || Number(text) === 0 ? text : `+${text}`;
}

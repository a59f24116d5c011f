const plain = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/u;
const grouped = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u;

/**
 * Reads the number that a text is, once the units are taken off its ends: "EUR 1.234,50" is 1234.5 with
 * the decimal comma and the unit EUR.
 *
 * - Decimal rule: only `decimal` begins a fraction; the other of point and comma, spaces and apostrophes
 *   group thousands and must stand where they would ("1,23" is no number with the decimal point).
 * - Units are taken off in any case, at either end, the longest first; a per cent sign is not applied.
 * - Missing: NaN for everything else, an empty text, and numbers too large to hold.
 */
export function numberInText(text: string, decimal: '.' | ',', units: readonly string[]): number {
  let bare = withoutUnits(text.trim(), units);
  const quick = quickNumber(bare, decimal);
  if (!Number.isNaN(quick)) return quick;
  bare = bare.replace(/\u2212/gu, '-').replace(/^([-+])\s+/u, '$1');
  if (bare.length > 400) return Number.NaN;
  if (decimal === ',') bare = swapped(bare);
  bare = bare.replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/gu, ',');
  const value = plain.test(bare)
    ? Number(bare)
    : grouped.test(bare)
      ? Number(bare.replaceAll(',', ''))
      : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

const digitsAndOnePoint = /^\d{1,12}(?:\.\d{1,3})?$/u;
const digitsAndOneComma = /^\d{1,12},\d{1,3}$/u;

/** The commonest forms at once; NaN for any other. */
function quickNumber(text: string, decimal: '.' | ','): number {
  if (decimal === '.') return digitsAndOnePoint.test(text) ? Number(text) : Number.NaN;
  return digitsAndOneComma.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

/** Units as `numberInText` takes them off: the longest first, and a sign before one stays. */
function withoutUnits(text: string, units: readonly string[]): string {
  let bare = text;
  for (let isFound = true; isFound; ) {
    isFound = false;
    for (const unit of units) {
      const folded = bare.toLowerCase();
      const sign = /^[-+\u2212]/u.test(folded) ? 1 : 0;
      if (folded.endsWith(unit)) bare = bare.slice(0, bare.length - unit.length).trim();
      else if (folded.startsWith(unit, sign))
        bare = bare.slice(0, sign) + bare.slice(sign + unit.length).trim();
      else continue;
      isFound = true;
      break;
    }
  }
  return bare;
}

function swapped(text: string): string {
  return text.replace(/[.,]/gu, (mark) => (mark === '.' ? ',' : '.'));
}

/** Units ready for `numberInText`: trimmed, in lower case, the longest first, none empty. */
export function unitsInOrder(units: readonly string[]): readonly string[] {
  return units
    .map((unit) => unit.trim().toLowerCase())
    .filter((unit) => unit !== '')
    .sort((a, b) => b.length - a.length);
}

/**
 * The plain number that bytes spell ("-12.5"), exact to the last bit; NaN says only that they are not
 * plain, or have more than 15 digits.
 */
export function plainNumberInBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimal: number,
): number {
  let at = bytes[start] === 45 ? start + 1 : start;
  let whole = 0;
  let digits = 0;
  let scale = 1;
  let isFraction = false;
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit;
      digits++;
      if (isFraction) scale *= 10;
    } else if (bytes[at] === decimal && !isFraction) isFraction = true;
    else return Number.NaN;
  }
  if (digits === 0 || digits > 15) return Number.NaN;
  const value = whole / scale;
  return bytes[start] === 45 ? 0 - value : value;
}

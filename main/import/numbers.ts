const powersOfTen = Array.from({ length: 23 }, (_, power) => 10 ** power);

/**
 * Reads a plain number (`-12.5`) from bytes. NaN says only that it is not plain: ask `readNumber` then.
 *
 * Exact to the last bit: at most 15 digits over a power of ten that a double holds.
 */
export function readPlainNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimal: number,
): number {
  let at = start;
  const isNegative = bytes[at] === 0x2d;
  if (isNegative) at++;
  let whole = 0;
  let digits = 0;
  let scale = -1;
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit;
      digits++;
      if (scale >= 0) scale++;
    } else if (bytes[at] === decimal && scale < 0) scale = 0;
    else return Number.NaN;
  }
  if (digits === 0 || digits > 15) return Number.NaN;
  const value = scale > 0 ? whole / (powersOfTen[scale] as number) : whole;
  return isNegative ? 0 - value : value;
}

const plain = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/u;
const whole = /^[-+]?\d+$/u;
const thousandsByComma = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const thousandsByPoint = /^[-+]?\d{1,3}(?:[.'’]\d{3})+(?:,\d+)?$/u;
const thousandsByApostrophe = /^[-+]?\d{1,3}(?:['’]\d{3})+(?:\.\d+)?$/u;
const thousandsBySpace = /^[-+]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?$/u;
const decimalComma = /^[-+]?(?:\d+(?:,\d*)?|,\d+)(?:[eE][-+]?\d+)?$/u;

/**
 * Reads a number as people and spreadsheets write it: `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5`,
 * `5.7E+17`, `$12`, `12 EUR`, `45 %`, `(12)` for what is owed.
 *
 * Missing: NaN when the text is no number or one too large to hold (`1e999`); a percent sign and a
 * currency are left out, not applied. Spaces part groups of three digits and nothing else.
 */
export function readNumber(text: string, decimal: '.' | ','): number {
  const value = readFormatted(text, decimal);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** What no number is written with, however it is written: most answers hold such a letter. */
const foreign = /[^\s\u00a0\u2009\u202f\d+\-\u2212.,'’eE$€£¥₹₽₺%()]/u;
const longestNumber = 64;
const currencyBefore =
  /^([-+]?)\s*(?:US\$|R\$|[$€£¥₹₽₺]|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD)(?![A-Za-z]))\s*/u;
const currencyAfter = /(?<=\d)\s*(?:[%$€£¥₹₽₺]|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|kr\.?|zł)$/u;
const named = /^(?:[-+]?\s*(?:US\$|R\$|[A-Z]{3}\s?[-+]?\d)|[-+\d])/u;

function readFormatted(text: string, decimal: '.' | ','): number {
  if (decimal === '.' ? plain.test(text) : whole.test(text)) return Number(text);
  if (foreign.test(text) && (text.length > longestNumber || !named.test(text))) return Number.NaN;
  if (text.length > longestNumber) return readBare(text, decimal);
  const trimmed = text.trim().replace('\u2212', '-');
  const owed = /^\(([^()]+)\)$/u.exec(trimmed);
  const inner = (owed?.[1] ?? trimmed).replace(/^([-+])\s+/u, '$1');
  const bare = inner.replace(currencyBefore, '$1').replace(currencyAfter, '');
  const value = readBare(thousandsBySpace.test(bare) ? bare.replace(/\s/gu, '') : bare, decimal);
  return owed ? -value : value;
}

function readBare(bare: string, decimal: '.' | ','): number {
  if (decimal === '.') {
    if (plain.test(bare)) return Number(bare);
    if (thousandsByApostrophe.test(bare)) return Number(bare.replace(/['’]/gu, ''));
    return thousandsByComma.test(bare) ? Number(bare.replaceAll(',', '')) : Number.NaN;
  }
  if (thousandsByPoint.test(bare)) return Number(bare.replace(/[.'’]/gu, '').replace(',', '.'));
  return decimalComma.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
}

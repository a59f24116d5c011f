import type { PrintedFigure } from './claim.ts';

/**
 * A figure as a text that `readPrintedFigure` reads back: "71 %", "2.50 %", "464437", "3X". Where its
 * rounding is not that of its last digit ("four in ten"), the half unit follows: "40 % ± 5".
 */
export function printedFigure({ value, halfUnit, unit }: PrintedFigure): string {
  const decimals = decimalsOf(halfUnit);
  const isOfLastDigit = Math.abs(halfUnit - 0.5 * 10 ** -decimals) < 1e-12;
  const digits = isOfLastDigit ? value.toFixed(decimals) : String(value);
  const isRead = isOfLastDigit && Math.abs(Number(digits) - value) < 1e-12;
  const suffix = { percent: ' %', number: '', times: 'X' }[unit];
  return `${isRead ? digits : value}${suffix}${isRead ? '' : ` ± ${halfUnit}`}`;
}

const figurePattern =
  /^([+\u2212-]?)\s*(\d+(?:[,\u202f\u00a0' ]\d{3})*|\d+)(?:[.,](\d+))?\s*(%|percent|per cent|pct|x|×|times)?(?:\s*±\s*(\d+(?:\.\d+)?))?$/iu;

/**
 * Reads a figure that a person typed or `printedFigure` wrote; null where it is none. Thousands may be
 * grouped by commas or spaces; a point or comma before other than three digits is decimal.
 */
export function readPrintedFigure(text: string): PrintedFigure | null {
  const match = figurePattern.exec(text.trim());
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', unit = '', half] = match;
  const magnitude = Number(`${whole.replace(/\D/gu, '')}${fraction === '' ? '' : `.${fraction}`}`);
  const halfUnit = half === undefined ? 0.5 * 10 ** -fraction.length : Number(half);
  return {
    value: sign === '' || sign === '+' ? magnitude : -magnitude,
    halfUnit,
    unit: /^(?:%|p)/iu.test(unit) ? 'percent' : unit === '' ? 'number' : 'times',
  };
}

function decimalsOf(halfUnit: number): number {
  for (let decimals = 0; decimals < 12; decimals++) {
    if (Math.abs(halfUnit - 0.5 * 10 ** -decimals) < 1e-12) return decimals;
  }
  return 0;
}

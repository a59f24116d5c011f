import type { StatedSize } from '#contract/calls/claim-texts.ts';
import type { ClaimLine } from '#contract/calls/claims.ts';
import type { SizeRange } from '../../charts/lay-out-size-ranges.ts';
import { formatNumber } from '../../words/numbers.ts';

/** Ratio, relative difference and points of a claim, with what rounding allows and what is printed. */
export function sizeRanges(line: ClaimLine, size: StatedSize): readonly SizeRange[] {
  const isLess = size.direction === 'less';
  const printedRatio =
    size.form === 'ratio' && size.value !== null && size.value > 0
      ? isLess
        ? 1 / size.value
        : size.value
      : null;
  const signed = size.value === null ? null : isLess ? -size.value : size.value;
  return [
    ...range('ratio', 'Ratio', '\u00a0times', printedRatio, 1, [
      line.ratio,
      line.ratioLow,
      line.ratioHigh,
    ]),
    ...range(
      'relative',
      'Relative difference',
      '\u202f%',
      size.form === 'percentMore' ? signed : null,
      100,
      [line.relative, line.relativeLow, line.relativeHigh],
    ),
    ...range('points', 'Difference', '\u00a0points', size.form === 'points' ? signed : null, 100, [
      line.points,
      line.pointsLow,
      line.pointsHigh,
    ]),
  ];
}

function range(
  key: string,
  label: string,
  unit: string,
  printed: number | null,
  by: number,
  [value, low, high]: readonly [number | null, number | null, number | null],
): readonly SizeRange[] {
  if (value === null) return [];
  const scaled = (one: number | null): number | null => (one === null ? null : one * by);
  return [
    {
      key,
      label,
      value: value * by,
      low: scaled(low),
      high: scaled(high),
      printed,
      words: `${formatNumber(value * by)}${unit}${rangeWords(scaled(low), scaled(high))}`,
      printedWords: printed === null ? null : `printed ${formatNumber(printed)}${unit}`,
    },
  ];
}

function rangeWords(low: number | null, high: number | null): string {
  if (low === null && high === null) return '';
  if (high === null) return ` (${formatNumber(low ?? 0)} or more)`;
  if (low === null) return ` (${formatNumber(high)} or less)`;
  return ` (${formatNumber(low)} to ${formatNumber(high)})`;
}

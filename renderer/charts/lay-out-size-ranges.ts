import { scaleLinear } from 'd3';

/** A size with the ends that rounding of the figures allows, and the size that is printed, in one unit. */
export interface SizeRange {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** Null where there is no lower or upper end. */
  readonly low: number | null;
  readonly high: number | null;
  readonly printed: number | null;
  readonly words: string;
  readonly printedWords: string | null;
}

/** A range in pixels; an open end runs to the edge of the plot. */
export interface SizeRangeRow {
  readonly key: string;
  readonly label: string;
  readonly words: string;
  readonly printedWords: string | null;
  readonly textY: number;
  readonly middle: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isOpen: boolean;
  readonly printed: number | null;
  /** Where the words of the printed size stand so that they stay inside. */
  readonly printedAnchor: 'start' | 'middle' | 'end';
}

/** The chart in pixels. */
export interface SizeRangesLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rows: readonly SizeRangeRow[];
}

const rowPx = 42;
const printedPx = 16;
const edgePx = 6;

/** Ranges under one another, each on a scale of its own that holds the printed size too. */
export function layOutSizeRanges(ranges: readonly SizeRange[], widthPx: number): SizeRangesLayout {
  let top = 0;
  const rows = ranges.map((range): SizeRangeRow => {
    const scale = scaleOf(range, widthPx);
    const printed = range.printed === null ? null : scale(range.printed);
    const row: SizeRangeRow = {
      key: range.key,
      label: range.label,
      words: range.words,
      printedWords: range.printedWords,
      textY: top + 9,
      middle: top + 26,
      value: scale(range.value),
      low: range.low === null ? 0 : scale(range.low),
      high: range.high === null ? widthPx : scale(range.high),
      isOpen: range.low === null || range.high === null,
      printed,
      printedAnchor: anchorOf(printed ?? 0, widthPx),
    };
    top += rowPx + (printed === null ? 0 : printedPx);
    return row;
  });
  return { widthPx, heightPx: top, rows };
}

function anchorOf(x: number, widthPx: number): 'start' | 'middle' | 'end' {
  if (x < 48) return 'start';
  return x > widthPx - 48 ? 'end' : 'middle';
}

function scaleOf({ value, low, high, printed }: SizeRange, widthPx: number) {
  const ends = [value, low ?? value, high ?? value * 1.5, ...(printed === null ? [] : [printed])];
  const least = Math.min(...ends);
  const most = Math.max(...ends);
  const room = Math.max((most - least) * 0.25, Math.abs(value) * 0.04, 1e-6);
  return scaleLinear()
    .domain([least - room, most + room])
    .range([edgePx, widthPx - edgePx]);
}

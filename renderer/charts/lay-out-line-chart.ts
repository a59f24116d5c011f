import { line, scaleLinear } from 'd3';
import { formatCount, formatNumber, formatPercent } from '../words/numbers.ts';
import { textWidthPx } from './text-fit.ts';

/** What a line's values are: shares of 0 to 1, counts from 0, or scores from -1 to 1. */
export type LineUnit = 'share' | 'count' | 'score';

/** A point of a line; `label` stands under it, null values break the line. */
export interface LinePoint {
  readonly key: string;
  readonly x: number;
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly sentence: string;
}

/** A line with its name at its end. */
export interface LineSeries {
  readonly key: string;
  readonly label: string;
  readonly points: readonly LinePoint[];
}

/** A place where a line changes its level, and the level before and behind it. */
export interface LineLevel {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** A point in pixels. */
export interface PlacedPoint {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly sentence: string;
}

/** A line chart in pixels and words. */
export interface LineLayout {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly lines: readonly {
    readonly key: string;
    readonly label: string;
    readonly path: string;
    readonly endX: number;
    readonly endY: number;
    readonly points: readonly PlacedPoint[];
  }[];
  readonly levels: readonly {
    readonly from: number;
    readonly to: number;
    readonly y: number;
  }[];
  readonly rows: readonly { readonly y: number; readonly label: string }[];
  readonly columns: readonly { readonly x: number; readonly label: string }[];
}

const topPx = 10;
const footPx = 26;

/** Lines over an even or uneven axis, from 0 (scores: from -1 to 1), with their names at their ends. */
export function layOutLineChart(
  series: readonly LineSeries[],
  options: {
    readonly widthPx: number;
    readonly heightPx: number;
    readonly unit: LineUnit;
    readonly levels?: readonly LineLevel[];
  },
): LineLayout {
  const { widthPx, heightPx, unit, levels = [] } = options;
  const points = series.flatMap((one) => one.points);
  const widest = Math.max(0, ...series.map(({ label }) => textWidthPx(label, 12)));
  const plot = {
    left: 48,
    right: widthPx - Math.max(16, Math.min(widest + 12, widthPx * 0.3)),
    top: topPx,
    bottom: heightPx - footPx,
  };
  const xs = points.map(({ x }) => x);
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const across = scaleLinear()
    .domain(first === last ? [first - 1, last + 1] : [first, last])
    .range([plot.left, plot.right]);
  const down = scaleLinear().domain(rangeOf(points, unit)).range([plot.bottom, plot.top]);
  if (unit === 'count') down.nice(4);
  const place = (point: LinePoint): PlacedPoint => ({
    key: point.key,
    x: across(point.x),
    y: down(point.value ?? 0),
    low: point.low === null ? null : down(point.low),
    high: point.high === null ? null : down(point.high),
    sentence: point.sentence,
  });
  return {
    plot,
    lines: series.map(({ key, label, points: own }) => {
      const placed = own.filter(({ value }) => value !== null).map(place);
      const draw = line<LinePoint>()
        .defined(({ value }) => value !== null)
        .x(({ x }) => across(x))
        .y(({ value }) => down(value ?? 0));
      const end = placed.at(-1);
      return {
        key,
        label,
        path: draw([...own]) ?? '',
        endX: (end?.x ?? plot.right) + 6,
        endY: end?.y ?? plot.top,
        points: placed,
      };
    }),
    levels: levels.map(({ from, to, value }) => ({
      from: across(from),
      to: across(to),
      y: down(value),
    })),
    rows: rowTicks(down, unit),
    columns: columnLabels(points, across, plot.right - plot.left),
  };
}

function rangeOf(points: readonly LinePoint[], unit: LineUnit): readonly [number, number] {
  if (unit === 'share') return [0, 1];
  if (unit === 'score') return [-1, 1];
  const most = Math.max(1, ...points.map(({ value, high }) => Math.max(value ?? 0, high ?? 0)));
  return [0, most];
}

function rowTicks(
  down: ReturnType<typeof scaleLinear<number, number>>,
  unit: LineUnit,
): LineLayout['rows'] {
  const words = (value: number): string => {
    if (unit === 'share') return formatPercent(value);
    return unit === 'count' ? formatCount(value) : formatNumber(value);
  };
  const steps = unit === 'count' ? down.ticks(4) : unit === 'share' ? [0, 0.5, 1] : [-1, 0, 1];
  return steps
    .filter((step) => unit !== 'count' || Number.isInteger(step))
    .map((value) => ({ y: down(value), label: words(value) }));
}

/** As many labels of points as fit beside each other, the first and the last among them. */
function columnLabels(
  points: readonly LinePoint[],
  across: (x: number) => number,
  widthPx: number,
): LineLayout['columns'] {
  const byX = new Map(points.map(({ x, label }) => [x, label]));
  const all = [...byX].sort(([one], [two]) => one - two);
  const widest = Math.max(1, ...all.map(([, label]) => textWidthPx(label, 12)));
  const most = Math.max(2, Math.floor(widthPx / (widest + 16)));
  const step = Math.max(1, Math.ceil((all.length - 1) / (most - 1)));
  const shown: { readonly x: number; readonly label: string }[] = [];
  all.forEach(([x, label], at) => {
    const isLast = at === all.length - 1;
    const isFarFromLast = across((all.at(-1) as [number, string])[0]) - across(x) > widest + 8;
    const isFarFromBefore = across(x) - (shown.at(-1)?.x ?? Number.NEGATIVE_INFINITY) > widest + 8;
    if (isLast || (at % step === 0 && isFarFromLast && isFarFromBefore)) {
      shown.push({ x: across(x), label });
    }
  });
  return shown;
}

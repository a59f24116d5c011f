import { scaleLinear } from 'd3';
import { fixedFigure, percentWords, pointsWords, rangeWords, starsWords } from './figure-words.ts';
import { type AxisTick, layOutShareAxis } from './lay-out-share-axis.ts';
import { fitText, textWidthPx } from './text-fit.ts';

/** One side of an item: a share in [0, 1] and how many it rests on. */
export interface GapChartSide {
  readonly share: number | null;
  readonly base: number | null;
}

/**
 * One item seen from two sides. `gap` is in share units and keeps the sign its maker gave it; `p` is
 * adjusted for the number of items. `context` is what the item belongs to, set in smaller ink. `note`
 * says why there are no figures.
 */
export interface GapChartItem {
  readonly key: string;
  readonly label: string;
  readonly context: string | null;
  readonly a: GapChartSide;
  readonly b: GapChartSide;
  readonly gap: number | null;
  readonly gapLow: number | null;
  readonly gapHigh: number | null;
  readonly p: number | null;
  readonly sentence: string;
  readonly note: string | null;
}

/** What the chart is laid out with; `zoom` lets the axis run from the lowest to the highest value. */
export interface GapChartOptions {
  readonly widthPx: number;
  readonly nameA: string;
  readonly nameB: string;
  readonly zoom: boolean;
}

/** A dot with its value beside it. */
export interface GapDot {
  readonly side: 'a' | 'b';
  readonly x: number;
  readonly value: string;
  readonly valueX: number;
  readonly anchor: 'start' | 'end';
}

/** One row in pixels. `line` is the interval of the gap in the strip at the right. */
export interface GapRow {
  readonly key: string;
  readonly sentence: string;
  readonly top: number;
  readonly labelY: number;
  readonly dotY: number;
  readonly label: string;
  readonly context: string;
  readonly fullLabel: string;
  readonly dots: readonly GapDot[];
  readonly isSolid: boolean;
  readonly gap: string;
  readonly stars: string;
  readonly interval: string;
  readonly line: { readonly from: number; readonly to: number; readonly at: number } | null;
  readonly note: string | null;
}

/** A name set directly over the dots of its side. */
export interface SideHead {
  readonly side: 'a' | 'b';
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** The whole chart in pixels and words. */
export interface GapChartLayout {
  readonly form: 'wide' | 'narrow';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rowHeightPx: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly ticks: readonly AxisTick[];
  readonly isZoomed: boolean;
  readonly heads: readonly SideHead[];
  readonly gapX: number;
  readonly strip: {
    readonly left: number;
    readonly right: number;
    readonly zeroX: number;
    readonly ticks: readonly AxisTick[];
  } | null;
  readonly rows: readonly GapRow[];
}

const sizePx = 13;
const smallPx = 12;
const dotRadiusPx = 6;
const headPx = 40;
const footPx = 28;
const stripFromPx = 860;
const intervalPx = 62;

/**
 * A dumbbell for two sides over items: labels at the left, a dot for each side on one scale of shares,
 * the gap at the right with its interval (a strip from 860 px, words below that). The order of the items
 * is kept. Dots that overlap keep their values apart: the smaller one's stands left, the larger's right.
 */
export function layOutGapChart(
  items: readonly GapChartItem[],
  options: GapChartOptions,
): GapChartLayout {
  const frame = frameFor(items, options);
  const axis = layOutShareAxis(frame.left, frame.right, options.zoom ? extentOf(items) : null);
  const strip = frame.strip === null ? null : stripFor(items, frame.strip);
  const rows = items.map((item, index) => {
    const top = headPx + index * frame.rowHeightPx;
    const middle = top + frame.rowHeightPx / 2;
    const dotY = frame.form === 'wide' ? middle : top + 32;
    const line = strip === null ? null : lineOf(item, strip.scale);
    return {
      ...rowWords(item, frame),
      top,
      labelY: frame.form === 'wide' ? middle : top + 12,
      dotY,
      dots: dotsOf(item, axis.scale, frame.left),
      line,
    };
  });
  const bottom = headPx + items.length * frame.rowHeightPx;
  return {
    form: frame.form,
    widthPx: options.widthPx,
    heightPx: bottom + footPx,
    rowHeightPx: frame.rowHeightPx,
    plot: { left: frame.left, right: frame.right, top: headPx, bottom },
    ticks: axis.ticks,
    isZoomed: axis.isZoomed,
    heads: headsOf(rows, options, frame),
    gapX: frame.gapX,
    strip:
      strip === null
        ? null
        : { left: strip.left, right: strip.right, zeroX: strip.zeroX, ticks: strip.ticks },
    rows,
  };
}

interface Frame {
  readonly form: 'wide' | 'narrow';
  readonly rowHeightPx: number;
  readonly labelPx: number;
  readonly left: number;
  readonly right: number;
  readonly gapX: number;
  readonly strip: { readonly left: number; readonly right: number } | null;
}

function frameFor(items: readonly GapChartItem[], { widthPx }: GapChartOptions): Frame {
  const valuePx = 46;
  if (widthPx < 640) {
    const labelPx = widthPx - 110;
    return {
      form: 'narrow',
      rowHeightPx: 48,
      labelPx,
      left: valuePx,
      right: widthPx - valuePx,
      gapX: widthPx,
      strip: null,
    };
  }
  const widest = Math.max(
    0,
    ...items.map(
      (item) =>
        textWidthPx(item.label, sizePx) +
        (item.context === null ? 0 : 8 + textWidthPx(item.context, smallPx)),
    ),
  );
  const labelPx = Math.min(Math.max(widest + 4, 120), widthPx * 0.36);
  const stripPx = widthPx < stripFromPx ? 0 : Math.min(Math.max(widthPx * 0.17, 110), 190);
  const gapX = stripPx === 0 ? widthPx - intervalPx : widthPx - stripPx - 12;
  return {
    form: 'wide',
    rowHeightPx: 28,
    labelPx,
    left: labelPx + valuePx,
    right: gapX - 104 - valuePx,
    gapX,
    strip: stripPx === 0 ? null : { left: widthPx - stripPx, right: widthPx - 8 },
  };
}

function extentOf(items: readonly GapChartItem[]): readonly [number, number] | null {
  const shares = items
    .flatMap((item) => [item.a.share, item.b.share])
    .filter((share) => share !== null);
  if (shares.length === 0) return null;
  const low = Math.min(...shares);
  const high = Math.max(...shares);
  return low === high ? null : [low, high];
}

function stripFor(
  items: readonly GapChartItem[],
  range: { readonly left: number; readonly right: number },
) {
  const values = items
    .flatMap((item) => [item.gap, item.gapLow, item.gapHigh])
    .filter((value) => value !== null);
  const low = Math.floor(Math.min(0, ...values) * 20) / 20;
  const high = Math.ceil(Math.max(low === 0 ? 0.05 : 0, ...values) * 20) / 20;
  const scale = scaleLinear().domain([low, high]).range([range.left, range.right]);
  const ticks = scale.ticks(4).map((tick) => ({ x: scale(tick), label: fixedFigure(tick * 100) }));
  return { ...range, scale, zeroX: scale(0), ticks };
}

function lineOf(item: GapChartItem, scale: (value: number) => number): GapRow['line'] {
  if (item.gap === null) return null;
  const at = scale(item.gap);
  if (item.gapLow === null || item.gapHigh === null) return { from: at, to: at, at };
  return { from: scale(item.gapLow), to: scale(item.gapHigh), at };
}

function dotsOf(
  item: GapChartItem,
  scale: (share: number) => number,
  axisX: number,
): readonly GapDot[] {
  const { a, b } = item;
  const lower = (a.share ?? 0) <= (b.share ?? 0) ? 'a' : 'b';
  const dots: GapDot[] = [];
  for (const side of ['b', 'a'] as const) {
    const { share, base } = item[side];
    if (share === null) continue;
    const x = scale(share);
    const isLeft = side === lower;
    const value = percentWords(share, smallerBase(item) ?? base);
    dots.push({
      side,
      x,
      value,
      valueX: isLeft ? clearOf(axisX, x - dotRadiusPx - 4, value) : x + dotRadiusPx + 4,
      anchor: isLeft ? 'end' : 'start',
    });
  }
  return dots;
}

/** The right end of a value left of its dot: before the line of the axis where that would cross it. */
function clearOf(axisX: number, endX: number, value: string): number {
  const isCrossed = endX > axisX - 2 && endX - textWidthPx(value, smallPx) < axisX + 2;
  return isCrossed ? axisX - 4 : endX;
}

function rowWords(item: GapChartItem, frame: Frame) {
  const base = smallerBase(item);
  const label = fitText(item.label, sizePx, frame.labelPx);
  const rest = frame.labelPx - textWidthPx(label, sizePx) - 8;
  const interval = rangeWords(item.gapLow, item.gapHigh);
  return {
    key: item.key,
    sentence: item.sentence,
    label,
    context: item.context === null || rest < 40 ? '' : fitText(item.context, smallPx, rest),
    fullLabel: item.context === null ? item.label : `${item.label} (${item.context})`,
    isSolid: item.p !== null && item.p < 0.05,
    gap: item.gap === null ? '' : pointsWords(item.gap, base),
    stars: starsWords(item.p),
    interval: interval ?? '',
    note: item.gap === null ? (item.note ?? 'no figure') : null,
  };
}

function smallerBase(item: GapChartItem): number | null {
  if (item.a.base === null || item.b.base === null) return null;
  return Math.min(item.a.base, item.b.base);
}

function headsOf(
  rows: readonly { readonly dots: readonly GapDot[] }[],
  options: GapChartOptions,
  frame: Frame,
): readonly SideHead[] {
  const first = rows.find((row) => row.dots.length === 2);
  if (first === undefined) return [];
  const end = frame.form === 'wide' ? frame.gapX - 76 : options.widthPx;
  const heads = first.dots.map(({ side, x, anchor }) => {
    const name = fitText(side === 'a' ? options.nameA : options.nameB, sizePx, end * 0.48);
    const widthPx = textWidthPx(name, sizePx);
    const wanted = anchor === 'end' ? x + dotRadiusPx - widthPx : x - dotRadiusPx;
    return { side, text: name, x: Math.max(0, Math.min(wanted, end - widthPx)), widthPx };
  });
  const [one, two] = heads as [(typeof heads)[number], (typeof heads)[number]];
  const overlap = one.x < two.x + two.widthPx + 10 && two.x < one.x + one.widthPx + 10;
  return heads.map(({ side, text, x }, index) => ({
    side,
    text,
    x,
    y: overlap && index === 0 ? 10 : 26,
  }));
}

import { type ScaleLinear, scaleLinear } from 'd3';
import { fixedFigure } from './figure-words.ts';
import type { AxisTick } from './lay-out-share-axis.ts';
import { fitText, textWidthPx } from './text-fit.ts';

/** One side of an item: its level in [0, 1] with its interval, where it has one. */
export interface QuadrantSide {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** One item: how much it matters to the left side, and what the right side believes. */
export interface QuadrantItem {
  readonly item: string;
  readonly left: QuadrantSide;
  readonly right: QuadrantSide;
  readonly sentence: string;
}

/** Where an item stands: high or low on the left, high or low on the right. */
export type Quadrant = 'high-high' | 'high-low' | 'low-high' | 'low-low';

/** The lines between high and low, in [0, 1]; a level on a line is high. */
export interface QuadrantThresholds {
  readonly left: number;
  readonly right: number;
}

/** An item in pixels. `isClear`: its intervals cross neither line. */
export interface QuadrantDot {
  readonly key: string;
  readonly sentence: string;
  readonly quadrant: Quadrant;
  readonly isClear: boolean;
  readonly x: number;
  readonly y: number;
  readonly across: readonly [number, number] | null;
  readonly along: readonly [number, number] | null;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end' | 'middle';
    readonly text: string;
  } | null;
}

/** The chart in pixels and words. */
export interface GapQuadrantLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly ticksX: readonly AxisTick[];
  readonly ticksY: readonly { readonly y: number; readonly label: string }[];
  readonly thresholdX: number;
  readonly thresholdY: number;
  /** Ends where both levels are the same: below the line the right side says less than the left. */
  readonly sameLine: {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  };
  readonly dots: readonly QuadrantDot[];
}

const labelPx = 12;
const dotPx = 6;

/**
 * The middle of each side's levels (the median), as lines to begin with; halves where a side has none.
 */
export function middleThresholds(items: readonly QuadrantItem[]): QuadrantThresholds {
  const middle = (side: 'left' | 'right'): number => {
    const shares = items.flatMap((item) => item[side].share ?? []).toSorted((a, b) => a - b);
    if (shares.length === 0) return 0.5;
    const half = shares.length / 2;
    const median = ((shares[Math.ceil(half) - 1] ?? 0) + (shares[Math.floor(half)] ?? 0)) / 2;
    return Math.round(median * 100) / 100;
  };
  return { left: middle('left'), right: middle('right') };
}

/** Where an item stands for given lines; null where a level is missing. */
export function quadrantOf(
  { left, right }: QuadrantItem,
  thresholds: QuadrantThresholds,
): Quadrant | null {
  if (left.share === null || right.share === null) return null;
  const x = left.share >= thresholds.left ? 'high' : 'low';
  return `${x}-${right.share >= thresholds.right ? 'high' : 'low'}`;
}

/** Whether the intervals leave an item on its side of both lines; unknown intervals leave it there. */
export function isClearOf({ left, right }: QuadrantItem, thresholds: QuadrantThresholds): boolean {
  const isAside = ({ low, high }: QuadrantSide, line: number): boolean =>
    low === null || high === null || high < line || low >= line;
  return isAside(left, thresholds.left) && isAside(right, thresholds.right);
}

/**
 * Importance across, belief upwards, with a line between high and low for each. Axes run over the levels
 * with their intervals, and the ticks say so. A label stands beside its dot where there is room for it
 * whole; an item without a level on a side is left out.
 */
export function layOutGapQuadrant(
  items: readonly QuadrantItem[],
  thresholds: QuadrantThresholds,
  { widthPx }: { readonly widthPx: number },
): GapQuadrantLayout {
  const plot = {
    left: 56,
    right: widthPx - 16,
    top: 24,
    bottom: 24 + Math.max(220, Math.min(440, widthPx * 0.6)),
  };
  const shown = items.filter((item) => quadrantOf(item, thresholds) !== null);
  const scaleX = scaleOf(shown, 'left', thresholds.left, [plot.left, plot.right]);
  const scaleY = scaleOf(shown, 'right', thresholds.right, [plot.bottom, plot.top]);
  const tickCount = widthPx < 480 ? 4 : 8;
  const low = Math.max(scaleX.domain()[0] ?? 0, scaleY.domain()[0] ?? 0);
  const high = Math.min(scaleX.domain()[1] ?? 1, scaleY.domain()[1] ?? 1);
  return {
    widthPx,
    heightPx: plot.bottom + 46,
    plot,
    ticksX: scaleX.ticks(tickCount).map((tick) => ({ x: scaleX(tick), label: percent(tick) })),
    ticksY: scaleY.ticks(5).map((tick) => ({ y: scaleY(tick), label: percent(tick) })),
    thresholdX: scaleX(thresholds.left),
    thresholdY: scaleY(thresholds.right),
    sameLine: { x1: scaleX(low), y1: scaleY(low), x2: scaleX(high), y2: scaleY(high) },
    dots: withLabels(
      shown.map((item) => ({
        key: item.item,
        sentence: item.sentence,
        quadrant: quadrantOf(item, thresholds) as Quadrant,
        isClear: isClearOf(item, thresholds),
        x: scaleX(item.left.share as number),
        y: scaleY(item.right.share as number),
        across: spanOf(item.left, scaleX),
        along: spanOf(item.right, scaleY),
        label: null,
      })),
      plot,
    ),
  };
}

function scaleOf(
  items: readonly QuadrantItem[],
  side: 'left' | 'right',
  threshold: number,
  range: readonly [number, number],
): ScaleLinear<number, number> {
  const values = items.flatMap(({ [side]: one }) =>
    [one.share, one.low, one.high].filter((value) => value !== null),
  );
  const low = Math.max(0, Math.min(threshold, ...values) - 0.02);
  const high = Math.min(1, Math.max(threshold, ...values) + 0.02);
  return scaleLinear().domain([low, high]).range(range);
}

function spanOf(
  { low, high }: QuadrantSide,
  scale: (share: number) => number,
): readonly [number, number] | null {
  return low === null || high === null ? null : [scale(low), scale(high)];
}

function percent(share: number): string {
  return `${fixedFigure(share * 100)}\u202F%`;
}

interface Box {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

function withLabels(
  dots: readonly QuadrantDot[],
  plot: GapQuadrantLayout['plot'],
): readonly QuadrantDot[] {
  const taken: Box[] = dots.map(({ x, y }) => ({
    x1: x - dotPx,
    x2: x + dotPx,
    y1: y - dotPx,
    y2: y + dotPx,
  }));
  return dots.map((dot) => {
    const text = fitText(dot.key, labelPx, (plot.right - plot.left) * 0.4);
    const width = textWidthPx(text, labelPx);
    const places = [
      { x: dot.x + dotPx + 4, y: dot.y, anchor: 'start' as const, from: dot.x + dotPx + 4 },
      { x: dot.x - dotPx - 4, y: dot.y, anchor: 'end' as const, from: dot.x - dotPx - 4 - width },
      { x: dot.x, y: dot.y - 15, anchor: 'middle' as const, from: dot.x - width / 2 },
      { x: dot.x, y: dot.y + 15, anchor: 'middle' as const, from: dot.x - width / 2 },
    ];
    for (const { from, ...place } of places) {
      const box = { x1: from, x2: from + width, y1: place.y - 7, y2: place.y + 7 };
      const isInside = box.x1 >= plot.left && box.x2 <= plot.right + 12 && box.y1 >= 0;
      if (!isInside || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      return { ...dot, label: { ...place, text } };
    }
    return dot;
  });
}

function overlaps(one: Box, two: Box): boolean {
  return one.x1 < two.x2 && two.x1 < one.x2 && one.y1 < two.y2 && two.y1 < one.y2;
}

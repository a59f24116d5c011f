import { scaleLinear } from 'd3';
import { formatCount } from '../words/numbers.ts';
import type { AxisTick } from './lay-out-share-axis.ts';

/** Weights as a histogram: `bins` count rows in equal steps from `low` to `high`. */
export interface WeightBins {
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly bins: readonly number[];
}

/** A bar in pixels with its sentence; `hit` is as high as the plot. */
export interface WeightBar {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly hitWidth: number;
  readonly sentence: string;
}

/** The chart in pixels and words. */
export interface WeightHistogramLayout {
  readonly heightPx: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly bars: readonly WeightBar[];
  readonly ticks: readonly AxisTick[];
  readonly counts: readonly { readonly y: number; readonly label: string }[];
  readonly meanX: number;
  readonly meanLabel: string;
}

const plotPx = 180;
const headPx = 20;
const footPx = 26;
const countPx = 44;

/**
 * A histogram of weights: bars from zero, an axis that holds the mean, which is marked. Equal weights are
 * one bar.
 */
export function layOutWeightHistogram(
  { low, high, mean, bins }: WeightBins,
  { widthPx }: { readonly widthPx: number },
): WeightHistogramLayout {
  const [left, right, top] = [countPx, widthPx - 8, headPx];
  const bottom = top + plotPx;
  const isPoint = !(high > low) || bins.length === 1;
  const [from, to] = isPoint ? [low * 0.9, low * 1.1] : [low, high];
  const across = scaleLinear().domain([from, to]).range([left, right]);
  const tallest = Math.max(...bins, 1);
  const up = scaleLinear().domain([0, tallest]).nice(3).range([bottom, top]);
  const step = (to - from) / Math.max(1, bins.length);
  const bars = bins.map((count, index): WeightBar => {
    const x0 = across(from + index * step);
    const x1 = across(from + (index + 1) * step);
    const words = isPoint
      ? weightWords(low)
      : `${weightWords(from + index * step)} to ${weightWords(from + (index + 1) * step)}`;
    const middle = isPoint ? (x0 + x1) / 2 - 12 : x0;
    return {
      key: String(index),
      x: isPoint ? middle : middle + 0.5,
      y: up(count),
      width: isPoint ? 24 : Math.max(1, x1 - x0 - 1),
      height: bottom - up(count),
      hitWidth: isPoint ? 24 : x1 - x0,
      sentence: `Weight ${words}: ${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`,
    };
  });
  return {
    heightPx: bottom + footPx,
    plot: { left, right, top, bottom },
    bars,
    ticks: across
      .ticks(Math.max(3, Math.round(widthPx / 110)))
      .map((tick) => ({ x: across(tick), label: tickWords(tick) })),
    counts: up.ticks(3).map((tick) => ({ y: up(tick), label: formatCount(tick) })),
    meanX: across(mean),
    meanLabel: `mean ${weightWords(mean)}`,
  };
}

/** A weight as people read it: two decimals, more where it is small. */
export function weightWords(weight: number): string {
  if (weight >= 1000) return formatCount(weight);
  return weight >= 0.1 || weight === 0 ? weight.toFixed(2) : weight.toPrecision(2);
}

function tickWords(tick: number): string {
  return tick >= 1000 ? formatCount(tick) : String(Number(tick.toPrecision(6)));
}

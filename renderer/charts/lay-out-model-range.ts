import { scaleLinear } from 'd3';
import { fixedFigure } from './figure-words.ts';
import type { AxisTick } from './lay-out-share-axis.ts';
import { fitText, textWidthPx } from './text-fit.ts';

/** What one model says of one channel; a null share has no dot. */
export interface ModelFigure {
  readonly model: string;
  readonly name: string;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** One channel under all models, with the sentence of its band. */
export interface ModelRangeItem {
  readonly channel: string;
  readonly figures: readonly ModelFigure[];
  readonly sentence: string;
}

/** One model's dot. `isMarked` for the model that the reader singled out. */
export interface ModelDot {
  readonly model: string;
  readonly x: number;
  readonly y: number;
  readonly sentence: string;
  readonly isMarked: boolean;
  readonly low: number | null;
  readonly high: number | null;
}

/** A name beside the dots it belongs to. */
export interface ModelLabel {
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly text: string;
  readonly share: string;
}

/** One channel's row. */
export interface ModelRangeRow {
  readonly key: string;
  readonly sentence: string;
  readonly top: number;
  readonly labelY: number;
  readonly middle: number;
  readonly label: string;
  readonly band: { readonly from: number; readonly to: number } | null;
  readonly dots: readonly ModelDot[];
  readonly labels: readonly ModelLabel[];
}

/** The chart in pixels and words. */
export interface ModelRangeLayout {
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
  readonly rows: readonly ModelRangeRow[];
}

const sizePx = 12;
const topPx = 8;
const footPx = 28;

/**
 * Channels as rows, each model's share of the conversions as a dot, and a band from the lowest to the
 * highest. The ends of each band are named by the models that stand there; `marked` names a model whose
 * dots are filled and whose interval is drawn. The axis starts at zero and ends above the largest share.
 */
export function layOutModelRange(
  items: readonly ModelRangeItem[],
  options: { readonly widthPx: number; readonly marked: string | null },
): ModelRangeLayout {
  const form = options.widthPx < 640 ? 'narrow' : 'wide';
  const rowHeightPx = form === 'wide' ? 32 : 52;
  const labelPx = form === 'wide' ? labelWidth(items, options.widthPx) : options.widthPx;
  const endPx = form === 'wide' ? 140 : 84;
  const plotLeft = form === 'wide' ? labelPx + endPx : endPx;
  const highest = Math.max(
    0.01,
    ...items.flatMap((item) => item.figures.map((each) => each.high ?? each.share ?? 0)),
  );
  const scale = scaleLinear()
    .domain([0, highest])
    .range([plotLeft, options.widthPx - endPx])
    .nice(4);
  const steps = scale.ticks(form === 'wide' ? 5 : 3);
  const decimals = steps.some((step) => !Number.isInteger(Number((step * 100).toFixed(6)))) ? 1 : 0;
  const bottom = topPx + items.length * rowHeightPx;
  return {
    form,
    widthPx: options.widthPx,
    heightPx: bottom + footPx,
    rowHeightPx,
    plot: { left: plotLeft, right: options.widthPx - endPx, top: topPx, bottom },
    ticks: steps.map((step) => ({
      x: scale(step),
      label: `${fixedFigure(step * 100, decimals)}\u202F%`,
    })),
    rows: items.map((item, index) => {
      const top = topPx + index * rowHeightPx;
      const middle = form === 'wide' ? top + rowHeightPx / 2 : top + 34;
      return {
        key: item.channel,
        sentence: item.sentence,
        top,
        labelY: form === 'wide' ? middle : top + 12,
        middle,
        label: fitText(item.channel, 13, labelPx - 8),
        ...marksOf(item, scale, middle, endPx, options.marked),
      };
    }),
  };
}

function labelWidth(items: readonly ModelRangeItem[], widthPx: number): number {
  const widest = Math.max(0, ...items.map((item) => textWidthPx(item.channel, 13)));
  return Math.min(widest + 12, widthPx * 0.26);
}

function marksOf(
  item: ModelRangeItem,
  scale: (share: number) => number,
  middle: number,
  endPx: number,
  marked: string | null,
) {
  const known = item.figures.flatMap((each) =>
    each.share === null ? [] : [{ ...each, share: each.share }],
  );
  const dots = known.map((each) => ({
    model: each.model,
    x: scale(each.share),
    y: middle,
    sentence: sentenceOf(item.channel, each),
    isMarked: each.model === marked,
    low: each.low === null ? null : scale(each.low),
    high: each.high === null ? null : scale(each.high),
  }));
  if (known.length === 0) return { band: null, dots, labels: [] };
  const sorted = known.toSorted((one, two) => one.share - two.share);
  const lowest = sorted[0] as (typeof sorted)[number];
  const highest = sorted.at(-1) as (typeof sorted)[number];
  const ends = { from: scale(lowest.share), to: scale(highest.share) };
  const isOnePoint = ends.to - ends.from <= 1;
  const top = isOnePoint && known.length > 1 ? { ...highest, name: 'all models' } : highest;
  const labels: ModelLabel[] = [endLabel(top, ends.to + 9, 'start', endPx)];
  if (!isOnePoint) labels.unshift(endLabel(lowest, ends.from - 9, 'end', endPx));
  return { band: ends, dots, labels };
}

function endLabel(
  end: { readonly name: string; readonly share: number },
  x: number,
  anchor: 'start' | 'end',
  endPx: number,
): ModelLabel {
  const share = shareWords(end.share);
  const room = endPx - 14 - textWidthPx(share, sizePx) - 6;
  return { x, anchor, share, text: fitText(end.name, sizePx, room) };
}

/** A share of conversions with one decimal; what is not nothing is never 0. */
export function shareWords(share: number | null): string {
  if (share === null) return 'no figure';
  if (share > 0 && share < 0.0005) return 'under 0.1\u202F%';
  return `${fixedFigure(share * 100, 1)}\u202F%`;
}

function sentenceOf(channel: string, each: ModelFigure): string {
  const interval =
    each.low === null || each.high === null
      ? ''
      : `, interval ${fixedFigure(each.low * 100, 1)} to ${fixedFigure(each.high * 100, 1)}`;
  return `${channel}, ${each.name}: ${shareWords(each.share)} of the conversions${interval}.`;
}

import { formatCount } from '../words/numbers.ts';
import { percentWords } from './figure-words.ts';
import { type AxisTick, layOutShareAxis } from './lay-out-share-axis.ts';
import { fitText, textWidthPx } from './text-fit.ts';

/** One class with its share, its interval and how many it rests on. */
export interface ShareDotItem {
  readonly key: string;
  readonly label: string;
  readonly share: number | null;
  /** What was counted before the share was corrected, where it was; drawn hollow beside it. */
  readonly counted?: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly count: number;
  readonly base: number;
  readonly sentence: string;
}

/** One row: a dot on its interval, the value at the right. */
export interface ShareDotRow {
  readonly key: string;
  readonly sentence: string;
  readonly label: string;
  readonly fullLabel: string;
  readonly y: number;
  readonly dotX: number | null;
  readonly countedX: number | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly value: string;
  readonly count: string;
}

/** The chart in pixels and words. */
export interface ShareDotsLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rowHeightPx: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly valueX: number;
  readonly countX: number;
  readonly ticks: readonly AxisTick[];
  readonly rows: readonly ShareDotRow[];
}

const rowPx = 28;
const footPx = 26;

/** Shares of classes as dots with intervals on 0 to 100 %, in the order given. */
export function layOutShareDots(
  items: readonly ShareDotItem[],
  options: { readonly widthPx: number },
): ShareDotsLayout {
  const { widthPx } = options;
  const widest = Math.max(0, ...items.map((item) => textWidthPx(item.label, 13)));
  const labelPx = Math.min(widest + 12, widthPx * 0.34);
  const countX = widthPx - 2;
  const valueX = widthPx - 62;
  const axis = layOutShareAxis(labelPx + 8, valueX - 56);
  const bottom = items.length * rowPx;
  return {
    widthPx,
    heightPx: bottom + footPx,
    rowHeightPx: rowPx,
    plot: { left: labelPx + 8, right: valueX - 56, top: 0, bottom },
    valueX,
    countX,
    ticks: axis.ticks,
    rows: items.map((item, index) => ({
      key: item.key,
      sentence: item.sentence,
      label: fitText(item.label, 13, labelPx - 4),
      fullLabel: item.label,
      y: (index + 0.5) * rowPx,
      dotX: item.share === null ? null : axis.scale(item.share),
      countedX: item.counted == null ? null : axis.scale(item.counted),
      from: item.low === null ? null : axis.scale(item.low),
      to: item.high === null ? null : axis.scale(item.high),
      value: percentWords(item.share, item.base),
      count: formatCount(item.count),
    })),
  };
}

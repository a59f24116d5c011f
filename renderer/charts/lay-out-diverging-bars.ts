import { percentWords } from './figure-words.ts';
import { fitText, textWidthPx } from './text-fit.ts';

/** One bar: the shares of the steps of a scale, from its low end to its high one; null is no figure. */
export interface DivergingItem {
  readonly key: string;
  readonly label: string;
  readonly shares: readonly (number | null)[];
  readonly base: number;
  readonly sentences: readonly string[];
  /** Why there is no bar. */
  readonly note: string | null;
}

/** One step of one bar. `value` is empty where the step is too narrow for its figure. */
export interface DivergingPart {
  readonly key: string;
  readonly part: number;
  readonly tone: number;
  readonly x: number;
  readonly widthPx: number;
  readonly value: string;
  readonly sentence: string;
}

/** One bar in pixels, with the shares of both ends at its sides. */
export interface DivergingRow {
  readonly key: string;
  readonly label: string;
  readonly fullLabel: string;
  readonly top: number;
  readonly low: string;
  readonly high: string;
  readonly note: string | null;
  readonly parts: readonly DivergingPart[];
}

/** The chart in pixels and words; `legend` names the steps in their order and tones. */
export interface DivergingLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly barPx: number;
  readonly rowHeightPx: number;
  readonly zeroX: number;
  readonly top: number;
  readonly lowX: number;
  readonly highX: number;
  readonly legend: readonly {
    readonly part: number;
    readonly tone: number;
    readonly x: number;
    readonly y: number;
    readonly text: string;
  }[];
  readonly rows: readonly DivergingRow[];
}

const rowPx = 30;
const barPx = 20;
const endPx = 46;

/**
 * Stacked bars that part at the middle of a scale: the low end to the left, the high end to the right, a
 * middle step half to each side. All bars have one scale of shares.
 */
export function layOutDivergingBars(
  items: readonly DivergingItem[],
  steps: readonly string[],
  options: { readonly widthPx: number },
): DivergingLayout {
  const { widthPx } = options;
  const widest = Math.max(0, ...items.map(({ label }) => textWidthPx(label, 13)));
  const labelPx = Math.min(widest + 8, widthPx * 0.34);
  const lowX = labelPx + endPx;
  const highX = widthPx - endPx;
  const sides = items.map((item) => sidesOf(item.shares));
  const left = Math.max(0.05, ...sides.map(({ low }) => low));
  const right = Math.max(0.05, ...sides.map(({ high }) => high));
  const perShare = (highX - lowX) / (left + right);
  const zeroX = lowX + left * perShare;
  const { legend, heightPx: legendPx } = legendOf(steps, widthPx);
  const top = legendPx + 8;
  return {
    widthPx,
    heightPx: top + items.length * rowPx + 4,
    barPx,
    rowHeightPx: rowPx,
    zeroX,
    top,
    lowX,
    highX,
    legend,
    rows: items.map((item, at) => {
      const own = sides[at] as { readonly low: number };
      const start = zeroX - own.low * perShare;
      return rowOf(item, steps, { start, perShare, labelPx, top: top + at * rowPx });
    }),
  };
}

/** The tone of a step, 1 to 5, by its place in the scale. */
export function toneOf(part: number, count: number): number {
  return count < 2 ? 3 : 1 + Math.round((part / (count - 1)) * 4);
}

function sidesOf(shares: readonly (number | null)[]): {
  readonly low: number;
  readonly high: number;
} {
  const middle = (shares.length - 1) / 2;
  let [low, high] = [0, 0];
  shares.forEach((share, part) => {
    const own = share ?? 0;
    if (part < middle) low += own;
    else if (part > middle) high += own;
    else {
      low += own / 2;
      high += own / 2;
    }
  });
  return { low, high };
}

function rowOf(
  item: DivergingItem,
  steps: readonly string[],
  place: {
    readonly start: number;
    readonly perShare: number;
    readonly labelPx: number;
    readonly top: number;
  },
): DivergingRow {
  let x = place.start;
  const parts = item.shares.flatMap((share, part) => {
    const widthPx = (share ?? 0) * place.perShare;
    const value = percentWords(share, item.base);
    const laid = {
      key: `${item.key}/${part}`,
      part,
      tone: toneOf(part, steps.length),
      x,
      widthPx,
      value: textWidthPx(value, 12) + 6 <= widthPx ? value : '',
      sentence: item.sentences[part] ?? '',
    };
    x += widthPx;
    return share === null || share === 0 ? [] : [laid];
  });
  const middle = (steps.length - 1) / 2;
  const total = (isEnd: (part: number) => boolean): string => {
    const known = item.shares.filter(
      (share, part): share is number => share !== null && isEnd(part),
    );
    if (known.length === 0) return '';
    return percentWords(
      known.reduce((sum, share) => sum + share, 0),
      item.base,
    );
  };
  return {
    key: item.key,
    label: fitText(item.label, 13, place.labelPx),
    fullLabel: item.label,
    top: place.top,
    low: total((part) => part < middle),
    high: total((part) => part > middle),
    note: parts.length === 0 ? item.note : null,
    parts,
  };
}

function legendOf(steps: readonly string[], widthPx: number) {
  let [x, y] = [0, 10];
  const legend = steps.map((step, part) => {
    const text = fitText(step, 12, 150);
    const width = 16 + textWidthPx(text, 12) + 14;
    if (x > 0 && x + width > widthPx) [x, y] = [0, y + 18];
    const laid = { part, tone: toneOf(part, steps.length), x, y, text };
    x += width;
    return laid;
  });
  return { legend, heightPx: y + 10 };
}

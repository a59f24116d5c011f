import { percentWords } from './figure-words.ts';
import { fitText, textWidthPx } from './text-fit.ts';

/** One answer over time: a share in each wave. */
export interface SlopeItem {
  readonly key: string;
  readonly label: string;
  readonly points: readonly {
    readonly share: number | null;
    readonly base: number;
    readonly sentence: string;
  }[];
  /** Whether the waves differ beyond chance. */
  readonly isTold: boolean;
}

/** One line in pixels; its label stands where there is room beside the last point. */
export interface SlopeLine {
  readonly key: string;
  readonly isTold: boolean;
  readonly path: string;
  readonly points: readonly {
    readonly key: string;
    readonly column: number;
    readonly x: number;
    readonly y: number;
    readonly sentence: string;
  }[];
  readonly start: { readonly y: number; readonly value: string } | null;
  readonly end: { readonly y: number; readonly text: string; readonly full: string } | null;
}

/** The chart in pixels and words. */
export interface SlopeLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly heads: readonly { readonly column: number; readonly x: number; readonly text: string }[];
  readonly lines: readonly SlopeLine[];
}

const headPx = 28;
const labelGapPx = 17;

/** Lines from wave to wave with direct labels at both ends; the scale runs from zero to the highest share. */
export function layOutShareSlope(
  items: readonly SlopeItem[],
  waves: readonly string[],
  options: { readonly widthPx: number },
): SlopeLayout {
  const { widthPx } = options;
  const widest = Math.max(0, ...items.map(({ label }) => textWidthPx(label, 13)));
  const left = 58;
  const right = widthPx - Math.min(widest + 60, widthPx * 0.45);
  const bottom = headPx + Math.max(180, items.length * 22);
  const shares = items.flatMap(({ points }) => points.flatMap(({ share }) => share ?? []));
  const highest = Math.max(0.05, ...shares);
  const xOf = (column: number): number =>
    waves.length < 2 ? left : left + (column / (waves.length - 1)) * (right - left);
  const yOf = (share: number): number => bottom - (share / highest) * (bottom - headPx - 8);
  const lines = items.map((item) => lineOf(item, xOf, yOf));
  const ends = spread(
    lines.map(({ points }) => points.at(-1)?.y ?? null),
    headPx,
    bottom,
  );
  const starts = spread(
    lines.map(({ points }) => points[0]?.y ?? null),
    headPx,
    bottom,
  );
  return {
    widthPx,
    heightPx: bottom + 12,
    left,
    right,
    top: headPx,
    bottom,
    heads: waves.map((text, column) => ({
      column,
      x: xOf(column),
      text: fitText(text, 12, (right - left) / Math.max(1, waves.length - 1)),
    })),
    lines: items.map((item, at): SlopeLine => {
      const line = lines[at] as Omit<SlopeLine, 'start' | 'end'>;
      const [startY, endY] = [starts[at] ?? null, ends[at] ?? null];
      const [first, last] = [item.points[0], item.points.at(-1)];
      const room = widthPx - right - 60;
      return {
        ...line,
        start:
          startY === null || first === undefined
            ? null
            : { y: startY, value: percentWords(first.share, first.base) },
        end:
          endY === null || last === undefined
            ? null
            : {
                y: endY,
                text: `${percentWords(last.share, last.base)}  ${fitText(item.label, 13, room)}`,
                full: item.label,
              },
      };
    }),
  };
}

function lineOf(
  item: SlopeItem,
  xOf: (column: number) => number,
  yOf: (share: number) => number,
): Omit<SlopeLine, 'start' | 'end'> {
  const points = item.points.flatMap(({ share, sentence }, column) =>
    share === null
      ? []
      : [{ key: `${item.key}/${column}`, column, x: xOf(column), y: yOf(share), sentence }],
  );
  const path = points.map(
    ({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`,
  );
  return { key: item.key, isTold: item.isTold, path: path.join(' '), points };
}

/** Heights at least a label apart, as near to what they label as that allows. */
function spread(
  wished: readonly (number | null)[],
  top: number,
  bottom: number,
): readonly (number | null)[] {
  const order = wished
    .flatMap((y, at) => (y === null ? [] : [{ y, at }]))
    .toSorted((one, other) => one.y - other.y);
  const placed: (number | null)[] = wished.map(() => null);
  let above = top - labelGapPx;
  for (const { y, at } of order) {
    above = Math.max(y, above + labelGapPx);
    placed[at] = above;
  }
  let below = bottom + labelGapPx;
  for (const { at } of order.toReversed()) {
    below = Math.min(placed[at] ?? below, below - labelGapPx);
    placed[at] = below;
  }
  return placed;
}

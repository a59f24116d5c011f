import { formatCount } from '../words/numbers.ts';
import { percentWords } from './figure-words.ts';
import { fitText, textWidthPx } from './text-fit.ts';

/** One row of counts, a count for each part in the order of the parts. */
export interface StackedItem {
  readonly key: string;
  readonly label: string;
  readonly counts: readonly number[];
}

/** One part of one bar. `value` is empty where the part is too narrow for its figure. */
export interface StackedPart {
  readonly key: string;
  readonly part: number;
  readonly x: number;
  readonly widthPx: number;
  readonly value: string;
  readonly sentence: string;
}

/** One bar with its base. */
export interface StackedRow {
  readonly key: string;
  readonly label: string;
  readonly fullLabel: string;
  readonly top: number;
  readonly base: string;
  readonly parts: readonly StackedPart[];
}

/** The chart in pixels and words; `heads` name the parts over the first bar that shows each. */
export interface StackedLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rowHeightPx: number;
  readonly barPx: number;
  readonly rows: readonly StackedRow[];
  readonly heads: readonly { readonly part: number; readonly x: number; readonly text: string }[];
  readonly left: number;
  readonly right: number;
}

const rowPx = 28;
const barPx = 18;
const headPx = 22;

/** Bars of 100 %, one a row, cut by parts (the same order in each), the base at the right. */
export function layOutStackedBars(
  items: readonly StackedItem[],
  partNames: readonly string[],
  options: { readonly widthPx: number },
): StackedLayout {
  const { widthPx } = options;
  const widest = Math.max(0, ...items.map((item) => textWidthPx(item.label, 13)));
  const labelPx = Math.min(widest + 12, widthPx * 0.34);
  const left = labelPx + 8;
  const right = widthPx - 56;
  const rows = items.map((item, index) => rowOf(item, partNames, index, { left, right, labelPx }));
  const first = rows.find((row) => row.parts.length > 0);
  return {
    widthPx,
    heightPx: headPx + items.length * rowPx,
    rowHeightPx: rowPx,
    barPx,
    rows,
    left,
    right,
    heads: first === undefined ? [] : headsOf(partNames, left, right),
  };
}

function rowOf(
  item: StackedItem,
  partNames: readonly string[],
  index: number,
  place: { readonly left: number; readonly right: number; readonly labelPx: number },
): StackedRow {
  const base = item.counts.reduce((sum, count) => sum + count, 0);
  let x = place.left;
  const parts = item.counts.flatMap((count, part) => {
    if (count === 0) return [];
    const share = count / base;
    const widthPx = share * (place.right - place.left);
    const value = percentWords(share, base);
    const laid = {
      key: `${item.key}/${partNames[part] ?? part}`,
      part,
      x,
      widthPx,
      value: textWidthPx(value, 12) + 8 <= widthPx ? value : '',
      sentence: `${item.label}, ${partNames[part] ?? ''}: ${value} (${formatCount(count)} of ${formatCount(base)}).`,
    };
    x += widthPx;
    return [laid];
  });
  return {
    key: item.key,
    label: fitText(item.label, 13, place.labelPx - 4),
    fullLabel: item.label,
    top: headPx + index * rowPx,
    base: formatCount(base),
    parts,
  };
}

/** The names stand at the left, in the middle and at the right: where the parts of a bar are. */
function headsOf(partNames: readonly string[], left: number, right: number) {
  const last = partNames.length - 1;
  return partNames.map((text, part) => ({
    part,
    text,
    x: left + (last === 0 ? 0 : (part / last) * (right - left)),
  }));
}

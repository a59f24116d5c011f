import { fitText, textWidthPx } from './text-fit.ts';

/** One row of a heat map; `shades` from 0 to 1, null where there is no figure. */
export interface HeatItem {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly {
    readonly shade: number | null;
    readonly value: string;
    readonly marks: string;
    readonly sentence: string;
  }[];
}

/** One cell in pixels. */
export interface HeatCell {
  readonly key: string;
  readonly column: number;
  readonly x: number;
  readonly shade: number | null;
  readonly value: string;
  readonly marks: string;
  readonly sentence: string;
}

/** The chart in pixels and words; heads stand in lines over their columns. */
export interface HeatLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly cellWidthPx: number;
  readonly rowHeightPx: number;
  readonly heads: readonly {
    readonly column: number;
    readonly x: number;
    readonly lines: readonly string[];
    readonly full: string;
  }[];
  readonly rows: readonly {
    readonly key: string;
    readonly label: string;
    readonly fullLabel: string;
    readonly y: number;
    readonly cells: readonly HeatCell[];
  }[];
}

const rowPx = 26;
const linePx = 15;

/** A table of shaded cells with the number printed in each, labels at the left and above. */
export function layOutHeatMap(
  items: readonly HeatItem[],
  columns: readonly string[],
  options: { readonly widthPx: number },
): HeatLayout {
  const { widthPx } = options;
  const widest = Math.max(0, ...items.map(({ label }) => textWidthPx(label, 13)));
  const labelPx = Math.min(widest + 8, widthPx * 0.34);
  const texts = items.flatMap(({ cells }) =>
    cells.map(({ value, marks }) => textWidthPx(`${value} ${marks}`, 12)),
  );
  const neededPx = Math.max(36, ...texts) + 10;
  const cellPx = Math.max(
    neededPx,
    Math.min(120, (widthPx - labelPx) / Math.max(1, columns.length)),
  );
  const linesOf = columns.map((name) => headLines(name, cellPx - 6));
  const headPx = Math.max(1, ...linesOf.map((lines) => lines.length)) * linePx + 8;
  const usedPx = labelPx + cellPx * columns.length;
  return {
    widthPx: Math.max(widthPx, usedPx),
    heightPx: headPx + items.length * rowPx + 2,
    cellWidthPx: cellPx,
    rowHeightPx: rowPx,
    heads: columns.map((full, column) => ({
      column,
      x: labelPx + cellPx * (column + 0.5),
      lines: linesOf[column] ?? [],
      full,
    })),
    rows: items.map((item, row) => ({
      key: item.key,
      label: fitText(item.label, 13, labelPx - 6),
      fullLabel: item.label,
      y: headPx + row * rowPx,
      cells: item.cells.map((cell, column) => ({
        ...cell,
        key: `${item.key}/${column}`,
        column,
        x: labelPx + cellPx * column,
      })),
    })),
  };
}

function headLines(name: string, widthPx: number): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidthPx(longer, 12) <= widthPx) lines[lines.length - 1] = longer;
    else if (lines.length < 3) lines.push(word);
    else lines[2] = `${lines[2]} ${word}`;
  }
  return lines.map((line) => fitText(line, 12, widthPx));
}

import { percentWords } from './figure-words.ts';
import { fitText, textWidthPx } from './text-fit.ts';

/** One panel of small multiples: the same rows for one column. */
export interface SharePanel {
  readonly key: string;
  readonly title: string;
  readonly bars: readonly {
    readonly share: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly base: number;
    readonly marks: string;
    readonly sentence: string;
  }[];
}

/** One bar in pixels, its interval and value. */
export interface PanelBar {
  readonly key: string;
  readonly row: number;
  readonly y: number;
  readonly x: number;
  readonly widthPx: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly value: string;
  readonly valueX: number;
  readonly isMarked: boolean;
  readonly sentence: string;
}

/** Panels side by side and under each other, all on one scale; labels at the left of each line of panels. */
export interface PanelsLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly barPx: number;
  readonly panelPx: number;
  readonly labels: readonly {
    readonly key: string;
    readonly y: number;
    readonly text: string;
    readonly full: string;
  }[];
  readonly panels: readonly {
    readonly key: string;
    readonly x: number;
    readonly y: number;
    readonly title: string;
    readonly fullTitle: string;
    readonly bars: readonly PanelBar[];
  }[];
}

const rowPx = 22;
const barPx = 14;
const headPx = 26;
const gapPx = 14;
const valuePx = 62;

/** Small multiples: a panel of bars for each column, the same rows in the same order, bars from zero on one scale. */
export function layOutSharePanels(
  panels: readonly SharePanel[],
  rowLabels: readonly string[],
  options: { readonly widthPx: number },
): PanelsLayout {
  const { widthPx } = options;
  const widest = Math.max(0, ...rowLabels.map((label) => textWidthPx(label, 12)));
  const labelPx = Math.min(widest + 8, widthPx * 0.3);
  const perLine = Math.max(1, Math.min(panels.length, Math.floor((widthPx - labelPx) / 150)));
  const panelPx = (widthPx - labelPx - gapPx * (perLine - 1)) / perLine;
  const linePx = headPx + rowLabels.length * rowPx + 12;
  const lineCount = Math.ceil(panels.length / perLine);
  const ends = panels.flatMap(({ bars }) => bars.map(({ share, high }) => high ?? share ?? 0));
  const perShare = (panelPx - valuePx) / Math.max(0.05, ...ends);
  return {
    widthPx,
    heightPx: lineCount * linePx,
    barPx,
    panelPx,
    labels: Array.from({ length: lineCount }, (_, line) =>
      rowLabels.map((full, row) => ({
        key: `${line} ${row}`,
        y: line * linePx + headPx + row * rowPx + barPx / 2,
        text: fitText(full, 12, labelPx - 6),
        full,
      })),
    ).flat(),
    panels: panels.map((panel, at) => {
      const x = labelPx + (at % perLine) * (panelPx + gapPx);
      const y = Math.floor(at / perLine) * linePx;
      return {
        key: panel.key,
        x,
        y: y + 9,
        title: fitText(panel.title, 12, panelPx),
        fullTitle: panel.title,
        bars: panel.bars.map((bar, row): PanelBar => {
          const lengthPx = (bar.share ?? 0) * perShare;
          const end = (bar.high ?? bar.share ?? 0) * perShare;
          return {
            key: `${panel.key}/${row}`,
            row,
            y: y + headPx + row * rowPx,
            x,
            widthPx: lengthPx,
            from: bar.low === null ? null : x + bar.low * perShare,
            to: bar.high === null ? null : x + bar.high * perShare,
            value: `${bar.share === null ? '–' : percentWords(bar.share, bar.base)}${bar.marks === '' ? '' : ` ${bar.marks}`}`,
            valueX: x + end + 5,
            isMarked: bar.marks !== '',
            sentence: bar.sentence,
          };
        }),
      };
    }),
  };
}

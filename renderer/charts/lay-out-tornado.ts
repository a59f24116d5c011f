import { scaleLinear } from 'd3';
import { formatNumber } from '../words/numbers.ts';

/** A bar of a tornado: the return with one input at its bounds, as shares (0.25 is 25 %). */
export interface TornadoItem {
  readonly input: string;
  readonly inputLow: number;
  readonly inputHigh: number;
  readonly low: number;
  readonly high: number;
}

/** A bar in pixels, with its sentence. */
export interface TornadoBar {
  readonly key: string;
  readonly label: string;
  readonly y: number;
  readonly x: number;
  readonly width: number;
  readonly lowWords: string;
  readonly highWords: string;
  readonly sentence: string;
}

/** A tornado in pixels: bars from the widest down, the return as stated as a line. */
export interface TornadoLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly barHeightPx: number;
  readonly stated: number;
  readonly statedWords: string;
  readonly bars: readonly TornadoBar[];
}

const rowPx = 30;
const labelPx = 190;
const endPx = 64;
const topPx = 24;

/** Place the bars; `stated` is the return with every input as stated. */
export function layOutTornado(
  items: readonly TornadoItem[],
  stated: number,
  { widthPx }: { readonly widthPx: number },
): TornadoLayout {
  const all = [stated, ...items.flatMap(({ low, high }) => [low, high])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const spare = least === most ? 0.5 : 0;
  const x = scaleLinear(
    [least - spare, most + spare],
    [labelPx + endPx, Math.max(labelPx + endPx + 80, widthPx - endPx)],
  );
  return {
    widthPx,
    heightPx: topPx + items.length * rowPx + 8,
    barHeightPx: 18,
    stated: x(stated),
    statedWords: `As stated ${percentWords(stated)}`,
    bars: items.map((item, at) => {
      const left = Math.min(item.low, item.high);
      const right = Math.max(item.low, item.high);
      return {
        key: item.input,
        label: item.input.replaceAll('_', ' '),
        y: topPx + at * rowPx + 6,
        x: x(left),
        width: Math.max(1, x(right) - x(left)),
        lowWords: percentWords(left),
        highWords: percentWords(right),
        sentence: `${item.input.replaceAll('_', ' ')} from ${formatNumber(item.inputLow)} to ${formatNumber(item.inputHigh)}: the return goes from ${percentWords(item.low)} to ${percentWords(item.high)}`,
      };
    }),
  };
}

/** A return as people read it: −12 %. */
export function percentWords(share: number): string {
  return `${Math.round(share * 100)}`.replace('-', '\u2212').concat('\u202f%');
}

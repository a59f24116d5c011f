import type { MergedCells } from './sheet-spool.ts';
import { columnLetters } from './sheet-warnings.ts';

/** What the XML of a sheet says beside the values of its cells. */
export interface SheetScan {
  readonly hiddenRows: number;
  /** Letters of the columns that are hidden. */
  readonly hiddenColumns: readonly string[];
  readonly emptyFormulas: number;
  readonly merges: readonly MergedCells[];
}

const mostMerges = 20_000;
const mostHidden = 1000;
const longestRest = 1 << 20;
const nearEnd = 1 << 16;
const row = /<(?:\w+:)?row\b[^<>]*\shidden="(?:1|true)"/gu;
const columns = /<(?:\w+:)?col\b[^<>]*\shidden="(?:1|true)"[^<>]*>/gu;
const formula = /<\/(?:\w+:)?f>(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v><\/(?:\w+:)?v>)?<\/(?:\w+:)?c>/gu;
const merge = /<(?:\w+:)?mergeCell\b[^<>]*\sref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/gu;

/** Reads the XML of a sheet piece by piece, as it is unpacked, without keeping it. */
export class SheetScanner implements SheetScan {
  #rest = '';
  hiddenRows = 0;
  emptyFormulas = 0;
  readonly hiddenColumns: string[] = [];
  readonly merges: MergedCells[] = [];

  /** Takes the next piece. */
  take(piece: Buffer): void {
    const text = this.#rest + piece.toString('latin1');
    // What follows the last whole cell is seen again with the next piece.
    const close = text.lastIndexOf('</c>');
    const end = close >= 0 && text.length - close < nearEnd ? close + 4 : text.lastIndexOf('<');
    const whole = end < 0 ? text : text.slice(0, end);
    this.#rest = text.length - whole.length > longestRest ? '' : text.slice(whole.length);
    this.#read(whole);
  }

  /** Reads what the last piece left. */
  end(): void {
    this.#read(this.#rest);
    this.#rest = '';
  }

  #read(text: string): void {
    this.hiddenRows += [...text.matchAll(row)].length;
    this.emptyFormulas += [...text.matchAll(formula)].length;
    for (const [tag] of text.matchAll(columns)) {
      const from = Number(/\smin="(\d{1,5})"/u.exec(tag)?.[1]);
      const to = Number(/\smax="(\d{1,5})"/u.exec(tag)?.[1]);
      for (let column = from; column <= to && this.hiddenColumns.length < mostHidden; column++) {
        this.hiddenColumns.push(columnLetters(column - 1));
      }
    }
    for (const [, left = '', top, right = '', bottom] of text.matchAll(merge)) {
      if (this.merges.length >= mostMerges) break;
      this.merges.push({
        top: Number(top) - 1,
        left: columnOf(left),
        bottom: Number(bottom) - 1,
        right: columnOf(right),
      });
    }
  }
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

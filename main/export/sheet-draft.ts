import type { Cell, CellStyle, SheetChart, WriteSheet } from 'hucre';
import type { CellContent, LiveFormula } from './analysis-table.ts';
import { cellText } from './cell-text.ts';
import { sheetReference } from './sheet-names.ts';
import { cellStyles } from './workbook-look.ts';

/** Texts that the writer would otherwise store as errors of the spreadsheet. */
const errorNames = /^#(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

const lineHeightPoints = 15;

/**
 * A sheet while it is being filled. Rows and columns count from 0. Text put into it is text whatever it
 * begins with; only `live` makes a formula.
 */
export class SheetDraft {
  readonly name: string;
  readonly #cells = new Map<string, Partial<Cell>>();
  readonly #widths: number[] = [];
  readonly #heights = new Map<number, { readonly height: number }>();
  readonly #merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  readonly #charts: SheetChart[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Puts a value into a cell; a null value leaves it empty, a null style as the program shows cells. */
  put(
    row: number,
    column: number,
    value: CellContent,
    style: CellStyle | null,
    live: LiveFormula | null = null,
  ): void {
    this.#cells.set(`${row},${column}`, cellOf(value, style, live));
  }

  /** Puts a text that leads to a cell of a sheet of this workbook. */
  link(
    row: number,
    column: number,
    text: string,
    sheet: string,
    address = 'A1',
    style: CellStyle = cellStyles.link,
  ): void {
    this.#cells.set(`${row},${column}`, {
      ...cellOf(text, style, null),
      hyperlink: { target: '', location: sheetReference(sheet, address) },
    });
  }

  /** Puts a text over several cells. */
  merge(
    from: readonly [row: number, column: number],
    to: readonly [row: number, column: number],
    text: string,
    style: CellStyle,
  ): void {
    this.put(from[0], from[1], text, style);
    if (from[0] === to[0] && from[1] === to[1]) return;
    this.#merges.push({ startRow: from[0], startCol: from[1], endRow: to[0], endCol: to[1] });
  }

  /** Sets the width of a column in characters. */
  width(column: number, characters: number): void {
    this.#widths[column] = characters;
  }

  /** Makes a row as high as so many lines. */
  lines(row: number, lineCount: number, linePoints = lineHeightPoints): void {
    this.#heights.set(row, { height: Math.min(400, Math.max(1, lineCount) * linePoints) });
  }

  /** The height of a row in points. */
  heightPoints(row: number): number {
    return this.#heights.get(row)?.height ?? lineHeightPoints;
  }

  /** Adds a chart that floats over the cells. */
  chart(chart: SheetChart): void {
    this.#charts.push(chart);
  }

  /** The sheet as the writer takes it. */
  finished(more: Partial<WriteSheet> = {}): WriteSheet {
    return {
      name: this.name,
      columns: Array.from(this.#widths, (width) => (width === undefined ? {} : { width })),
      cells: this.#cells,
      rowDefs: new Map(this.#heights),
      view: { showGridLines: false },
      ...(this.#merges.length === 0 ? {} : { merges: this.#merges }),
      ...(this.#charts.length === 0 ? {} : { charts: this.#charts }),
      ...more,
    };
  }
}

function cellOf(
  value: CellContent,
  cellStyle: CellStyle | null,
  live: LiveFormula | null,
): Partial<Cell> {
  const style = cellStyle === null ? {} : { style: cellStyle };
  if (typeof value === 'string') {
    if (errorNames.test(value)) return { value, ...style, richText: [{ text: value }] };
    return { value: cellText(value), ...style };
  }
  if (live !== null && value !== null) {
    return { value: null, ...style, formula: live.text, formulaResult: value };
  }
  return { value, ...style };
}

/** The address of a cell, "B4"; `$B$4` when it is to stay where it is. */
export function cellAddress(row: number, column: number, isFixed = false): string {
  const letters = columnLetters(column);
  return isFixed ? `$${letters}$${row + 1}` : `${letters}${row + 1}`;
}

/** How many lines a text takes in a column of so many characters. */
export function lineCount(text: string, widthCharacters: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / widthCharacters)), 0);
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

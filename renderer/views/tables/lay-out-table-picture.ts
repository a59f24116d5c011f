import type { TableFigure } from '#contract/calls/saved-tables.ts';
import type { Table } from '#contract/calls/tables.ts';
import { breakLines } from '../../charts/chart-download.ts';
import { fitText, textWidthPx } from '../../charts/text-fit.ts';
import { formatCount } from '../../words/numbers.ts';
import { cellFigure, figureWords } from './cell-words.ts';
import {
  cellMarks,
  figureOf,
  headSpans,
  isOwnBase,
  isShareRow,
  largestFigure,
  markCounts,
  rowBlocks,
  sortedRows,
  startsGroup,
} from './read-table.ts';

/** How a text of a picture is inked; the names are those of the theme. */
export type PictureInk = 'ink' | 'ink-2' | 'ink-3' | 'accent';

/** A text; `x` is where it begins, or where it ends with `isEnd`. */
export interface PictureText {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly isEnd: boolean;
  readonly isStrong: boolean;
  readonly isItalic: boolean;
  readonly sizePx: number;
  readonly ink: PictureInk;
}

/** A rule from left to right, or one down that parts two groups of columns. */
export interface PictureRule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly isStrong: boolean;
}

/** A cell behind whose figure colour lies; `shade` from 0 to 1. */
export interface PictureShade {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shade: number;
}

/** A table as a picture, in pixels. */
export interface TablePicture {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PictureText[];
  readonly rules: readonly PictureRule[];
  readonly shades: readonly PictureShade[];
}

/** How a table is shown, as far as its picture shows it. */
export interface PictureLook {
  readonly figure: TableFigure;
  readonly isHeat: boolean;
  readonly sorting: { readonly column: number; readonly isDescending: boolean } | null;
}

const margin = 24;
const rowPx = 24;
const lineSteps = 1.4;
const headPx = 12;
const widestStub = 300;
const widestColumn = 116;

class Sheet {
  readonly texts: PictureText[] = [];
  readonly rules: PictureRule[] = [];
  readonly shades: PictureShade[] = [];
  y = margin;

  text(words: string, x: number, y: number, more: Partial<PictureText> = {}): void {
    const usual = {
      isEnd: false,
      isStrong: false,
      isItalic: false,
      sizePx: 13,
      ink: 'ink',
    } as const;
    if (words !== '') this.texts.push({ ...usual, words, x, y, ...more });
  }

  lines(words: string, width: number, sizePx: number, more: Partial<PictureText> = {}): void {
    for (const line of breakLines(words, sizePx, width)) {
      this.y += sizePx * lineSteps;
      this.text(line, margin, this.y, { sizePx, ...more });
    }
  }

  rule(x1: number, x2: number, isStrong = false): void {
    this.rules.push({ x1, x2, y1: this.y, y2: this.y, isStrong });
  }
}

/** Lays a table out as a picture: what it says above it, headings, bases, every row, the footnote. */
export function layOutTablePicture(
  table: Table,
  words: { readonly finding: string; readonly footnote: string },
  look: PictureLook,
): TablePicture {
  const columns = columnPlaces(table, look.figure);
  const width = Math.max(columns.end + margin, 420);
  const sheet = new Sheet();
  sheet.lines(words.finding, width - 2 * margin, 18, { isStrong: true });
  sheet.y += 6;
  sheet.lines(figureWords[look.figure], width - 2 * margin, 12, { ink: 'ink-2' });
  sheet.y += 10;
  const top = sheet.y;
  putHeads(sheet, table, columns);
  putBases(sheet, table, columns);
  partGroups(sheet, table, columns, top);
  putBlocks(sheet, table, columns, look);
  sheet.y += 8;
  sheet.lines(words.footnote, width - 2 * margin, 12, { ink: 'ink-2' });
  const { texts, rules, shades } = sheet;
  return { width, height: sheet.y + margin, texts, rules, shades };
}

/** Rules down between the variables of the columns, from a height to where the sheet is. */
function partGroups(sheet: Sheet, table: Table, { places }: ColumnPlaces, from: number): void {
  places.forEach(({ left }, at) => {
    if (startsGroup(table.columns, at))
      sheet.rules.push({ x1: left, x2: left, y1: from, y2: sheet.y, isStrong: false });
  });
}

interface ColumnPlaces {
  readonly stub: number;
  /** `end` is where figures end, `right` where the column does. */
  readonly places: readonly {
    readonly left: number;
    readonly end: number;
    readonly right: number;
    readonly head: readonly string[];
  }[];
  readonly end: number;
}

function columnPlaces(table: Table, figure: TableFigure): ColumnPlaces {
  const labels = table.rows.map(({ category }) => textWidthPx(category, 13) + 14);
  const stub = Math.min(widestStub, Math.max(150, ...labels));
  const marks = markCounts(table);
  let left = margin + stub;
  const places = table.columns.map(({ category }, at) => {
    const head = breakLines(category, headPx, widestColumn - 16);
    const figures = table.rows.map((_, row) => textWidthPx(cellFigure(table, row, at, figure), 13));
    const headWidths = head.map((line) => textWidthPx(line, headPx));
    const marksPx = (marks[at] ?? 0) * 9 + 8;
    const wide = Math.max(48, ...headWidths, ...figures) + 16;
    const place = { left, end: left + wide, right: left + wide + marksPx, head };
    left = place.right;
    return place;
  });
  return { stub, places, end: left };
}

function putHeads(sheet: Sheet, table: Table, { places, end }: ColumnPlaces): void {
  for (const spans of headSpans(table.columns)) {
    if (spans.every(({ words }) => words === '')) continue;
    sheet.y += rowPx;
    for (const { words, from, count } of spans) {
      const [first, last] = [places[from], places[from + count - 1]];
      if (first === undefined || last === undefined) continue;
      const fitting = fitText(words, headPx, last.right - first.left - 12);
      const style = { sizePx: headPx, ink: 'ink-2', isStrong: true } as const;
      sheet.text(fitting, first.left + 8, sheet.y - 7, style);
    }
  }
  const deepest = Math.max(1, ...places.map(({ head }) => head.length));
  const hasLetters = table.columns.some(({ letter }) => letter !== null);
  const foot = sheet.y + deepest * headPx * lineSteps + 4;
  places.forEach(({ head, end: x }, at) => {
    head.forEach((line, index) => {
      const y = foot - (head.length - 1 - index) * headPx * lineSteps;
      sheet.text(line, x, y, { sizePx: headPx, isEnd: true, isStrong: true });
    });
    const letter = table.columns[at]?.letter ?? '';
    sheet.text(letter, x, foot + 16, { sizePx: headPx, isEnd: true, ink: 'ink-3' });
  });
  sheet.y = foot + (hasLetters ? 24 : 8);
  sheet.rule(margin, end, true);
}

function putBases(sheet: Sheet, table: Table, { places, end }: ColumnPlaces): void {
  const kinds = table.weighted
    ? ([
        ['unweighted', 'Base, unweighted'],
        ['weighted', 'Base, weighted'],
        ['effective', 'Base, effective'],
      ] as const)
    : ([['unweighted', 'Base']] as const);
  const style = { sizePx: 12, ink: 'ink-3' } as const;
  for (const [kind, words] of kinds) {
    sheet.y += rowPx;
    sheet.text(words, margin, sheet.y - 7, style);
    places.forEach(({ end: x }, at) => {
      const base = formatCount(Math.round(table.bases[at]?.[kind] ?? 0));
      sheet.text(base, x, sheet.y - 7, { ...style, isEnd: true });
    });
    sheet.rule(margin, end);
  }
}

function putBlocks(sheet: Sheet, table: Table, columns: ColumnPlaces, look: PictureLook): void {
  for (const block of rowBlocks(table.rows)) {
    sheet.y += rowPx + 8;
    const label = fitText(block.label, 13, columns.end - margin);
    sheet.text(label, margin, sheet.y - 7, { isStrong: true });
    sheet.rule(margin, columns.end);
    const top = sheet.y;
    const own = block.base !== null && isOwnBase(table, block.base) ? [block.base] : [];
    const largest = look.isHeat ? largestFigure(table, block.rows, look.figure) : 0;
    for (const row of [...own, ...sortedRows(table, block.rows, look.sorting, look.figure)])
      putRow(sheet, table, columns, { row, largest, figure: look.figure });
    partGroups(sheet, table, columns, top);
  }
}

function putRow(
  sheet: Sheet,
  table: Table,
  { places, stub, end }: ColumnPlaces,
  {
    row,
    largest,
    figure,
  }: { readonly row: number; readonly largest: number; readonly figure: TableFigure },
): void {
  const line = table.rows[row];
  if (line === undefined) return;
  const isBase = line.kind === 'base';
  const top = sheet.y;
  sheet.y += rowPx;
  const y = sheet.y - 7;
  const isItalic = ['mean', 'net', 'formula'].includes(line.kind);
  const style = isBase ? ({ sizePx: 12, ink: 'ink-3' } as const) : { isItalic };
  const words = isBase ? 'Answered' : line.category;
  sheet.text(fitText(words, 13, stub - 14), margin + 8, y, style);
  places.forEach(({ left, right, end: x }, at) => {
    const value = figureOf(table, row, at, figure);
    if (largest > 0 && value !== null && isShareRow(line)) {
      const shade = Math.min(1, value / largest);
      sheet.shades.push({ x: left, y: top, width: right - left, height: rowPx, shade });
    }
    const marks = cellMarks(table, row, at);
    const isStrong = marks.replace('*', '') !== '';
    const isFew = table.cells[row]?.[at]?.reason === 'base-too-small';
    const figureText = value === null && isFew ? 'few' : cellFigure(table, row, at, figure);
    sheet.text(figureText, x, y, { ...style, isEnd: true, isStrong });
    sheet.text(marks, x + 3, y, { sizePx: 12, ink: 'accent', isStrong: true });
  });
  sheet.rule(margin, end);
}

import type { NumberFormat } from './workbook-look.ts';

/** What a cell shows; null is an empty cell. */
export type CellContent = string | number | null;

/** A formula without its `=`, and the value that it comes to. */
export interface LiveFormula {
  readonly text: string;
  readonly value: number;
}

/** How formulas of a row name other cells: of the data sheet by block row, of their own row by column. */
export interface TableReferences {
  data(row: number, key: string): string;
  own(key: string): string;
}

/** The respondents (posts, conversions) behind a figure; null where not known. */
export interface FigureBases {
  readonly unweighted: number | null;
  readonly weighted: number | null;
  readonly effective: number | null;
}

/** From where to where a figure may lie; an end that could not be computed is null. */
export type FigureInterval = readonly [low: number | null, high: number | null];

/** One cell of an analysis: its value, how it is shown, what makes it live, what it is in words. */
export interface TableCell {
  readonly value: CellContent;
  readonly format: NumberFormat;
  readonly live: LiveFormula | null;
  /** What the figure is, for the evidence; null for labels, notes, and ends of intervals. */
  readonly means: string | null;
  /** The interval of the figure in its own units; null where it has none. */
  readonly interval: FigureInterval | null;
}

/**
 * A column of an analysis. `place` says whether it stands beside the chart or behind it; `side` whose
 * figures it holds, null for what compares both.
 */
export interface TableColumn {
  readonly key: string;
  readonly header: string;
  readonly width: number;
  readonly place: 'key' | 'detail';
  readonly side: 'a' | 'b' | null;
  /** Whether it holds numbers. */
  readonly isFigure: boolean;
}

/** A column that knows how to read its cells from a row; see `tableCells`. */
export interface FigureColumn<Row> extends Partial<TableColumn> {
  readonly key: string;
  readonly header: string;
  read(row: Row): CellContent;
  format?: NumberFormat | ((row: Row) => NumberFormat);
  live?(row: Row, refs: TableReferences, index: number): LiveFormula | null;
  means?(row: Row): string;
  interval?(row: Row): FigureInterval;
}

/** The raw counts of an analysis, for the data sheet. */
export interface DataBlock {
  readonly columns: readonly {
    readonly key: string;
    readonly header: string;
    readonly format: NumberFormat;
  }[];
  readonly rows: readonly (readonly CellContent[])[];
}

/** A bar chart over some rows of the table. `hollow` lists the places in `rows` drawn without ink. */
export interface TableChart {
  readonly title: string;
  readonly axisTitle: string;
  readonly rows: readonly number[];
  readonly labels: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly key: string;
    readonly colour: string;
    readonly hollow: readonly number[];
  }[];
  readonly format: NumberFormat;
  /** Where the axis ends; null lets the reader's program choose. */
  readonly axisEnd: number | null;
}

/** A figure that belongs to the analysis as a whole, below its table. */
export interface SummaryFigure {
  readonly what: string;
  readonly value: number | null;
  readonly format: NumberFormat;
}

/** An analysis as a sheet shows it: words, columns, rows, chart, and the counts that it is made from. */
export interface AnalysisTable {
  readonly subtitle: string;
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  cell(row: number, column: number, refs: TableReferences): TableCell;
  bases(row: number): { readonly a: FigureBases; readonly b: FigureBases | null };
  readonly data: DataBlock;
  readonly chart: TableChart | null;
  readonly summary: readonly SummaryFigure[];
}

/**
 * The columns and cells of a table from its rows. A formula that does not come to the row's own value
 * (within 1e-9) is left out, so that no recalculation ever moves a number.
 */
export function tableCells<Row>(
  rows: readonly Row[],
  columns: readonly FigureColumn<Row>[],
): Pick<AnalysisTable, 'columns' | 'rowCount' | 'cell'> {
  return {
    columns: columns.map(({ key, header, width = 11, place = 'detail', side = null, format }) => ({
      key,
      header,
      width,
      place,
      side,
      isFigure: format !== undefined,
    })),
    rowCount: rows.length,
    cell(index, at, refs) {
      const [row, column] = [rows[index] as Row, columns[at] as FigureColumn<Row>];
      const value = finite(column.read(row));
      const { format = 'text' } = column;
      return {
        value,
        format: typeof format === 'function' ? format(row) : format,
        live: typeof value === 'number' ? agreeing(value, column.live?.(row, refs, index)) : null,
        means: typeof value === 'number' ? (column.means?.(row) ?? null) : null,
        interval: column.interval?.(row) ?? null,
      };
    },
  };
}

function finite(value: CellContent): CellContent {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function agreeing(value: number, live: LiveFormula | null | undefined): LiveFormula | null {
  if (live === null || live === undefined) return null;
  return Math.abs(live.value - value) <= 1e-9 * Math.max(1, Math.abs(value)) ? live : null;
}

/** Where an axis of shares ends: at the next tenth above the longest bar and its label, at most 1. */
export function shareAxisEnd(shares: readonly (number | null)[]): number {
  const longest = Math.max(0, ...shares.map((share) => share ?? 0));
  return Math.min(1, Math.ceil((longest * 1.12 + 1e-9) * 10) / 10);
}

/** A label short enough for an axis. */
export function axisLabel(text: string, longest = 46): string {
  const spaced = text.replace(/\s+/gu, ' ').trim();
  return spaced.length <= longest ? spaced : `${spaced.slice(0, longest - 1).trimEnd()}…`;
}

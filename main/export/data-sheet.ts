import type { WriteSheet } from 'hucre';
import type { CellContent, DataBlock, LiveFormula, TableReferences } from './analysis-table.ts';
import { cellAddress, SheetDraft } from './sheet-draft.ts';
import { sheetReference } from './sheet-names.ts';
import { cellStyles, figureStyle, type NumberFormat, widePage } from './workbook-look.ts';

/** The sheet of raw counts: one block after another, which the formulas of the other sheets read. */
export class DataSheet {
  readonly #draft: SheetDraft;
  #nextRow = 2;

  constructor(name: string) {
    this.#draft = new SheetDraft(name);
    this.#draft.put(0, 0, 'Data', cellStyles.finding);
    this.#draft.put(
      1,
      0,
      'The counts that shares, gaps and ratios on the other sheets are computed from.',
      cellStyles.subtitle,
    );
    this.#draft.width(0, 40);
    this.#draft.width(1, 26);
    for (let column = 2; column < 20; column++) this.#draft.width(column, 14);
  }

  /** Adds the counts of an analysis and says how formulas name them. */
  addBlock(title: string, sheet: string, block: DataBlock): TableReferences['data'] {
    const firstRow = this.#addHeading(title, sheet, block.columns);
    block.rows.forEach((cells, row) => {
      cells.forEach((value, column) => {
        const { format } = block.columns[column] as { readonly format: NumberFormat };
        const style = typeof value === 'number' ? figureStyle(format) : null;
        if (value !== null) this.#draft.put(firstRow + row, column, value, style);
      });
    });
    this.#nextRow = firstRow + block.rows.length + 1;
    const columnByKey = new Map(block.columns.map(({ key }, column) => [key, column]));
    return (row, key) =>
      sheetReference(
        this.#draft.name,
        cellAddress(firstRow + row, columnByKey.get(key) as number, true),
      );
  }

  /**
   * Adds what a chart draws: a column of labels, then one for each series, whose cells follow those of
   * the analysis. Gives the ranges of the labels and of each series.
   */
  addChartBlock(
    title: string,
    sheet: string,
    labels: readonly string[],
    series: readonly {
      readonly header: string;
      readonly format: NumberFormat;
      readonly cells: readonly { readonly value: CellContent; readonly live: LiveFormula | null }[];
    }[],
  ): { readonly labels: string; readonly series: readonly string[] } {
    const headers = [{ header: 'Label', format: 'text' as const }, ...series];
    const firstRow = this.#addHeading(title, sheet, headers);
    labels.forEach((label, row) => {
      this.#draft.put(firstRow + row, 0, label, null);
      series.forEach(({ cells, format }, at) => {
        const cell = cells[row];
        if (cell)
          this.#draft.put(firstRow + row, at + 1, cell.value, figureStyle(format), cell.live);
      });
    });
    const lastRow = firstRow + labels.length - 1;
    this.#nextRow = lastRow + 2;
    const range = (column: number): string =>
      sheetReference(
        this.#draft.name,
        `${cellAddress(firstRow, column, true)}:${cellAddress(lastRow, column, true)}`,
      );
    return { labels: range(0), series: series.map((_, at) => range(at + 1)) };
  }

  /** The sheet as the writer takes it. */
  finished(): WriteSheet {
    return this.#draft.finished({ freezePane: { rows: 2 }, pageSetup: widePage });
  }

  #addHeading(
    title: string,
    sheet: string,
    columns: readonly { readonly header: string; readonly format: NumberFormat }[],
  ): number {
    const headingRow = this.#nextRow + 1;
    this.#draft.link(headingRow, 0, title, sheet);
    columns.forEach(({ header, format }, column) => {
      const style = format === 'text' ? cellStyles.header : cellStyles.headerFigure;
      this.#draft.put(headingRow + 1, column, header, style);
    });
    this.#draft.lines(headingRow + 1, 3);
    return headingRow + 2;
  }
}

import type { TableFigure } from '#contract/calls/saved-tables.ts';
import type { Table, TableCell, TableColumn, TableRow } from '#contract/calls/tables.ts';

/** One heading over some columns. */
export interface HeadSpan {
  readonly key: string;
  readonly words: string;
  readonly from: number;
  readonly count: number;
}

/** The answers that a row or column stands within, outermost first. */
export function pathOf(of: {
  readonly label: string;
  readonly path?: readonly string[];
}): readonly string[] {
  return of.path ?? [];
}

/**
 * The headings above the answers, outermost first: the variable of each column, then the answers that it
 * is nested in. Neighbours with the same heading share one.
 */
export function headSpans(columns: readonly TableColumn[]): readonly (readonly HeadSpan[])[] {
  const depth = Math.max(0, ...columns.map((column) => pathOf(column).length));
  return Array.from({ length: depth + 1 }, (_, level) => {
    const spans: HeadSpan[] = [];
    columns.forEach((column, at) => {
      const words = level === 0 ? headOf(column) : (pathOf(column)[level - 1] ?? '');
      const above = pathOf(column).slice(0, Math.max(0, level));
      const key = `${column.variable} ${column.label} ${JSON.stringify(above)} ${words}`;
      const last = spans.at(-1);
      if (last?.key.startsWith(`${key} `) && column.variable !== null)
        spans[spans.length - 1] = { ...last, count: last.count + 1 };
      else spans.push({ key: `${key} ${at}`, words, from: at, count: 1 });
    });
    return spans;
  });
}

function headOf({ variable, label }: TableColumn): string {
  return variable === null ? '' : label;
}

/** The rows of one question, with their places in the table. */
export interface RowBlock {
  readonly key: string;
  readonly label: string;
  /** The row that says how many answered, if there is one. */
  readonly base: number | null;
  readonly rows: readonly number[];
}

/** The rows of a table by question. */
export function rowBlocks(rows: readonly TableRow[]): readonly RowBlock[] {
  const blocks: { key: string; label: string; base: number | null; rows: number[] }[] = [];
  let current = '';
  rows.forEach((row, at) => {
    const path = pathOf(row);
    const key = `${row.variable}\u0000${row.label}\u0000${path.join('\u0000')}`;
    if (key !== current || row.kind === 'base') {
      const label = path.length === 0 ? row.label : `${row.label}: ${path.join(' › ')}`;
      blocks.push({ key: `${key} ${at}`, label, base: null, rows: [] });
      current = key;
    }
    const block = blocks.at(-1);
    if (row.kind === 'base' && block !== undefined) block.base = at;
    else block?.rows.push(at);
  });
  return blocks;
}

/** Whether a row of bases says other than those of the columns, as where a question was not asked of all. */
export function isOwnBase({ cells, bases }: Pick<Table, 'cells' | 'bases'>, row: number): boolean {
  return cells[row]?.some(({ base }, at) => base !== bases[at]?.unweighted) ?? false;
}

/** The letters, the arrow and the star of a small base beside a figure; empty where there is no figure. */
export function cellMarks(
  table: Pick<Table, 'rows' | 'cells'>,
  row: number,
  column: number,
): string {
  const [cell, line] = [table.cells[row]?.[column], table.rows[row]];
  if (cell === undefined || line === undefined || line.kind === 'base') return '';
  if ((cell.columnShare ?? plainValue(cell)) === null) return '';
  const arrow = cell.exception === null ? '' : cell.exception === 'high' ? '↑' : '↓';
  return `${cell.letters.join('')}${arrow}${cell.smallBase ? '*' : ''}`;
}

/** How many marks stand beside the figures of each column at most, so that its figures stand in line. */
export function markCounts(table: Pick<Table, 'rows' | 'cells' | 'columns'>): readonly number[] {
  return table.columns.map((_, column) =>
    table.rows.reduce((most, _row, row) => Math.max(most, cellMarks(table, row, column).length), 0),
  );
}

/** The figure of a row that has no shares: its mean, median, sum and so on. */
export function plainValue(cell: {
  readonly mean: number | null;
  readonly value?: number | null;
}): number | null {
  return cell.value ?? cell.mean;
}

/** How a column's share stands to that of everyone: 100 where equal; null without a total. */
export function indexOf(
  cell: { readonly columnShare: number | null; readonly index?: number | null },
  total: TableCell | undefined,
): number | null {
  if (typeof cell.index === 'number') return cell.index;
  const whole = total?.columnShare ?? null;
  if (cell.columnShare === null || whole === null || !(whole > 0)) return null;
  return (cell.columnShare / whole) * 100;
}

/** The number that a cell shows of a table; null where there is none. */
export function figureOf(
  table: Table,
  row: number,
  column: number,
  figure: TableFigure,
): number | null {
  const cell = table.cells[row]?.[column];
  const kind = table.rows[row]?.kind;
  if (cell === undefined) return null;
  if (kind === 'base') return cell.base;
  if (!isShareRow(table.rows[row])) return plainValue(cell);
  switch (figure) {
    case 'column':
      return cell.columnShare;
    case 'row':
      return cell.rowShare;
    case 'total':
      return cell.totalShare;
    case 'count':
      return cell.weightedCount;
    case 'index':
      return indexOf(cell, table.cells[row]?.[totalColumn(table)]);
  }
}

/** Whether a row counts people; the others are figures of numbers. */
export function isShareRow(row: TableRow | undefined): boolean {
  return row !== undefined && ['category', 'net', 'missing'].includes(row.kind);
}

/** Where the total stands; -1 where it is not shown. */
export function totalColumn({ columns }: Pick<Table, 'columns'>): number {
  return columns.findIndex(({ variable, letter }) => variable === null && letter === null);
}

/** The rows of a block in the order of a column's figures; means and the like stay behind the answers. */
export function sortedRows(
  table: Table,
  rows: readonly number[],
  sorting: { readonly column: number; readonly isDescending: boolean } | null,
  figure: TableFigure,
): readonly number[] {
  if (sorting === null) return rows;
  const sign = sorting.isDescending ? -1 : 1;
  const answers = rows.filter((row) => isShareRow(table.rows[row]));
  const value = (row: number): number | null => figureOf(table, row, sorting.column, figure);
  const ordered = answers.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (a - b);
  });
  return [...ordered, ...rows.filter((row) => !isShareRow(table.rows[row]))];
}

/** Whether another variable begins at a column, which a line then parts from the one before. */
export function startsGroup(columns: readonly TableColumn[], at: number): boolean {
  return at > 0 && columns[at]?.label !== columns[at - 1]?.label;
}

/** The largest figure of a question, which its darkest cell has; of counts the total is left out. */
export function largestFigure(table: Table, rows: readonly number[], figure: TableFigure): number {
  const total = figure === 'count' && table.columns.length > 1 ? totalColumn(table) : -1;
  let largest = 0;
  for (const row of rows) {
    if (!isShareRow(table.rows[row])) continue;
    for (let at = 0; at < table.columns.length; at++) {
      if (at !== total) largest = Math.max(largest, figureOf(table, row, at, figure) ?? 0);
    }
  }
  return largest;
}

import { type CSSProperties, memo } from 'react';
import type { TableFigure } from '#contract/calls/saved-tables.ts';
import type { Table } from '#contract/calls/tables.ts';
import { formatCount } from '../../words/numbers.ts';
import type { TableSorting } from './banner-head.tsx';
import { cellFigure, reasonWords } from './cell-words.ts';
import {
  figureOf,
  isShareRow,
  type RowBlock,
  sortedRows,
  startsGroup,
  totalColumn,
} from './read-table.ts';

/** What of a table is shown, and how. */
export interface ShownTable {
  readonly table: Table;
  readonly figure: TableFigure;
  readonly isHeat: boolean;
  readonly level: number;
}

/** The bases, then the rows of each question under its name. */
export const TableBody = memo(function TableBody({
  table,
  figure,
  isHeat,
  blocks,
  sorting,
  openCell,
  rowLimit,
}: ShownTable & {
  readonly blocks: readonly RowBlock[];
  readonly sorting: TableSorting | null;
  readonly openCell: string | null;
  readonly rowLimit: number;
}) {
  let left = rowLimit;
  const cut = blocks.flatMap((block) => {
    if (left <= 0) return [];
    const rows = sortedRows(table, block.rows, sorting, figure).slice(0, left);
    left -= rows.length + 1;
    return [{ block, rows, largest: isHeat ? largestOf(table, block.rows, figure) : 0 }];
  });
  return (
    <>
      <BaseRows table={table} />
      {cut.map(({ block, rows, largest }) => (
        <tbody key={block.key}>
          <tr className="question-row">
            <th scope="rowgroup" colSpan={table.columns.length + 1}>
              <span className="question-label">{block.label}</span>
            </th>
          </tr>
          {block.base !== null && (
            <tr className="answered-row">
              <th scope="row" className="stub-cell">
                Answered
              </th>
              {table.columns.map((_, column) => (
                <Cell
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns may carry the same words
                  key={column}
                  {...{ table, figure, column }}
                  row={block.base}
                  heat={null}
                  openCell={openCell}
                />
              ))}
            </tr>
          )}
          {rows.map((row) => (
            <tr key={row} className={`row-${table.rows[row]?.kind}`}>
              <th scope="row" className="stub-cell" title={table.rows[row]?.category}>
                {table.rows[row]?.category}
              </th>
              {table.columns.map((_, column) => (
                <Cell
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns may carry the same words
                  key={column}
                  {...{ table, figure, column, row }}
                  heat={isHeat ? heatOf(table, { row, column }, figure, largest) : null}
                  openCell={openCell}
                />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </>
  );
});

/** The bases of the columns, whatever was answered. */
function BaseRows({ table }: { readonly table: Table }) {
  const kinds = table.weighted
    ? ([
        ['unweighted', 'Base, unweighted'],
        ['weighted', 'Base, weighted'],
        ['effective', 'Base, effective'],
      ] as const)
    : ([['unweighted', 'Base']] as const);
  return (
    <tbody className="base-rows">
      {kinds.map(([kind, words]) => (
        <tr key={kind}>
          <th scope="row" className="stub-cell">
            {words}
          </th>
          {table.bases.map((bases, column) => (
            <td
              // biome-ignore lint/suspicious/noArrayIndexKey: columns may carry the same words
              key={column}
              className={startsGroup(table.columns, column) ? 'number is-first' : 'number'}
            >
              {formatCount(Math.round(bases[kind]))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** The largest figure of a question, which its darkest cell has; of counts the total is left out. */
function largestOf(table: Table, rows: readonly number[], figure: TableFigure): number {
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

/** How dark a cell is, from 0 to 1: its figure against the largest of its question. */
function heatOf(
  table: Table,
  place: { readonly row: number; readonly column: number },
  figure: TableFigure,
  largest: number,
): number | null {
  if (!isShareRow(table.rows[place.row])) return null;
  const value = figureOf(table, place.row, place.column, figure);
  return value === null || !(largest > 0) ? null : Math.min(1, value / largest);
}

function Cell({
  table,
  figure,
  row,
  column,
  heat,
  openCell,
}: {
  readonly table: Table;
  readonly figure: TableFigure;
  readonly row: number | null;
  readonly column: number;
  readonly heat: number | null;
  readonly openCell: string | null;
}) {
  const isFirst = startsGroup(table.columns, column) ? ' is-first' : '';
  const cell = row === null ? undefined : table.cells[row]?.[column];
  if (row === null || cell === undefined) return <td className={`number${isFirst}`} />;
  const isBase = table.rows[row]?.kind === 'base';
  const text = cellFigure(table, row, column, figure);
  const isOut = text === '–' && cell.reason !== null;
  const marks = [
    ...cell.letters,
    cell.exception === 'high' ? '↑' : '',
    cell.exception === 'low' ? '↓' : '',
  ].join('');
  const look = marks === '' ? '' : ' is-marked';
  const shade =
    heat === null ? undefined : ({ '--heat': `${Math.round(heat * 34)}%` } as CSSProperties);
  const id = `${row}:${column}`;
  return (
    <td
      className={`number${isFirst}${look}${isOut ? ' is-out' : ''}${heat === null ? '' : ' is-heat'}`}
      style={shade}
    >
      <button
        type="button"
        className="cell-button"
        data-cell={id}
        tabIndex={row === 0 && column === 0 ? 0 : -1}
        aria-current={openCell === id ? true : undefined}
      >
        <span>{isOut ? outWords(cell.reason) : text}</span>
        <span className="cell-marks">
          {marks}
          {cell.smallBase && !isOut && !isBase ? '*' : ''}
        </span>
        {isOut && cell.reason !== null && (
          <span className="visually-hidden">{reasonWords(cell.reason)}</span>
        )}
      </button>
    </td>
  );
}

function outWords(reason: Table['cells'][number][number]['reason']): string {
  return reason === 'base-too-small' ? 'few' : '–';
}

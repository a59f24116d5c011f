import { type CSSProperties, memo, useMemo } from 'react';
import type { TableFigure } from '#contract/calls/saved-tables.ts';
import type { Table } from '#contract/calls/tables.ts';
import { formatCount } from '../../words/numbers.ts';
import type { TableSorting } from './banner-head.tsx';
import { cellFigure, reasonWords } from './cell-words.ts';
import { marksWide } from './marks-wide.ts';
import {
  cellMarks,
  figureOf,
  isOwnBase,
  isShareRow,
  largestFigure,
  markCounts,
  type RowBlock,
  sortedRows,
  startsGroup,
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
  blocks,
  sorting,
  openCell,
  rowLimit,
}: Pick<ShownTable, 'table' | 'figure'> & {
  readonly blocks: readonly RowBlock[];
  readonly sorting: TableSorting | null;
  readonly openCell: string | null;
  readonly rowLimit: number;
}) {
  let left = rowLimit;
  const markWidths = useMemo(() => markCounts(table), [table]);
  const cut = blocks.flatMap((block) => {
    if (left <= 0) return [];
    const rows = sortedRows(table, block.rows, sorting, figure).slice(0, left);
    left -= rows.length + 1;
    return [{ block, rows, largest: largestFigure(table, block.rows, figure) }];
  });
  const [first] = cut;
  const entrance = first === undefined ? -1 : [...ownBase(table, first.block), ...first.rows][0];
  const [openRow = -1, openColumn = -1] = openCell?.split(':').map(Number) ?? [];
  return (
    <>
      <BaseRows table={table} markWidths={markWidths} />
      {cut.map(({ block, rows, largest }) => (
        <tbody key={block.key}>
          <tr className="question-row">
            <th scope="rowgroup" colSpan={table.columns.length + 1}>
              <span className="question-label">{block.label}</span>
            </th>
          </tr>
          {[...ownBase(table, block), ...rows].map((row) => (
            <Row
              key={row}
              {...{ table, figure, row, largest, markWidths }}
              openColumn={row === openRow ? openColumn : -1}
              isEntrance={row === entrance}
            />
          ))}
        </tbody>
      ))}
    </>
  );
});

/** One row; it is drawn again only when something of it changes. */
const Row = memo(function Row({
  table,
  figure,
  row,
  largest,
  markWidths,
  openColumn,
  isEntrance,
}: Pick<ShownTable, 'table' | 'figure'> & {
  readonly row: number;
  readonly largest: number;
  readonly markWidths: readonly number[];
  /** The column whose passport is open; -1 where it is none of this row. */
  readonly openColumn: number;
  readonly isEntrance: boolean;
}) {
  return (
    <tr className={`row-${table.rows[row]?.kind}`}>
      <th scope="row" className="stub-cell" title={rowWords(table, row)}>
        {rowWords(table, row)}
      </th>
      {table.columns.map((_, column) => (
        <Cell
          // biome-ignore lint/suspicious/noArrayIndexKey: columns may carry the same words
          key={column}
          {...{ table, figure, column, row }}
          isOpen={column === openColumn}
          heat={heatOf(table, { row, column }, figure, largest)}
          markCount={markWidths[column] ?? 0}
          isEntrance={isEntrance && column === 0}
        />
      ))}
    </tr>
  );
});

/** The row of a question that says how many answered; none where it repeats the bases of the columns. */
function ownBase(table: Table, { base }: RowBlock): readonly number[] {
  return base !== null && isOwnBase(table, base) ? [base] : [];
}

function rowWords(table: Table, row: number): string {
  const line = table.rows[row];
  return line?.kind === 'base' ? 'Answered' : (line?.category ?? '');
}

/** The bases of the columns, whatever was answered. */
function BaseRows({
  table,
  markWidths,
}: {
  readonly table: Table;
  readonly markWidths: readonly number[];
}) {
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
              style={marksWide(markWidths[column] ?? 0)}
            >
              {formatCount(Math.round(bases[kind]))}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
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
  isOpen,
  markCount,
  isEntrance,
}: {
  readonly table: Table;
  readonly figure: TableFigure;
  readonly row: number;
  readonly column: number;
  readonly heat: number | null;
  readonly isOpen: boolean;
  readonly markCount: number;
  /** Whether Tab leads here, before another cell was in focus. */
  readonly isEntrance: boolean;
}) {
  const isFirst = startsGroup(table.columns, column) ? ' is-first' : '';
  const cell = table.cells[row]?.[column];
  if (cell === undefined) return <td className={`number${isFirst}`} />;
  const text = cellFigure(table, row, column, figure);
  const isOut = text === '–' && cell.reason !== null;
  const marks = cellMarks(table, row, column);
  const look = marks.replace('*', '') === '' ? '' : ' is-marked';
  const shade =
    heat === null ? undefined : ({ '--heat': `${Math.round(heat * 34)}%` } as CSSProperties);
  const id = `${row}:${column}`;
  return (
    <td
      className={`number${isFirst}${look}${isOut ? ' is-out' : ''}${heat === null ? '' : ' has-heat'}`}
      style={{ ...shade, ...marksWide(markCount) }}
    >
      <button
        type="button"
        className="cell-button"
        data-cell={id}
        tabIndex={isEntrance ? 0 : -1}
        aria-current={isOpen ? true : undefined}
      >
        <span>{isOut ? outWords(cell.reason) : text}</span>
        <span className="cell-marks">{marks}</span>
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

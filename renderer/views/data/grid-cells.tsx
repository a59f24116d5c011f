import { memo } from 'react';
import { formatCount, formatFull } from '../../words/numbers.ts';
import { formatDay } from '../../words/quantities.ts';
import { missingReasonWords } from '../../words/terms.ts';
import type { GridColumn } from './grid-columns.ts';
import type { GridPlace } from './grid-keys.ts';
import type { GridCell, RowPages } from './use-row-pages.ts';

/** The width of the row numbers at the left, which stay in sight. */
export const numberPx = 72;

/** The names of the columns in sight. */
export const GridHead = memo(function GridHead({
  columns,
  from,
  to,
}: {
  readonly columns: readonly GridColumn[];
  readonly from: number;
  readonly to: number;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see RowGrid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid itself takes the focus
    <div className="grid-head" role="row" aria-rowindex={1}>
      {/* biome-ignore lint/a11y/useSemanticElements: see RowGrid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see RowGrid */}
      <span className="grid-number" role="columnheader" aria-colindex={1}>
        Row
      </span>
      {columns.slice(from, to).map((column, at) => (
        // biome-ignore lint/a11y/useSemanticElements: see RowGrid
        // biome-ignore lint/a11y/useFocusableInteractive: see RowGrid
        <span
          key={column.name}
          role="columnheader"
          aria-colindex={from + at + 2}
          className={isNumeric(column.kind) ? 'grid-cell number' : 'grid-cell'}
          style={{ left: numberPx + column.leftPx, width: column.widthPx }}
          title={`${column.label} (${column.name})`}
        >
          {column.label === '' ? column.name : column.label}
        </span>
      ))}
    </div>
  );
});

/** The cells in sight of one row. */
export const GridRow = memo(function GridRow({
  row,
  topPx,
  columns,
  from,
  to,
  pages,
  activeColumn,
  onActivate,
}: {
  readonly row: number;
  readonly topPx: number;
  readonly columns: readonly GridColumn[];
  readonly from: number;
  readonly to: number;
  readonly pages: RowPages;
  readonly activeColumn: number | null;
  readonly onActivate: (place: GridPlace) => void;
}) {
  const number = pages.rowNumberAt(row);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see RowGrid
    // biome-ignore lint/a11y/useFocusableInteractive: see RowGrid
    <div className="grid-row" role="row" aria-rowindex={row + 2} style={{ top: topPx }}>
      {/* biome-ignore lint/a11y/useSemanticElements: see RowGrid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see RowGrid */}
      <span className="grid-number" role="rowheader" aria-colindex={1}>
        {number === null ? '' : formatCount(number + 1)}
      </span>
      {columns.slice(from, to).map((column, at) => (
        <Cell
          key={column.name}
          id={`cell-${row}-${from + at}`}
          column={column}
          columnIndex={from + at}
          cell={pages.cellAt(row, from + at)}
          isActive={activeColumn === from + at}
          onPress={() => onActivate({ row, column: from + at })}
        />
      ))}
    </div>
  );
});

function Cell({
  id,
  column,
  columnIndex,
  cell,
  isActive,
  onPress,
}: {
  readonly id: string;
  readonly column: GridColumn;
  readonly columnIndex: number;
  readonly cell: GridCell | null;
  readonly isActive: boolean;
  readonly onPress: () => void;
}) {
  const isMissing = cell !== null && cell.value === null;
  const classes = [
    'grid-cell',
    ...(isNumeric(column.kind) ? ['number'] : []),
    ...(isMissing ? ['missing-hatch'] : []),
    ...(cell === null ? ['grid-unread'] : []),
    ...(isActive ? ['grid-active'] : []),
  ];
  const words = wordsOfCell(cell, column.kind);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see RowGrid
    // biome-ignore lint/a11y/useFocusableInteractive: see RowGrid
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself answers the keyboard
    <span
      id={id}
      role="gridcell"
      aria-colindex={columnIndex + 2}
      aria-selected={isActive}
      className={classes.join(' ')}
      style={{ left: numberPx + column.leftPx, width: column.widthPx }}
      title={words}
      onClick={onPress}
    >
      {isMissing ? <span className="grid-reason">{words}</span> : words}
    </span>
  );
}

function isNumeric(kind: GridColumn['kind']): boolean {
  return kind === 'number' || kind === 'weight' || kind === 'date';
}

/** What a cell says: its value, or why there is none. */
export function wordsOfCell(cell: GridCell | null, kind: GridColumn['kind']): string {
  if (cell === null) return '';
  if (cell.value === null) return missingReasonWords[cell.reason ?? 'no-answer'];
  if (typeof cell.value === 'string') return cell.value;
  return kind === 'date' ? formatDay(cell.value) : formatFull(cell.value);
}

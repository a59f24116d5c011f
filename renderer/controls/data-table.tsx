import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Passport } from '../passport/passport.ts';
import { useWorkspace } from '../workspace.ts';

/**
 * A column. `value` sorts (null goes last, whichever way); `show` draws it when the value alone would not
 * do; `passport` makes the cell a button that opens what stands behind its number. `pinnedPx` keeps the
 * column, so wide, in place while the others scroll sideways; `pinnedEnd` keeps it at the right.
 * `smallestFirst` lets the first press on the head of a number column sort upwards.
 */
export interface TableColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly isNumber?: boolean;
  readonly width?: string;
  readonly pinnedPx?: number;
  readonly pinnedEnd?: boolean;
  readonly smallestFirst?: boolean;
  readonly value: (row: Row) => string | number | null;
  readonly show?: (row: Row) => ReactNode;
  readonly passport?: (row: Row) => Passport | null;
}

interface Sorting {
  readonly column: string;
  readonly isDescending: boolean;
}

/** A compact table: sorts by its heads, numbers at the right, arrow keys walk the numbers. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
}) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  const places = useMemo(() => pinnedPlaces(columns), [columns]);
  const openTitle = useWorkspace((state) => state.passport?.title ?? null);
  return (
    <div className="data-table-frame" tabIndex={-1}>
      <table className="data-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell
                key={column.id}
                column={column}
                place={places.get(column.id)}
                sorting={sorting}
                onSort={setSorting}
              />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => walkCells(event, body.current)}>
          {sorted.map((row) => (
            <tr
              key={rowKey(row)}
              aria-current={
                openTitle !== null && isAbout(row, columns, openTitle) ? true : undefined
              }
            >
              {columns.map((column) => (
                <BodyCell key={column.id} column={column} place={places.get(column.id)} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a column stands that stays in place. */
interface PinnedPlace {
  readonly className: string;
  readonly style: CSSProperties;
}

function pinnedPlaces<Row>(columns: readonly TableColumn<Row>[]): ReadonlyMap<string, PinnedPlace> {
  const places = new Map<string, PinnedPlace>();
  let left = 0;
  for (const { id, pinnedPx, pinnedEnd } of columns) {
    if (pinnedPx !== undefined) {
      const style = { left, width: pinnedPx, minWidth: pinnedPx, maxWidth: pinnedPx };
      places.set(id, { className: 'is-pinned', style });
      left += pinnedPx;
    } else if (pinnedEnd === true)
      places.set(id, { className: 'is-pinned is-pinned-end', style: { right: 0 } });
  }
  return places;
}

/** Whether the open passport is about a number of this row. */
function isAbout<Row>(row: Row, columns: readonly TableColumn<Row>[], title: string): boolean {
  return columns.some(({ passport }) => passport?.(row)?.title === title);
}

function HeadCell<Row>({
  column,
  place,
  sorting,
  onSort,
}: {
  readonly column: TableColumn<Row>;
  readonly place: PinnedPlace | undefined;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting | null) => void;
}) {
  const isSorted = sorting?.column === column.id;
  const next = (): Sorting | null => {
    const first = {
      column: column.id,
      isDescending: column.isNumber === true && column.smallestFirst !== true,
    };
    if (!isSorted) return first;
    return sorting.isDescending === first.isDescending
      ? { ...first, isDescending: !first.isDescending }
      : null;
  };
  const Arrow = isSorted && sorting.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={cellClass(column, place)}
      style={place?.style ?? (column.width === undefined ? undefined : { width: column.width })}
      aria-sort={isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className="head-button" onClick={() => onSort(next())}>
        {column.label}
        {isSorted && <Arrow aria-hidden="true" />}
      </button>
    </th>
  );
}

function cellClass<Row>(column: TableColumn<Row>, place: PinnedPlace | undefined) {
  const classes = [column.isNumber === true ? 'number' : '', place?.className ?? ''];
  return classes.filter(Boolean).join(' ') || undefined;
}

function BodyCell<Row>({
  column,
  place,
  row,
}: {
  readonly column: TableColumn<Row>;
  readonly place: PinnedPlace | undefined;
  readonly row: Row;
}) {
  const openPassport = useWorkspace((state) => state.openPassport);
  const content = column.show?.(row) ?? column.value(row) ?? '–';
  const passport = column.passport?.(row) ?? null;
  const isOpen = useWorkspace(
    (state) => passport !== null && state.passport?.copyText === passport.copyText,
  );
  return (
    <td className={cellClass(column, place)} style={place?.style}>
      {passport === null ? (
        content
      ) : (
        <button
          type="button"
          className="number-button"
          aria-current={isOpen ? true : undefined}
          onClick={() => openPassport(passport)}
        >
          {content}
        </button>
      )}
    </td>
  );
}

/** Rows in the order of a column, or as they came; a null value goes last in either direction. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const column = columns.find((one) => one.id === sorting?.column);
  if (column === undefined || sorting === null) return rows;
  const direction = sorting.isDescending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const a = column.value(left);
    const b = column.value(right);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return typeof a === 'number' && typeof b === 'number'
      ? direction * (a - b)
      : direction * String(a).localeCompare(String(b), 'en', { numeric: true });
  });
}

function walkCells(event: KeyboardEvent, body: HTMLElement | null): void {
  const button = event.target;
  if (!(button instanceof HTMLButtonElement) || body === null) return;
  const cell = button.closest('td');
  const line = button.closest('tr');
  if (cell === null || line === null) return;
  const target = neighbour(event.key, cell, line);
  if (target === null) return;
  event.preventDefault();
  target.focus();
}

function neighbour(key: string, cell: HTMLTableCellElement, line: HTMLTableRowElement) {
  const find = (one: Element | null | undefined): HTMLButtonElement | null =>
    one?.querySelector('button') ?? null;
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    let other: Element | null = line[step[key]];
    while (other !== null) {
      const button = find(other.children[cell.cellIndex]);
      if (button !== null) return button;
      other = other[step[key]];
    }
    return null;
  }
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return null;
  const side = key === 'ArrowRight' ? 'nextElementSibling' : 'previousElementSibling';
  for (let other: Element | null = cell[side]; other !== null; other = other[side]) {
    const button = find(other);
    if (button !== null) return button;
  }
  return null;
}

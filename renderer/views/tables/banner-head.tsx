import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo } from 'react';
import type { Table, TableColumn } from '#contract/calls/tables.ts';
import { marksWide } from './marks-wide.ts';
import { headSpans, markCounts, startsGroup } from './read-table.ts';

/** A column by whose figures the answers of each question are put in order. */
export interface TableSorting {
  readonly column: number;
  readonly isDescending: boolean;
}

/** The headings: variables, the answers that columns are nested in, then a button for each column, which sorts. */
export function TableHead({
  table,
  sorting,
  onSort,
}: {
  readonly table: Table;
  readonly sorting: TableSorting | null;
  readonly onSort: (sorting: TableSorting | null) => void;
}) {
  const levels = headSpans(table.columns);
  const markWidths = useMemo(() => markCounts(table), [table]);
  return (
    <thead>
      {levels.map((spans, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is known by its depth alone
        <tr key={level}>
          <td className="stub-cell" />
          {spans.map(({ key, words, from, count }) => (
            <th
              key={key}
              scope="colgroup"
              colSpan={count}
              className={startsGroup(table.columns, from) ? 'is-first' : undefined}
            >
              <span className="head-span">{words}</span>
            </th>
          ))}
        </tr>
      ))}
      <tr>
        <td className="stub-cell" />
        {table.columns.map((column, at) => (
          <ColumnHead
            // biome-ignore lint/suspicious/noArrayIndexKey: columns may carry the same words
            key={at}
            column={column}
            place={at}
            markCount={markWidths[at] ?? 0}
            isFirst={startsGroup(table.columns, at)}
            order={
              sorting?.column === at ? (sorting.isDescending ? 'descending' : 'ascending') : null
            }
            onPress={() => onSort(nextSorting(sorting, at))}
          />
        ))}
      </tr>
    </thead>
  );
}

function nextSorting(sorting: TableSorting | null, column: number): TableSorting | null {
  if (sorting?.column !== column) return { column, isDescending: true };
  return sorting.isDescending ? { column, isDescending: false } : null;
}

function ColumnHead({
  column,
  place,
  markCount,
  isFirst,
  order,
  onPress,
}: {
  readonly column: TableColumn;
  readonly place: number;
  readonly markCount: number;
  readonly isFirst: boolean;
  readonly order: 'descending' | 'ascending' | null;
  readonly onPress: () => void;
}) {
  const Arrow = order === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      className={isFirst ? 'is-first' : undefined}
      style={marksWide(markCount)}
      aria-sort={order ?? 'none'}
    >
      <button type="button" className="banner-head" data-head={place} onClick={onPress}>
        <span>{column.category}</span>
        <span className="head-letter">
          {column.letter}
          {order !== null && <Arrow aria-hidden="true" />}
        </span>
      </button>
    </th>
  );
}

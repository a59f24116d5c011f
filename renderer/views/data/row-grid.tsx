import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { DatasetLine, VariableOutline } from '#contract/calls/datasets.ts';
import { EmptyState, ErrorNote } from '../../controls/notes.tsx';
import { formatCount } from '../../words/numbers.ts';
import { GridHead, GridRow, numberPx, wordsOfCell } from './grid-cells.tsx';
import { columnsInSight, layOutColumns, namedFirst } from './grid-columns.ts';
import { type GridPlace, placeAfterKey } from './grid-keys.ts';
import { rowsInSight, scrollScale, scrollTopToShow } from './scroll-scale.ts';
import { useGridScroll } from './use-grid-scroll.ts';
import { type RowSearch, useRowPages } from './use-row-pages.ts';
import { useThrottled } from './use-throttled.ts';

const rowPx = 28;
const headPx = 29;
const askEveryMs = 80;
const rowsAhead = 60;
/** Rows keep their place within blocks of this many, so that scrolling moves one element only. */
const anchorRows = 1000;

/** Every row of a dataset that the filter lets through, however many there are. */
export function RowGrid({
  dataset,
  variables,
  filter,
  search,
}: {
  readonly dataset: DatasetLine;
  readonly variables: readonly VariableOutline[];
  readonly filter: string;
  /** Only rows whose text fits; null for all. */
  readonly search: RowSearch | null;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const columns = useMemo(
    () => layOutColumns(namedFirst(variables, namesFirst(filter, search))),
    [variables, filter, search],
  );
  const names = useMemo(() => columns.map((one) => one.name), [columns]);
  const scroll = useGridScroll(frame);
  const [total, setTotal] = useState(dataset.rows);
  const viewportPx = Math.max(0, scroll.heightPx - headPx);
  const scale = useMemo(() => scrollScale(total, rowPx, viewportPx), [total, viewportPx]);
  const listTop = scale.listTopOf(scroll.topPx);
  const sight = rowsInSight(listTop, viewportPx, rowPx, total);
  const across = columnsInSight(columns, scroll.leftPx, scroll.widthPx - numberPx);
  const anchor = Math.floor(sight.from / anchorRows) * anchorRows;
  const ahead = rowsInSight(listTop, viewportPx, rowPx, total, rowsAhead);
  const asked = useThrottled([ahead.from, ahead.to, across.from, across.to].join(' '), askEveryMs);
  const [fromRow = 0, toRow = 0, fromColumn = 0, toColumn = 0] = asked.split(' ').map(Number);
  const pages = useRowPages(
    dataset.name,
    { filter, search },
    names,
    { from: fromRow, to: toRow },
    { from: fromColumn, to: toColumn },
  );
  if (pages.total !== null && pages.total !== total) setTotal(pages.total);
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 0 });

  const show = (place: GridPlace): void => {
    const { current: element } = frame;
    setActive(place);
    if (element === null) return;
    element.scrollTop = scrollTopToShow(place.row, rowPx, viewportPx, scale, element.scrollTop);
    const column = columns[place.column];
    if (column === undefined) return;
    const room = element.clientWidth - numberPx;
    if (column.leftPx < element.scrollLeft) element.scrollLeft = column.leftPx;
    else if (column.leftPx + column.widthPx > element.scrollLeft + room)
      element.scrollLeft = column.leftPx + column.widthPx - room;
  };
  const press = (event: KeyboardEvent): void => {
    const next = placeAfterKey(event, active, {
      rows: total,
      columns: columns.length,
      page: Math.max(1, Math.floor(viewportPx / rowPx) - 1),
    });
    if (next === null) return;
    event.preventDefault();
    show(next);
  };
  if (pages.error !== null) return <ErrorNote error={pages.error} />;
  if (total === 0)
    return (
      <EmptyState
        title="No row is left"
        next={
          search === null
            ? 'The filter lets no row through. Change or clear it above.'
            : 'No text fits what you look for. Try fewer words, or the beginning of one with a star: deliver*.'
        }
      />
    );
  const activeColumn = columns[active.column];
  const lastColumn = columns.at(-1);
  const widthPx =
    numberPx + (lastColumn === undefined ? 0 : lastColumn.leftPx + lastColumn.widthPx);
  return (
    <div className="grid-place">
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid draws only the cells in sight */}
      <div
        ref={frame}
        className="row-grid"
        role="grid"
        aria-label={`Rows of ${dataset.name}`}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={`cell-${active.row}-${active.column}`}
        tabIndex={0}
        onKeyDown={press}
      >
        <div style={{ height: scale.contentPx + headPx, width: widthPx }}>
          <div className="grid-window" style={{ height: viewportPx + headPx }}>
            <GridHead columns={columns} from={across.from} to={across.to} />
            <div className="grid-body" style={{ height: viewportPx }}>
              <div style={{ transform: `translateY(${anchor * rowPx - listTop}px)` }}>
                {range(sight.from, sight.to).map((row) => (
                  <GridRow
                    key={row}
                    row={row}
                    topPx={(row - anchor) * rowPx}
                    columns={columns}
                    from={across.from}
                    to={across.to}
                    pages={pages}
                    activeColumn={active.row === row ? active.column : null}
                    onActivate={setActive}
                  />
                ))}
              </div>
            </div>
          </div>
        </div>
      </div>
      <p className="grid-detail">
        {activeColumn !== undefined && (
          <>
            <span className="quiet">
              Row {formatCount((pages.rowNumberAt(active.row) ?? active.row) + 1)} ·{' '}
              {activeColumn.label === '' ? activeColumn.name : activeColumn.label}:
            </span>{' '}
            {wordsOfCell(pages.cellAt(active.row, active.column), activeColumn.kind)}
          </>
        )}
      </p>
    </div>
  );
}

/** What a filter names and the texts that are searched stand first. */
function namesFirst(filter: string, search: RowSearch | null): string {
  return search === null ? filter : `\`${search.text.replaceAll('`', '``')}\` ${filter}`;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_none, at) => from + at);
}

import { memo, useCallback, useMemo, useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { Table } from '#contract/calls/tables.ts';
import { PictureMenu } from '../../charts/picture-menu.tsx';
import { Finding, Footnote } from '../../controls/notes.tsx';
import type { Passport } from '../../passport/passport.ts';
import { useWorkspace } from '../../workspace.ts';
import { KeepForReport, keepForReport } from '../keep-for-report.tsx';
import type { TableSorting } from './banner-head.tsx';
import { BannerTable } from './banner-table.tsx';
import { type CellPlace, cellPassport, cellTitle } from './cell-facts.ts';
import { CellComparison, CopyButton, NoteField, Respondents } from './cell-further.tsx';
import { tableFinding } from './chart-picks.ts';
import { copyTable } from './copy-table.ts';
import { drawTablePicture } from './draw-table-picture.ts';
import { layOutTablePicture } from './lay-out-table-picture.ts';
import { pinnedName, pinnedTable } from './pinned-table.ts';
import { TableChart } from './table-chart.tsx';
import { changeLayout, type TableLayout } from './tables-state.ts';

/** A computed table: the finding, the table, its chart beside it, notes and footnote. */
export const TableResult = memo(function TableResult({
  dataset,
  layout,
  table,
  variables,
}: {
  readonly dataset: string;
  readonly layout: TableLayout;
  readonly table: Table;
  readonly variables: readonly VariableLine[];
}) {
  const { figure, isHeat, hasChart, level, notes } = layout;
  const [sorting, setSorting] = useState<TableSorting | null>(null);
  const openPassport = useWorkspace((state) => state.openPassport);
  const openTitle = useWorkspace((state) => state.passport?.title ?? null);
  const finding = useMemo(() => tableFinding(table, level), [table, level]);
  const sortingHere = sorting !== null && sorting.column < table.columns.length ? sorting : null;
  const specification = useMemo(() => pinnedTable(table, layout), [table, layout]);
  const open = useCallback(
    (row: number, column: number): void => {
      const passport = passportOf({ dataset, layout, table, variables }, { row, column });
      if (passport !== null) openPassport(passport);
    },
    [dataset, layout, table, variables, openPassport],
  );
  const openCell = useMemo(() => cellOfTitle(table, openTitle), [table, openTitle]);
  return (
    <div className={hasChart ? 'table-result has-chart' : 'table-result'}>
      <div className="table-side">
        <Finding>{finding}</Finding>
        <div className="row-actions no-print">
          <KeepForReport specification={specification} name={pinnedName(table, layout)} />
          <CopyButton words="Copy the table" copy={() => copyTable(table, figure, sortingHere)} />
          <PictureMenu
            label="Picture of the table"
            finding={finding}
            drawing={() => {
              const look = { figure, isHeat, sorting: sortingHere };
              const words = { finding, footnote: footnoteOf(table, layout) };
              return drawTablePicture(layOutTablePicture(table, words, look), finding);
            }}
          />
        </div>
        <BannerTable
          {...{ table, figure, isHeat, level, openCell }}
          caption={finding}
          sorting={sortingHere}
          onSort={setSorting}
          onOpen={open}
        />
        {notes.length > 0 && (
          <ul className="table-notes" aria-label="Notes">
            {notes.map(({ about, text }) => (
              <li key={about}>
                <strong>{about}:</strong> {text}
              </li>
            ))}
          </ul>
        )}
        <Footnote>{table.footnote}</Footnote>
      </div>
      {hasChart && (
        <div className="table-side">
          <TableChart table={table} variables={variables} openCell={openCell} onOpen={open} />
        </div>
      )}
    </div>
  );
});

/** The footnote with the notes that stand above it. */
function footnoteOf({ footnote }: Table, { notes }: TableLayout): string {
  return [...notes.map(({ about, text }) => `${about}: ${text}.`), footnote].join(' ');
}

function cellOfTitle(table: Table, title: string | null): string | null {
  if (title === null) return null;
  for (let row = 0; row < table.rows.length; row++) {
    for (let column = 0; column < table.columns.length; column++) {
      if (cellTitle(table, { row, column }) === title) return `${row}:${column}`;
    }
  }
  return null;
}

interface Around {
  readonly dataset: string;
  readonly layout: TableLayout;
  readonly table: Table;
  readonly variables: readonly VariableLine[];
}

function passportOf(
  { dataset, layout, table, variables }: Around,
  place: CellPlace,
): Passport | null {
  const about = cellTitle(table, place);
  const note = layout.notes.find((one) => one.about === about)?.text ?? '';
  const passport = cellPassport(table, place, layout.level, note === '' ? [] : [note], variables);
  if (passport === null) return null;
  const key = `${about} ${passport.rows?.filter ?? ''}`;
  const named = [table.rows[place.row]?.variable, table.columns[place.column]?.variable];
  const putNote = (whose: string, text: string): void => {
    const { notes } = layout;
    const rest = notes.filter((one) => one.about !== whose);
    const next = text === '' ? rest : [...rest, { about: whose, text }];
    changeLayout(dataset, `note on ${whose}`, { notes: next });
    const { passport: shown, openPassport } = useWorkspace.getState();
    const renewed = passportOf(
      { dataset, layout: { ...layout, notes: next }, table, variables },
      place,
    );
    if (shown?.title === about && renewed !== null) openPassport(renewed);
  };
  return {
    ...passport,
    pin: () => keepForReport(pinnedTable(table, layout), pinnedName(table, layout)),
    further: (
      <div key={key} className="cell-further-all">
        <CellComparison table={table} place={place} />
        <NoteField table={table} place={place} text={note} onNote={putNote} />
        {passport.rows !== undefined && (
          <Respondents
            {...passport.rows}
            variables={variables}
            asked={named.filter((name): name is string => typeof name === 'string')}
          />
        )}
      </div>
    ),
  };
}

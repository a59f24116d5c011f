import { FilePlus2 } from 'lucide-react';
import { useCallback, useDeferredValue, useLayoutEffect, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { SavedBanner } from '#contract/calls/saved-tables.ts';
import type { ListedSegment } from '#contract/calls/segments.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { useWorkspace } from '../../workspace.ts';
import { changeUndoably } from '../data/preparing/undoable-change.ts';
import { JobNote } from '../job-note.tsx';
import { useJobAnswer } from '../use-job-answer.ts';
import { useViewAction } from '../use-view-action.ts';
import '../views.css';
import { columnsOf, tableInputOf } from './ask-table.ts';
import { SavedTablesButton, SaveTable } from './saved-tables.tsx';
import { type SourceItem, sourceItems } from './source-items.ts';
import { SourceList } from './source-list.tsx';
import { type Entry, entryWords, withEntryAt } from './table-entries.ts';
import { TableResult } from './table-result.tsx';
import { TableTools } from './table-tools.tsx';
import { Zones } from './table-zones.tsx';
import { changeLayout, emptyLayout, type TableLayout, tablesState } from './tables-state.ts';
import './tables.css';

/** Any questions as rows against any as columns, laid out by dragging or with the keyboard. */
export function TablesView() {
  const dataset = useWorkspace((state) => state.dataset);
  const [, go] = useLocation();
  if (dataset === null) {
    return (
      <EmptyState
        title="Any question by any other"
        next="Import a survey or open a dataset; then drag its questions to the rows and columns of a table."
        action={
          <Button look="primary" onPress={() => go('/data')}>
            Go to the data
          </Button>
        }
      />
    );
  }
  return <TablesOfDataset key={dataset} dataset={dataset} />;
}

function TablesOfDataset({ dataset }: { readonly dataset: string }) {
  const variables = useAnswer('dataset.variables', { dataset });
  const segments = useAnswer('segment.list', { dataset });
  const saved = useAnswer('table.list', { dataset });
  const error = variables.error ?? segments.error ?? saved.error;
  if (error !== null) return <ErrorNote error={error} />;
  if (variables.data === undefined || segments.data === undefined || saved.data === undefined)
    return <Waiting>Reading the variables …</Waiting>;
  return (
    <Workbench
      dataset={dataset}
      variables={variables.data}
      segments={segments.data}
      saved={saved.data}
    />
  );
}

function Workbench({
  dataset,
  variables,
  segments,
  saved,
}: {
  readonly dataset: string;
  readonly variables: readonly VariableLine[];
  readonly segments: readonly ListedSegment[];
  readonly saved: {
    readonly tables: Parameters<typeof SavedTablesButton>[0]['tables'];
    readonly banners: readonly SavedBanner[];
  };
}) {
  const weight = useWorkspace((state) => state.weight);
  const filter = useWorkspace((state) => state.filter);
  const layout = tablesState.use().layoutByDataset[dataset] ?? emptyLayout;
  const { banners } = saved;
  const columns = columnsOf(layout, banners);
  const items = useMemo(() => sourceItems(variables, segments), [variables, segments]);
  const input = useMemo(
    () => tableInputOf(layout, columns, { dataset, weight, filter }),
    [layout, columns, dataset, weight, filter],
  );
  const asked = useSameInput(input);
  const wordsOf = useCallback((entry: Entry) => entryWords(entry, variables), [variables]);
  const put = (zone: 'rows' | 'columns', title: string, entries: readonly Entry[]): void =>
    putEntries({ dataset, layout, banners }, zone, title, entries);
  const add = useLatest((zone: 'rows' | 'columns', added: readonly SourceItem[]): void => {
    const before = zone === 'rows' ? layout.rows : columns;
    const next = added.reduce(
      (entries, { entry }) => withEntryAt(entries, entry, entries.length),
      before,
    );
    put(zone, `add ${added[0]?.label ?? ''}`, next);
  });
  const start = (): void => changeLayout(dataset, 'new table', emptyLayout);
  useViewAction('new-table', 'New table', 'Table', input === null ? null : start);
  return (
    <div className="tables-view">
      <SourceList
        items={items}
        hiddenCount={variables.filter(({ kind }) => ['text', 'date', 'id'].includes(kind)).length}
        onAdd={add}
      />
      <div className="tables-main">
        <Zones {...{ dataset, layout, columns, banners, items, variables, wordsOf, put }} />
        <div className="table-bar">
          <TableTools dataset={dataset} layout={layout} />
          <div className="row-actions">
            {input !== null && (
              <>
                <Button look="quiet" icon={FilePlus2} onPress={start}>
                  New table
                </Button>
                <SaveTable
                  table={{
                    dataset,
                    layout,
                    input: input as Parameters<typeof SaveTable>[0]['table']['input'],
                  }}
                  names={saved.tables.map(({ name }) => name)}
                />
              </>
            )}
            <SavedTablesButton tables={saved.tables} banners={banners} />
          </div>
        </div>
        {layout.saved !== null && <p className="table-name">{layout.saved.name}</p>}
        {input === null && <NothingYet items={items} onAdd={add} />}
        {asked !== null && (
          <ComputedTable dataset={dataset} input={asked} layout={layout} variables={variables} />
        )}
      </div>
    </div>
  );
}

/** The table of the layout: while it is computed the former one stays, and drawing it gives way to typing. */
function ComputedTable({
  dataset,
  input,
  layout,
  variables,
}: {
  readonly dataset: string;
  readonly input: NonNullable<ReturnType<typeof tableInputOf>>;
  readonly layout: TableLayout;
  readonly variables: readonly VariableLine[];
}) {
  const job = useJobAnswer('table.run', input, 'Computing a table');
  const { data } = job;
  const latest = useMemo(
    () => (data === undefined ? null : { table: data, layout }),
    [data, layout],
  );
  const shown = useDeferredValue(latest, null);
  return (
    <>
      <JobNote job={job} doing="Computing the table" />
      {shown !== null && (
        <div className={job.isRunning || shown !== latest ? 'stale' : undefined}>
          <TableResult
            dataset={dataset}
            layout={shown.layout}
            table={shown.table}
            variables={variables}
          />
        </div>
      )}
    </>
  );
}

/** A function that stays the same object and does what its latest form does. */
function useLatest<Parameters extends readonly unknown[]>(
  run: (...parameters: Parameters) => void,
): (...parameters: Parameters) => void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...parameters: Parameters) => latest.current(...parameters), []);
}

/** Keeps the former object while it says the same, so that only what is asked is asked again. */
function useSameInput<Input>(input: Input): Input {
  const text = JSON.stringify(input);
  return useMemo(() => JSON.parse(text) as Input, [text]);
}

/** Puts entries in a zone; those of a shared banner change in every table that has it. */
function putEntries(
  table: {
    readonly dataset: string;
    readonly layout: TableLayout;
    readonly banners: readonly SavedBanner[];
  },
  zone: 'rows' | 'columns',
  title: string,
  entries: readonly Entry[],
): void {
  const { dataset, layout, banners } = table;
  const banner = banners.find(({ id }) => id === layout.banner);
  if (zone === 'rows') changeLayout(dataset, title, { rows: entries });
  else if (banner === undefined) changeLayout(dataset, title, { columns: entries, banner: null });
  else if (entries.length === 0)
    changeLayout(dataset, `leave the banner ${banner.name}`, { columns: [], banner: null });
  else {
    const { id, name } = banner;
    const changed = entries as SavedBanner['columns'];
    void changeUndoably(`${title} (banner ${name})`, 'banner.save', {
      id,
      name,
      dataset,
      columns: [...changed],
    });
  }
}

/** Before there is a row: what to do, with two questions offered. */
function NothingYet({
  items,
  onAdd,
}: {
  readonly items: readonly SourceItem[];
  readonly onAdd: (zone: 'rows' | 'columns', items: readonly SourceItem[]) => void;
}) {
  const offered = items.filter(({ kind }) => kind === 'single' || kind === 'scale').slice(0, 3);
  return (
    <EmptyState
      title="Drag a question to Rows"
      next="Then another to Columns: its answers stand side by side, tested against each other. Without a mouse: Enter on a question adds it to the rows, Shift Enter to the columns."
      action={offered.map((item) => (
        <Button key={item.id} onPress={() => onAdd('rows', [item])}>
          {item.label.length > 44 ? `${item.label.slice(0, 43)}…` : item.label}
        </Button>
      ))}
    />
  );
}

import { useLocation } from 'wouter';
import type { DatasetLine, VariableOutline } from '#contract/calls/datasets.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { Chip } from '../../controls/chip-bar.tsx';
import { ErrorNote, Waiting } from '../../controls/notes.tsx';
import { Tabs } from '../../controls/tabs.tsx';
import { formatCount } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import './data.css';
import './row-grid.css';
import './segments.css';
import { DatasetMenu } from './dataset-menu.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { AppliedRecipeDialog } from './preparing/applied-recipe-dialog.tsx';
import { RowGrid } from './row-grid.tsx';
import { RowSearchBox, useRowSearch } from './row-search.tsx';
import { SegmentsPanel } from './segments-panel.tsx';
import { VariablesPanel } from './variables-panel.tsx';
import { WeightsPanel } from './weights/weights-panel.tsx';

type Tab = 'variables' | 'rows' | 'segments' | 'weights' | 'history';

/** What a dataset holds: its variables, its rows, and the segments defined in it. */
export function DatasetView() {
  const [path, go] = useLocation();
  const dataset = useWorkspace((state) => state.dataset);
  const filter = useWorkspace((state) => state.filter);
  const rowsBehind = useWorkspace((state) => state.rowsBehind);
  const datasets = useAnswer('dataset.list', {});
  const line = datasets.data?.find((one) => one.name === dataset);
  const isFiltered = filter !== '';
  const variables = useAnswer(
    'dataset.variables',
    { dataset: dataset ?? '', ...(isFiltered ? { filter } : {}) },
    { enabled: line !== undefined, keep: true },
  );
  const everyone = useAnswer(
    'dataset.variables',
    { dataset: dataset ?? '' },
    { enabled: line !== undefined },
  );
  const outline = useAnswer(
    'dataset.outline',
    { dataset: dataset ?? '' },
    { enabled: line !== undefined },
  );
  const segments = useAnswer(
    'segment.list',
    { dataset: dataset ?? '' },
    { enabled: line !== undefined },
  );
  const expression = rowsBehind ?? filter;
  const left = useAnswer(
    'segment.count',
    { dataset: dataset ?? '', expression },
    { enabled: line !== undefined && expression !== '' },
  );
  if (line === undefined)
    return datasets.error === null ? <Waiting /> : <ErrorNote error={datasets.error} />;
  const tab: Tab = path.endsWith('/rows')
    ? 'rows'
    : path.endsWith('/segments')
      ? 'segments'
      : path.endsWith('/weights')
        ? 'weights'
        : path.endsWith('/history')
          ? 'history'
          : 'variables';
  const leftWords =
    left.data === undefined
      ? null
      : `${formatCount(left.data.rows)} of ${formatCount(left.data.of)}`;
  return (
    <div className="data-view">
      <Tabs
        label="Parts of the dataset"
        aside={<DatasetMenu dataset={line} />}
        selected={tab}
        onSelect={(next) => go(next === 'variables' ? '/data' : `/data/${next}`)}
        tabs={[
          {
            id: 'variables',
            label: 'Variables',
            note: formatCount(line.variables),
            panel:
              variables.data === undefined ? (
                variables.error === null ? (
                  <Waiting />
                ) : (
                  <ErrorNote error={variables.error} />
                )
              ) : (
                <VariablesPanel dataset={line} variables={variables.data} />
              ),
          },
          {
            id: 'rows',
            label: 'Rows',
            note: expression === '' ? formatCount(line.rows) : (leftWords ?? undefined),
            panel: (
              <>
                {rowsBehind !== null && (
                  <RowsBehind expression={rowsBehind} leftWords={leftWords} />
                )}
                {outline.data !== undefined && (
                  <SearchedRows
                    key={line.id}
                    dataset={line}
                    variables={outline.data}
                    filter={expression}
                  />
                )}
              </>
            ),
          },
          {
            id: 'segments',
            label: 'Segments',
            note: segments.data === undefined ? undefined : formatCount(segments.data.length),
            panel: (
              <SegmentsPanel
                key={line.name}
                dataset={line.name}
                segments={segments.data ?? []}
                variables={variables.data ?? []}
              />
            ),
          },
          {
            id: 'weights',
            label: 'Weights',
            note: line.weight ?? undefined,
            panel:
              everyone.data === undefined ? (
                <Waiting />
              ) : (
                <WeightsPanel key={line.name} dataset={line} variables={everyone.data} />
              ),
          },
          { id: 'history', label: 'History', panel: <HistoryPanel /> },
        ]}
      />
      <AppliedRecipeDialog />
    </div>
  );
}

/** The rows, and a box to look for words in their texts. */
function SearchedRows({
  dataset,
  variables,
  filter,
}: {
  readonly dataset: DatasetLine;
  readonly variables: readonly VariableOutline[];
  readonly filter: string;
}) {
  const typed = useRowSearch(dataset.name, variables, filter);
  const { search } = typed;
  return (
    <>
      <RowSearchBox typed={typed} />
      <RowGrid
        key={`${filter} ${search?.text ?? ''} ${search?.query ?? ''}`}
        dataset={dataset}
        variables={variables}
        filter={filter}
        search={search}
      />
    </>
  );
}

function RowsBehind({
  expression,
  leftWords,
}: {
  readonly expression: string;
  readonly leftWords: string | null;
}) {
  const { setRowsBehind, setFilter } = useWorkspace.getState();
  return (
    <div className="rows-behind">
      <Chip term="Rows behind a number" onRemove={() => setRowsBehind(null)}>
        {expression === '' ? 'all rows' : expression}
      </Chip>
      {expression !== '' && leftWords !== null && (
        <span className="number nowrap">{leftWords} rows</span>
      )}
      {expression !== '' && (
        <Button
          look="quiet"
          onPress={() => {
            setFilter(expression);
            setRowsBehind(null);
          }}
        >
          Use as the filter everywhere
        </Button>
      )}
    </div>
  );
}

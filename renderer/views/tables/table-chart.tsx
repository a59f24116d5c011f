import { useMemo, useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { Table } from '#contract/calls/tables.ts';
import '../../charts/share-charts.css';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { DivergingBarsChart } from '../../charts/diverging-bars-chart.tsx';
import { GapChart } from '../../charts/gap-chart.tsx';
import { HeatMapChart } from '../../charts/heat-map-chart.tsx';
import { ShareDotsChart } from '../../charts/share-dots-chart.tsx';
import { SharePanelsChart } from '../../charts/share-panels-chart.tsx';
import { ShareSlopeChart } from '../../charts/share-slope-chart.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { Select } from '../../controls/select.tsx';
import { cellFigure, cellSentences, columnName } from './cell-words.ts';
import {
  type ChartedBlock,
  type ChartKind,
  chartable,
  chartedBlock,
  chartFinding,
  chartKinds,
  chartKindWords,
  divergingItems,
  dotItems,
  dumbbellItems,
  heatItems,
  panelItems,
  scaleSteps,
  slopeItems,
} from './chart-picks.ts';
import { rowBlocks } from './read-table.ts';

/** One question of the table as the chart that fits it; others can be chosen. */
export function TableChart({
  table,
  variables,
  openCell,
  onOpen,
}: {
  readonly table: Table;
  readonly variables: readonly VariableLine[];
  readonly openCell: string | null;
  readonly onOpen: (row: number, column: number) => void;
}) {
  const blocks = useMemo(() => chartable(table, rowBlocks(table.rows)), [table]);
  const [picked, setPicked] = useState<string | null>(null);
  const [pickedKind, setPickedKind] = useState<ChartKind | null>(null);
  const block = blocks.find(({ key }) => key === picked) ?? blocks[0];
  if (block === undefined)
    return <p className="quiet">No question of this table has answers to draw.</p>;
  const { level } = table.provenance.call.input as { readonly level: number };
  const charted = chartedBlock(table, block, level);
  const kinds = chartKinds(charted, variables);
  const kind = kinds.find((one) => one === pickedKind) ?? kinds[0];
  if (kind === undefined) return null;
  const finding = chartFinding(charted);
  const drawn =
    kind === 'diverging' ? { ...charted, rows: scaleSteps(charted, variables) } : charted;
  return (
    <ChartFrame
      minor
      finding={finding}
      subtitle={`${block.label}: share of each column, in per cent`}
      footnote={table.footnote}
      current={openCell === null ? null : markOf(kind, drawn, openCell)}
      sentences={charted.columns.flatMap((column) =>
        charted.rows.map((row) => cellSentences(table, row, column, 'column', level).join(' ')),
      )}
      tools={
        <>
          {blocks.length > 1 && (
            <div className="chart-pick">
              <Select
                label="Question drawn"
                isLabelHidden
                choices={blocks.map(({ key, label }) => ({ value: key, label }))}
                value={block.key}
                onChange={setPicked}
              />
            </div>
          )}
          {kinds.length > 1 && (
            <Select
              label="Kind of chart"
              isLabelHidden
              choices={kinds.map((value) => ({ value, label: chartKindWords[value] }))}
              value={kind}
              onChange={setPickedKind}
            />
          )}
        </>
      }
      table={<ChartTable charted={charted} caption={finding} />}
    >
      {(widthPx) => <Drawing {...{ kind, widthPx, onOpen }} charted={drawn} name={finding} />}
    </ChartFrame>
  );
}

function Drawing({
  kind,
  charted,
  widthPx,
  name,
  onOpen,
}: {
  readonly kind: ChartKind;
  readonly charted: ChartedBlock;
  readonly widthPx: number;
  readonly name: string;
  readonly onOpen: (row: number, column: number) => void;
}) {
  const { table, rows, columns } = charted;
  const names = columns.map((at) => columnName(table.columns[at] as Table['columns'][number]));
  const answers = rows.map((row) => table.rows[row]?.category ?? '');
  const openKey = (key: string): void => {
    const [row, column] = key.split(':').map(Number);
    if (row !== undefined && column !== undefined) onOpen(row, column);
  };
  const size = { widthPx, name };
  switch (kind) {
    case 'dots':
      return <ShareDotsChart items={dotItems(charted)} {...size} onOpen={openKey} />;
    case 'dumbbell':
      return (
        <GapChart
          items={dumbbellItems(charted)}
          nameA={names[0] ?? ''}
          nameB={names[1] ?? ''}
          zoom={false}
          {...size}
          onOpen={openKey}
        />
      );
    case 'diverging':
      return (
        <DivergingBarsChart
          items={divergingItems(charted)}
          steps={answers}
          {...size}
          onOpen={(column, part) => onOpen(rows[part] ?? 0, Number(column))}
        />
      );
    case 'slope':
      return (
        <ShareSlopeChart
          items={slopeItems(charted)}
          waves={names}
          {...size}
          onOpen={(row, wave) => onOpen(Number(row), columns[wave] ?? 0)}
        />
      );
    case 'panels':
      return (
        <SharePanelsChart
          panels={panelItems(charted)}
          rowLabels={answers}
          {...size}
          onOpen={(column, row) => onOpen(rows[row] ?? 0, Number(column))}
        />
      );
    case 'heat':
      return (
        <HeatMapChart
          items={heatItems(charted)}
          columns={names}
          {...size}
          onOpen={(row, at) => onOpen(Number(row), columns[at] ?? 0)}
        />
      );
  }
}

/** The id of the mark that stands for a cell. */
function markOf(kind: ChartKind, { rows, columns }: ChartedBlock, cell: string): string {
  const [row = -1, column = -1] = cell.split(':').map(Number);
  switch (kind) {
    case 'dots':
    case 'dumbbell':
      return cell;
    case 'diverging':
    case 'panels':
      return `${column}/${rows.indexOf(row)}`;
    case 'slope':
    case 'heat':
      return `${row}/${columns.indexOf(column)}`;
  }
}

function ChartTable({
  charted,
  caption,
}: {
  readonly charted: ChartedBlock;
  readonly caption: string;
}) {
  const { table, rows, columns } = charted;
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row}
      columns={[
        { id: 'answer', label: 'Answer', value: (row) => table.rows[row]?.category ?? '' },
        ...columns.map((at) => ({
          id: String(at),
          label: columnName(table.columns[at] as Table['columns'][number]),
          isNumber: true,
          value: (row: number) => table.cells[row]?.[at]?.columnShare ?? null,
          show: (row: number) => cellFigure(table, row, at, 'column'),
        })),
      ]}
    />
  );
}

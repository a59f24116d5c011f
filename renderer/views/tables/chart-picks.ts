import type { VariableLine } from '#contract/calls/datasets.ts';
import type { Table } from '#contract/calls/tables.ts';
import type { DivergingItem } from '../../charts/lay-out-diverging-bars.ts';
import type { GapChartItem } from '../../charts/lay-out-gap-chart.ts';
import type { HeatItem } from '../../charts/lay-out-heat-map.ts';
import type { ShareDotItem } from '../../charts/lay-out-share-dots.ts';
import type { SharePanel } from '../../charts/lay-out-share-panels.ts';
import type { SlopeItem } from '../../charts/lay-out-share-slope.ts';
import { formatPercent } from '../../words/numbers.ts';
import { cellFigure, cellSentences, columnName, reasonWords } from './cell-words.ts';
import { type RowBlock, rowBlocks } from './read-table.ts';

/** The charts that a question of a table can be drawn as. */
export type ChartKind = 'dots' | 'diverging' | 'dumbbell' | 'slope' | 'panels' | 'heat';

/** The kinds of charts in words. */
export const chartKindWords: Readonly<Record<ChartKind, string>> = {
  dots: 'Dots with intervals',
  diverging: 'Diverging bars',
  dumbbell: 'Dumbbell',
  slope: 'Slope',
  panels: 'Small multiples',
  heat: 'Heat map',
};

/** One question of a table as charts see it: its answers, and the columns that are drawn. */
export interface ChartedBlock {
  readonly table: Table;
  readonly block: RowBlock;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly level: number;
}

/** The answers of a question and the columns beside the total; the total alone where there are no others. */
export function chartedBlock(table: Table, block: RowBlock, level: number): ChartedBlock {
  const rows = block.rows.filter((row) => table.rows[row]?.kind === 'category');
  const others = table.columns.flatMap(({ variable }, at) => (variable === null ? [] : [at]));
  const columns = others.length === 0 ? table.columns.map((_, at) => at) : others;
  return { table, block, rows, columns, level };
}

/** The kinds of charts that fit a question, the likeliest first. */
export function chartKinds(
  { table, block, rows, columns }: ChartedBlock,
  variables: readonly VariableLine[],
): readonly ChartKind[] {
  if (rows.length === 0) return [];
  const named = (name: string | null | undefined) => variables.find((one) => one.name === name);
  const isScale = named(table.rows[block.rows[0] ?? -1]?.variable)?.kind === 'scale';
  const across = [...new Set(columns.map((at) => table.columns[at]?.variable))];
  const isOneVariable = across.length === 1;
  const isWave = isOneVariable && isWaveVariable(named(across[0]));
  const kinds: ChartKind[] = [];
  if (isScale && rows.length <= 11) kinds.push('diverging');
  if (isWave && columns.length >= 2) kinds.push('slope');
  if (columns.length === 1) kinds.push('dots');
  if (columns.length === 2 && isOneVariable) kinds.push('dumbbell');
  if (columns.length > 1 && columns.length <= 12 && rows.length <= 20) kinds.push('panels');
  if (columns.length > 1) kinds.push('heat');
  return kinds;
}

function isWaveVariable(variable: VariableLine | undefined): boolean {
  if (variable === undefined) return false;
  return (
    variable.role === 'wave' ||
    /\b(wave|year|quarter|month)\b/iu.test(`${variable.name} ${variable.label}`)
  );
}

/** The cell that a chart's mark stands for. */
export function cellKey(row: number, column: number): string {
  return `${row}:${column}`;
}

function sentenceOf({ table, level }: ChartedBlock, row: number, column: number): string {
  return cellSentences(table, row, column, 'column', level).join(' ');
}

function marksOf({ table }: ChartedBlock, row: number, column: number): string {
  const cell = table.cells[row]?.[column];
  const arrow = cell?.exception == null ? '' : cell.exception === 'high' ? '↑' : '↓';
  return `${cell?.letters.join('') ?? ''}${arrow}`;
}

function answerOf({ table }: ChartedBlock, row: number): string {
  return table.rows[row]?.category ?? '';
}

/** The answers of one column, the largest share first. */
export function dotItems(charted: ChartedBlock): readonly ShareDotItem[] {
  const { table, rows, columns } = charted;
  const column = columns[0] ?? 0;
  return rows
    .map((row): ShareDotItem => {
      const cell = table.cells[row]?.[column];
      return {
        key: cellKey(row, column),
        label: answerOf(charted, row),
        share: cell?.columnShare ?? null,
        low: cell?.low ?? null,
        high: cell?.high ?? null,
        count: cell?.count ?? 0,
        base: cell?.base ?? 0,
        sentence: sentenceOf(charted, row, column),
      };
    })
    .toSorted((one, other) => (other.share ?? -1) - (one.share ?? -1));
}

/** The answers that are steps of a scale, lowest first; an answer without a value is none. */
export function scaleSteps(
  { table, rows }: ChartedBlock,
  variables: readonly VariableLine[],
): readonly number[] {
  const variable = variables.find(({ name }) => name === table.rows[rows[0] ?? -1]?.variable);
  const valueAt = (row: number): number | null =>
    variable?.categories.find(({ label }) => label === table.rows[row]?.category)?.value ?? null;
  const steps = rows.flatMap((row) => {
    const value = valueAt(row);
    return value === null ? [] : [{ row, value }];
  });
  if (steps.length < 2) return rows;
  return steps.toSorted((one, other) => one.value - other.value).map(({ row }) => row);
}

/** A bar for each column, the steps of the scale in their order. */
export function divergingItems(charted: ChartedBlock): readonly DivergingItem[] {
  const { table, rows, columns } = charted;
  return columns.map((column) => {
    const cells = rows.map((row) => table.cells[row]?.[column]);
    const reason = cells.find((cell) => cell?.reason != null)?.reason ?? null;
    return {
      key: String(column),
      label: columnName(table.columns[column] as Table['columns'][number]),
      shares: cells.map((cell) => cell?.columnShare ?? null),
      base: cells[0]?.base ?? 0,
      sentences: rows.map((row) => sentenceOf(charted, row, column)),
      note: reason === null ? null : reasonWords(reason),
    };
  });
}

/** Two columns over the answers, the widest gap first. */
export function dumbbellItems(charted: ChartedBlock): readonly GapChartItem[] {
  const { table, rows, columns } = charted;
  const [a, b] = [columns[0] ?? 0, columns[1] ?? 0];
  return rows
    .map((row): GapChartItem => {
      const [left, right] = [table.cells[row]?.[a], table.cells[row]?.[b]];
      const [shareA, shareB] = [left?.columnShare ?? null, right?.columnShare ?? null];
      const reason = left?.reason ?? right?.reason ?? null;
      return {
        key: cellKey(row, shareB !== null && shareA !== null && shareB > shareA ? b : a),
        label: answerOf(charted, row),
        context: null,
        a: { share: shareA, base: left?.base ?? null },
        b: { share: shareB, base: right?.base ?? null },
        gap: shareA === null || shareB === null ? null : shareA - shareB,
        gapLow: null,
        gapHigh: null,
        p: left?.comparisons[0]?.pAdjusted ?? right?.comparisons[0]?.pAdjusted ?? null,
        sentence: `${sentenceOf(charted, row, a)} ${sentenceOf(charted, row, b)}`,
        note: reason === null ? null : reasonWords(reason),
      };
    })
    .toSorted((one, other) => Math.abs(other.gap ?? 0) - Math.abs(one.gap ?? 0));
}

/** A line for each answer over the columns. */
export function slopeItems(charted: ChartedBlock): readonly SlopeItem[] {
  const { table, rows, columns } = charted;
  return rows.map((row) => ({
    key: String(row),
    label: answerOf(charted, row),
    points: columns.map((column) => {
      const cell = table.cells[row]?.[column];
      const share = cell?.columnShare ?? null;
      return { share, base: cell?.base ?? 0, sentence: sentenceOf(charted, row, column) };
    }),
    isTold: columns.some((column) => marksOf(charted, row, column) !== ''),
  }));
}

/** A panel for each column. */
export function panelItems(charted: ChartedBlock): readonly SharePanel[] {
  const { table, rows, columns } = charted;
  return columns.map((column) => {
    const head = table.columns[column] as Table['columns'][number];
    return {
      key: String(column),
      title: `${columnName(head)}${head.letter === null ? '' : ` (${head.letter})`}`,
      bars: rows.map((row) => {
        const cell = table.cells[row]?.[column];
        return {
          share: cell?.columnShare ?? null,
          low: cell?.low ?? null,
          high: cell?.high ?? null,
          base: cell?.base ?? 0,
          marks: marksOf(charted, row, column),
          sentence: sentenceOf(charted, row, column),
        };
      }),
    };
  });
}

/** A row for each answer, shaded against the largest share. */
export function heatItems(charted: ChartedBlock): readonly HeatItem[] {
  const { table, rows, columns } = charted;
  const shareAt = (row: number, column: number): number | null =>
    table.cells[row]?.[column]?.columnShare ?? null;
  const largest = Math.max(
    0,
    ...rows.flatMap((row) => columns.map((column) => shareAt(row, column) ?? 0)),
  );
  return rows.map((row) => ({
    key: String(row),
    label: answerOf(charted, row),
    cells: columns.map((column) => {
      const share = shareAt(row, column);
      return {
        shade: share === null || largest === 0 ? null : share / largest,
        value: cellFigure(table, row, column, 'column'),
        marks: marksOf(charted, row, column),
        sentence: sentenceOf(charted, row, column),
      };
    }),
  }));
}

/** What a question's chart says, from its own figures: the widest spread between columns, or the largest answer. */
export function chartFinding(charted: ChartedBlock): string {
  const { table, block, rows, columns } = charted;
  const known = rows.flatMap((row) => {
    const shares = columns.flatMap((column) => {
      const cell = table.cells[row]?.[column];
      return cell?.columnShare == null
        ? []
        : [{ share: cell.columnShare, base: cell.base, column }];
    });
    const ordered = shares.toSorted((one, other) => other.share - one.share);
    const [high, low] = [ordered[0], ordered.at(-1)];
    return high === undefined || low === undefined ? [] : [{ row, high, low }];
  });
  const name = (column: number): string =>
    columnName(table.columns[column] as Table['columns'][number]);
  if (columns.length === 1) {
    const [first, second] = known.toSorted((one, other) => other.high.share - one.high.share);
    if (first === undefined) return `“${block.label}” has no figures to show`;
    const words = ({ row, high }: typeof first) =>
      `“${answerOf(charted, row)}” (${formatPercent(high.share, high.base)})`;
    return second === undefined
      ? `${block.label}: ${words(first)}`
      : `${block.label}: most often ${words(first)}, then ${words(second)}`;
  }
  const [widest] = known.toSorted(
    (one, other) => other.high.share - other.low.share - (one.high.share - one.low.share),
  );
  if (widest === undefined) return `“${block.label}” has no figures to show`;
  const { high, low, row } = widest;
  return `“${answerOf(charted, row)}” parts the columns most: ${formatPercent(high.share, high.base)} of ${name(high.column)}, ${formatPercent(low.share, low.base)} of ${name(low.column)}`;
}

/** What the table says: what its tests found, or else where its columns lie furthest apart. */
export function tableFinding(table: Table, level: number): string {
  if (table.tests.some(({ p }) => p !== null)) return table.finding;
  const told = chartable(table, rowBlocks(table.rows))
    .map((block) => chartedBlock(table, block, level))
    .toSorted((one, other) => widestSpread(other) - widestSpread(one));
  return told[0] === undefined ? table.finding : chartFinding(told[0]);
}

function widestSpread({ table, rows, columns }: ChartedBlock): number {
  const spreads = rows.map((row) => {
    const shares = columns.flatMap((column) => table.cells[row]?.[column]?.columnShare ?? []);
    return shares.length === 0 ? 0 : Math.max(...shares) - Math.min(...shares);
  });
  return Math.max(0, ...spreads);
}

/** The questions of a table that a chart can show. */
export function chartable(table: Table, blocks: readonly RowBlock[]): readonly RowBlock[] {
  return blocks.filter(({ rows }) =>
    rows.some(
      (row) =>
        table.rows[row]?.kind === 'category' &&
        table.cells[row]?.some(({ columnShare }) => columnShare !== null) === true,
    ),
  );
}

import type { WaveChange, WaveChanges, WaveRow } from '#contract/calls/waves.ts';
import {
  type AnalysisTable,
  axisLabel,
  type FigureBases,
  type FigureColumn,
  type TableChart,
  type TableReferences,
  tableCells,
} from './analysis-table.ts';
import { colours, type NumberFormat } from './workbook-look.ts';

const barCount = 12;

/** Changes between waves as a sheet shows them: each row wave by wave, its changes, its trend. */
export function wavesTable(changes: WaveChanges): AnalysisTable {
  const { rows, waves } = changes;
  const [before, last] = [waves.at(-2)?.name ?? '', waves.at(-1)?.name ?? ''];
  return {
    subtitle: `Every question in ${waves.map(({ name }) => name).join(', ')}, ordered by the change from ${before} to ${last}; each wave against the one before and against the first.`,
    ...tableCells(rows, waveColumns(changes)),
    bases: (row) => ({
      a: basesOf(rows[row], waves.length - 1),
      b: basesOf(rows[row], waves.length - 2),
    }),
    data: {
      columns: [
        { key: 'question', header: 'Question', format: 'text' },
        { key: 'answer', header: 'Answer', format: 'text' },
        ...waves.flatMap(({ name }, wave) => [
          { key: `value${wave}`, header: name, format: 'number' as const },
          { key: `base${wave}`, header: `Base ${name}`, format: 'count' as const },
        ]),
      ],
      rows: rows.map(({ label, category, points }) => [
        label,
        category,
        ...points.flatMap(({ value, base }) => [value, base]),
      ]),
    },
    chart: changeChart(changes, before, last),
    summary: [
      ...waves.map(({ name, base }) => ({
        what: `Rows in ${name}`,
        value: base,
        format: 'count' as const,
      })),
      { what: 'Changes that were tested', value: changes.changeTests, format: 'count' },
      {
        what: 'Rows left out because their weight is missing or zero',
        value: changes.unweightedOutCount,
        format: 'count',
      },
    ],
  };
}

function basesOf(row: WaveRow | undefined, wave: number): FigureBases {
  const point = row?.points[wave];
  return {
    unweighted: point?.base ?? null,
    weighted: point?.weightedBase ?? null,
    effective: point?.effectiveBase ?? null,
  };
}

/** Changes of shares stand in percentage points, those of means in their own units. */
function inUnits({ kind }: WaveRow, change: number | null | undefined): number | null {
  if (change === null || change === undefined) return null;
  return kind === 'share' ? change * 100 : change;
}

const valueFormat = ({ kind }: WaveRow): NumberFormat => (kind === 'share' ? 'share' : 'mean');
const changeFormat = ({ kind }: WaveRow): NumberFormat => (kind === 'share' ? 'points' : 'meanGap');

function waveColumns(changes: WaveChanges): readonly FigureColumn<WaveRow>[] {
  const place = 'key';
  const pairs = changes.rows[0]?.changes ?? [];
  return [
    { key: 'question', header: 'Question', width: 34, place, read: ({ label }) => label },
    { key: 'answer', header: 'Answer', width: 26, place, read: ({ category }) => category },
    ...changes.waves.map(
      ({ name }, wave): FigureColumn<WaveRow> => ({
        key: `wave${wave}`,
        header: name,
        place,
        format: valueFormat,
        read: ({ points }) => points[wave]?.value ?? null,
        means: ({ label, category }) => `${label}: ${category}, ${name}`,
        interval: ({ points }) => [points[wave]?.low ?? null, points[wave]?.high ?? null],
      }),
    ),
    ...pairs.flatMap(({ from, to }, at) => changeColumns(changes, at, from, to)),
    ...(changes.trendTests > 0 ? trendColumns() : []),
    { key: 'note', header: 'To note', width: 40, read: ({ note }) => note ?? '' },
  ];
}

function changeColumns(
  { waves }: WaveChanges,
  at: number,
  from: number,
  to: number,
): readonly FigureColumn<WaveRow>[] {
  const title = `${waves[to]?.name} v ${waves[from]?.name}`;
  const of = ({ changes }: WaveRow): WaveChange | undefined => changes[at];
  return [
    {
      key: `change${at}`,
      header: title,
      format: changeFormat,
      read: (row) => inUnits(row, of(row)?.change),
      live: (row, refs) => difference(row, refs, from, to),
      means: ({ label, category }) => `${label}: ${category}, ${title}`,
      interval: (row) => [inUnits(row, of(row)?.low), inUnits(row, of(row)?.high)],
    },
    {
      key: `p${at}`,
      header: `p adjusted, ${title}`,
      format: 'probability',
      read: (row) => of(row)?.pAdjusted ?? null,
    },
  ];
}

function difference({ kind, points }: WaveRow, refs: TableReferences, from: number, to: number) {
  const [before, after] = [points[from]?.value ?? null, points[to]?.value ?? null];
  if (before === null || after === null) return null;
  const text = `${refs.own(`wave${to}`)}-${refs.own(`wave${from}`)}`;
  if (kind === 'mean') return { text, value: after - before };
  return { text: `(${text})*100`, value: (after - before) * 100 };
}

function trendColumns(): readonly FigureColumn<WaveRow>[] {
  return [
    {
      key: 'trend',
      header: 'Trend a wave',
      format: changeFormat,
      read: (row) => inUnits(row, row.trend?.slope),
      means: ({ label, category }) => `${label}: ${category}, rise from wave to wave`,
      interval: (row) => [inUnits(row, row.trend?.low), inUnits(row, row.trend?.high)],
    },
    {
      key: 'trendP',
      header: 'p of trend, adjusted',
      format: 'probability',
      read: ({ trend }) => trend?.pAdjusted ?? null,
    },
  ];
}

/** The largest changes of shares, the wave before beside the latest; hollow where they do not stand out. */
function changeChart(changes: WaveChanges, before: string, last: string): TableChart | null {
  const { rows, waves, confidence } = changes;
  const latest = waves.length - 2;
  const bars = rows
    .flatMap((row, at) =>
      row.kind === 'share' && row.changes[latest]?.change != null ? [{ row, at }] : [],
    )
    .slice(0, barCount);
  if (bars.length === 0) return null;
  const hollow = bars.flatMap(({ row }, place) =>
    (row.changes[latest]?.pAdjusted ?? 1) < 1 - confidence ? [] : [place],
  );
  return {
    title: 'The largest changes',
    axisTitle: '',
    rows: bars.map(({ at }) => at),
    labels: bars.map(({ row }) => axisLabel(`${row.label}: ${row.category}`)),
    series: [
      { name: last, key: `wave${latest + 1}`, colour: colours.sideA, hollow },
      { name: before, key: `wave${latest}`, colour: colours.sideB, hollow },
    ],
    format: 'share',
    axisEnd: 1,
  };
}

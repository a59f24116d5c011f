import {
  type AnalysisTable,
  axisLabel,
  type FigureColumn,
  shareAxisEnd,
  type TableChart,
  tableCells,
} from './analysis-table.ts';
import type { TagClass, TagSummary } from './report-content.ts';
import { colours } from './workbook-look.ts';

const barCount = 16;
const baseForOneDecimal = 1000;

type Column = FigureColumn<TagClass>;

/** A tag as a sheet shows it: the share of each class, and its classes over those of the other tag. */
export function tagsTable(tags: TagSummary): AnalysisTable {
  const { classes, cross } = tags;
  const crossByClass = new Map(cross?.rows.map((row) => [row.class, row]));
  return {
    subtitle: `${tags.label}: rows of each class, in per cent of the tagged rows.${cross === null ? '' : ` To the right of the chart, each class over ${cross.label}.`}`,
    ...tableCells(classes, [...classColumns(tags), ...crossColumns(tags)]),
    bases: (row) => ({
      a: { unweighted: classes[row]?.base ?? null, weighted: null, effective: null },
      b: null,
    }),
    data: {
      columns: [
        { key: 'class', header: tags.label, format: 'text' },
        { key: 'count', header: 'Count', format: 'count' },
        { key: 'base', header: 'Tagged', format: 'count' },
        ...(cross?.columns ?? []).map((header, at) => ({
          key: `cross${at}`,
          header: `Count, ${header}`,
          format: 'count' as const,
        })),
        ...(cross === null
          ? []
          : [{ key: 'crossBase', header: `With ${cross.label}`, format: 'count' as const }]),
      ],
      rows: classes.map((row) => {
        const crossed = crossByClass.get(row.class);
        const counts = (cross?.columns ?? []).map((_, at) => crossed?.counts[at] ?? null);
        const base = cross === null ? [] : [crossed?.base ?? null];
        return [row.class, row.count, row.base, ...counts, ...base];
      }),
    },
    chart: tagsChart(tags),
    summary: [
      { what: 'Rows', value: tags.rows, format: 'count' },
      { what: 'Rows without this tag', value: tags.missing, format: 'count' },
    ],
  };
}

function classColumns(tags: TagSummary): readonly Column[] {
  const place = 'key';
  const format = ({ base }: TagClass) => (base < baseForOneDecimal ? 'share' : 'shareFine');
  return [
    { key: 'class', header: tags.label, width: 30, place, read: (row) => row.class },
    {
      key: 'count',
      header: 'Count',
      place,
      format: 'count',
      read: ({ count }) => count,
      live: ({ count }, refs, index) => ({ text: refs.data(index, 'count'), value: count }),
      means: (row) => `Rows tagged ${row.class}`,
    },
    {
      key: 'share',
      header: 'Share',
      place,
      format,
      read: ({ share }) => share,
      live: ({ count, base }, refs, index) =>
        base > 0
          ? {
              text: `${refs.data(index, 'count')}/${refs.data(index, 'base')}`,
              value: count / base,
            }
          : null,
      means: (row) => `Share of the tagged rows that are ${row.class}`,
      interval: ({ low, high }) => [low, high],
    },
    {
      key: 'low',
      header: 'Share, interval from',
      place,
      format,
      read: ({ low }) => low,
    },
    {
      key: 'high',
      header: 'to',
      place,
      format,
      read: ({ high }) => high,
    },
    {
      key: 'base',
      header: 'Base',
      place,
      format: 'count',
      read: ({ base }) => base,
      live: ({ base }, refs, index) => ({ text: refs.data(index, 'base'), value: base }),
    },
  ];
}

function crossColumns({ cross, classes }: TagSummary): readonly Column[] {
  if (cross === null) return [];
  const rowByClass = new Map(cross.rows.map((row) => [row.class, row]));
  const isFine = classes.every(({ base }) => base >= baseForOneDecimal);
  return cross.columns.flatMap((header, at): readonly Column[] => [
    {
      key: `crossCount${at}`,
      header: `Count, ${header}`,
      format: 'count',
      read: (row) => rowByClass.get(row.class)?.counts[at] ?? null,
      live: (row, refs, index) => {
        const count = rowByClass.get(row.class)?.counts[at];
        return count === undefined ? null : { text: refs.data(index, `cross${at}`), value: count };
      },
      means: (row) => `Rows tagged ${row.class} and ${header}`,
    },
    {
      key: `crossShare${at}`,
      header: `${header}, share of class`,
      format: isFine ? 'shareFine' : 'share',
      read: (row) => {
        const crossed = rowByClass.get(row.class);
        return crossed === undefined || crossed.base === 0
          ? null
          : (crossed.counts[at] ?? 0) / crossed.base;
      },
      live: (row, refs, index) => {
        const crossed = rowByClass.get(row.class);
        if (crossed === undefined || crossed.base === 0) return null;
        return {
          text: `${refs.data(index, `cross${at}`)}/${refs.data(index, 'crossBase')}`,
          value: (crossed.counts[at] ?? 0) / crossed.base,
        };
      },
      means: (row) => `Share of the rows tagged ${row.class} that are ${header}`,
    },
  ]);
}

function tagsChart({ classes }: TagSummary): TableChart | null {
  const bars = classes
    .flatMap((row, index) => (row.share === null ? [] : [{ row, index, share: row.share }]))
    .slice(0, barCount);
  if (bars.length === 0) return null;
  const axisEnd = shareAxisEnd(bars.map(({ share }) => share));
  return {
    title: 'Share of the tagged rows',
    axisTitle: axisEnd < 1 ? `axis ends at ${Math.round(axisEnd * 100)} %` : '',
    rows: bars.map(({ index }) => index),
    labels: bars.map(({ row }) => axisLabel(row.class)),
    series: [{ name: 'Share', key: 'share', colour: colours.sideA, hollow: [] }],
    format: bars.every(({ row }) => row.base >= baseForOneDecimal) ? 'shareFine' : 'share',
    axisEnd,
  };
}

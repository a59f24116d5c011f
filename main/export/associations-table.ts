import type { Association, Associations } from '#contract/calls/explorations.ts';
import {
  type AnalysisTable,
  axisLabel,
  type FigureColumn,
  type TableChart,
  tableCells,
} from './analysis-table.ts';
import { colours } from './workbook-look.ts';

const barCount = 12;

const measureWords: Readonly<Record<Association['measure'], string>> = {
  'cramers-v': 'Cramér’s V',
  spearman: 'Spearman correlation',
  pearson: 'Pearson correlation',
  'correlation-ratio': 'Correlation ratio',
};

/** Every pair of questions as a sheet shows it, the strongest first; its figures are values. */
export function associationsTable(found: Associations): AnalysisTable {
  const labels = new Map(found.variables.map(({ name, label }) => [name, label]));
  const named = (name: string): string => labels.get(name) ?? name;
  const pairs = found.pairs.toSorted((one, two) => (two.strength ?? -1) - (one.strength ?? -1));
  const about = ({ first, second }: Association): string => `${named(first)} and ${named(second)}`;
  return {
    subtitle:
      'How strongly each pair of questions goes together, 0 to 1, without what chance adds; correlations have their sign in the value.',
    ...tableCells(pairs, pairColumns(named, about)),
    bases: (row) => ({
      a: {
        unweighted: pairs[row]?.base ?? null,
        weighted: null,
        effective: pairs[row]?.effectiveBase ?? null,
      },
      b: null,
    }),
    data: {
      columns: [
        { key: 'first', header: 'Question', format: 'text' },
        { key: 'second', header: 'With', format: 'text' },
        { key: 'value', header: 'Value', format: 'number' },
        { key: 'base', header: 'Base', format: 'count' },
      ],
      rows: pairs.map((pair) => [named(pair.first), named(pair.second), pair.value, pair.base]),
    },
    chart: pairChart(pairs, about),
    summary: [
      {
        what: 'Pairs that were tested and adjusted for',
        value: found.testedCount,
        format: 'count',
      },
      {
        what: 'Rows left out because their weight is missing or zero',
        value: found.unweightedOutCount,
        format: 'count',
      },
    ],
  };
}

function pairColumns(
  named: (name: string) => string,
  about: (pair: Association) => string,
): readonly FigureColumn<Association>[] {
  const place = 'key';
  return [
    { key: 'first', header: 'Question', width: 30, place, read: ({ first }) => named(first) },
    { key: 'second', header: 'With', width: 30, place, read: ({ second }) => named(second) },
    {
      key: 'strength',
      header: 'Strength',
      place,
      format: 'mean',
      read: ({ strength }) => strength,
      means: (pair) => `Strength: ${about(pair)}`,
    },
    {
      key: 'measure',
      header: 'Measure',
      width: 20,
      place,
      read: ({ measure }) => measureWords[measure],
    },
    {
      key: 'value',
      header: 'Value',
      place,
      format: 'meanGap',
      read: ({ value }) => value,
      live: ({ value }, refs, index) =>
        value === null ? null : { text: refs.data(index, 'value'), value },
      means: (pair) => `${measureWords[pair.measure]}: ${about(pair)}`,
    },
    {
      key: 'pHolm',
      header: 'p, all pairs (Holm)',
      place,
      format: 'probability',
      read: ({ pHolm }) => pHolm,
      means: (pair) => `p after Holm over all pairs: ${about(pair)}`,
    },
    { key: 'base', header: 'Base', place, format: 'count', read: ({ base }) => base },
    { key: 'p', header: 'p, unadjusted', format: 'probability', read: ({ p }) => p },
    { key: 'sentence', header: 'In words', width: 70, read: ({ sentence }) => sentence },
  ];
}

function pairChart(
  pairs: readonly Association[],
  about: (pair: Association) => string,
): TableChart | null {
  const bars = pairs
    .flatMap((pair, row) => (pair.strength === null ? [] : [{ pair, row }]))
    .slice(0, barCount);
  if (bars.length === 0) return null;
  return {
    title: 'The strongest pairs',
    axisTitle: '',
    rows: bars.map(({ row }) => row),
    labels: bars.map(({ pair }) => axisLabel(about(pair))),
    series: [
      {
        name: 'Strength',
        key: 'strength',
        colour: colours.sideA,
        hollow: bars.flatMap(({ pair }, place) => (pair.isShown ? [] : [place])),
      },
    ],
    format: 'mean',
    axisEnd: 1,
  };
}

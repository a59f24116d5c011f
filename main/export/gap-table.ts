import type {
  PerceptionGapItem,
  PerceptionGapReason,
  RankedSide,
} from '#analysis/compare/perception-gap-figures.ts';
import type { Gap } from '#contract/calls/comparisons.ts';
import {
  type AnalysisTable,
  axisLabel,
  type FigureBases,
  type FigureColumn,
  shareAxisEnd,
  type TableChart,
  tableCells,
} from './analysis-table.ts';
import { colours, type NumberFormat } from './workbook-look.ts';

type Column = FigureColumn<PerceptionGapItem>;
type SideName = 'left' | 'right';

const barCount = 16;
const significanceLevel = 0.05;

const reasonWords = {
  'share-missing': 'A share is not known on one side.',
  'base-missing': 'A base is not known; the gap cannot be tested.',
  'base-refused': 'A stated base cannot be right; the gap is not tested.',
  'same-in-everyone': 'The same in everyone; there is nothing to test.',
} satisfies Record<PerceptionGapReason, string>;

/** A perception gap as a sheet shows it: both sides of each item, from the highest gap to the lowest. */
export function gapTable(gap: Gap): AnalysisTable {
  const items = [...gap.items].sort((one, other) => gapOf(other) - gapOf(one));
  const { leftName, rightName } = gap;
  return {
    subtitle: `${leftName} (left) against ${rightName} (right). Shares in per cent, gaps in percentage points (right minus left): above 0 the right side says more. ${gap.headline.sentence}`,
    ...tableCells(items, [...keyColumns(gap), ...detailColumns(gap)]),
    bases: (row) => ({ a: basesOf(items[row]?.left), b: basesOf(items[row]?.right) }),
    data: {
      columns: [
        { key: 'item', header: 'Item', format: 'text' },
        ...(['left', 'right'] as const).flatMap((side) => dataHeaders(side, gap)),
      ],
      rows: items.map(({ item, left, right }) => [item, ...dataCells(left), ...dataCells(right)]),
    },
    chart: gapChart(gap, items),
    summary: [
      { what: 'Spearman correlation of the two rankings', value: gap.spearman, format: 'number' },
      { what: 'Its interval, from', value: gap.spearmanLow, format: 'number' },
      { what: 'Its interval, to', value: gap.spearmanHigh, format: 'number' },
      { what: 'Its p', value: gap.spearmanP, format: 'probability' },
      {
        what: 'Mean absolute gap, in points',
        value: inPoints(gap.meanAbsoluteGap),
        format: 'number',
      },
      { what: 'Its interval, from', value: inPoints(gap.meanAbsoluteGapLow), format: 'number' },
      { what: 'Its interval, to', value: inPoints(gap.meanAbsoluteGapHigh), format: 'number' },
    ],
  };
}

function keyColumns({ leftName, rightName, headline }: Gap): readonly Column[] {
  const place = 'key';
  return [
    { key: 'item', header: 'Item', width: 44, place, read: ({ item }) => item },
    shareColumn('left', leftName),
    shareColumn('right', rightName),
    {
      key: 'gap',
      header: 'Gap, right − left',
      width: 13,
      place,
      format: 'points',
      read: ({ gap }) => inPoints(gap),
      live: ({ left, right }, refs) =>
        left.share === null || right.share === null
          ? null
          : {
              text: `(${refs.own('right')}-${refs.own('left')})*100`,
              value: (right.share - left.share) * 100,
            },
      means: ({ item }) => `Gap between ${rightName} and ${leftName}: ${item}`,
      interval: ({ gapLow, gapHigh }) => [inPoints(gapLow), inPoints(gapHigh)],
    },
    {
      ...figure('gapLow', 'Gap, interval from', 'points', ({ gapLow }) => inPoints(gapLow)),
      place,
    },
    { ...figure('gapHigh', 'to', 'points', ({ gapHigh }) => inPoints(gapHigh)), place },
    { ...rankColumn('left', leftName), place },
    { ...rankColumn('right', rightName), place },
    {
      key: 'headline',
      header: 'A headline may name it',
      width: 12,
      place,
      read: ({ item }) => (headline.safe.includes(item) ? 'yes' : 'no'),
    },
    {
      ...figure('pAdjusted', 'p, adjusted', 'probability', ({ pAdjusted }) => pAdjusted),
      place,
      means: ({ item }) => `p of the gap, adjusted for the number of tests: ${item}`,
    },
  ];
}

function detailColumns({ leftName, rightName, headline }: Gap): readonly Column[] {
  return [
    {
      ...figure('rankGap', 'Rank gap, left − right', 'meanGap', ({ rankGap }) => rankGap),
      means: ({ item }) => `Rank of ${leftName} minus rank of ${rightName}: ${item}`,
      live: ({ left, right }, refs) =>
        left.rank === null || right.rank === null
          ? null
          : {
              text: `${refs.own('leftRank')}-${refs.own('rightRank')}`,
              value: left.rank - right.rank,
            },
    },
    {
      ...figure('z', 'z', 'number', ({ z }) => z),
      means: ({ item }) => `z of the gap: ${item}`,
    },
    {
      ...figure('p', 'p, unadjusted', 'probability', ({ p }) => p),
      means: ({ item }) => `p of the gap, unadjusted: ${item}`,
    },
    ...sideColumns('left', leftName),
    ...sideColumns('right', rightName),
    {
      key: 'note',
      header: 'Note',
      width: 30,
      read: noteOf,
    },
    {
      key: 'headlineWhy',
      header: 'Why no headline may name it',
      width: 44,
      read: ({ item }) => headline.unsafe.find((one) => one.item === item)?.why ?? null,
    },
    { key: 'finding', header: 'In words', width: 70, read: ({ finding }) => finding },
  ];
}

/** Why figures are missing, and of a base that cannot be right which and why. */
function noteOf({ reason, left, right }: PerceptionGapItem): string | null {
  if (reason === null) return null;
  const refused = [left.baseRefused, right.baseRefused].filter((why) => why !== null);
  return [reasonWords[reason], ...refused.map((why) => `${why}.`)].join(' ');
}

function sideColumns(side: SideName, name: string): readonly Column[] {
  const letter = letterOf(side);
  return [
    {
      ...figure(`${side}Low`, `${name}, interval from`, 'shareFine', (row) => row[side].low),
      side: letter,
    },
    { ...figure(`${side}High`, 'to', 'shareFine', (row) => row[side].high), side: letter },
    {
      ...figure(`${side}Base`, `Base, ${name}`, 'count', (row) => row[side].base),
      side: letter,
      live: (row, refs, index) =>
        row[side].base === null
          ? null
          : { text: refs.data(index, `${side}Base`), value: row[side].base },
    },
    {
      ...figure(
        `${side}EffectiveBase`,
        `Effective base, ${name}`,
        'weighted',
        (row) => row[side].effectiveBase,
      ),
      side: letter,
    },
    {
      ...figure(`${side}RankBest`, `Best place, ${name}`, 'count', (row) => row[side].rankBest),
      side: letter,
    },
    {
      ...figure(`${side}RankWorst`, `Worst place, ${name}`, 'count', (row) => row[side].rankWorst),
      side: letter,
    },
    {
      key: `${side}Ties`,
      header: `Not told apart, ${name}`,
      width: 30,
      read: (row) => row[side].tiedWith.join('; '),
    },
  ];
}

function shareColumn(side: SideName, name: string): Column {
  return {
    key: side,
    header: name,
    width: 14,
    place: 'key',
    side: letterOf(side),
    format: 'shareFine',
    read: (row) => row[side].share,
    live: (row, refs, index) =>
      row[side].share === null
        ? null
        : { text: refs.data(index, `${side}Share`), value: row[side].share },
    means: ({ item }) => `Share of ${name}: ${item}`,
    interval: (row) => [row[side].low, row[side].high],
  };
}

function rankColumn(side: SideName, name: string): Column {
  return {
    ...figure(`${side}Rank`, `Rank, ${name}`, 'rank', (row) => row[side].rank),
    means: ({ item }) => `Rank of the item among those of ${name}: ${item}`,
    side: letterOf(side),
  };
}

function figure(
  key: string,
  header: string,
  format: NumberFormat,
  read: (row: PerceptionGapItem) => number | null,
): Column {
  return { key, header, format, read };
}

function dataHeaders(side: SideName, gap: Gap) {
  const name = side === 'left' ? gap.leftName : gap.rightName;
  return [
    { key: `${side}Share`, header: `Share, ${name}`, format: 'shareFine' },
    { key: `${side}Base`, header: `Base, ${name}`, format: 'count' },
    { key: `${side}EffectiveBase`, header: `Effective base, ${name}`, format: 'weighted' },
  ] as const;
}

function dataCells({ share, base, effectiveBase }: RankedSide): readonly (number | null)[] {
  return [share, base, effectiveBase];
}

function gapChart(gap: Gap, items: readonly PerceptionGapItem[]): TableChart | null {
  const bars = items
    .flatMap((item, index) => (item.gap === null ? [] : [{ item, index }]))
    .sort((one, other) => Math.abs(gapOf(other.item)) - Math.abs(gapOf(one.item)))
    .slice(0, barCount)
    .sort((one, other) => one.index - other.index);
  if (bars.length === 0) return null;
  const hollow = bars.flatMap(({ item }, at) => (isSignificant(item) ? [] : [at]));
  const axisEnd = shareAxisEnd(bars.flatMap(({ item }) => [item.left.share, item.right.share]));
  return {
    title: `Both sides of each item, ordered by gap${hollow.length === 0 ? '' : ' (hollow: p ≥ .05 or not tested)'}`,
    axisTitle: axisEnd < 1 ? `axis ends at ${Math.round(axisEnd * 100)} %` : '',
    rows: bars.map(({ index }) => index),
    labels: bars.map(({ item }) => axisLabel(item.item)),
    series: [
      { name: gap.leftName, key: 'left', colour: colours.sideA, hollow },
      { name: gap.rightName, key: 'right', colour: colours.sideB, hollow },
    ],
    format: 'share',
    axisEnd,
  };
}

function isSignificant(item: PerceptionGapItem): boolean {
  const p = item.pAdjusted ?? item.p;
  return p !== null && p < significanceLevel;
}

function gapOf({ gap }: PerceptionGapItem): number {
  return gap ?? Number.NEGATIVE_INFINITY;
}

function inPoints(gap: number | null): number | null {
  return gap === null ? null : gap * 100;
}

function letterOf(side: SideName): 'a' | 'b' {
  return side === 'left' ? 'a' : 'b';
}

function basesOf(side: RankedSide | undefined): FigureBases {
  return {
    unweighted: side?.base ?? null,
    weighted: null,
    effective: side?.effectiveBase ?? null,
  };
}

import type { ComparisonRow } from '#analysis/compare/comparison.ts';
import type { SetApart } from '#contract/calls/explorations.ts';
import type { FigureBases, FigureColumn, LiveFormula, TableReferences } from './analysis-table.ts';
import type { NumberFormat } from './workbook-look.ts';

type Side = 'a' | 'b';
type Column = FigureColumn<SetApart>;

const baseForOneDecimal = 1000;

/** What a row of two sides is about: its question and answer. */
export function subjectOf({ label, category }: Pick<ComparisonRow, 'label' | 'category'>): string {
  return `${label}: ${category}`;
}

/** The share or mean of one side. */
export function sideFigure(row: ComparisonRow, side: Side): number | null {
  return row.kind === 'share' ? row[side].share : row[side].mean;
}

function sideFormat(row: ComparisonRow, side: Side): NumberFormat {
  if (row.kind === 'mean') return 'mean';
  return row[side].base < baseForOneDecimal ? 'share' : 'shareFine';
}

/** The respondents of one side of a row. */
export function sideBases(row: ComparisonRow | undefined, side: Side): FigureBases {
  const of = row?.[side];
  return {
    unweighted: of?.base ?? null,
    weighted: of?.weightedBase ?? null,
    effective: of?.effectiveBase ?? null,
  };
}

/** The columns of ranked rows beside the chart: the question, both sides, the effect, what all tests say. */
export function apartColumns(nameA: string, nameB: string): readonly Column[] {
  const place = 'key';
  return [
    { key: 'label', header: 'Question', width: 30, place, read: ({ row }) => row.label },
    { key: 'category', header: 'Answer', width: 22, place, read: ({ row }) => row.category },
    sideColumn('a', nameA),
    sideColumn('b', nameB),
    {
      key: 'effect',
      header: 'Effect, h or d',
      width: 12,
      place,
      format: 'meanGap',
      read: ({ effect }) => effect,
      live: (one, refs) => effectFormula(one, refs),
      means: ({ row }) => `Effect size between ${nameA} and ${nameB}: ${subjectOf(row)}`,
    },
    { key: 'size', header: 'Size', width: 11, place, read: ({ effectWord }) => effectWord },
    {
      key: 'pHolm',
      header: 'p, all tests (Holm)',
      width: 12,
      place,
      format: 'probability',
      read: ({ pHolm }) => pHolm,
      means: ({ row }) => `p after Holm over all tests: ${subjectOf(row)}`,
    },
    {
      key: 'pDiscovery',
      header: 'p, Benjamini-Hochberg',
      format: 'probability',
      read: ({ pDiscovery }) => pDiscovery,
    },
    {
      key: 'p',
      header: 'p, unadjusted',
      format: 'probability',
      read: ({ row }) => row.p,
    },
    { key: 'sentence', header: 'In words', width: 70, read: ({ sentence }) => sentence },
    { key: 'variable', header: 'Variable', width: 18, read: ({ row }) => row.variable },
  ];
}

function sideColumn(side: Side, name: string): Column {
  return {
    key: side,
    header: name,
    width: 12,
    place: 'key',
    side,
    format: ({ row }) => sideFormat(row, side),
    read: ({ row }) => sideFigure(row, side),
    live: ({ row }, refs, index) => sideFormula(row, side, refs, index),
    means: ({ row }) => `${row.kind === 'share' ? 'Share' : 'Mean'} of ${name}: ${subjectOf(row)}`,
    interval: ({ row }) => [row[side].low, row[side].high],
  };
}

function sideFormula(
  row: ComparisonRow,
  side: Side,
  refs: TableReferences,
  index: number,
): LiveFormula | null {
  if (row.kind === 'mean') {
    const { mean } = row[side];
    return mean === null ? null : { text: refs.data(index, `mean${side}`), value: mean };
  }
  const { weightedCount, weightedBase } = row[side];
  if (weightedCount === null || !(weightedBase > 0)) return null;
  return {
    text: `${refs.data(index, `count${side}`)}/${refs.data(index, `base${side}`)}`,
    value: weightedCount / weightedBase,
  };
}

/** Cohen's h from the two shares of the line. */
function effectFormula({ row }: SetApart, refs: TableReferences): LiveFormula | null {
  if (row.kind !== 'share' || row.a.share === null || row.b.share === null) return null;
  const angle = (share: number): number => 2 * Math.asin(Math.sqrt(share));
  return {
    text: `2*ASIN(SQRT(${refs.own('a')}))-2*ASIN(SQRT(${refs.own('b')}))`,
    value: angle(row.a.share) - angle(row.b.share),
  };
}

/** The counts and means that ranked rows are made from, for the data sheet. */
export function apartData(rows: readonly SetApart[], nameA: string, nameB: string) {
  const header = (side: Side, name: string) =>
    [
      { key: `count${side}`, header: `Weighted count, ${name}`, format: 'weighted' },
      { key: `base${side}`, header: `Weighted base, ${name}`, format: 'weighted' },
      { key: `mean${side}`, header: `Mean, ${name}`, format: 'mean' },
    ] as const;
  const cells = (row: ComparisonRow, side: Side) =>
    row.kind === 'share'
      ? [row[side].weightedCount, row[side].weightedBase, null]
      : [null, row[side].weightedBase, row[side].mean];
  return {
    columns: [
      { key: 'label', header: 'Question', format: 'text' },
      { key: 'category', header: 'Answer', format: 'text' },
      ...header('a', nameA),
      ...header('b', nameB),
    ] as const,
    rows: rows.map(({ row }) => [row.label, row.category, ...cells(row, 'a'), ...cells(row, 'b')]),
  };
}

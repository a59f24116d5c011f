import type { ComparisonReason, ComparisonRow } from '#analysis/compare/comparison.ts';
import type { Comparison } from '#contract/calls/comparisons.ts';
import {
  type AnalysisTable,
  axisLabel,
  type CellContent,
  type DataBlock,
  type FigureBases,
  type FigureColumn,
  type LiveFormula,
  shareAxisEnd,
  type TableChart,
  type TableReferences,
  tableCells,
} from './analysis-table.ts';
import { colours, type NumberFormat } from './workbook-look.ts';

type Column = FigureColumn<ComparisonRow>;
type SideKey = 'a' | 'b';

const barCount = 10;
const significanceLevel = 0.05;
const baseForOneDecimal = 1000;

const reasonWords = {
  'nobody-answered': 'Nobody answered on one side.',
  'base-too-small': 'Too few answered; not shown.',
  'same-in-everyone': 'The same in everyone; there is nothing to test.',
  'too-few-for-a-variance': 'A mean needs two answers on each side.',
  'all-values-equal': 'All values are equal; there is nothing to test.',
} satisfies Record<ComparisonReason, string>;

const methodWords: Readonly<Record<ComparisonRow['method'], string>> = {
  'z-pooled': 'z test, pooled',
  'z-pooled-effective-bases': 'z test, pooled, on effective bases',
  'fisher-exact': 'Fisher exact test',
  'welch-t': 'Welch t test',
  'design-based-t': 'design-based t test',
  none: 'none',
};

/** A comparison of two segments as a sheet shows it: largest gaps in the chart, every figure in the table. */
export function comparisonTable(comparison: Comparison): AnalysisTable {
  const { rows, a, b } = comparison;
  return {
    subtitle: `${a.name} (side A) against ${b.name} (side B). Shares in per cent of those who answered, gaps in percentage points (A minus B), times is A over B.`,
    ...tableCells(rows, [...keyColumns(comparison), ...detailColumns(comparison)]),
    bases: (row) => ({ a: basesOf(rows[row]?.a), b: basesOf(rows[row]?.b) }),
    data: comparisonData(comparison),
    chart: comparisonChart(comparison),
    summary: [
      { what: `Rows of ${a.name}`, value: a.rows, format: 'count' },
      { what: `Rows of ${b.name}`, value: b.rows, format: 'count' },
      {
        what: 'Rows left out because their weight is missing or zero',
        value: comparison.unweightedOut,
        format: 'count',
      },
      ...(comparison.skipped.length === 0
        ? []
        : [
            {
              what: `Variables left out: ${comparison.skipped.map(({ label }) => label).join('; ')}`,
              value: comparison.skipped.length,
              format: 'count' as const,
            },
          ]),
    ],
  };
}

function keyColumns({ a, b }: Comparison): readonly Column[] {
  const place = 'key';
  return [
    { key: 'label', header: 'Question', width: 30, place, read: (row) => row.label },
    { key: 'category', header: 'Answer', width: 22, place, read: (row) => row.category },
    valueColumn('a', a.name),
    valueColumn('b', b.name),
    {
      key: 'gap',
      header: 'Gap, A − B',
      width: 13,
      place,
      format: gapFormat,
      read: (row) => inPoints(row, row.gap),
      live: (row, refs) => gapFormula(row, refs),
      means: (row) => `Gap between ${a.name} and ${b.name}: ${subject(row)}`,
    },
    gapBound('gapLow', 'Gap, interval from', (row) => row.gapLow, 'key'),
    gapBound('gapHigh', 'to', (row) => row.gapHigh, 'key'),
    {
      key: 'ratio',
      header: 'Times, A / B',
      place,
      format: 'times',
      read: (row) => row.ratio,
      live: (row, refs) => ratioFormula(row, refs),
      means: (row) => `Ratio of ${a.name} to ${b.name}: ${subject(row)}`,
    },
    {
      key: 'pAdjusted',
      header: 'p, adjusted',
      place,
      format: 'probability',
      read: (row) => row.pAdjusted,
      means: (row) => `p of the gap, adjusted for the number of tests: ${subject(row)}`,
    },
  ];
}

function detailColumns(comparison: Comparison): readonly Column[] {
  return [
    {
      key: 'relative',
      header: 'Relative difference',
      format: 'relative',
      read: (row) => row.relative,
      live: (row, refs) => relativeFormula(row, refs),
      means: (row) => `Relative difference, A over B minus 1: ${subject(row)}`,
    },
    plainFigure('ratioLow', 'Times, interval from', 'times', (row) => row.ratioLow),
    plainFigure('ratioHigh', 'to', 'times', (row) => row.ratioHigh),
    plainFigure('oddsRatio', 'Odds ratio', 'number', (row) => row.oddsRatio),
    plainFigure('oddsRatioLow', 'Odds ratio, from', 'number', (row) => row.oddsRatioLow),
    plainFigure('oddsRatioHigh', 'to', 'number', (row) => row.oddsRatioHigh),
    plainFigure('effectSize', 'Effect size (h, d)', 'number', (row) => row.effectSize),
    plainFigure('p', 'p, unadjusted', 'probability', (row) => row.p),
    { key: 'method', header: 'Test', width: 24, read: (row) => methodWords[row.method] },
    ...sideColumns('a', comparison.a.name),
    ...sideColumns('b', comparison.b.name),
    { key: 'note', header: 'Note', width: 30, read: noteOf },
    { key: 'sentence', header: 'In words', width: 70, read: (row) => row.sentence },
    { key: 'variable', header: 'Variable', width: 18, read: (row) => row.variable },
  ];
}

function sideColumns(side: SideKey, name: string): readonly Column[] {
  const upper = side.toUpperCase();
  const base = (key: 'base' | 'weightedBase' | 'effectiveBase', header: string): Column => ({
    key: `${key}${upper}`,
    header: `${header}, ${name}`,
    side,
    width: 13,
    format: key === 'base' ? 'count' : 'weighted',
    read: (row) => row[side][key],
    live: (row, refs, index) => ({
      text: refs.data(index, `${key}${upper}`),
      value: row[side][key],
    }),
    means: (row) => `${header} of ${name}: ${subject(row)}`,
  });
  return [
    { ...bound(side, 'low', `${name}, interval from`), key: `low${upper}` },
    { ...bound(side, 'high', 'to'), key: `high${upper}` },
    base('base', 'Base'),
    base('weightedBase', 'Weighted base'),
    base('effectiveBase', 'Effective base'),
    {
      ...plainFigure(`deviation${upper}`, `Standard deviation, ${name}`, 'number', (row) =>
        row.kind === 'mean' ? row[side].standardDeviation : null,
      ),
      side,
    },
    {
      ...plainFigure(`error${upper}`, `Standard error, ${name}`, 'number', (row) =>
        row.kind === 'mean' ? row[side].standardError : null,
      ),
      side,
    },
  ];
}

function bound(side: SideKey, end: 'low' | 'high', header: string): Column {
  return {
    key: end,
    header,
    side,
    format: (row) => valueFormat(row, side),
    read: (row) => row[side][end],
    means: (row) =>
      `${end === 'low' ? 'Lower' : 'Upper'} end of the interval of side ${side.toUpperCase()}: ${subject(row)}`,
  };
}

function valueColumn(side: SideKey, name: string): Column {
  return {
    key: side,
    header: name,
    width: 14,
    place: 'key',
    side,
    format: (row) => valueFormat(row, side),
    read: (row) => sideValue(row, side),
    live: (row, refs, index) => valueFormula(row, side, refs, index),
    means: (row) => `${row.kind === 'share' ? 'Share' : 'Mean'} of ${name}: ${subject(row)}`,
  };
}

function gapBound(
  key: string,
  header: string,
  read: (row: ComparisonRow) => number | null,
  place: 'key' | 'detail',
): Column {
  return {
    key,
    header,
    width: 13,
    place,
    format: gapFormat,
    read: (row) => inPoints(row, read(row)),
    means: (row) =>
      `${key === 'gapLow' ? 'Lower' : 'Upper'} end of the interval of the gap: ${subject(row)}`,
  };
}

function plainFigure(
  key: string,
  header: string,
  format: NumberFormat,
  read: (row: ComparisonRow) => number | null,
): Column {
  return { key, header, format, read, means: (row) => `${header} (${key}): ${subject(row)}` };
}

function sideValue(row: ComparisonRow, side: SideKey): number | null {
  return row.kind === 'share' ? row[side].share : row[side].mean;
}

function valueFormula(
  row: ComparisonRow,
  side: SideKey,
  refs: TableReferences,
  index: number,
): LiveFormula | null {
  const upper = side.toUpperCase();
  if (row.kind === 'mean') {
    const { mean } = row[side];
    return mean === null ? null : { text: refs.data(index, `mean${upper}`), value: mean };
  }
  const { weightedCount, weightedBase } = row[side];
  if (weightedCount === null || !(weightedBase > 0)) return null;
  return {
    text: `${refs.data(index, `weightedCount${upper}`)}/${refs.data(index, `weightedBase${upper}`)}`,
    value: weightedCount / weightedBase,
  };
}

function gapFormula(row: ComparisonRow, refs: TableReferences): LiveFormula | null {
  const [a, b] = [sideValue(row, 'a'), sideValue(row, 'b')];
  if (a === null || b === null) return null;
  const difference = `${refs.own('a')}-${refs.own('b')}`;
  return row.kind === 'share'
    ? { text: `(${difference})*100`, value: (a - b) * 100 }
    : { text: difference, value: a - b };
}

function ratioFormula(row: ComparisonRow, refs: TableReferences): LiveFormula | null {
  const [a, b] = [sideValue(row, 'a'), sideValue(row, 'b')];
  if (a === null || b === null || b === 0) return null;
  return { text: `${refs.own('a')}/${refs.own('b')}`, value: a / b };
}

function relativeFormula(row: ComparisonRow, refs: TableReferences): LiveFormula | null {
  const ratio = ratioFormula(row, refs);
  return ratio === null ? null : { text: `${ratio.text}-1`, value: ratio.value - 1 };
}

function valueFormat(row: ComparisonRow, side: SideKey): NumberFormat {
  if (row.kind === 'mean') return 'mean';
  return row[side].base < baseForOneDecimal ? 'share' : 'shareFine';
}

function gapFormat(row: ComparisonRow): NumberFormat {
  return row.kind === 'share' ? 'points' : 'meanGap';
}

function inPoints(row: ComparisonRow, gap: number | null): number | null {
  return gap === null || row.kind === 'mean' ? gap : gap * 100;
}

function subject(row: ComparisonRow): string {
  return `${row.label}: ${row.category}`;
}

function noteOf(row: ComparisonRow): string | null {
  if (row.reason !== null) return reasonWords[row.reason];
  return row.smallBase ? 'Small base; read with care.' : null;
}

function basesOf(side: ComparisonRow['a'] | undefined): FigureBases {
  return {
    unweighted: side?.base ?? null,
    weighted: side?.weightedBase ?? null,
    effective: side?.effectiveBase ?? null,
  };
}

function comparisonData({ rows, a, b }: Comparison): DataBlock {
  const sideHeaders = (upper: string, name: string) =>
    [
      { key: `count${upper}`, header: `Count, ${name}`, format: 'count' },
      { key: `weightedCount${upper}`, header: `Weighted count, ${name}`, format: 'weighted' },
      { key: `base${upper}`, header: `Base, ${name}`, format: 'count' },
      { key: `weightedBase${upper}`, header: `Weighted base, ${name}`, format: 'weighted' },
      { key: `effectiveBase${upper}`, header: `Effective base, ${name}`, format: 'weighted' },
      { key: `mean${upper}`, header: `Mean, ${name}`, format: 'mean' },
    ] as const;
  const sideCells = (row: ComparisonRow, side: SideKey): readonly CellContent[] => [
    row.kind === 'share' ? row[side].count : null,
    row.kind === 'share' ? row[side].weightedCount : null,
    row[side].base,
    row[side].weightedBase,
    row[side].effectiveBase,
    row.kind === 'mean' ? row[side].mean : null,
  ];
  return {
    columns: [
      { key: 'label', header: 'Question', format: 'text' },
      { key: 'category', header: 'Answer', format: 'text' },
      ...sideHeaders('A', a.name),
      ...sideHeaders('B', b.name),
    ],
    rows: rows.map((row) => [
      row.label,
      row.category,
      ...sideCells(row, 'a'),
      ...sideCells(row, 'b'),
    ]),
  };
}

function comparisonChart(comparison: Comparison): TableChart | null {
  const bars = comparison.rows
    .flatMap((row, index) =>
      row.kind === 'share' && row.gap !== null && row.a.share !== null && row.b.share !== null
        ? [{ row, index, gap: Math.abs(row.gap), shares: [row.a.share, row.b.share] }]
        : [],
    )
    .sort((left, right) => right.gap - left.gap)
    .slice(0, barCount);
  if (bars.length === 0) return meansChart(comparison);
  const hollow = bars.flatMap(({ row }, at) => (isSignificant(row) ? [] : [at]));
  const series = (side: SideKey) => ({
    name: comparison[side].name,
    key: side,
    colour: side === 'a' ? colours.sideA : colours.sideB,
    hollow,
  });
  const axisEnd = shareAxisEnd(bars.flatMap(({ shares }) => shares));
  const isFine = bars.every(({ row }) => Math.min(row.a.base, row.b.base) >= baseForOneDecimal);
  return {
    title: `${bars.length === 1 ? 'The largest gap' : `The ${bars.length} largest gaps`}, share of each side${hollow.length === 0 ? '' : ` (hollow: p ≥ .05)`}`,
    axisTitle: axisEnd < 1 ? `axis ends at ${Math.round(axisEnd * 100)} %` : '',
    rows: bars.map(({ index }) => index),
    labels: bars.map(({ row }) => axisLabel(`${row.label}: ${row.category}`)),
    series: [series('a'), series('b')],
    format: isFine ? 'shareFine' : 'share',
    axisEnd,
    hasLabels: true,
  };
}

/** Means have units of their own, so that only their standardised differences share an axis. */
function meansChart(comparison: Comparison): TableChart | null {
  const bars = comparison.rows
    .flatMap((row, index) =>
      row.effectSize === null ? [] : [{ row, index, size: Math.abs(row.effectSize) }],
    )
    .sort((left, right) => right.size - left.size)
    .slice(0, barCount);
  if (bars.length === 0) return null;
  return {
    title: `Standardised difference, ${comparison.a.name} minus ${comparison.b.name} (Cohen’s d)`,
    axisTitle: '',
    rows: bars.map(({ index }) => index),
    labels: bars.map(({ row }) => axisLabel(row.label)),
    series: [
      {
        name: 'Effect size',
        key: 'effectSize',
        colour: colours.sideA,
        hollow: bars.flatMap(({ row }, at) => (isSignificant(row) ? [] : [at])),
      },
    ],
    format: 'number',
    axisEnd: null,
    hasLabels: true,
  };
}

function isSignificant(row: ComparisonRow): boolean {
  const p = row.pAdjusted ?? row.p;
  return p !== null && p < significanceLevel;
}

import type { ComparisonReason, ComparisonRow } from '#analysis/compare/comparison.ts';
import type { Comparison } from '#contract/calls/comparisons.ts';
import type { FigureColumn, LiveFormula, TableReferences } from './analysis-table.ts';
import type { NumberFormat } from './workbook-look.ts';

type Column = FigureColumn<ComparisonRow>;
type SideKey = 'a' | 'b';

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

/** The columns beside the chart: what was asked, both sides, gap, ratio, p. */
export function keyColumns({ a, b }: Comparison): readonly Column[] {
  const place = 'key';
  return [
    { key: 'label', header: 'Question', width: 28, place, read: (row) => row.label },
    { key: 'category', header: 'Answer', width: 20, place, read: (row) => row.category },
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
      interval: (row) => [inPoints(row, row.gapLow), inPoints(row, row.gapHigh)],
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
      interval: (row) => [row.ratioLow, row.ratioHigh],
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

/** The columns behind the chart: everything else that is known of a row. */
export function detailColumns(comparison: Comparison): readonly Column[] {
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
    {
      ...plainFigure('oddsRatio', 'Odds ratio', 'number', (row) => row.oddsRatio),
      means: (row) => `Odds ratio: ${subject(row)}`,
      interval: (row) => [row.oddsRatioLow, row.oddsRatioHigh],
    },
    plainFigure('oddsRatioLow', 'Odds ratio, from', 'number', (row) => row.oddsRatioLow),
    plainFigure('oddsRatioHigh', 'to', 'number', (row) => row.oddsRatioHigh),
    {
      ...plainFigure('effectSize', 'Effect size (h, d)', 'number', (row) => row.effectSize),
      means: (row) => `Effect size, Cohen’s h of shares and d of means: ${subject(row)}`,
    },
    {
      ...plainFigure('p', 'p, unadjusted', 'probability', (row) => row.p),
      means: (row) => `p of the gap, unadjusted: ${subject(row)}`,
    },
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
    interval: (row) => [row[side].low, row[side].high],
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
  };
}

function plainFigure(
  key: string,
  header: string,
  format: NumberFormat,
  read: (row: ComparisonRow) => number | null,
): Column {
  return { key, header, format, read };
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

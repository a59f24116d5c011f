import type { ComparisonRow } from '#analysis/compare/comparison.ts';
import type { Comparison } from '#contract/calls/comparisons.ts';
import { axisLabel, shareAxisEnd, type TableChart } from './analysis-table.ts';
import { colours } from './workbook-look.ts';

const barCount = 10;
const longestLabel = 46;
const significanceLevel = 0.05;
const baseForOneDecimal = 1000;

/** The largest gaps between two shares as bars of both sides; where there are only means, their effect sizes. */
export function comparisonChart(comparison: Comparison): TableChart | null {
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
  const series = (side: 'a' | 'b') => ({
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
    labels: bars.map(({ row }) => barLabel(row)),
    series: [series('a'), series('b')],
    format: isFine ? 'shareFine' : 'share',
    axisEnd,
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
  };
}

function isSignificant(row: ComparisonRow): boolean {
  const p = row.pAdjusted ?? row.p;
  return p !== null && p < significanceLevel;
}

/** Question and answer where both fit; else the answer first, because questions begin alike. */
function barLabel({ label, category }: ComparisonRow): string {
  const whole = `${label}: ${category}`;
  return axisLabel(whole.length <= longestLabel ? whole : `${category} (${label})`, longestLabel);
}

import type { Comparison, ComparisonRow } from '#contract/calls/comparisons.ts';
import type { TableColumn } from '../../controls/data-table.tsx';
import type { Passport } from '../../passport/passport.ts';
import {
  formatCount,
  formatNumber,
  formatPercent,
  formatPointsShort,
  starsOf,
} from '../../words/numbers.ts';
import type { ComparisonFigure } from './comparison-passport.ts';
import { methodWords, reasonWords } from './comparison-words.ts';

type PassportOf = (row: ComparisonRow, figure: ComparisonFigure) => Passport;

/** Every figure of a comparison's rows as columns of a table. */
export function comparisonColumns(
  comparison: Comparison,
  passportOf: PassportOf,
): readonly TableColumn<ComparisonRow>[] {
  const number = (
    id: ComparisonFigure,
    label: string,
    value: (row: ComparisonRow) => number | null,
    show: (row: ComparisonRow, value: number) => string,
    smallestFirst = false,
  ): TableColumn<ComparisonRow> => ({
    id,
    label,
    isNumber: true,
    smallestFirst,
    value,
    show: (row) => {
      const figure = value(row);
      return figure === null ? <Absent row={row} /> : show(row, figure);
    },
    passport: (row) => (value(row) === null ? null : passportOf(row, id)),
  });
  return [
    {
      id: 'label',
      label: 'Question',
      pinnedPx: 276,
      value: (row) => row.label,
      show: (row) => <Question row={row} />,
    },
    {
      id: 'category',
      label: 'Answer',
      pinnedPx: 160,
      value: (row) => row.category,
      show: (row) => <span className="cell-clip">{row.category}</span>,
    },
    number(
      'a',
      comparison.a.name,
      (row) => sideOf(row, 'a'),
      (row, value) => sideWords(row, value, row.a.base),
    ),
    baseColumn('a', comparison.a.name),
    number(
      'b',
      comparison.b.name,
      (row) => sideOf(row, 'b'),
      (row, value) => sideWords(row, value, row.b.base),
    ),
    baseColumn('b', comparison.b.name),
    number('gap', 'Gap', (row) => row.gap, gapWords),
    {
      id: 'gapInterval',
      label: 'Interval',
      isNumber: true,
      value: (row) => row.gapLow,
      show: (row) => gapInterval(row),
    },
    number(
      'ratio',
      'Ratio',
      (row) => row.ratio,
      (_row, value) => formatNumber(value),
    ),
    {
      id: 'ratioInterval',
      label: 'Interval',
      isNumber: true,
      value: (row) => row.ratioLow,
      show: (row) => ratioInterval(row),
    },
    number(
      'relative',
      'Relative',
      (row) => row.relative,
      (_row, value) => `${value > 0 ? '+' : ''}${formatNumber(Math.round(value * 100))}\u202f%`,
    ),
    number(
      'oddsRatio',
      'Odds ratio',
      (row) => row.oddsRatio,
      (_row, value) => formatNumber(value),
    ),
    number(
      'effectSize',
      'Effect',
      (row) => row.effectSize,
      (_row, value) => formatNumber(value),
    ),
    number(
      'p',
      'p',
      (row) => row.p,
      (_row, value) => shortProbability(value),
      true,
    ),
    number(
      'pAdjusted',
      'p adjusted',
      (row) => row.pAdjusted,
      (_row, value) => `${shortProbability(value)}\u2009${starsOf(value)}`,
      true,
    ),
    {
      id: 'method',
      label: 'Test',
      value: (row) => row.method,
      show: (row) => (
        <span className="cell-base nowrap">
          {row.method === 'none' ? '' : methodWords[row.method]}
        </span>
      ),
    },
  ];
}

function Question({ row }: { readonly row: ComparisonRow }) {
  return (
    <span className="cell-clip" title={`${row.label} (${row.variable})`}>
      {row.label}
    </span>
  );
}

function Absent({ row }: { readonly row: ComparisonRow }) {
  if (row.reason === null) return <span className="cell-base">–</span>;
  return (
    <span className="cell-note" title={reasonWords[row.reason]}>
      {row.reason === 'base-too-small' ? 'small n' : '–'}
    </span>
  );
}

function baseColumn(side: 'a' | 'b', name: string): TableColumn<ComparisonRow> {
  return {
    id: `base-${side}`,
    label: `n ${name}`,
    isNumber: true,
    value: (row) => row[side].base,
    show: (row) => {
      const { base, effectiveBase } = row[side];
      const isWeighted = Math.abs(effectiveBase - base) > 0.5;
      return (
        <span
          className={base < 30 ? 'cell-base cell-warn' : 'cell-base'}
          title={base < 30 ? 'Small base' : undefined}
        >
          {formatCount(base)}
          {isWeighted && ` (eff. ${formatCount(effectiveBase)})`}
        </span>
      );
    },
  };
}

function sideOf(row: ComparisonRow, side: 'a' | 'b'): number | null {
  return row.kind === 'share' ? row[side].share : row[side].mean;
}

function sideWords(row: ComparisonRow, value: number, base: number): string {
  return row.kind === 'share' ? formatPercent(value, base) : formatNumber(value);
}

function smallerBase(row: ComparisonRow): number {
  return Math.min(row.a.base, row.b.base);
}

function gapWords(row: ComparisonRow, value: number): string {
  if (row.kind === 'share') return formatPointsShort(value, smallerBase(row));
  return `${value > 0 ? '+' : ''}${formatNumber(value)}`;
}

function gapInterval(row: ComparisonRow): string {
  if (row.gapLow === null || row.gapHigh === null) return '–';
  if (row.kind === 'mean') return `${formatNumber(row.gapLow)} to ${formatNumber(row.gapHigh)}`;
  const points = (value: number): string => formatNumber(Math.round(value * 100));
  return `${points(row.gapLow)} to ${points(row.gapHigh)}`;
}

function ratioInterval(row: ComparisonRow): string {
  if (row.ratioLow === null || row.ratioHigh === null) return '–';
  return `${formatNumber(row.ratioLow)} to ${formatNumber(row.ratioHigh)}`;
}

function shortProbability(p: number): string {
  if (p < 0.001) return '<\u2009.001';
  return p > 0.999 ? '>\u2009.999' : p.toFixed(3).replace(/^0/u, '');
}

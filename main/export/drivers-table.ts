import type { Drivers } from '#contract/calls/explorations.ts';
import {
  type AnalysisTable,
  axisLabel,
  type FigureBases,
  type FigureColumn,
  type TableChart,
  tableCells,
} from './analysis-table.ts';
import { colours } from './workbook-look.ts';

interface TermLine {
  readonly predictor: string;
  readonly share: number | null;
  readonly fit: number | null;
  readonly inflation: number | null;
  readonly category: string;
  readonly coefficient: number;
  readonly low: number;
  readonly high: number;
  readonly p: number | null;
  readonly oddsRatio: number | null;
}

/** A model of drivers as a sheet shows it: each predictor's share of what is explained, then its coefficients. */
export function driversTable({ model, outcome }: Drivers): AnalysisTable {
  const lines: readonly TermLine[] =
    model.status !== 'computed'
      ? []
      : model.drivers.flatMap(({ label, share, fit, inflation, terms, reference }) =>
          terms.map((term, place) => ({
            ...term,
            predictor: label,
            share: place === 0 ? share : null,
            fit: place === 0 ? fit : null,
            inflation: place === 0 ? inflation : null,
            category:
              term.category === null ? 'one more' : `${term.category} against ${reference ?? ''}`,
          })),
        );
  const bases: FigureBases = {
    unweighted: model.base,
    weighted: model.weightedBase,
    effective: model.effectiveBase,
  };
  const fitName =
    model.status === 'computed' && model.model === 'logistic' ? 'McFadden’s R²' : 'R²';
  return {
    subtitle: `What goes with ${outcome.label}${outcome.answers === null ? '' : ` (${outcome.answers.join(', ')})`}: the share of each predictor in what all explain together (Shapley), and its coefficients.`,
    ...tableCells(lines, termColumns(lines, fitName)),
    bases: () => ({ a: bases, b: null }),
    data: {
      columns: [
        { key: 'predictor', header: 'Predictor', format: 'text' },
        { key: 'fit', header: `Part of ${fitName}`, format: 'number' },
      ],
      rows: lines.map(({ predictor, fit }) => [predictor, fit]),
    },
    chart: driverChart(lines),
    summary: [
      {
        what: `${fitName} of the whole`,
        value: model.status === 'computed' ? model.fit : null,
        format: 'mean',
      },
      { what: 'Respondents with every answer', value: model.base, format: 'count' },
      { what: 'Respondents who lack one', value: model.incompleteCount, format: 'count' },
    ],
  };
}

function termColumns(
  lines: readonly TermLine[],
  fitName: string,
): readonly FigureColumn<TermLine>[] {
  const place = 'key';
  const fits = lines.flatMap(({ fit }, row) => (fit === null ? [] : [{ fit, row }]));
  const whole = fits.reduce((sum, { fit }) => sum + fit, 0);
  return [
    { key: 'predictor', header: 'Predictor', width: 34, place, read: (line) => line.predictor },
    {
      key: 'share',
      header: 'Share of what is explained',
      width: 13,
      place,
      format: 'share',
      read: ({ share }) => share,
      live: ({ fit }, refs, index) =>
        fit === null || !(whole > 0)
          ? null
          : {
              text: `${refs.data(index, 'fit')}/(${fits.map(({ row }) => refs.data(row, 'fit')).join('+')})`,
              value: fit / whole,
            },
      means: ({ predictor }) => `Share of ${predictor} in what is explained (${fitName})`,
    },
    { key: 'category', header: 'Coefficient of', width: 26, place, read: (line) => line.category },
    {
      key: 'coefficient',
      header: 'Coefficient',
      place,
      format: 'meanGap',
      read: ({ coefficient }) => coefficient,
      means: ({ predictor, category }) => `Coefficient of ${predictor}: ${category}`,
      interval: ({ low, high }) => [low, high],
    },
    { key: 'low', header: 'from', place, format: 'meanGap', read: ({ low }) => low },
    { key: 'high', header: 'to', place, format: 'meanGap', read: ({ high }) => high },
    { key: 'p', header: 'p', place, format: 'probability', read: ({ p }) => p },
    {
      key: 'oddsRatio',
      header: 'Odds ratio',
      format: 'number',
      read: ({ oddsRatio }) => oddsRatio,
      live: ({ coefficient, oddsRatio }, refs) =>
        oddsRatio === null
          ? null
          : { text: `EXP(${refs.own('coefficient')})`, value: Math.exp(coefficient) },
    },
    { key: 'inflation', header: 'Inflation', format: 'number', read: ({ inflation }) => inflation },
  ];
}

function driverChart(lines: readonly TermLine[]): TableChart | null {
  const bars = lines.flatMap((line, row) => (line.share === null ? [] : [{ line, row }]));
  if (bars.length === 0) return null;
  return {
    title: 'Share of what is explained',
    axisTitle: '',
    rows: bars.map(({ row }) => row),
    labels: bars.map(({ line }) => axisLabel(line.predictor)),
    series: [{ name: 'Share', key: 'share', colour: colours.sideA, hollow: [] }],
    format: 'share',
    axisEnd: 1,
  };
}

import { reasonWords } from '#analysis/roi/compute-return.ts';
import type { ReturnAnswer, ReturnLine } from '#contract/calls/returns.ts';
import { type AnalysisTable, type FigureColumn, tableCells } from './analysis-table.ts';

/** A return as a sheet shows it: each line with live formulas over its cost and value. */
export function returnTable(answer: ReturnAnswer): AnalysisTable {
  const { lines, total } = answer;
  return {
    subtitle:
      'What came back for what was spent: ROI is (value − cost) / cost, ROAS value / cost. From and to: over the ranges of the inputs.',
    ...tableCells(lines, returnColumns),
    bases: () => ({ a: { unweighted: null, weighted: null, effective: null }, b: null }),
    data: {
      columns: [
        { key: 'channel', header: 'What', format: 'text' },
        { key: 'cost', header: 'Cost', format: 'number' },
        { key: 'value', header: 'Value', format: 'number' },
        { key: 'conversions', header: 'Conversions', format: 'number' },
      ],
      rows: lines.map(({ channel, cost, value, conversions }) => [
        channel,
        cost,
        value,
        conversions,
      ]),
    },
    chart: null,
    summary: [
      { what: 'Cost of the lines that have a return', value: total.cost, format: 'number' },
      { what: 'Value of these lines', value: total.value, format: 'number' },
      { what: 'ROI of these lines', value: total.roi, format: 'share' },
      ...answer.ledger.inputs.map(({ name, label, unit, source, value }) => ({
        what: `Input: ${label ?? name}${unit === undefined ? '' : ` (${unit})`}${source ? `, ${source}` : ', no source on record'}`,
        value,
        format: 'number' as const,
      })),
    ],
  };
}

const place = 'key';

const returnColumns: readonly FigureColumn<ReturnLine>[] = [
  { key: 'channel', header: 'What', width: 30, place, read: ({ channel }) => channel },
  { key: 'cost', header: 'Cost', place, format: 'number', read: ({ cost }) => cost },
  { key: 'value', header: 'Value', place, format: 'number', read: ({ value }) => value },
  {
    key: 'roi',
    header: 'ROI',
    place,
    format: 'share',
    read: ({ roi }) => roi,
    live: ({ roi }, refs, index) =>
      roi === null
        ? null
        : {
            text: `(${refs.data(index, 'value')}-${refs.data(index, 'cost')})/${refs.data(index, 'cost')}`,
            value: roi,
          },
    means: ({ channel }) => `ROI of ${channel}: (value - cost) / cost`,
    interval: ({ low, high }) => [low, high],
  },
  { key: 'low', header: 'from', place, format: 'share', read: ({ low }) => low },
  { key: 'high', header: 'to', place, format: 'share', read: ({ high }) => high },
  {
    key: 'roas',
    header: 'ROAS',
    place,
    format: 'number',
    read: ({ roas }) => roas,
    live: ({ roas }, refs, index) =>
      roas === null
        ? null
        : { text: `${refs.data(index, 'value')}/${refs.data(index, 'cost')}`, value: roas },
    means: ({ channel }) => `ROAS of ${channel}: value / cost`,
  },
  {
    key: 'costPerConversion',
    header: 'Cost of a conversion',
    format: 'number',
    read: ({ costPerConversion }) => costPerConversion,
  },
  {
    key: 'formula',
    header: 'Value by',
    width: 40,
    read: ({ formulas }) => formulas.value,
  },
  {
    key: 'reason',
    header: 'Why there is none',
    width: 40,
    read: ({ reason }) => (reason === null ? null : reasonWords[reason]),
  },
];

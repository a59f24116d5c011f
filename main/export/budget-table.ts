import type { AllocationLine, BudgetAnswer, ChannelResponse } from '#contract/calls/budgets.ts';
import {
  type AnalysisTable,
  axisLabel,
  type FigureColumn,
  type TableChart,
  tableCells,
} from './analysis-table.ts';
import { colours } from './workbook-look.ts';

interface BudgetLine extends ChannelResponse {
  readonly line: AllocationLine | null;
}

/** A plan of a budget as a sheet shows it: what each channel brought, and its spend now and as proposed. */
export function budgetTable(answer: BudgetAnswer): AnalysisTable {
  const lines = answer.status === 'computed' ? linesOf(answer) : [];
  const periods = answer.status === 'computed' ? answer.periodsUsed : null;
  return {
    subtitle: [
      'Response curves from spend and outcome: what moved together, which shows no cause.',
      ...answer.cautions,
    ].join(' '),
    ...tableCells(lines, budgetColumns),
    bases: () => ({ a: { unweighted: periods, weighted: null, effective: null }, b: null }),
    data: {
      columns: [
        { key: 'channel', header: 'Channel', format: 'text' },
        { key: 'spend', header: 'Spent', format: 'number' },
        { key: 'contribution', header: 'Brought', format: 'number' },
        { key: 'most', header: 'Most a period', format: 'number' },
        { key: 'half', header: 'Half of it at', format: 'number' },
        { key: 'slope', header: 'Slope', format: 'number' },
      ],
      rows: lines.map(({ channel, spend, contribution, curve }) => [
        channel,
        spend,
        contribution.estimate,
        curve.most,
        curve.half,
        curve.slope,
      ]),
    },
    chart: budgetChart(lines),
    summary:
      answer.status === 'computed' && answer.holdOut !== null
        ? [
            { what: 'Held-out periods', value: answer.holdOut.periods, format: 'count' },
            { what: 'Missed by, with spend', value: answer.holdOut.withSpend, format: 'share' },
            { what: 'Missed by, without', value: answer.holdOut.withoutSpend, format: 'share' },
            { what: 'Missed by the plain mean', value: answer.holdOut.mean, format: 'share' },
          ]
        : [],
  };
}

function linesOf({
  channels,
  allocation,
}: Extract<BudgetAnswer, { readonly status: 'computed' }>): readonly BudgetLine[] {
  const lines = allocation.status === 'computed' ? allocation.lines : [];
  return channels.map((channel) => ({
    ...channel,
    line: lines.find((one) => one.channel === channel.channel) ?? null,
  }));
}

const place = 'key';

const budgetColumns: readonly FigureColumn<BudgetLine>[] = [
  { key: 'channel', header: 'Channel', width: 26, place, read: ({ channel }) => channel },
  {
    key: 'present',
    header: 'Now a period',
    place,
    format: 'number',
    read: ({ line }) => line?.present ?? null,
    means: ({ channel }) => `Spend on ${channel} a period, the budget divided as now`,
  },
  {
    key: 'proposed',
    header: 'Proposed',
    place,
    format: 'number',
    read: ({ line }) => line?.proposed ?? null,
    means: ({ channel }) => `Spend on ${channel} a period that brings the most by the curves`,
    interval: ({ line }) => [line?.proposedLow ?? null, line?.proposedHigh ?? null],
  },
  {
    key: 'perUnit',
    header: 'Each unit brought',
    place,
    format: 'number',
    read: ({ outcomePerUnit }) => outcomePerUnit.estimate,
    live: ({ outcomePerUnit }, refs, index) => ({
      text: `${refs.data(index, 'contribution')}/${refs.data(index, 'spend')}`,
      value: outcomePerUnit.estimate,
    }),
    means: ({ channel }) => `Outcome that ${channel} brought for each unit spent`,
    interval: ({ outcomePerUnit: { low, high } }) => [low, high],
  },
  {
    key: 'marginal',
    header: 'A further unit',
    place,
    format: 'number',
    read: ({ marginal }) => marginal.estimate,
    means: ({ channel }) => `Outcome of one more unit a period on ${channel}, kept up`,
    interval: ({ marginal: { low, high } }) => [low, high],
  },
  {
    key: 'low',
    header: 'from',
    format: 'number',
    read: ({ marginal }) => marginal.low,
  },
  {
    key: 'high',
    header: 'to',
    format: 'number',
    read: ({ marginal }) => marginal.high,
  },
  {
    key: 'carryOver',
    header: 'Carries over',
    format: 'share',
    read: ({ carryOver }) => carryOver.estimate,
  },
];

function budgetChart(lines: readonly BudgetLine[]): TableChart | null {
  const rows = lines.flatMap(({ line }, row) => (line === null ? [] : [row]));
  if (rows.length === 0) return null;
  const series = (name: string, key: string, colour: string) => ({ name, key, colour, hollow: [] });
  return {
    title: 'Spend a period, now and as proposed',
    axisTitle: 'Spend a period',
    rows,
    labels: rows.map((row) => axisLabel((lines[row] as BudgetLine).channel)),
    series: [
      series('Now', 'present', colours.sideB),
      series('Proposed', 'proposed', colours.sideA),
    ],
    format: 'number',
    axisEnd: null,
  };
}

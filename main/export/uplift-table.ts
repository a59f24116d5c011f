import type { UpliftAnswer } from '#contract/calls/uplifts.ts';
import { type AnalysisTable, type FigureColumn, tableCells } from './analysis-table.ts';

type Computed = Extract<UpliftAnswer, { readonly status: 'computed' }>;

interface UpliftLine {
  readonly what: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

/** A difference in differences as a sheet shows it, with the tests of what it takes for granted. */
export function upliftTable(answer: UpliftAnswer): AnalysisTable {
  const lines = answer.status === 'computed' ? linesOf(answer) : [];
  const rows = answer.status === 'computed' ? answer.rows : null;
  return {
    subtitle:
      'How much more the treated changed than the others. The trends before and the placebo should be near 0; both would have changed alike is taken for granted.',
    ...tableCells(lines, upliftColumns),
    bases: () => ({ a: { unweighted: rows, weighted: null, effective: null }, b: null }),
    data: {
      columns: [
        { key: 'who', header: 'Mean outcome', format: 'text' },
        { key: 'before', header: 'Before', format: 'number' },
        { key: 'since', header: 'Since', format: 'number' },
      ],
      rows:
        answer.status === 'computed'
          ? [
              ['Treated', answer.means.treatedBefore, answer.means.treatedAfter],
              ['Others', answer.means.othersBefore, answer.means.othersAfter],
            ]
          : [],
    },
    chart: null,
    summary:
      answer.status === 'computed'
        ? [
            { what: 'Treated units', value: answer.treatedUnits, format: 'count' },
            { what: 'Other units', value: answer.otherUnits, format: 'count' },
            { what: 'Times before it began', value: answer.timesBefore, format: 'count' },
          ]
        : [],
  };
}

function linesOf({ effect, preTrend, placebo }: Computed): readonly UpliftLine[] {
  return [
    { what: 'Difference in differences', ...effect },
    ...(preTrend === null ? [] : [{ what: 'Trends apart before, a unit of time', ...preTrend }]),
    ...(placebo === null ? [] : [{ what: 'Placebo, beginning midway before', ...placebo }]),
  ];
}

const place = 'key';

const upliftColumns: readonly FigureColumn<UpliftLine>[] = [
  { key: 'what', header: 'What', width: 36, place, read: ({ what }) => what },
  {
    key: 'estimate',
    header: 'Estimate',
    place,
    format: 'meanGap',
    read: ({ estimate }) => estimate,
    means: ({ what }) => what,
    interval: ({ low, high }) => [low, high],
  },
  { key: 'low', header: 'from', place, format: 'meanGap', read: ({ low }) => low },
  { key: 'high', header: 'to', place, format: 'meanGap', read: ({ high }) => high },
  { key: 'p', header: 'p', place, format: 'probability', read: ({ p }) => p },
];

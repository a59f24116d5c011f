import type { ComparisonRow } from '#analysis/compare/comparison.ts';
import type { Comparison } from '#contract/calls/comparisons.ts';
import {
  type AnalysisTable,
  type CellContent,
  type DataBlock,
  type FigureBases,
  tableCells,
} from './analysis-table.ts';
import { comparisonChart } from './comparison-chart.ts';
import { detailColumns, keyColumns } from './comparison-columns.ts';

type SideKey = 'a' | 'b';

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

function basesOf(side: ComparisonRow['a'] | undefined): FigureBases {
  return {
    unweighted: side?.base ?? null,
    weighted: side?.weightedBase ?? null,
    effective: side?.effectiveBase ?? null,
  };
}

import { useCallback, useMemo, useState } from 'react';
import type { Comparison, ComparisonRow } from '#contract/calls/comparisons.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { GapChart } from '../../charts/gap-chart.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { formatCount } from '../../words/numbers.ts';
import { type SegmentChoice, useWorkspace } from '../../workspace.ts';
import { KeepForReport, keepForReport, specificationOf } from '../keep-for-report.tsx';
import { comparisonColumns } from './comparison-columns.tsx';
import { chartItems, rowKey } from './comparison-items.ts';
import { type ComparisonFigure, comparisonPassport } from './comparison-passport.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { sideFilters } from './side-filters.ts';
import { SkippedList } from './skipped-list.tsx';

/** A comparison: the finding, the dumbbell, every figure, and what was left out. */
export function ComparisonResult({
  comparison,
  sideA,
  sideB,
}: {
  readonly comparison: Comparison;
  readonly sideA: SegmentChoice;
  readonly sideB: SegmentChoice | null;
}) {
  const specification = specificationOf(comparison.provenance);
  const openPassport = useWorkspace((state) => state.openPassport);
  const [isZoomed, setIsZoomed] = useState(false);
  const items = useMemo(() => chartItems(comparison.rows), [comparison]);
  const passportOf = useCallback(
    (row: ComparisonRow, figure: ComparisonFigure) =>
      comparisonPassport(comparison, row, figure, sideFilters(sideA, sideB), () =>
        keepForReport(specificationOf(comparison.provenance)),
      ),
    [comparison, sideA, sideB],
  );
  const open = (key: string): void => {
    const row = comparison.rows.find((one) => rowKey(one) === key);
    if (row !== undefined) openPassport(passportOf(row, 'gap'));
  };
  const shares = comparison.rows.filter(({ kind }) => kind === 'share');
  return (
    <>
      {items.length > 0 && (
        <ChartFrame
          finding={comparison.finding}
          subtitle={subtitleOf(comparison, isZoomed)}
          footnote={`${comparison.footnote} * p < .05, ** p < .01, *** p < .001, adjusted.`}
          sentences={items.map((item) => item.sentence)}
          tools={
            <>
              <KeepForReport specification={specification} />
              <Checkbox isSelected={isZoomed} onChange={setIsZoomed}>
                Zoom to the values
              </Checkbox>
            </>
          }
          table={
            <DataTable
              caption={comparison.finding}
              columns={comparisonColumns(comparison, passportOf).slice(0, 8)}
              rows={shares}
              rowKey={rowKey}
            />
          }
        >
          {(widthPx) => (
            <GapChart
              items={items}
              nameA={`${comparison.a.name} (${formatCount(comparison.a.rows)})`}
              nameB={`${comparison.b.name} (${formatCount(comparison.b.rows)})`}
              widthPx={widthPx}
              zoom={isZoomed}
              name={comparison.finding}
              onOpen={open}
            />
          )}
        </ChartFrame>
      )}
      <ComparisonTable comparison={comparison} passportOf={passportOf} />
      <SkippedList skipped={comparison.skipped} unweightedOut={comparison.unweightedOut} />
    </>
  );
}

function subtitleOf({ a, b }: Comparison, isZoomed: boolean): string {
  const zoom = isZoomed ? '; the axis does not begin at 0' : '';
  return `Share of ${a.name} and ${b.name} by answer, widest gap first. Filled: p under .05 after adjustment; hollow: not told apart from no gap${zoom}.`;
}

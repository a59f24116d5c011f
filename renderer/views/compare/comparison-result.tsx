import { EyeOff } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { Comparison, ComparisonRow } from '#contract/calls/comparisons.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { GapChart } from '../../charts/gap-chart.tsx';
import { Button } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { formatCount } from '../../words/numbers.ts';
import { type SegmentChoice, useWorkspace } from '../../workspace.ts';
import { KeepForReport, keepForReport, specificationOf } from '../keep-for-report.tsx';
import { comparisonColumns } from './comparison-columns.tsx';
import { chartItems, rowKey } from './comparison-items.ts';
import { type ComparisonFigure, comparisonPassport, passportTitle } from './comparison-passport.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { sideFilters } from './side-filters.ts';
import { SkippedList } from './skipped-list.tsx';

/** A comparison: the finding, the dumbbell, every figure, and what was left out. */
export function ComparisonResult({
  comparison,
  sideA,
  sideB,
  onLeaveOut,
}: {
  readonly comparison: Comparison;
  readonly sideA: SegmentChoice;
  readonly sideB: SegmentChoice | null;
  readonly onLeaveOut: (row: ComparisonRow) => void;
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
  const openTitle = useWorkspace((state) => state.passport?.title ?? null);
  const current = comparison.rows.find((row) => passportTitle(row) === openTitle);
  const headline = comparison.rows.find((row) => items[0]?.key === rowKey(row));
  const shares = comparison.rows.filter(({ kind }) => kind === 'share');
  return (
    <>
      {items.length > 0 && (
        <ChartFrame
          finding={comparison.finding}
          subtitle={subtitleOf(comparison, isZoomed)}
          footnote={`${comparison.footnote} * p < .05, ** p < .01, *** p < .001, adjusted.`}
          current={current && rowKey(current)}
          sentences={items.map((item) => item.sentence)}
          note={headline !== undefined && <Circular row={headline} onLeaveOut={onLeaveOut} />}
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
      <ComparisonTable comparison={comparison} passportOf={passportOf} onLeaveOut={onLeaveOut} />
      <SkippedList skipped={comparison.skipped} unweightedOut={comparison.unweightedOut} />
    </>
  );
}

/**
 * Stands above the chart where its first row is all on one side and nobody on the other: mostly a question
 * that the sides were made from.
 */
function Circular({
  row,
  onLeaveOut,
}: {
  readonly row: ComparisonRow;
  readonly onLeaveOut: (row: ComparisonRow) => void;
}) {
  if (row.gap === null || row.kind !== 'share' || Math.abs(row.gap) < 0.999) return null;
  return (
    <p className="row-actions">
      <span>
        “{row.label}” says who is on which side: all of one, nobody of the other. It may be what the
        sides were made from.
      </span>
      <Button icon={EyeOff} onPress={() => onLeaveOut(row)}>
        Leave this question out
      </Button>
    </p>
  );
}

function subtitleOf({ a, b }: Comparison, isZoomed: boolean): string {
  const zoom = isZoomed ? '; the axis does not begin at 0' : '';
  return `Share of ${a.name} and ${b.name} by answer, widest gap first. Filled: p under .05 after adjustment; hollow: not told apart from no gap${zoom}.`;
}

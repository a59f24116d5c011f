import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Gap, PerceptionGapItem } from '#contract/calls/comparisons.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { GapChart } from '../../charts/gap-chart.tsx';
import { RankSlopeChart } from '../../charts/rank-slope-chart.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { useWorkspace } from '../../workspace.ts';
import { KeepForReport, keepForReport, specificationOf } from '../keep-for-report.tsx';
import {
  gapChartItems,
  isRankGapOnly,
  meanGapSentence,
  slopeItems,
  spearmanSentence,
} from './gap-items.ts';
import { type GapFigure, gapPassport } from './gap-passport.ts';
import { GapQuadrant } from './gap-quadrant.tsx';
import { GapTable } from './gap-table.tsx';

/** What the items are compared by: shares, means of scales, or either. */
function measureInWords({ items }: Gap): string {
  const means = items.filter(({ measure }) => measure === 'mean').length;
  if (means === 0) return 'Share';
  return means === items.length
    ? 'Mean, the scales from 0 to 100\u202f%,'
    : 'Share, or mean of a scale from 0 to 100\u202f%,';
}

/** A perception gap: levels, what ranks alone would get wrong, ranks with their ties, every figure. */
export function GapResult({ gap }: { readonly gap: Gap }) {
  const specification = specificationOf(gap.provenance);
  const openPassport = useWorkspace((state) => state.openPassport);
  const [isZoomed, setIsZoomed] = useState(false);
  const passportOf = useCallback(
    (item: PerceptionGapItem, figure: GapFigure) =>
      gapPassport(gap, item, figure, () => keepForReport(specificationOf(gap.provenance))),
    [gap],
  );
  const open = (name: string, figure: GapFigure): void => {
    const item = gap.items.find((one) => one.item === name);
    if (item !== undefined) openPassport(passportOf(item, figure));
  };
  const current = useWorkspace((state) => state.passport?.title ?? null);
  const items = gapChartItems(gap);
  const misleading = gap.items.filter((item) => isRankGapOnly(item, gap.items.length));
  const table = <GapTable gap={gap} passportOf={passportOf} />;
  return (
    <>
      <ChartFrame
        finding={gap.finding}
        subtitle={`${measureInWords(gap)} of ${gap.leftName} and of ${gap.rightName} by item, widest gap first; the gap is ${gap.rightName} minus ${gap.leftName}. Filled: p under .05 after adjustment; hollow: not told apart from no gap.`}
        footnote={`${gap.footnote} * p < .05, ** p < .01, *** p < .001, adjusted.`}
        current={current}
        sentences={items.map(({ sentence }) => sentence)}
        table={table}
        note={
          <>
            {misleading.length > 0 && (
              <RankOnlyNote items={misleading} onOpen={(name) => open(name, 'rankGap')} />
            )}
            <HeadlineNote gap={gap} />
          </>
        }
        tools={
          <>
            <KeepForReport specification={specification} />
            <Checkbox isSelected={isZoomed} onChange={setIsZoomed}>
              Zoom to the values
            </Checkbox>
          </>
        }
      >
        {(widthPx) => (
          <GapChart
            items={items}
            nameA={gap.leftName}
            nameB={gap.rightName}
            widthPx={widthPx}
            zoom={isZoomed}
            name={gap.finding}
            onOpen={(key) => open(key, 'gap')}
          />
        )}
      </ChartFrame>
      <ChartFrame
        minor
        finding={spearmanSentence(gap)}
        subtitle="Place of each item on the two lists, highest share on top. A bar joins places that the test does not tell apart: within it the order says nothing. Dashed: the rank moves, the level does not."
        footnote=""
        current={current}
        sentences={gap.items.map((item) => `${item.item}: ${item.finding}`)}
        table={table}
      >
        {(widthPx) => (
          <RankSlopeChart
            items={slopeItems(gap)}
            leftName={gap.leftName}
            rightName={gap.rightName}
            widthPx={Math.min(widthPx, 1000)}
            name={spearmanSentence(gap)}
            onOpen={(name) => open(name, 'rankGap')}
          />
        )}
      </ChartFrame>
      <section className="view-section" aria-label="Importance against belief">
        <h3 className="chart-minor-finding">Importance against belief</h3>
        <GapQuadrant gap={gap} onOpen={(name) => open(name, 'gap')} />
      </section>
      <section className="view-section" aria-label="All figures">
        <h3>All figures</h3>
        {table}
      </section>
    </>
  );
}

function RankOnlyNote({
  items,
  onOpen,
}: {
  readonly items: readonly PerceptionGapItem[];
  readonly onOpen: (item: string) => void;
}) {
  return (
    <section className="guard-note" aria-label="What ranks alone would get wrong">
      <TriangleAlert aria-hidden="true" />
      <div>
        <h3>Different in rank, not in level</h3>
        <ul className="plain-list">
          {items.map((item) => (
            <li key={item.item}>
              <button type="button" className="number-button" onClick={() => onOpen(item.item)}>
                {item.item}
              </button>
              : {item.finding}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Which items a headline may name; the others with why not, laid open when asked for. */
function HeadlineNote({ gap }: { readonly gap: Gap }) {
  const { safe, unsafe } = gap.headline;
  return (
    <section className="safe-note" aria-label="What a headline may name">
      <ShieldCheck aria-hidden="true" />
      <div>
        <h3>
          {safe.length === 0
            ? 'No item is safe to name in a headline'
            : 'Safe to name in a headline'}
        </h3>
        {safe.length > 0 && <p>{safe.join(', ')}.</p>}
        {unsafe.length > 0 && (
          <ul className="plain-list">
            {unsafe.map(({ item, why }) => (
              <li key={item}>
                Not {item}: {why}.
              </li>
            ))}
          </ul>
        )}
        <p className="quiet">{meanGapSentence(gap)}</p>
      </div>
    </section>
  );
}

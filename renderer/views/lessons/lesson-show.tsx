import type { ReadyLesson, LessonShow as Show } from '#contract/calls/lessons.ts';
import { GapChart } from '../../charts/gap-chart.tsx';
import { GapQuadrantChart } from '../../charts/gap-quadrant-chart.tsx';
import { middleThresholds } from '../../charts/lay-out-gap-quadrant.ts';
import { RankSlopeChart } from '../../charts/rank-slope-chart.tsx';
import { useWidth } from '../../charts/use-width.ts';
import '../../charts/charts.css';
import { gapChartItems, slopeItems } from '../gap/gap-items.ts';
import { quadrantItems } from '../gap/gap-quadrant.tsx';

/** What stands beside a step's text: a table, a chart, or a claim with its diagnosis. */
export function LessonShow({
  show,
  lesson,
}: {
  readonly show: Show;
  readonly lesson: ReadyLesson;
}) {
  switch (show.kind) {
    case 'table':
      return (
        <table className="lesson-table">
          <caption>{show.caption}</caption>
          <thead>
            <tr>
              {show.head.map((text) => (
                <th key={text} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {show.rows.map((row) => (
              <tr key={row.join('\n')}>
                {row.map((cell, at) =>
                  at === 0 ? (
                    <th key={show.head[at]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={show.head[at]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'chart':
      return <LessonChart lesson={lesson} of={show.of} chart={show.chart} isPlain={show.plain} />;
    case 'claim': {
      const claim = lesson.claims[show.of];
      if (claim === undefined) return null;
      return (
        <figure className="lesson-claim">
          <blockquote>{claim.quote}</blockquote>
          <figcaption>
            <strong>{claim.verdict.replaceAll('-', ' ')}.</strong> {claim.diagnosis}
            {claim.corrected !== null && <p>It may be said: {claim.corrected}.</p>}
          </figcaption>
        </figure>
      );
    }
  }
}

/** A chart of a gap; plain ones draw and say nothing of tests, so that the answer is left to find. */
export function LessonChart({
  lesson,
  of,
  chart,
  isPlain,
  onOpen = () => undefined,
}: {
  readonly lesson: ReadyLesson;
  readonly of: string;
  readonly chart: 'dumbbell' | 'slope' | 'quadrant';
  readonly isPlain: boolean;
  readonly onOpen?: (item: string) => void;
}) {
  const [body, widthPx] = useWidth<HTMLDivElement>();
  const gap = lesson.gaps[of];
  if (gap === undefined) return null;
  const { leftName, rightName } = gap;
  const sentences = new Map(
    gap.items.map(({ item, left, right, finding }) => {
      const percent = (share: number | null): string =>
        share === null ? 'no figure' : `${Math.round(share * 100)}\u202F%`;
      const bare = `${leftName} ${percent(left.share)}, rank ${left.rank}; ${rightName} ${percent(right.share)}, rank ${right.rank}`;
      return [item, `${item}: ${isPlain ? bare : finding}`];
    }),
  );
  const sentenceOf = (item: string): string => sentences.get(item) ?? item;
  const given = { widthPx: Math.min(widthPx, 1000), name: `${leftName} and ${rightName}`, onOpen };
  return (
    <div ref={body} className="chart-body">
      {widthPx > 0 && chart === 'dumbbell' && (
        <GapChart
          {...given}
          items={(isPlain ? inOrder(gapChartItems(gap)) : gapChartItems(gap)).map((item) => ({
            ...item,
            sentence: sentenceOf(item.key),
            ...(isPlain ? { gapLow: null, gapHigh: null, p: null, gap: null, note: '' } : {}),
          }))}
          nameA={leftName}
          nameB={rightName}
          zoom={false}
        />
      )}
      {widthPx > 0 && chart === 'slope' && (
        <RankSlopeChart
          {...given}
          items={slopeItems(gap).map((item) => ({
            ...item,
            sentence: sentenceOf(item.item),
            ...(isPlain
              ? {
                  left: { ...item.left, tiedWith: [] },
                  right: { ...item.right, tiedWith: [] },
                  isLevelGap: false,
                  rankGapOnly: false,
                }
              : {}),
          }))}
          leftName={leftName}
          rightName={rightName}
        />
      )}
      {widthPx > 0 && chart === 'quadrant' && (
        <GapQuadrantChart
          {...given}
          items={quadrantItems(gap).map((item) => ({ ...item, sentence: sentenceOf(item.item) }))}
          leftName={leftName}
          rightName={rightName}
          thresholds={middleThresholds(quadrantItems(gap))}
        />
      )}
    </div>
  );
}

/** From the highest share of the left side down: an order that gives no gap away. */
function inOrder<Item extends { readonly a: { readonly share: number | null } }>(
  items: readonly Item[],
): readonly Item[] {
  return items.toSorted((one, two) => (two.a.share ?? -1) - (one.a.share ?? -1));
}

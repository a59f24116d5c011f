import type { PerceptionGap, PerceptionGapItem } from '#contract/calls/comparisons.ts';
import type { GapChartItem } from '../../charts/lay-out-gap-chart.ts';
import type { RankSlopeItem } from '../../charts/lay-out-rank-slope.ts';
import { formatCount } from '../../words/numbers.ts';

/** Items from the widest gap to the narrowest; items without one last. */
export function byGap(items: readonly PerceptionGapItem[]): readonly PerceptionGapItem[] {
  return items.toSorted((one, two) => Math.abs(two.gap ?? -1) - Math.abs(one.gap ?? -1));
}

/** Whether all shares are whole per cents, as published figures mostly are: more digits would be made up. */
export function isInWholePercents(items: readonly PerceptionGapItem[]): boolean {
  return items.every((item) =>
    [item.left.share, item.right.share].every(
      (share) => share === null || Math.abs(share * 100 - Math.round(share * 100)) < 1e-9,
    ),
  );
}

/** The items as rows of the dumbbell, widest gap first. Side A is the left one. */
export function gapChartItems(gap: PerceptionGap): readonly GapChartItem[] {
  const isWhole = isInWholePercents(gap.items);
  return byGap(gap.items).map((item) => ({
    key: item.item,
    label: item.item,
    context: null,
    a: { share: item.left.share, base: isWhole ? null : item.left.base },
    b: { share: item.right.share, base: isWhole ? null : item.right.base },
    gap: item.gap,
    gapLow: item.gapLow,
    gapHigh: item.gapHigh,
    p: item.pAdjusted,
    sentence: `${item.item}: ${item.finding}`,
    note: item.reason === 'share-missing' ? 'no figure on one side' : null,
  }));
}

/** The items as lines of the slope chart, in the order of the left ranking. */
export function slopeItems(gap: PerceptionGap): readonly RankSlopeItem[] {
  return gap.items.map((item) => ({
    item: item.item,
    left: item.left,
    right: item.right,
    rankGap: item.rankGap,
    isLevelGap: isLevelGap(item),
    rankGapOnly: isRankGapOnly(item, gap.items.length),
    sentence: `${item.item}: ${item.finding}`,
  }));
}

/** Whether the interval of the gap leaves zero out. */
export function isLevelGap({ gapLow, gapHigh }: PerceptionGapItem): boolean {
  return gapLow !== null && gapHigh !== null && (gapLow > 0 || gapHigh < 0);
}

/**
 * Far apart in rank (two places or a quarter of the list) with no difference in level that the bases
 * could show: the items of which a ranking alone says something that is not so.
 */
export function isRankGapOnly(item: PerceptionGapItem, itemCount: number): boolean {
  if (item.rankGap === null || item.gapLow === null) return false;
  return !isLevelGap(item) && Math.abs(item.rankGap) >= Math.max(2, itemCount / 4);
}

/** What the two rankings have in common, as a sentence. */
export function spearmanSentence(gap: PerceptionGap): string {
  const { spearman, spearmanLow, spearmanHigh } = gap;
  if (spearman === null)
    return 'The two rankings cannot be correlated: there are too few items, or one side is all ties.';
  const words = twoDigits(spearman);
  const interval =
    spearmanLow === null || spearmanHigh === null
      ? ''
      : ` (${Math.round(gap.confidence * 100)}\u202f% interval ${twoDigits(spearmanLow)} to ${twoDigits(spearmanHigh)})`;
  const size = Math.abs(spearman);
  const meaning =
    size < 0.3
      ? 'The two rankings have next to nothing in common'
      : spearman < 0
        ? 'The two rankings run against each other'
        : size < 0.7
          ? 'The two rankings agree in part'
          : 'The two rankings agree largely';
  return `${meaning}: Spearman’s correlation is ${words}${interval}, over ${formatCount(gap.items.length)} items.`;
}

/** How far apart the sides are on the whole, as a sentence; empty where nothing can be said. */
export function meanGapSentence(gap: PerceptionGap): string {
  const { meanAbsoluteGap, meanAbsoluteGapLow, meanAbsoluteGapHigh, meanAbsoluteGapByChance } = gap;
  if (meanAbsoluteGap === null) return '';
  const points = (value: number): string => (value * 100).toFixed(1);
  const mean = `On the whole the two sides are ${points(meanAbsoluteGap)} points apart`;
  if (meanAbsoluteGapLow === null || meanAbsoluteGapHigh === null) return `${mean}.`;
  const level = Math.round(gap.confidence * 100);
  const interval = ` (mean of the absolute gaps; ${level}\u202f% interval ${points(meanAbsoluteGapLow)} to ${points(meanAbsoluteGapHigh)}`;
  const chance =
    meanAbsoluteGapByChance === null
      ? ''
      : `; ${points(meanAbsoluteGapByChance)} would be expected by chance alone`;
  return `${mean}${interval}${chance}).`;
}

function twoDigits(value: number): string {
  return value.toFixed(2).replace('-', '\u2212').replace('\u22120.00', '0.00');
}

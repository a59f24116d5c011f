import { fixedFigure, percentWords } from './figure-words.ts';
import { fitText, textWidthPx } from './text-fit.ts';

/** One side's place of an item: its rank (1 is the highest share, ties share the mean rank). */
export interface RankedPlace {
  readonly rank: number | null;
  readonly share: number | null;
  readonly base: number | null;
  readonly tiedWith: readonly string[];
}

/** One item on two rankings. `rankGapOnly`: the ranks differ while the shares do not. */
export interface RankSlopeItem {
  readonly item: string;
  readonly left: RankedPlace;
  readonly right: RankedPlace;
  readonly rankGap: number | null;
  readonly isLevelGap: boolean;
  readonly rankGapOnly: boolean;
  readonly sentence: string;
}

/** One line from rank to rank. */
export interface SlopeLine {
  readonly key: string;
  readonly sentence: string;
  readonly leftY: number;
  readonly rightY: number;
  readonly leftLabel: string;
  readonly rightLabel: string;
  readonly leftRank: string;
  readonly rightRank: string;
  readonly leftShare: string;
  readonly rightShare: string;
  readonly manner: 'moves' | 'stays' | 'rank-only';
  readonly fullLabel: string;
}

/** Items of one side whose shares the test does not tell apart, as a bar beside their places. */
export interface TieBand {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly items: readonly string[];
}

/** The slope chart in pixels and words. */
export interface RankSlopeLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly leftX: number;
  readonly rightX: number;
  /** Where the ranks stand: right-aligned at the left, left-aligned at the right. */
  readonly leftTextX: number;
  readonly rightTextX: number;
  readonly hasRightLabels: boolean;
  readonly hasRightShares: boolean;
  readonly lines: readonly SlopeLine[];
  readonly leftBands: readonly TieBand[];
  readonly rightBands: readonly TieBand[];
}

const rowPx = 26;
const headPx = 36;
const laneStepPx = 5;
const sizePx = 13;

/**
 * Two rankings of the same items joined by lines, places one under the other (rank 1 on top). A bar
 * beside the places joins items that the test does not tell apart on that side: within a bar, the order
 * of ranks says nothing. Items without a share on a side are left out. Below 560 px the items are named
 * at the left only, and below 480 px shares stand there only.
 */
export function layOutRankSlope(
  items: readonly RankSlopeItem[],
  options: { readonly widthPx: number },
): RankSlopeLayout {
  const ranked = items.filter((item) => item.left.rank !== null && item.right.rank !== null);
  const leftOrder = orderBy(ranked, 'left');
  const rightOrder = orderBy(ranked, 'right');
  const { widthPx } = options;
  const hasRightLabels = widthPx >= 560;
  const hasRightShares = widthPx >= 480;
  const figuresPx = 88;
  const rightFiguresPx = hasRightShares ? figuresPx : 36;
  const leftTies = tieRuns(leftOrder, 'left');
  const rightTies = tieRuns(rightOrder, 'right');
  const widest = Math.max(0, ...ranked.map((item) => textWidthPx(item.item, sizePx))) + 6;
  const share = hasRightLabels ? 0.28 : 0.32;
  const labelPx = Math.min(widest, widthPx * share);
  const leftX = labelPx + figuresPx + laneRoom(leftTies);
  const rightX = widthPx - (hasRightLabels ? labelPx : 0) - rightFiguresPx - laneRoom(rightTies);
  return {
    widthPx,
    heightPx: headPx + ranked.length * rowPx + 8,
    leftX,
    rightX,
    leftTextX: leftX - laneRoom(leftTies),
    rightTextX: rightX + laneRoom(rightTies),
    hasRightLabels,
    hasRightShares,
    lines: ranked.map((item) => lineOf(item, leftOrder, rightOrder, labelPx)),
    leftBands: bandsOf(leftTies, leftX - 6, -laneStepPx),
    rightBands: bandsOf(rightTies, rightX + 6, laneStepPx),
  };
}

function orderBy(
  items: readonly RankSlopeItem[],
  side: 'left' | 'right',
): readonly RankSlopeItem[] {
  const other = side === 'left' ? 'right' : 'left';
  return items.toSorted(
    (one, two) =>
      (one[side].rank ?? 0) - (two[side].rank ?? 0) ||
      (one[other].rank ?? 0) - (two[other].rank ?? 0),
  );
}

function yOf(position: number): number {
  return headPx + (position + 0.5) * rowPx;
}

function lineOf(
  item: RankSlopeItem,
  leftOrder: readonly RankSlopeItem[],
  rightOrder: readonly RankSlopeItem[],
  labelPx: number,
): SlopeLine {
  const label = fitText(item.item, sizePx, labelPx);
  const farPlaces = Math.max(2, leftOrder.length / 4);
  const moves = item.rankGap !== null && Math.abs(item.rankGap) >= farPlaces && item.isLevelGap;
  return {
    key: item.item,
    sentence: item.sentence,
    leftY: yOf(leftOrder.indexOf(item)),
    rightY: yOf(rightOrder.indexOf(item)),
    leftLabel: label,
    rightLabel: label,
    leftRank: rankWords(item.left.rank),
    rightRank: rankWords(item.right.rank),
    leftShare: percentWords(item.left.share, null),
    rightShare: percentWords(item.right.share, null),
    manner: item.rankGapOnly ? 'rank-only' : moves ? 'moves' : 'stays',
    fullLabel: item.item,
  };
}

/** A rank; mid-ranks keep their half. */
export function rankWords(rank: number | null): string {
  if (rank === null) return '';
  return fixedFigure(rank, Number.isInteger(rank) ? 0 : 1);
}

interface TieRun {
  readonly from: number;
  readonly to: number;
  readonly items: readonly string[];
}

/**
 * The longest runs of neighbours in which every item is tied with every other, as in a line display of
 * multiple comparisons; a run inside another is left out.
 */
export function tieRuns(
  order: readonly RankSlopeItem[],
  side: 'left' | 'right',
): readonly TieRun[] {
  const isTied = (one: RankSlopeItem, two: RankSlopeItem) =>
    one[side].tiedWith.includes(two.item) || two[side].tiedWith.includes(one.item);
  const runs: TieRun[] = [];
  order.forEach((_, from) => {
    let to = from;
    while (
      to + 1 < order.length &&
      order.slice(from, to + 1).every((item) => isTied(item, order[to + 1] as RankSlopeItem))
    ) {
      to += 1;
    }
    const last = runs.at(-1);
    if (to > from && (last === undefined || to > last.to)) {
      runs.push({ from, to, items: order.slice(from, to + 1).map((item) => item.item) });
    }
  });
  return runs;
}

function laneCount(runs: readonly TieRun[]): number {
  return 1 + Math.max(-1, ...lanesOf(runs));
}

function laneRoom(runs: readonly TieRun[]): number {
  return 8 + laneCount(runs) * laneStepPx;
}

/** The lane of each run, so that bars that overlap stand side by side. */
function lanesOf(runs: readonly TieRun[]): readonly number[] {
  const ends: number[] = [];
  return runs.map((run) => {
    const free = ends.findIndex((end) => end < run.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = run.to;
    return lane;
  });
}

function bandsOf(runs: readonly TieRun[], startX: number, stepPx: number): readonly TieBand[] {
  const lanes = lanesOf(runs);
  return runs.map((run, index) => ({
    x: startX + (lanes[index] ?? 0) * stepPx,
    from: yOf(run.from) - 8,
    to: yOf(run.to) + 8,
    items: run.items,
  }));
}

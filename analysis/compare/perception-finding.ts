import { sharePercent, signedPoints, wholeCount } from './figures-in-words.ts';
import type { PerceptionGapItem } from './perception-gap-figures.ts';
import { canShowGap } from './wording.ts';

type Figures = Omit<PerceptionGapItem, 'finding'>;

/**
 * What one item's gap supports, in a sentence. It speaks of the level first and sets the rank beside it,
 * and says in words when the two disagree: far apart in rank with no difference in level, or the same
 * place on both lists with a real one.
 *
 * `items` are all items of the gap, among which the ranks are places. A level gap is claimed only where
 * its interval and its p, both at `confidence`, agree.
 */
export function perceptionFinding(
  figures: Figures,
  items: readonly Figures[],
  leftName: string,
  rightName: string,
  confidence: number,
): string {
  const { left, right, gap, rankGap, gapLow, gapHigh, p } = figures;
  if (gap === null || left.share === null || right.share === null || rankGap === null) {
    const missing = left.share === null ? leftName : rightName;
    return `Not compared: there is no figure for ${missing}.`;
  }
  const base = items.every(isInWholePercents) ? 0 : Math.min(left.base ?? 0, right.base ?? 0);
  const ofScale = figures.measure === 'mean' ? ' of the scale' : '';
  const levels = `${leftName} ${sharePercent(left.share, base)}, ${rightName} ${sharePercent(right.share, base)}${ofScale}`;
  const points = signedPoints(gap, base, rightName);
  const places = `${leftName} ${placeOf(figures, items, 'left')}, ${rightName} ${placeOf(figures, items, 'right')}`;
  const refused = [
    ...(left.baseRefused === null ? [] : [`${leftName}: ${left.baseRefused}`]),
    ...(right.baseRefused === null ? [] : [`${rightName}: ${right.baseRefused}`]),
  ];
  if (refused.length > 0) {
    return `${levels}: ${points}, untested because a base is refused. ${refused.join('. ')}.`;
  }
  if (figures.reason === 'same-in-everyone' && gapLow === null) {
    return `${levels}: the same in everyone, nothing to test.`;
  }
  if (gapLow === null || gapHigh === null) {
    return `${levels}: ${points}, untested because a base is missing.`;
  }
  const bases = `base\u00A0${wholeCount(left.base ?? 0)} and\u00A0${wholeCount(right.base ?? 0)}`;
  const isLevel = !canShowGap({ gapLow, gapHigh, p, confidence });
  const isFarInRank = Math.abs(rankGap) >= Math.max(2, items.length / 4);
  if (isLevel && isFarInRank) {
    return `${capital(places)}, yet ${levels}: no difference in level that the bases could show${tiesOf(figures, rightName)} (${bases}).`;
  }
  if (isLevel) return `${levels}: no difference that the bases could show (${bases}).`;
  const isSamePlace = Math.abs(rankGap) < 1;
  return isSamePlace
    ? `About the same place on both lists (${places}), yet ${levels}: ${points} (${bases}).`
    : `${levels}: ${points} (${places}; ${bases}).`;
}

/** "first", "last", "third of 12", "joint last", by the number of items above and beside it. */
function placeOf(figures: Figures, items: readonly Figures[], side: 'left' | 'right'): string {
  const shares = items.flatMap((item) => {
    const { share } = item[side];
    return share === null ? [] : [share];
  });
  const own = figures[side].share as number;
  const above = shares.filter((share) => share > own).length;
  const equal = shares.filter((share) => share === own).length;
  const joint = equal > 1 ? 'joint ' : '';
  if (above === 0) return `${joint}first`;
  if (above + equal === shares.length) return `${joint}last`;
  return `${joint}${ordinal(above + 1)} of ${shares.length}`;
}

function tiesOf({ right }: Figures, rightName: string): string {
  const count = right.tiedWith.length;
  if (count === 0) return '';
  return `; ${rightName} do not tell it apart from ${count} other ${count === 1 ? 'item' : 'items'}`;
}

function ordinal(place: number): string {
  const teen = place % 100 >= 11 && place % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${ending}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether both shares are whole per cents, as published figures mostly are: more digits would be made up. */
function isInWholePercents({ left, right }: Figures): boolean {
  return [left.share, right.share].every(
    (share) => share === null || Math.abs(share * 100 - Math.round(share * 100)) < 1e-9,
  );
}

import { sharePercent } from './figures-in-words.ts';
import type { Headline, PerceptionGapItem } from './perception-gap-figures.ts';
import { canShowGap } from './wording.ts';

type Judged = Omit<PerceptionGapItem, 'finding'>;

/**
 * Which items a headline about the two sides may name, widest gap first, and why not the others.
 *
 * Safe is an item whose gap in level is shown by its interval and stays shown when all items are tested
 * together (p adjusted by Benjamini and Hochberg): of the items named so, at most one in twenty is expected
 * to be chance at the level 0.95. A pair of questions that nobody has confirmed is never safe. It says nothing
 * of ranks.
 */
export function headlineOf(
  items: readonly Judged[],
  leftName: string,
  rightName: string,
  confidence: number,
): Headline {
  const isSafe = (item: Judged): boolean => whyUnsafe(item, confidence) === null;
  const byWidth = [...items].sort((one, two) => Math.abs(two.gap ?? 0) - Math.abs(one.gap ?? 0));
  const safe = byWidth.filter(isSafe).map(({ item }) => item);
  const unsafe = items.flatMap((item) => {
    const why = whyUnsafe(item, confidence);
    return why === null ? [] : [{ item: item.item, why: why(leftName, rightName) }];
  });
  const named = safe.length === 0 ? 'No item is safe to name' : `Safe to name: ${listed(safe)}`;
  const not =
    unsafe.length === 0
      ? ''
      : ` Not: ${unsafe.map(({ item, why }) => `${item} (${why})`).join('; ')}.`;
  return { safe, unsafe, sentence: items.length === 0 ? '' : `${named}.${not}` };
}

type Why = (leftName: string, rightName: string) => string;

function whyUnsafe(item: Judged, confidence: number): Why | null {
  const { left, right, gapLow, gapHigh, p, pAdjusted } = item;
  if (item.isUnconfirmed) {
    return () => 'nobody has confirmed that its two questions ask the same';
  }
  if (item.unevenScales) {
    const [ofLeft, ofRight] = item.unevenScales;
    return () =>
      `the two highest of ${ofLeft} answers are no measure for the two highest of ${ofRight}`;
  }
  if (left.share === null || right.share === null) {
    return (leftName, rightName) => `no figure for ${left.share === null ? leftName : rightName}`;
  }
  for (const [side, at] of [
    [left, 0],
    [right, 1],
  ] as const) {
    const refused = side.baseRefused;
    if (refused !== null) return (...names) => `${names[at]}: ${refused}`;
  }
  if (gapLow === null || gapHigh === null || p === null) {
    const isSame = item.reason === 'same-in-everyone';
    return () => (isSame ? 'the same in everyone, nothing to test' : 'untested, a base is missing');
  }
  if (canShowGap({ gapLow, gapHigh, p, confidence })) {
    if (pAdjusted !== null && pAdjusted < 1 - confidence) return null;
    return () => 'only before the adjustment for several tests';
  }
  const levels = `${sharePercent(left.share, 0)} against ${sharePercent(right.share, 0)}`;
  return () => `${levels}: no difference that the bases could show`;
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

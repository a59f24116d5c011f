import type { ClaimSide } from './claim.ts';
import type { ClaimToken } from './claim-tokens.ts';
import { isArrow, type PlacedFigure, printed } from './figure-links.ts';

/** The two sides of a claim. */
export interface Pair {
  readonly a: ClaimSide;
  readonly b: ClaimSide;
}

/** Two figures of one group at two times, the later one first. */
export function afterAndBefore([a, b]: readonly [PlacedFigure, PlacedFigure]): Pair {
  return { a: { name: 'after', figure: printed(a) }, b: { name: 'before', figure: printed(b) } };
}

/** Whether the sides of a claim are one group at two times. */
export function isOfOneGroup({ a, b }: Pair): boolean {
  return a.name === 'after' && b.name === 'before';
}

/**
 * "from 20 % to 30 %", "to 41 % from 49 %", "30 %, up from 20 %": the figure after "from" is the one that
 * the other is compared with. Null where no two neighbours stand so.
 */
export function fromTo(
  tokens: readonly ClaimToken[],
  figures: readonly PlacedFigure[],
): Pair | null {
  for (let index = 0; index + 1 < figures.length; index++) {
    const one = figures[index] as PlacedFigure;
    const other = figures[index + 1] as PlacedFigure;
    const between = tokens.slice(one.next, other.first).map(({ lower }) => lower);
    const isForward = tokens[one.first - 1]?.lower === 'from' && between.includes('to');
    const isBackward = between.at(-1) === 'from';
    const isPointed = isArrow(tokens, one.next, other.first);
    if (!isForward && !isBackward && !isPointed) continue;
    return afterAndBefore(isForward || isPointed ? [other, one] : [one, other]);
  }
  return null;
}

/**
 * "from a low of 18 % in 2009, it more than doubled to 41 %": the one figure before a change and the one that it
 * came to. Null where there are more, or where the second is no end.
 */
export function aroundChange(
  tokens: readonly ClaimToken[],
  before: readonly PlacedFigure[],
  after: readonly PlacedFigure[],
): Pair | null {
  const [one, moreBefore] = before;
  const [other, moreAfter] = after;
  if (!one || !other || moreBefore || moreAfter || one.unit !== other.unit) return null;
  const isTo = tokens[other.first - 1]?.lower === 'to';
  return isTo ? afterAndBefore([other, one]) : null;
}

/** "up 9 points to 58 %" prints where a change ended, "down 5 % from 40 %" where it began. */
export function oneEndOfChange(
  tokens: readonly ClaimToken[],
  figure: PlacedFigure,
): readonly Pair[] {
  const word = tokens[figure.first - 1]?.lower;
  const known = { name: null, figure: printed(figure) };
  const unknown = { name: null, figure: null };
  if (word === 'from') return [{ a: unknown, b: known }];
  return word === 'to' ? [{ a: known, b: unknown }] : [];
}

import { groupEnd, groupName, nameBefore } from './claim-groups.ts';
import type { ClaimToken } from './claim-tokens.ts';
import type { PlacedFigure } from './figure-links.ts';
import { numberWords } from './numbers-in-words.ts';

type Place = Pick<PlacedFigure, 'first' | 'next'>;

/**
 * The group that stands by a figure: "36 % of informal users", "informal users (36 %)", "45 % (men)", "64 %
 * among residents", "of the improvisers, 47 % do". Null where none does; `from` is where to stop looking back.
 */
export function nameOfSide(
  text: string,
  tokens: readonly ClaimToken[],
  { first, next }: Place,
  from: number,
): string | null {
  const of = ofGroup(text, tokens, next) ?? nameBehind(text, tokens, next);
  if (of !== null) return of;
  if (tokens[first - 1]?.text === '(') {
    const ofWords = isShareInWords(tokens, first - 2) ? ofGroup(text, tokens, next + 1) : null;
    return ofWords ?? nameBefore(text, tokens, first - 1, from);
  }
  if (['among', 'for'].includes(tokens[next]?.lower ?? ''))
    return groupFrom(text, tokens, next + 1);
  return nameBefore(text, tokens, first, from) ?? openingGroup(text, tokens, first);
}

/** "over a third (35 %)", "six in ten (58 %)": the share said in words before it is printed. */
function isShareInWords(tokens: readonly ClaimToken[], at: number): boolean {
  return numberWords.includes(tokens[at]?.lower ?? '');
}

/** "36 % of informal users": the group behind "of"; null where no "of" stands at `at`. */
export function ofGroup(text: string, tokens: readonly ClaimToken[], at: number): string | null {
  return tokens[at]?.lower === 'of' ? groupFrom(text, tokens, at + 1) : null;
}

function groupFrom(text: string, tokens: readonly ClaimToken[], from: number): string | null {
  return groupName(text, tokens, from, groupEnd(tokens, from, tokens.length));
}

/** The group in parentheses right behind a figure: "45 % (men)". */
function nameBehind(text: string, tokens: readonly ClaimToken[], open: number): string | null {
  const close = tokens.findIndex((token, at) => at > open && token.text === ')');
  const isShort = tokens[open]?.text === '(' && close > open + 1 && close - open <= 6;
  const isName = tokens.slice(open + 1, close).every(({ kind }) => kind === 'word');
  return isShort && isName ? groupName(text, tokens, open + 1, close) : null;
}

/** The group that a clause opens with: "of the improvisers, 47 % do". */
function openingGroup(text: string, tokens: readonly ClaimToken[], figure: number): string | null {
  if (tokens[figure - 1]?.text !== ',') return null;
  for (let at = figure - 2; at >= Math.max(0, figure - 9); at--) {
    const token = tokens[at] as ClaimToken;
    if (token.kind !== 'word') return null;
    if (['of', 'among', 'amongst'].includes(token.lower))
      return groupName(text, tokens, at + 1, figure - 1);
  }
  return null;
}

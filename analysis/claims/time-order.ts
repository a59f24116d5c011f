import type { ClaimToken } from './claim-tokens.ts';
import type { PlacedFigure } from './figure-links.ts';

/**
 * Which of two figures of one group is the later one, where the text dates them: "14 % in 2012, 42 % by 2022",
 * "45 % ten years ago, 30 % today". The later one is the one that is spoken of.
 *
 * - `first`, `second`: which of the two is later; null where the text does not say, or says it of neither.
 */
export function laterOf(
  tokens: readonly ClaimToken[],
  a: PlacedFigure,
  b: PlacedFigure,
): 'first' | 'second' | null {
  const middle = clauseEnd(tokens, a.next, b.first);
  const one = whenIn(tokens, Math.max(0, a.first - 8), middle);
  const other = whenIn(tokens, middle, b.next + 6);
  if (one === null || other === null || one === other) return null;
  return one > other ? 'first' : 'second';
}

const before = new Set(['ago', 'before', 'earlier', 'previously', 'formerly', 'once']);
const now = new Set(['today', 'now', 'currently', 'nowadays']);

/** A year, or the far past and the far future for "ago" and "today"; null where a stretch names no time. */
function whenIn(tokens: readonly ClaimToken[], from: number, to: number): number | null {
  for (let at = from; at < Math.min(to, tokens.length); at++) {
    const token = tokens[at] as ClaimToken;
    if (before.has(token.lower)) return Number.NEGATIVE_INFINITY;
    if (now.has(token.lower)) return Number.POSITIVE_INFINITY;
    const isYear = token.kind === 'number' && token.decimals === 0 && token.text.length === 4;
    const sign = tokens[at + 1]?.text ?? '';
    if (isYear && token.value >= 1900 && token.value <= 2100 && sign !== '%') return token.value;
  }
  return null;
}

/** Where what is said of the first figure ends: at the first sign between the two, else before the second. */
function clauseEnd(tokens: readonly ClaimToken[], from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if ([',', ';', '.', '–', '—', ':'].includes(tokens[at]?.text ?? '')) return at + 1;
  }
  const and = tokens
    .slice(from, to)
    .findIndex(({ lower }) => ['and', 'but', 'to', 'from', 'against'].includes(lower));
  return and >= 0 ? from + and : to;
}

import type { Quantity } from './claim-quantities.ts';
import type { FoundSize } from './claim-size.ts';
import type { ClaimToken } from './claim-tokens.ts';
import {
  isArrow,
  isRespectively,
  isScore,
  isTogether,
  isVersus,
  type PlacedFigure,
  versus,
} from './figure-links.ts';

/** "71 v 47 %" borrows its sign; "12 v 1" and "from 464,437 to 580,510" are numbers. */
export function unitOfBareNumber(
  tokens: readonly ClaimToken[],
  quantity: Quantity,
  before: Quantity | undefined,
  after: Quantity | undefined,
): 'percent' | 'number' | null {
  for (const [other, from, to] of [
    [after, quantity.next, after?.first],
    [before, before?.next, quantity.first],
  ] as const) {
    if (other === undefined || from === undefined || to === undefined) continue;
    const end = tokens[to - 1]?.text.match(/^[$€£¥₹]$/u) ? to - 1 : to;
    const isLinked =
      isVersus(tokens, from, end) ||
      isArrow(tokens, from, end) ||
      (end === from + 1 && ['to', 'from'].includes(tokens[from]?.lower ?? ''));
    if (!isLinked) continue;
    if (other.kind === 'percent' && quantity.kind === 'other') return 'percent';
    if (other.kind === quantity.kind && other.halfUnit > 0) return 'number';
  }
  return null;
}

/** Whether a size goes on about the group before it: "..., and 2.5X more likely to ...". */
export function goesOn(tokens: readonly ClaimToken[], found: FoundSize): boolean {
  let at = found.first - 1;
  while (['are', 'is', 'were', 'was', 'also', 'even'].includes(tokens[at]?.lower ?? '')) at--;
  const before = tokens[at];
  return (
    before?.lower === 'and' ||
    before?.lower === 'but' ||
    [',', ';', '–', '—', '-'].includes(before?.text ?? '')
  );
}

/** The token "than" (or "as", "compared to") after a size; where there is none, the size itself. */
export function thanAfter(tokens: readonly ClaimToken[], found: FoundSize, to: number): number {
  for (let at = found.next; at < to; at++) {
    const word = tokens[at]?.lower ?? '';
    if (word === 'than' || word === 'versus' || word === 'compared') return at;
  }
  return secondAs(tokens, found, to) ?? found.next - 1;
}

/** "twice as likely to post as renters (40 %)": the second "as", right before a group and its parenthesis. */
function secondAs(tokens: readonly ClaimToken[], { next }: FoundSize, to: number): number | null {
  const isAs = tokens[next - 1]?.lower === 'as' || tokens[next - 2]?.lower === 'as';
  const open = tokens.findIndex(({ text }, at) => at >= next && text === '(');
  if (!isAs || open < 0 || open >= to) return null;
  for (let at = open - 1; at > next; at--) {
    const { kind, lower } = tokens[at] as ClaimToken;
    if (kind !== 'word' && !['-', '’'].includes(tokens[at]?.text ?? '')) return null;
    const isPhrase = ['well', 'such', 'soon', 'long'].includes(tokens[at - 1]?.lower ?? '');
    if (lower === 'as') return isPhrase || open - at > 9 ? null : at;
  }
  return null;
}

/** Two figures with a word between that sets them against each other: "3 % a year compared to 11 %". */
export function setAgainst(
  tokens: readonly ClaimToken[],
  figures: readonly PlacedFigure[],
): readonly [PlacedFigure, PlacedFigure] | null {
  const [a, b, more] = figures;
  if (!a || !b || more) return null;
  // "group A did better than group B, with 71 % and 47 % passing".
  if (b.first === a.next + 1 && tokens[a.next]?.lower === 'and') return [a, b];
  return tokens.slice(a.next, b.first).some(({ lower }) => versus.has(lower)) ? [a, b] : null;
}

/** The first two neighbouring figures that belong together: "71 % v 47 %", "82 % and 70 %, respectively". */
export function tightPair(
  tokens: readonly ClaimToken[],
  figures: readonly PlacedFigure[],
): readonly [PlacedFigure, PlacedFigure] | null {
  for (let index = 0; index + 1 < figures.length; index++) {
    const a = figures[index] as PlacedFigure;
    const b = figures[index + 1] as PlacedFigure;
    const isTight =
      isVersus(tokens, a.next, b.first) ||
      isRespectively(tokens, a, b) ||
      isScore(tokens, a, b) ||
      isTogether(tokens, a, b);
    if (isTight) return [a, b];
  }
  return null;
}

/**
 * Two changes that are set against each other: "rose 15 % in the test; in the control they were up 5 %",
 * "rose 15 %, compared with 5 % in the others". Null where there are other figures, or nothing sets them apart.
 */
export function changesSetApart(
  tokens: readonly ClaimToken[],
  sizes: readonly FoundSize[],
  figures: readonly PlacedFigure[],
): readonly [PlacedFigure, PlacedFigure] | null {
  const changes = sizes.flatMap(({ isChange, size, first, next }) =>
    isChange && size.form === 'percentMore' && size.value !== null
      ? [{ value: size.value, halfUnit: size.halfUnit, unit: 'percent' as const, first, next }]
      : [],
  );
  const [a, second] = changes;
  const b = second ?? figures[0];
  const isOnlyTwo = changes.length + figures.length === 2 && changes.length === sizes.length;
  if (!a || !b || !isOnlyTwo || b.unit !== 'percent' || b.first < a.next) return null;
  const isOneWay = sizes.every(({ size }) => size.direction === sizes[0]?.size.direction);
  const isEnd = ['from', 'to'].includes(tokens[b.first - 1]?.lower ?? '');
  const between = tokens.slice(a.next, b.first);
  const isSet = between.some(({ lower, text }) => text === ';' || versus.has(lower));
  return isSet && isOneWay && !isEnd ? [a, b] : null;
}

import { bareMultiple, ratioNotationAt } from './bare-multiples.ts';
import { changeBefore } from './change-before.ts';
import { bareFraction, type Quantity, quantitiesOf } from './claim-quantities.ts';
import { type ClaimToken, claimTokens } from './claim-tokens.ts';
import {
  changeVerbs,
  comparatives,
  comparedNouns,
  eitherWayNouns,
  type Hedge,
  hedges,
  isComparative,
  lessWords,
  likeWords,
  magnitudeWords,
  moreWords,
} from './claim-words.ts';
import {
  bracketedMultiple,
  factorAt,
  halfAgainAt,
  looseComparison,
  oddsAt,
  signedAt,
  sizeInBareWords,
} from './loose-sizes.ts';

/**
 * How large a statement says a difference is.
 *
 * - `form`: `ratio` ("2.5X", "twice as likely"), `percentMore` ("34 % more likely"), `points` ("24 points
 *   higher"), `words` ("significantly more likely"), and `none` for two figures side by side.
 * - `value`: 2.5, 34, 24; null for `words` and `none`. `halfUnit`: half of the last printed digit.
 * - `isMoreThan`: a multiple is said as "2X more" or "2X higher", not "2X as".
 */
export interface ClaimSize {
  readonly form: 'ratio' | 'percentMore' | 'points' | 'words' | 'none';
  readonly value: number | null;
  readonly halfUnit: number;
  readonly direction: 'more' | 'less';
  readonly hedge: Hedge;
  readonly isMoreThan: boolean;
}

/** The size of a statement that puts two figures side by side and claims nothing of their difference. */
export const nothingClaimed: ClaimSize = {
  form: 'none',
  value: null,
  halfUnit: 0,
  direction: 'more',
  hedge: 'none',
  isMoreThan: false,
};

/** A size found in a sentence, over the tokens from `first` to before `next`. */
export interface FoundSize {
  readonly size: ClaimSize;
  readonly first: number;
  readonly next: number;
  /** Whether the two sides are two times of one group: "rose 40 percent", "doubled". */
  readonly isChange: boolean;
  /** Whether it is a claim only beside figures: "(+50 %)", "better than". */
  readonly needsFigures?: boolean;
  /** Whether it says how far two figures are apart and not which way: "a 25 % improvement". */
  readonly isEitherWay?: boolean;
  /** Where the words of the size begin, if before `first`: the verb in "cut the odds by 34 %". */
  readonly spokenFrom?: number;
  /** Whether it is a claim without figures and without "than": "outnumbered them two to one". */
  readonly standsAlone?: boolean;
}

/** Reads the sizes that a sentence states, from left to right. */
export function sizesOf(
  tokens: readonly ClaimToken[],
  quantities: readonly Quantity[],
): readonly FoundSize[] {
  const sizes = quantities.flatMap((quantity) => sizeAt(tokens, quantity) ?? []);
  tokens.forEach((token, at) => {
    const value = changeVerbs.get(token.lower);
    const isPhrase = ['as', 'back', 'down'].includes(tokens[at + 1]?.lower ?? '');
    if (value !== undefined && !isPhrase) sizes.push(changeByVerb(tokens, at, value));
    const words = sizeInWords(tokens, at, sizes);
    if (words) sizes.push(words);
    const loose = factorAt(tokens, at) ?? oddsAt(tokens, at) ?? halfAgainAt(tokens, at);
    if (loose) sizes.push(loose);
  });
  const shares = quantities.filter(({ kind }) => kind === 'percent').length;
  // "That is double.": a sentence that only says how large the difference just told is.
  const isAfterthought =
    tokens.length <= 7 && /^(?:that|this|it|which)/u.test(tokens[0]?.lower ?? '');
  if ((shares === 2 || (shares === 0 && isAfterthought)) && sizes.length === 0)
    sizes.push(...quantities.flatMap((quantity) => bareMultiple(tokens, quantity) ?? []));
  if (shares >= 2) {
    tokens.forEach((_, at) => {
      const ratio = ratioNotationAt(tokens, at);
      if (ratio && !sizes.some(({ first }) => first === ratio.first)) sizes.push(ratio);
    });
    tokens.forEach((_, at) => {
      const loose = looseComparison(tokens, at, sizes);
      if (loose) sizes.push(loose);
    });
  }
  const inOrder = sizes.sort((a, b) => a.first - b.first);
  return inOrder.filter((size) => !inOrder.some((other) => isPartOfMeasure(tokens, other, size)));
}

/**
 * Reads a size that stands by itself, as a table of claims prints it: "34% more likely", "more than 3X",
 * "almost three times". Null where the words state none.
 */
export function readSize(text: string): ClaimSize | null {
  const tokens = claimTokens(text);
  const quantities = quantitiesOf(tokens);
  const [found] = sizesOf(tokens, quantities);
  if (found) return found.size;
  const notation = tokens.findLast((_, at) => ratioNotationAt(tokens, at) !== null);
  if (notation) return ratioNotationAt(tokens, tokens.indexOf(notation))?.size ?? null;
  const multiple = quantities.find(({ kind }) => kind === 'multiple') ?? bareFraction(tokens);
  if (!multiple) return sizeInBareWords(tokens);
  const { value, halfUnit, first } = multiple;
  const { hedge } = hedgeBefore(tokens, first);
  return { form: 'ratio', value, halfUnit, direction: 'more', hedge, isMoreThan: false };
}

/** "twelve times more likely to predict an increase of twenty percent": the increase is what they predict. */
function isPartOfMeasure(
  tokens: readonly ClaimToken[],
  outer: FoundSize,
  inner: FoundSize,
): boolean {
  if (!inner.isChange || outer.next > inner.first) return false;
  const hasMeasure =
    tokens[outer.next - 1]?.lower === 'likely' || tokens[outer.next]?.lower === 'likely';
  const between = tokens.slice(outer.next, inner.first);
  return (
    hasMeasure &&
    !between.some(({ text, lower }) => [',', ';', '(', ')'].includes(text) || lower === 'than')
  );
}

function sizeAt(tokens: readonly ClaimToken[], quantity: Quantity): FoundSize | null {
  if (quantity.kind === 'other' || quantity.kind === 'money') return null;
  const { hedge, first } = hedgeBefore(tokens, quantity.first);
  const signed = signedAt(tokens, quantity) ?? bracketedMultiple(tokens, quantity);
  if (signed) return signed;
  const change = changeBefore(tokens, first, quantity);
  const comparator = comparatorAfter(tokens, quantity);
  if (change === null && comparator === null) return null;
  const direction = change?.direction ?? comparator?.direction ?? 'more';
  return {
    size: {
      form: { percent: 'percentMore', multiple: 'ratio', points: 'points' }[
        quantity.kind
      ] as ClaimSize['form'],
      value: quantity.value,
      halfUnit: quantity.halfUnit,
      direction,
      hedge,
      isMoreThan: quantity.kind === 'multiple' && comparator?.isMoreThan === true,
    },
    first: change?.first ?? first,
    next: comparator?.next ?? quantity.next,
    isChange: change !== null,
    ...(change?.needsFigures ? { needsFigures: true } : {}),
    ...(change?.spokenFrom === undefined ? {} : { spokenFrom: change.spokenFrom }),
    isEitherWay:
      comparator !== null && eitherWayNouns.has(tokens[comparator.next - 1]?.lower ?? ''),
    standsAlone: change === null && isSurplus(tokens, quantity, first),
  };
}

/**
 * "Leaders are 34 % more likely to plan", "pages with pictures get 94 % more views": a surplus over others that
 * are left out. It follows its verb; behind a comma ("20 % more if it is coarse") it is a measure.
 */
function isSurplus(
  tokens: readonly ClaimToken[],
  { kind, next }: Quantity,
  first: number,
): boolean {
  if (kind !== 'percent') return false;
  const isCompared =
    comparatives.has(tokens[next]?.lower ?? '') || isComparative(tokens[next]?.lower ?? '');
  const before = tokens[first - 1];
  return isCompared && before?.kind === 'word' && first >= 2;
}

function hedgeBefore(tokens: readonly ClaimToken[], at: number): { hedge: Hedge; first: number } {
  const before = (count: number): readonly string[] =>
    tokens.slice(Math.max(0, at - count), at).map(({ lower, text }) => lower || text);
  const skip = ['a', 'an', 'the', 'only', 'just', 'whopping', 'full'].includes(before(1)[0] ?? '')
    ? 1
    : 0;
  for (const [words, hedge] of hedges) {
    const found = tokens.slice(Math.max(0, at - skip - words.length), at - skip);
    if (
      found.length === words.length &&
      found.every(
        (token, index) => (token.kind === 'sign' ? token.text : token.lower) === words[index],
      )
    ) {
      return { hedge, first: at - skip - words.length };
    }
  }
  return { hedge: 'none', first: at };
}

interface Comparator {
  readonly direction: 'more' | 'less';
  readonly isMoreThan: boolean;
  readonly next: number;
}

/** What after a figure makes it the size of a difference: "more likely", "as many", "the rate of". */
function comparatorAfter(tokens: readonly ClaimToken[], quantity: Quantity): Comparator | null {
  const skip = ['point', 'points', 'percentage'].includes(tokens[quantity.next]?.lower ?? '')
    ? 1
    : 0;
  const at = quantity.next + skip;
  const word = tokens[at]?.lower ?? '';
  if (word === 'more' && tokens[at + 1]?.lower === 'or') return null;
  // "three times over".
  const isOver = word === 'over' && quantity.kind === 'multiple' && tokens[at + 1]?.kind !== 'word';
  if (isOver) return { direction: 'more', isMoreThan: false, next: at + 1 };
  if ((moreWords.has(word) || lessWords.has(word)) && !isBareNoun(tokens, at, quantity)) {
    const direction = lessWords.has(word) ? 'less' : 'more';
    const next = tokens[at + 1]?.lower === 'likely' ? at + 2 : at + 1;
    return { direction, isMoreThan: true, next };
  }
  if (quantity.kind !== 'multiple') return null;
  if (!quantity.isWordMultiple && isComparative(word))
    return { direction: 'more', isMoreThan: true, next: at + 1 };
  if (
    quantity.isWordMultiple
      ? ['as', 'the', 'that', 'what', 'more'].includes(word) ||
        (word === 'of' && quantity.value < 1)
      : likeWords.has(word)
  ) {
    return {
      direction: 'more',
      isMoreThan: false,
      next: tokens[at + 2]?.lower === 'as' ? at + 3 : at + 1,
    };
  }
  const isFollowedByGroup = !quantity.isWordMultiple && hasFigureInParentheses(tokens, at);
  return isFollowedByGroup ? { direction: 'more', isMoreThan: false, next: at } : null;
}

/** "30 % over five years" and "12 % growth market" name no difference between two sides of a percentage. */
function isBareNoun(tokens: readonly ClaimToken[], at: number, quantity: Quantity): boolean {
  const word = tokens[at]?.lower ?? '';
  if (word === 'over' || word === 'under' || word === 'up' || word === 'down')
    return quantity.kind !== 'points';
  if (quantity.kind === 'percent' && (word === 'behind' || word === 'ahead')) return true;
  return quantity.kind === 'percent' && word === 'better' && tokens[at + 1]?.lower === 'off';
}

/** "more than 3X planners (11%)": a group and its figure follow at once. */
function hasFigureInParentheses(tokens: readonly ClaimToken[], at: number): boolean {
  for (let index = at; index < at + 6 && index < tokens.length; index++) {
    const token = tokens[index] as ClaimToken;
    if (token.text === '(') return index > at && tokens[index + 1]?.kind === 'number';
    if (token.kind !== 'word') return false;
  }
  return false;
}

function changeByVerb(tokens: readonly ClaimToken[], at: number, value: number): FoundSize {
  const { hedge, first } = hedgeBefore(tokens, at);
  return {
    size: { form: 'ratio', value, halfUnit: 0.5, direction: 'more', hedge, isMoreThan: false },
    first,
    next: at + 1,
    isChange: true,
  };
}

/** "significantly more likely", "at a much higher rate": a difference without a figure. */
function sizeInWords(
  tokens: readonly ClaimToken[],
  at: number,
  known: readonly FoundSize[],
): FoundSize | null {
  const word = tokens[at]?.lower ?? '';
  if (!comparatives.has(word)) return null;
  const after = tokens[at + 1]?.lower ?? '';
  if (!comparedNouns.has(after)) return null;
  if (tokens[at + 2]?.lower === 'than' && tokens[at + 3]?.lower === 'not') return null;
  if (known.some(({ first, next }) => at >= first && at <= next)) return null;
  let first = at;
  while (first > 0 && magnitudeWords.has(tokens[first - 1]?.lower ?? '')) first--;
  const direction = lessWords.has(word) ? 'less' : 'more';
  return {
    size: { form: 'words', value: null, halfUnit: 0, direction, hedge: 'none', isMoreThan: false },
    first,
    next: at + 2,
    isChange: false,
  };
}

import type { Quantity } from './claim-quantities.ts';
import type { ClaimSize, FoundSize } from './claim-size.ts';
import type { ClaimToken } from './claim-tokens.ts';
import { comparatives, comparingVerbs, lessWords, moreWords } from './claim-words.ts';
import { readNumber } from './numbers-in-words.ts';

/** "(+50 %)", "+9 pts": a sign makes a figure the size of a change, where figures stand beside it. */
export function signedAt(tokens: readonly ClaimToken[], quantity: Quantity): FoundSize | null {
  if (quantity.kind !== 'percent' && quantity.kind !== 'points') return null;
  const sign = tokens[quantity.first - 1];
  const isSign = sign !== undefined && /^[+\u2212-]$/u.test(sign.text);
  if (!isSign || sign.end !== tokens[quantity.first]?.start) return null;
  const before = tokens[quantity.first - 2];
  const isFree = before === undefined || before.end < sign.start || before.text === '(';
  if (!isFree) return null;
  return {
    size: {
      form: quantity.kind === 'points' ? 'points' : 'percentMore',
      value: quantity.value,
      halfUnit: quantity.halfUnit,
      direction: sign.text === '+' ? 'more' : 'less',
      hedge: 'none',
      isMoreThan: false,
    },
    first: quantity.first - 1,
    next: quantity.next,
    isChange: true,
    needsFigures: true,
  };
}

/** "(1.5 times, +24 points)": a multiple alone at the beginning of a parenthesis, beside figures. */
export function bracketedMultiple(
  tokens: readonly ClaimToken[],
  quantity: Quantity,
): FoundSize | null {
  const isOpening = tokens[quantity.first - 1]?.text === '(' && tokens[quantity.next]?.text === ',';
  if (quantity.kind !== 'multiple' || !isOpening) return null;
  return {
    size: {
      form: 'ratio',
      value: quantity.value,
      halfUnit: quantity.halfUnit,
      direction: 'more',
      hedge: 'none',
      isMoreThan: false,
    },
    first: quantity.first,
    next: quantity.next,
    isChange: true,
    needsFigures: true,
  };
}

/** "a factor of two", "a ratio of 1.5". */
export function factorAt(tokens: readonly ClaimToken[], at: number): FoundSize | null {
  const isFactor = ['factor', 'ratio'].includes(tokens[at]?.lower ?? '');
  if (!isFactor || tokens[at + 1]?.lower !== 'of') return null;
  const read = readNumber(tokens, at + 2);
  if (read === null || read.isFraction || !(read.value > 1)) return null;
  if (tokens[read.next]?.text === ':' || tokens[read.next]?.lower === 'to') return null;
  return {
    size: {
      form: 'ratio',
      value: read.value,
      halfUnit: 0.5 * 10 ** -read.decimals,
      direction: 'more',
      hedge: 'none',
      isMoreThan: false,
    },
    first: at,
    next: read.next,
    isChange: false,
    needsFigures: true,
  };
}

/** "outnumber men two to one": the multiple behind a verb that counts sides. */
export function oddsAt(tokens: readonly ClaimToken[], at: number): FoundSize | null {
  if (!/^outnumber(?:s|ed|ing)?$/u.test(tokens[at]?.lower ?? '')) return null;
  for (let first = at + 1; first < Math.min(tokens.length, at + 10); first++) {
    const many = readNumber(tokens, first);
    const few = many && tokens[many.next]?.lower === 'to' && readNumber(tokens, many.next + 1);
    if (!many || !few || many.isFraction || few.isFraction || !(few.value > 0)) continue;
    return {
      size: {
        form: 'ratio',
        value: many.value / few.value,
        halfUnit: 0.5 / few.value,
        direction: 'more',
        hedge: 'none',
        isMoreThan: false,
      },
      first,
      next: few.next,
      isChange: false,
      standsAlone: true,
    };
  }
  return null;
}

/** "by half again as much", "half as many again": a fraction more. */
export function halfAgainAt(tokens: readonly ClaimToken[], at: number): FoundSize | null {
  const read = readNumber(tokens, at);
  if (read?.isFraction !== true) return null;
  const after = tokens.slice(read.next, read.next + 3).map(({ lower }) => lower);
  const isAgain =
    (after[0] === 'again' && after[1] === 'as') || (after[0] === 'as' && after[2] === 'again');
  if (!isAgain) return null;
  return {
    size: {
      form: 'percentMore',
      value: read.value * 100,
      halfUnit: 5,
      direction: 'more',
      hedge: 'none',
      isMoreThan: false,
    },
    first: at,
    next: read.next + 3,
    isChange: false,
    needsFigures: true,
  };
}

const superlatives = new Map([
  ['highest', 'lowest'],
  ['most', 'least'],
  ['lowest', 'highest'],
  ['least', 'most'],
]);

/**
 * In a sentence with two shares: a comparative with its "than" ("fewer accidents than"), a verb that compares
 * ("outnumber"), or both ends of a ranking ("highest in ... lowest in").
 */
export function looseComparison(
  tokens: readonly ClaimToken[],
  at: number,
  known: readonly FoundSize[],
): FoundSize | null {
  const word = tokens[at]?.lower ?? '';
  // "laggards lag at 31 %" says where they are.
  const isAt = ['at', 'on', 'with'].includes(tokens[at + 1]?.lower ?? '');
  const verb =
    (isAt ? undefined : comparingVerbs.get(word)) ?? (isBeating(tokens, at) ? 'more' : undefined);
  const opposite = superlatives.get(word);
  const isEnds =
    opposite !== undefined && tokens.slice(at + 1).some(({ lower }) => lower === opposite);
  const isAdjective = moreWords.has(word) || lessWords.has(word) || comparatives.has(word);
  // "(61 %) was well below that for England (74 %)".
  const isPlaced =
    ['above', 'below', 'behind', 'ahead'].includes(word) &&
    ['that', 'those'].includes(tokens[at + 1]?.lower ?? '');
  const isComparative =
    isPlaced || (isAdjective && !notAdjectives.has(word) && hasThanAfter(tokens, at));
  if (!verb && !isEnds && !isComparative) return null;
  const isKnown = known.some(
    ({ first, next, size }) => (at >= first && at <= next) || size.form !== 'words' || isEnds,
  );
  if (isKnown) return null;
  const isLess = lessWords.has(word) || word === 'lowest' || word === 'least';
  return {
    size: {
      form: 'words',
      value: null,
      halfUnit: 0,
      direction: verb ?? (isLess ? 'less' : 'more'),
      hedge: 'none',
      isMoreThan: false,
    },
    first: at,
    next: at + 1,
    isChange: false,
    needsFigures: true,
  };
}

/** "fewer", "outnumber", "highest": the words of a difference by themselves, for a reading that is judged again. */
export function sizeInBareWords(tokens: readonly ClaimToken[]): ClaimSize | null {
  for (const { lower } of tokens) {
    if (['over', 'under', 'up', 'down'].includes(lower)) continue;
    const isMore = moreWords.has(lower) || comparatives.has(lower) || lower === 'beat';
    const direction =
      comparingVerbs.get(lower) ??
      (lessWords.has(lower) || lower === 'lowest' || lower === 'least'
        ? 'less'
        : isMore || superlatives.has(lower) || lower === 'beats'
          ? 'more'
          : null);
    if (direction !== null)
      return {
        form: 'words',
        value: null,
        halfUnit: 0,
        direction,
        hedge: 'none',
        isMoreThan: false,
      };
  }
  return null;
}

/** "Managers (64 %) beat clerks (32 %)": a share on either side of the verb. */
function isBeating(tokens: readonly ClaimToken[], at: number): boolean {
  if (!['beat', 'beats'].includes(tokens[at]?.lower ?? '')) return false;
  const isSign = ({ text, lower }: ClaimToken): boolean => text === '%' || lower === 'percent';
  return tokens.slice(0, at).some(isSign) && tokens.slice(at).some(isSign);
}

const notAdjectives = new Set(['over', 'under', 'up', 'down', 'above', 'below', 'ahead', 'behind']);

/** "than" within the clause, not at once: "more than" is a bound. */
function hasThanAfter(tokens: readonly ClaimToken[], at: number): boolean {
  if (tokens[at + 1]?.lower === 'than') {
    // "far more than their parents do" compares; "more than a third" is a bound.
    const isBound = ['more', 'less', 'fewer'].includes(tokens[at]?.lower ?? '');
    const isFar = ['far', 'much', 'way', 'significantly', 'considerably'].includes(
      tokens[at - 1]?.lower ?? '',
    );
    return tokens[at + 2]?.kind === 'word' && (!isBound || isFar) && !readNumber(tokens, at + 2);
  }
  for (let next = at + 2; next < Math.min(tokens.length, at + 16); next++) {
    const token = tokens[next] as ClaimToken;
    if (token.lower === 'than') return true;
    if (token.text === ';' || token.text === ':') return false;
  }
  return false;
}

import type { Quantity } from './claim-quantities.ts';
import type { FoundSize } from './claim-size.ts';
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

/** "a factor of two". */
export function factorAt(tokens: readonly ClaimToken[], at: number): FoundSize | null {
  if (tokens[at]?.lower !== 'factor' || tokens[at + 1]?.lower !== 'of') return null;
  const read = readNumber(tokens, at + 2);
  if (read === null || read.isFraction || !(read.value > 1)) return null;
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
  const verb = comparingVerbs.get(word);
  const opposite = superlatives.get(word);
  const isEnds =
    opposite !== undefined && tokens.slice(at + 1).some(({ lower }) => lower === opposite);
  const isAdjective = moreWords.has(word) || lessWords.has(word) || comparatives.has(word);
  const isComparative = isAdjective && !notAdjectives.has(word) && hasThanAfter(tokens, at);
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

const notAdjectives = new Set(['over', 'under', 'up', 'down', 'above', 'below', 'ahead', 'behind']);

/** "than" within the clause, not at once: "more than" is a bound. */
function hasThanAfter(tokens: readonly ClaimToken[], at: number): boolean {
  if (tokens[at + 1]?.lower === 'than') {
    return (
      tokens[at + 2]?.kind === 'word' &&
      !['more', 'less', 'fewer'].includes(tokens[at]?.lower ?? '')
    );
  }
  for (let next = at + 2; next < Math.min(tokens.length, at + 16); next++) {
    const token = tokens[next] as ClaimToken;
    if (token.lower === 'than') return true;
    if (token.text === ';' || token.text === ':') return false;
  }
  return false;
}

import type { Quantity } from './claim-quantities.ts';
import type { FoundSize } from './claim-size.ts';
import type { ClaimToken } from './claim-tokens.ts';
import { readNumber } from './numbers-in-words.ts';

/**
 * "71 % vs 47 %: 1.5x", "(3x)", "DOUBLE!", "were threefold in the second group": a multiple with nothing behind it
 * that says of what, in a sentence with two shares. It stands by itself, between signs or at an end; a name
 * ("the 3X Club") does not.
 */
export function bareMultiple(tokens: readonly ClaimToken[], quantity: Quantity): FoundSize | null {
  if (quantity.kind !== 'multiple') return null;
  const { value, halfUnit, first, next } = quantity;
  const isFold = /fold$/u.test(tokens[next - 1]?.lower ?? '');
  if (!isFold && !(isParted(tokens[first - 1], openers) && isParted(tokens[next], closers)))
    return null;
  return ratioOf(value, halfUnit, first, next);
}

/**
 * "a ratio of 3:2", "= 3:1", "by a margin of two to one": how many of the one there are for so many of the other.
 * Beside shares only; times of day and scores are none.
 */
export function ratioNotationAt(tokens: readonly ClaimToken[], at: number): FoundSize | null {
  const many = readNumber(tokens, at);
  if (many === null || many.isFraction || !Number.isInteger(many.value)) return null;
  const sign = tokens[many.next];
  if (sign?.text !== ':' && sign?.lower !== 'to') return null;
  const few = readNumber(tokens, many.next + 1);
  if (few === null || few.isFraction || !Number.isInteger(few.value)) return null;
  if (!(few.value > 0 && many.value > 0) || Math.max(few.value, many.value) > 50) return null;
  if (!isRatioBefore(tokens, at)) return null;
  return ratioOf(many.value / few.value, 0.5 / few.value, at, few.next);
}

function isRatioBefore(tokens: readonly ClaimToken[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || before.text === '=') return true;
  const noun = tokens[at - 2]?.lower ?? '';
  return (
    (before?.lower === 'of' && ['ratio', 'margin', 'factor', 'odds'].includes(noun)) ||
    ['ratio', 'by'].includes(before?.lower ?? '') ||
    (before?.text === ':' && noun === 'ratio') ||
    (['is', 'was'].includes(before?.lower ?? '') && noun === 'ratio')
  );
}

const openers = new Set([
  ...['(', ':', ';', ',', '=', '→', '–', '—', '-', '|', '·', '•', '★', '+', '.', '!'],
  ...[
    "that's",
    'is',
    'or',
    'ie',
    'i.e',
    'almost',
    'nearly',
    'about',
    'roughly',
    'by',
    'than',
    'over',
  ],
]);
const closers = new Set([')', ',', ';', '.', '!', '?', ':', '|', '–', '—', '"', '”']);

function isParted(token: ClaimToken | undefined, signs: ReadonlySet<string>): boolean {
  return token === undefined || signs.has(token.text) || signs.has(token.lower);
}

function ratioOf(value: number, halfUnit: number, first: number, next: number): FoundSize {
  return {
    size: { form: 'ratio', value, halfUnit, direction: 'more', hedge: 'none', isMoreThan: false },
    first,
    next,
    isChange: false,
    needsFigures: true,
  };
}

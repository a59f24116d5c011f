import type { ClaimToken } from './claim-tokens.ts';

/** A number read from a token or from words: its value, the decimals it was printed with, and where it ends. */
export interface ReadNumber {
  readonly value: number;
  readonly decimals: number;
  /** Whether it was written as a fraction: "half", "two thirds". */
  readonly isFraction: boolean;
  readonly isInWords: boolean;
  /** The index of the first token after it. */
  readonly next: number;
}

const units = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const unitByWord = new Map(units.map((word, value) => [word, value]));
const tenByWord = new Map(tens.map((word, index) => [word, (index + 2) * 10]));
const multiplierByWord = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
]);
const denominatorByWord = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['sixth', 6],
  ['sixths', 6],
  ['eighth', 8],
  ['eighths', 8],
  ['tenth', 10],
  ['tenths', 10],
]);

/** Every word that a number can begin with, but for "a", after which another of them stands. */
export const numberWords: readonly string[] = [
  ...unitByWord.keys(),
  ...tenByWord.keys(),
  ...multiplierByWord.keys(),
  ...denominatorByWord.keys(),
];

/**
 * Reads the number that begins at `at`: digits ("2.5"), a cardinal in words ("thirty-six", "a hundred"), a
 * fraction ("a third", "two-thirds"), or a whole with a half ("two and a half"). Null where none begins.
 *
 * A bare "a" or "one" is a number only before what it counts ("a third", "one in five").
 */
export function readNumber(tokens: readonly ClaimToken[], at: number): ReadNumber | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return withHalf(tokens, plain(token.value, token.decimals, at + 1));
  if (token.kind !== 'word') return null;
  const fraction = readFraction(tokens, at);
  if (fraction) return fraction;
  const cardinal = readCardinal(tokens, at);
  return cardinal && withHalf(tokens, cardinal);
}

function plain(value: number, decimals: number, next: number, isInWords = false): ReadNumber {
  return { value, decimals, isFraction: false, isInWords, next };
}

function skipHyphen(tokens: readonly ClaimToken[], at: number): number {
  return tokens[at]?.text === '-' || tokens[at]?.text === '‑' ? at + 1 : at;
}

function readFraction(tokens: readonly ClaimToken[], at: number): ReadNumber | null {
  const word = tokens[at]?.lower ?? '';
  const alone = word === 'half' ? 2 : undefined;
  if (alone !== undefined) return fractionOf(1, alone, at + 1);
  const count = word === 'a' || word === 'an' ? 1 : unitByWord.get(word);
  if (count === undefined) return null;
  const next = skipHyphen(tokens, at + 1);
  const denominator = denominatorByWord.get(tokens[next]?.lower ?? '');
  return denominator === undefined ? null : fractionOf(count, denominator, next + 1);
}

function fractionOf(count: number, denominator: number, next: number): ReadNumber {
  return { value: count / denominator, decimals: 0, isFraction: true, isInWords: true, next };
}

function readCardinal(tokens: readonly ClaimToken[], from: number): ReadNumber | null {
  let at = from;
  let whole = 0;
  let part = 0;
  let isRead = false;
  if (tokens[at]?.lower === 'a' && multiplierByWord.has(tokens[at + 1]?.lower ?? '')) {
    part = 1;
    at++;
  }
  for (;;) {
    const word = tokens[at]?.lower ?? '';
    const ten = tenByWord.get(word);
    const unit = unitByWord.get(word);
    const multiplier = multiplierByWord.get(word);
    if (ten !== undefined && part % 100 === 0) part += ten;
    else if (unit !== undefined && fitsAfter(part, unit, isRead)) part += unit;
    else if (multiplier !== undefined && part > 0) {
      if (multiplier === 100) part *= 100;
      else {
        whole += part * multiplier;
        part = 0;
      }
    } else break;
    isRead = true;
    const past = skipHyphen(tokens, at + 1);
    at = past > at + 1 && unitByWord.has(tokens[past]?.lower ?? '') ? past : at + 1;
    if (tokens[at]?.lower === 'and' && part >= 100 && isBelowHundred(tokens[at + 1])) at++;
  }
  return isRead ? plain(whole + part, 0, at, true) : null;
}

/** "one hundred five" and "sixty three" go on; "three four" does not. */
function fitsAfter(part: number, unit: number, isRead: boolean): boolean {
  if (!isRead) return true;
  if (part === 0) return false;
  return part % 100 === 0 || (part % 10 === 0 && unit > 0 && unit < 10 && part % 100 >= 20);
}

function isBelowHundred(token: ClaimToken | undefined): boolean {
  return unitByWord.has(token?.lower ?? '') || tenByWord.has(token?.lower ?? '');
}

/** "two and a half", "2 1/2" in words. */
function withHalf(tokens: readonly ClaimToken[], read: ReadNumber): ReadNumber {
  const and = skipHyphen(tokens, read.next);
  if (tokens[and]?.lower !== 'and') return read;
  const article = skipHyphen(tokens, and + 1);
  if (tokens[article]?.lower !== 'a') return read;
  const fraction = skipHyphen(tokens, article + 1);
  const denominator = denominatorByWord.get(tokens[fraction]?.lower ?? '');
  if (denominator === undefined) return read;
  return { ...read, value: read.value + 1 / denominator, decimals: 1, next: fraction + 1 };
}

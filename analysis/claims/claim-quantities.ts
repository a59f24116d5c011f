import type { ClaimToken } from './claim-tokens.ts';
import { type ReadNumber, readNumber } from './numbers-in-words.ts';

/**
 * A quantity in a sentence.
 *
 * - `percent`: a share or a change in percent ("71 %", "four in ten"); `value` 71, 40.
 * - `multiple`: how many times ("2.5X", "twice", "a third as"); `value` 2.5, 2, 0.333.
 * - `points`: percentage points. `money`: an amount behind the sign of a currency. `other`: years, dates,
 *   sizes and plain counts.
 *
 * `halfUnit` is half of the last printed digit, so that 71 stands for anything from 70.5 to 71.5.
 * `first` and `next` are indices of tokens, `next` the first one after it.
 */
export interface Quantity {
  readonly kind: 'percent' | 'multiple' | 'points' | 'money' | 'other';
  readonly value: number;
  readonly halfUnit: number;
  readonly first: number;
  readonly next: number;
  /** Whether the words alone say a multiple of something else: "twice", "double", "half as". */
  readonly isWordMultiple: boolean;
}

const percentWords = new Set(['percent', 'pct', 'pc', 'percents']);
const pointWords = new Set(['point', 'points', 'pts', 'pt', 'pp', 'ppt', 'ppts']);
const moneySigns = new Set(['$', '€', '£', '¥', '₹']);
const moneyWords = new Set([
  'usd',
  'eur',
  'gbp',
  'us$',
  'dollars',
  'dollar',
  'euros',
  'euro',
  'pounds',
  'cents',
  'million',
  'billion',
  'trillion',
  'mn',
  'bn',
  'm',
  'k',
]);
const months = new Set([
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
]);
const wordMultiples = new Map([
  ['twice', 2],
  ['thrice', 3],
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
  ['quadruple', 4],
]);
const foldWords = new Map([
  ['twofold', 2],
  ['threefold', 3],
  ['fourfold', 4],
  ['fivefold', 5],
  ['sixfold', 6],
  ['sevenfold', 7],
  ['eightfold', 8],
  ['tenfold', 10],
]);
/** Words that are a multiple by themselves: "twice", "threefold". */
export const multipleWords: readonly string[] = [...wordMultiples.keys(), ...foldWords.keys()];
const timesWords = new Set(['x', 'times', 'fold']);

/** Finds the quantities of a sentence, from left to right, none inside another. */
export function quantitiesOf(tokens: readonly ClaimToken[]): readonly Quantity[] {
  const quantities: Quantity[] = [];
  for (let at = 0; at < tokens.length; ) {
    const quantity = quantityAt(tokens, at);
    if (quantity) quantities.push(quantity);
    at = quantity?.next ?? at + 1;
  }
  return quantities;
}

function quantityAt(tokens: readonly ClaimToken[], at: number): Quantity | null {
  const word = tokens[at]?.lower ?? '';
  const alone = wordMultiples.get(word) ?? foldWords.get(word);
  if (alone !== undefined) {
    return quantity('multiple', alone, 0.5, at, at + 1, true);
  }
  const signed = timesBefore(tokens, at);
  if (signed) return signed;
  const read = readNumber(tokens, at);
  if (read === null) return null;
  if (moneySigns.has(tokens[at - 1]?.text ?? '') && !moneyWords.has(tokens[read.next]?.lower ?? ''))
    return quantity('money', read.value, 0.5 * 10 ** -read.decimals, at, read.next);
  if (isTrap(tokens, at, read)) return quantity('other', read.value, 0, at, read.next);
  return measured(tokens, at, read) ?? proportion(tokens, at, read) ?? bare(tokens, at, read);
}

/** "(x 2.2)", "= ×3": the sign of a multiple before its number. */
function timesBefore(tokens: readonly ClaimToken[], at: number): Quantity | null {
  const isTimes = tokens[at]?.lower === 'x' || tokens[at]?.text === '×';
  const isOpen = ['(', '=', ':', ',', '→'].includes(tokens[at - 1]?.text ?? '(');
  const number = tokens[at + 1];
  if (!isTimes || !isOpen || number?.kind !== 'number') return null;
  return quantity('multiple', number.value, 0.5 * 10 ** -number.decimals, at, at + 2);
}

/** A number with its unit: percent, points or times. */
function measured(tokens: readonly ClaimToken[], at: number, read: ReadNumber): Quantity | null {
  const halfUnit = 0.5 * 10 ** -read.decimals;
  const unit = skipHyphen(tokens, read.next);
  const afterUnit = percentEnd(tokens, unit);
  if (afterUnit !== null) {
    const points = pointsEnd(tokens, afterUnit);
    return points === null
      ? quantity('percent', read.value, halfUnit, at, afterUnit)
      : quantity('points', read.value, halfUnit, at, points);
  }
  const isHalfA = read.isFraction && tokens[unit]?.lower === 'a';
  const points = pointsEnd(tokens, isHalfA ? unit + 1 : unit);
  if (points !== null) return quantity('points', read.value, halfUnit, at, points);
  const lower = tokens[unit]?.lower ?? '';
  const isTimes = timesWords.has(lower) || tokens[unit]?.text === '×';
  if (!isTimes || tokens[unit + 1]?.kind === 'number') return null;
  return quantity('multiple', read.value, halfUnit, at, unit + 1);
}

/** "four in ten", "1 out of 3", "two thirds of": shares without a percent sign. */
function proportion(tokens: readonly ClaimToken[], at: number, read: ReadNumber): Quantity | null {
  const { next } = read;
  if (read.isFraction) {
    if (isOfShare(tokens, next)) return quantity('multiple', read.value, 0.05, at, next, true);
    if (isAgain(tokens, next)) return quantity('percent', read.value * 100, 5, at, next);
    if (tokens[next]?.lower === 'as' || isTheShare(tokens, next))
      return quantity('multiple', read.value, 0.05, at, next, true);
    const isShare = ['of', 'say', 'said', 'report', 'are', 'have', 'do', 'did'].includes(
      tokens[next]?.lower ?? '',
    );
    const isChange =
      tokens[at - 1]?.lower === 'by' ||
      isMoveBy(tokens, at, next) ||
      ['less', 'more', 'fewer', 'higher', 'lower'].includes(tokens[next]?.lower ?? '');
    const halfUnit = 2.5;
    return isShare ||
      isHalfOfAll(tokens, at, next) ||
      isChange ||
      isHedgedShare(tokens, at, next) ||
      isEndOfMove(tokens, at, next)
      ? quantity('percent', read.value * 100, halfUnit, at, next)
      : null;
  }
  const alone = oneOf(tokens, at, read);
  if (alone) return alone;
  const whole = wholeAfter(tokens, skipHyphen(tokens, next));
  if (whole === null || whole.isFraction || !wholes.includes(whole.value)) return null;
  if (read.value > whole.value || !Number.isInteger(read.value)) return null;
  if (timeWords.has(tokens[whole.next]?.lower ?? '')) return null;
  return quantity('percent', (read.value / whole.value) * 100, 50 / whole.value, at, whole.next);
}

/** "against under half.", "in Leeds a third do": a fraction that ends its clause, or has only its verb behind it. */
function isHedgedShare(tokens: readonly ClaimToken[], at: number, next: number): boolean {
  const before = tokens[at - 1]?.lower ?? '';
  const beforeThat = tokens[at - 2]?.lower ?? '';
  const isBound =
    ['under', 'over', 'nearly', 'almost', 'about', 'barely', 'only', 'just'].includes(before) ||
    (before === 'than' && ['more', 'less', 'fewer'].includes(beforeThat)) ||
    ['against', 'versus', 'vs'].includes(before);
  const after = tokens[next];
  const isEnd = after === undefined || [',', '.', ';', ')', '!', '?'].includes(after.text);
  const isVerb = ['is', 'did', 'does', 'do', 'was', 'were', 'agree', 'among', 'will'].includes(
    after?.lower ?? '',
  );
  return isBound && (isEnd || isVerb);
}

/** The number behind "in", "out of", "in every": "one in five", "two-in-three", "nine out of every ten". */
function wholeAfter(tokens: readonly ClaimToken[], at: number): ReadNumber | null {
  const word = tokens[at]?.lower;
  const isOutOf = word === 'out' && tokens[at + 1]?.lower === 'of';
  if (word !== 'in' && !isOutOf) return null;
  const from = skipHyphen(tokens, at + (isOutOf ? 2 : 1));
  return readNumber(tokens, tokens[from]?.lower === 'every' ? from + 1 : from);
}

const timeWords = new Set(
  'second seconds minute minutes hour hours day days week weeks month months year years steps weekends nights'.split(
    ' ',
  ),
);

/** "half as many again", "a third as much again": that much more. */
function isAgain(tokens: readonly ClaimToken[], at: number): boolean {
  return tokens[at]?.lower === 'as' && tokens[at + 2]?.lower === 'again';
}

/** "down a fifth on last year": a fraction that something moved by. */
function isMoveBy(tokens: readonly ClaimToken[], at: number, next: number): boolean {
  const verb = tokens[at - 1]?.lower ?? '';
  const isMove = ['up', 'down', 'rose', 'fell', 'grew', 'dropped', 'increased'].includes(verb);
  const after = tokens[next]?.lower ?? '';
  return isMove && ['on', 'to', 'from', 'since', 'in', 'over', 'compared', ''].includes(after);
}

/** "Half the managers we spoke to": a share of people at the beginning of a clause. */
function isHalfOfAll(tokens: readonly ClaimToken[], at: number, next: number): boolean {
  const before = tokens[at - 1];
  const isOpening = before === undefined || [',', ';', ':', '.'].includes(before.text);
  const isAll = ['the', 'all', 'our'].includes(tokens[next]?.lower ?? '');
  return isOpening && isAll && !sharedNouns.has(tokens[next + 1]?.lower ?? '');
}

/** "from a half to a third": both ends of a move. */
function isEndOfMove(tokens: readonly ClaimToken[], at: number, next: number): boolean {
  const before = tokens[at - 1]?.lower;
  if (before === 'from') return tokens[next]?.lower === 'to';
  return (
    before === 'to' && tokens.slice(Math.max(0, at - 6), at).some(({ lower }) => lower === 'from')
  );
}

/** "a third of", "half the": a fraction by itself, as the multiple that a reading prints. */
export function bareFraction(
  tokens: readonly ClaimToken[],
): Pick<Quantity, 'value' | 'halfUnit' | 'first'> | null {
  for (let at = 0; at < tokens.length; at++) {
    const read = readNumber(tokens, at);
    if (read?.isFraction) return { value: read.value, halfUnit: 0.05, first: at };
  }
  return null;
}

const wholes: readonly number[] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100];

/** "one household in five": what is counted stands between. */
function oneOf(tokens: readonly ClaimToken[], at: number, read: ReadNumber): Quantity | null {
  const isOne = read.isInWords && read.value === 1 && tokens[read.next]?.kind === 'word';
  for (const place of [read.next + 1, read.next + 2]) {
    if (!isOne || tokens[place]?.lower !== 'in' || tokens[place - 1]?.kind !== 'word') continue;
    const whole = readNumber(tokens, place + 1);
    if (whole && !whole.isFraction && wholes.includes(whole.value))
      return quantity('percent', 100 / whole.value, 50 / whole.value, at, whole.next);
  }
  return null;
}

/** "a third of the 12 % rate": the fraction of a share is a multiple of it. */
function isOfShare(tokens: readonly ClaimToken[], at: number): boolean {
  if (tokens[at]?.lower !== 'of') return false;
  const [word, after] = [tokens[at + 1]?.lower ?? '', tokens[at + 2]?.lower ?? ''];
  if (word === 'that' && ['of', 'for', 'in', 'among'].includes(after)) return true;
  if (word === 'the' && sharedNouns.has(after)) return true;
  const figure = ['the', 'a', 'an', 'that'].includes(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
  return tokens[figure]?.kind === 'number' && percentEnd(tokens, figure + 1) !== null;
}

/** "half the 24 % of a year before", "half the rate", "half that of renters". */
function isTheShare(tokens: readonly ClaimToken[], at: number): boolean {
  if (tokens[at]?.lower === 'that' && tokens[at + 1]?.lower === 'of') return true;
  if (tokens[at]?.lower !== 'the') return false;
  if (sharedNouns.has(tokens[at + 1]?.lower ?? '')) return true;
  return tokens[at + 1]?.kind === 'number' && percentEnd(tokens, at + 2) !== null;
}

/** What a fraction is taken of: "half the rate of renters". */
const sharedNouns = new Set(
  'rate share proportion percentage level likelihood odds risk chance figure number'.split(' '),
);

function bare(tokens: readonly ClaimToken[], at: number, read: ReadNumber): Quantity | null {
  // "one" and "a half" are mostly no figures at all.
  if (read.isInWords && (read.isFraction || read.value < 2)) return null;
  const halfUnit = 0.5 * 10 ** -read.decimals;
  // "464,437 thousand" is as many thousands.
  const isThousands = !read.isInWords && tokens[read.next]?.lower === 'thousand';
  if (isThousands) return quantity('other', read.value * 1000, halfUnit * 1000, at, read.next + 1);
  return quantity('other', read.value, halfUnit, at, read.next);
}

function quantity(
  kind: Quantity['kind'],
  value: number,
  halfUnit: number,
  first: number,
  next: number,
  isWordMultiple = false,
): Quantity {
  return { kind, value, halfUnit, first, next, isWordMultiple };
}

function percentEnd(tokens: readonly ClaimToken[], at: number): number | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.text === '%' || token.text === '٪' || percentWords.has(token.lower)) return at + 1;
  if (token.lower === 'per') {
    const cent = skipHyphen(tokens, at + 1);
    if (tokens[cent]?.lower === 'cent') return cent + 1;
  }
  return token.lower === 'percentage' && pointWords.has(tokens[at + 1]?.lower ?? '') ? at : null;
}

function pointsEnd(tokens: readonly ClaimToken[], from: number): number | null {
  let at = skipHyphen(tokens, from);
  if (tokens[at]?.lower === 'percentage') at++;
  at = skipHyphen(tokens, at);
  const lower = tokens[at]?.lower ?? '';
  return pointWords.has(lower) ? at + 1 : null;
}

function skipHyphen(tokens: readonly ClaimToken[], at: number): number {
  return tokens[at]?.text === '-' || tokens[at]?.text === '‑' ? at + 1 : at;
}

/** "S20", "Q3": a number that goes on from letters, which are no currency ("EUR90"). */
function isInsideName(before: ClaimToken | undefined, number: ClaimToken | undefined): boolean {
  const isJoined = before?.kind === 'word' && before.end === number?.start;
  return isJoined && before.lower !== 'x' && !moneyWords.has(before.lower);
}

/** Money, years, dates, ordinals, versions and sizes of markets are no figures of a comparison. */
function isTrap(tokens: readonly ClaimToken[], at: number, read: ReadNumber): boolean {
  const before = tokens[at - 1];
  const after = tokens[read.next];
  if (
    moneySigns.has(before?.text ?? '') ||
    (before?.lower === 'us' && tokens[at - 2]?.text === '$')
  )
    return true;
  if (moneyWords.has(after?.lower ?? '') && !read.isFraction) return true;
  if (after?.lower === 'p' && after.start === tokens[read.next - 1]?.end) return true;
  if (read.isInWords) return false;
  if (after?.text === '%' || percentWords.has(after?.lower ?? '')) return false;
  if (months.has(before?.lower ?? '') || months.has(after?.lower ?? '')) return true;
  if (isInsideName(before, tokens[at])) return true;
  const isGrouped = tokens[at]?.text.includes(',') === true;
  const isYear = read.decimals === 0 && read.value >= 1800 && read.value <= 2100 && !isGrouped;
  const isOrdinal =
    ['st', 'nd', 'rd', 'th', 's'].includes(after?.lower ?? '') &&
    after?.start === tokens[read.next - 1]?.end;
  return (isYear && !['times', 'x'].includes(after?.lower ?? '')) || isOrdinal;
}

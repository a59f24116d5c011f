import type { Claim, PrintedFigure } from './claim.ts';
import type { FoundSize } from './claim-size.ts';
import type { ClaimToken } from './claim-tokens.ts';
import { fallVerbs, movingVerbs, riseVerbs } from './claim-words.ts';

/** A figure with its place among the tokens of its sentence: from `first` to before `next`. */
export interface PlacedFigure extends PrintedFigure {
  readonly first: number;
  readonly next: number;
}

/** Whether nothing but "v", "versus" and the like stands between two tokens. */
export function isVersus(tokens: readonly ClaimToken[], from: number, to: number): boolean {
  const between = tokens.slice(from, to).filter(({ text }) => text !== '.' && text !== ',');
  const [first, second] = between[0]?.lower === 'as' ? between.slice(1) : between;
  if (first === undefined || between.length > 4) return false;
  if (['vs', 'v', 'versus', 'against'].includes(first.lower)) return between.length <= 3;
  return (
    ['compared', 'opposed', 'relative', 'contrasted'].includes(first.lower) &&
    ['to', 'with'].includes(second?.lower ?? '')
  );
}

/** "->" or "→" between two figures, the earlier one first. */
export function isArrow(tokens: readonly ClaimToken[], from: number, to: number): boolean {
  const between = withoutParentheses(tokens.slice(from, to)).map(({ text }) => text);
  return ['→', '->', '=>', '–>', '➔'].includes(between.join(''));
}

/** "62 % (2019) → 48 % (2021)": what stands in parentheses between two figures is left out. */
function withoutParentheses(tokens: readonly ClaimToken[]): readonly ClaimToken[] {
  const open = tokens.findIndex(({ text }) => text === '(');
  const close = tokens.findIndex(({ text }) => text === ')');
  if (open < 0 || close < open) return tokens;
  return [...tokens.slice(0, open), ...tokens.slice(close + 1)];
}

/** "(82 % and 70 %, respectively)". */
export function isRespectively(
  tokens: readonly ClaimToken[],
  a: PlacedFigure,
  b: PlacedFigure,
): boolean {
  const isAnd = b.first === a.next + 1 && tokens[a.next]?.lower === 'and';
  return isAnd && tokens.slice(b.next, b.next + 3).some(({ lower }) => lower === 'respectively');
}

/** "by 37 % to 14 %", ": 74 % to 43 %": not the ends of a range or a change. */
export function isScore(tokens: readonly ClaimToken[], a: PlacedFigure, b: PlacedFigure): boolean {
  const isTo = b.first === a.next + 1 && tokens[a.next]?.lower === 'to';
  const before = tokens[a.first - 1];
  const isSet = before?.lower === 'by' || before?.text === ':' || before?.text === '(';
  return isTo && isSet && a.unit === 'percent' && b.unit === 'percent';
}

/** "(53 % and 34 %)", "(53 % / 34 %)": two shares alone in one parenthesis. */
export function isTogether(
  tokens: readonly ClaimToken[],
  a: PlacedFigure,
  b: PlacedFigure,
): boolean {
  const isJoined =
    b.first === a.next + 1 &&
    ['and', '/', ';', '|'].includes(tokens[a.next]?.lower || tokens[a.next]?.text || '');
  return isJoined && tokens[a.first - 1]?.text === '(' && tokens[b.next]?.text === ')';
}

/** Whether two figures are the ends of a change and not of a range ("from 5 % to 8 % of parcels are late"). */
export function isChange(tokens: readonly ClaimToken[], a: PlacedFigure, b: PlacedFigure): boolean {
  const isBackward = tokens[b.first - 1]?.lower === 'from';
  const isMoving = tokens.some(
    ({ lower }) => riseVerbs.has(lower) || fallVerbs.has(lower) || movingVerbs.has(lower),
  );
  return isBackward || isMoving || isArrow(tokens, a.next, b.first);
}

/** "Compared with 2015, when it stood at 40 %, ..." begins with what is compared against. */
export function opensWithOther(tokens: readonly ClaimToken[], a: PlacedFigure): boolean {
  return tokens
    .slice(0, a.first)
    .some(
      ({ lower }, at) =>
        (['compared', 'relative'].includes(lower) &&
          ['with', 'to'].includes(tokens[at + 1]?.lower ?? '')) ||
        (at === 0 && ['whereas', 'while', 'unlike'].includes(lower)),
    );
}

/** "Less often (9 % v 15 %), a reduction of 40 %": the size says more of the pair than the words do. */
export function withoutRepeatedWords(claims: readonly Claim[]): readonly Claim[] {
  const pairOf = ({ a, b }: Claim): string => `${a.figure?.value} ${b.figure?.value}`;
  const sized = new Set(claims.filter(({ size }) => size.form !== 'words').map(pairOf));
  return claims.filter((claim) => claim.size.form !== 'words' || !sized.has(pairOf(claim)));
}

/** "barely a quarter of tenants (26 %)": the figure in the parenthesis is the one that was meant. */
export function withoutRoundWords(
  tokens: readonly ClaimToken[],
  figures: readonly PlacedFigure[],
): readonly PlacedFigure[] {
  return figures.filter((figure, index) => {
    const exact = figures[index + 1];
    if (!exact || tokens[figure.first]?.kind === 'number' || figure.unit !== 'percent') return true;
    const between = tokens.slice(figure.next, exact.first);
    const isBracketed = between.at(-1)?.text === '(' && tokens[exact.next]?.text === ')';
    const isOneGroup =
      between.length <= 8 && between.slice(0, -1).every(({ kind }) => kind === 'word');
    return !(isBracketed && isOneGroup && Math.abs(figure.value - exact.value) <= 6);
  });
}

/** What a placed figure prints. */
export function printed({ value, halfUnit, unit }: PlacedFigure): PrintedFigure {
  return { value, halfUnit, unit };
}

/** What the sides do: the words from after the size to "than", a parenthesis or the next statement. */
export function measureOf(
  text: string,
  tokens: readonly ClaimToken[],
  found: FoundSize,
  to: number,
): string {
  let end = found.next;
  const isLikely =
    tokens[found.next - 1]?.lower === 'likely' || tokens[found.next]?.lower === 'likely';
  while (
    end < to &&
    !['than', '(', 'compared', 'versus'].includes(tokens[end]?.lower || tokens[end]?.text || '')
  )
    end++;
  const first = tokens[found.next];
  const last = tokens[end - 1];
  if (!first || !last || end <= found.next) return isLikely ? '' : text;
  return text.slice(first.start, last.end).replace(/^(?:likely\s+)?(?:to\s+)?/iu, '');
}

/** "Nine percent of members complained, three percent of guests": two shares, each of its own group. */
export function isParallel(
  tokens: readonly ClaimToken[],
  percents: readonly PlacedFigure[],
): boolean {
  const [a, b, more] = percents;
  if (!a || !b || more || Math.abs(a.value + b.value - 100) < 1) return false;
  const hasGroup = ({ next }: PlacedFigure): boolean =>
    tokens[next]?.lower === 'of' &&
    tokens[next + 1]?.kind === 'word' &&
    !['it', 'them', 'this', 'that'].includes(tokens[next + 1]?.lower ?? '') &&
    !(
      ['those', 'these', 'whom', 'which'].includes(tokens[next + 1]?.lower ?? '') &&
      !['with', 'without', 'who', 'in', 'that', 'on', 'under', 'over'].includes(
        tokens[next + 2]?.lower ?? '',
      )
    );
  return hasGroup(a) && hasGroup(b);
}

/** "under 1 %" is anything from 0 to 1, "over 99 %" anything up to 100; other bounds are taken as printed. */
export function boundedShare(
  before: string,
  value: number,
): Pick<PrintedFigure, 'value' | 'halfUnit'> | null {
  if (before === 'under' && value <= 1) return { value: value / 2, halfUnit: value / 2 };
  if (before !== 'over' || value < 99 || value > 100) return null;
  return { value: (value + 100) / 2, halfUnit: (100 - value) / 2 };
}

/** Words that set one figure against another. */
export const versus: ReadonlySet<string> = new Set([
  'vs',
  'v',
  'versus',
  'against',
  'compared',
  'compares',
  'yet',
  'although',
  'than',
  'whereas',
  'while',
  'but',
  'rather',
  'opposed',
  'unlike',
  'whilst',
  'though',
  'contrast',
]);

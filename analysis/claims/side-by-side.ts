import type { ClaimToken } from './claim-tokens.ts';
import {
  isArrow,
  isParallel,
  isVersus,
  opensWithOther,
  type PlacedFigure,
  versus,
} from './figure-links.ts';

/** Two shares that a sentence sets side by side, and whether the second is the one that is spoken of. */
export interface SetSideBySide {
  readonly a: PlacedFigure;
  readonly b: PlacedFigure;
  readonly isTurned: boolean;
}

/**
 * Whether two neighbouring shares of a sentence are set against each other without a size: by a word ("but",
 * "compares with"), by groups of their own, by "only" before the second, by labels ("North: 71 %; South:
 * 47 %"), by the same preposition before two groups ("of women, 34 % ...; of men, 21 %"), or by another who
 * "puts it at" so much. `percents` are all shares of the sentence, `at` the place of the first of the two.
 */
export function setSideBySide(
  tokens: readonly ClaimToken[],
  percents: readonly PlacedFigure[],
  at: number,
): SetSideBySide | null {
  const a = percents[at];
  const b = percents[at + 1];
  if (!a || !b) return null;
  if (isCondition(tokens, a) || isCondition(tokens, b)) return null;
  const between = tokens.slice(a.next, b.first);
  const isSet =
    isVersus(tokens, a.next, b.first) ||
    between.some(({ lower }, index) => versus.has(lower) && !isBound(between, index)) ||
    isParallel(tokens, percents) ||
    (percents.length === 2 && isLooselySet(tokens, a, b));
  if (isSet) return { a, b, isTurned: false };
  const isTurned = percents.length === 2 && (opensWithOther(tokens, a) || isByNow(tokens, b));
  return isTurned ? { a, b, isTurned } : null;
}

/** "49 % backed it in spring, 38 % do now": the second is the later one. */
function isByNow(tokens: readonly ClaimToken[], { first, next }: PlacedFigure): boolean {
  const isVerb = ellipses.has(tokens[next]?.lower ?? '');
  const isNow = ['now', 'today'].includes(tokens[next + 1]?.lower ?? '');
  return isVerb && isNow && tokens[first - 1]?.text === ',';
}

/** "the young stream (82 %) and the old don't (26 %)": the same verb is denied of the second. */
function isDenied(tokens: readonly ClaimToken[], a: PlacedFigure, b: PlacedFigure): boolean {
  const isBracketed = [a, b].every(
    ({ first, next }) => tokens[first - 1]?.text === '(' && tokens[next]?.text === ')',
  );
  const denial = tokens[b.first - 2]?.lower ?? '';
  return isBracketed && (denial === 'not' || /n't$/u.test(denial));
}

/** "less than 1 %" bounds a figure and sets nothing against it. */
function isBound(between: readonly ClaimToken[], at: number): boolean {
  const isBounding = ['more', 'less', 'fewer', 'greater'].includes(between[at - 1]?.lower ?? '');
  return between[at]?.lower === 'than' && isBounding && at === between.length - 1;
}

/** "must vote by 60 %", "needs at least 60 %", "25 % off": what is asked for or offered is no share of people. */
function isCondition(tokens: readonly ClaimToken[], { first, next }: PlacedFigure): boolean {
  const before = tokens.slice(Math.max(0, first - 4), first).map(({ lower }) => lower);
  const isAsked = before.some((word, at) => asking.has(word) && before[at + 1] !== 'to');
  return isAsked || tokens[next]?.lower === 'off';
}

const asking = new Set('must need needs require requires required should shall minimum'.split(' '));

/**
 * Whether the second of two sentences with one share each goes on about the first: "Only 31 % of agencies
 * do", "Among teens it is three in ten", "South: 47 %". `boundary` is the first token of the second.
 */
export function isSetAcross(
  tokens: readonly ClaimToken[],
  a: PlacedFigure,
  b: PlacedFigure,
  boundary: number,
): boolean {
  if (isNoShareOfPeople(tokens) || tokens[b.first - 1]?.lower === 'from') return false;
  if (isLabelled(tokens, a, 0) && isLabelled(tokens, b, boundary)) return true;
  const opening = tokens.slice(boundary, b.first).map(({ lower }) => lower);
  const hasGroup = prepositions.has(opening[0] ?? '') && opening.length > 1;
  if (hasGroup && (opening.includes('it') || endsInEllipsis(tokens, b))) return true;
  if (opening.length <= 7 && isAnaphor(opening)) return true;
  if (isWhole(a, b)) return false;
  return opening.some((word) => minimizers.has(word) || contrasts.has(word));
}

function isLooselySet(tokens: readonly ClaimToken[], a: PlacedFigure, b: PlacedFigure): boolean {
  if (isNoShareOfPeople(tokens) || isWhole(a, b)) return false;
  if (isArrow(tokens, a.next, b.first) || tokens[b.first - 1]?.lower === 'from') return false;
  const between = tokens.slice(a.next, b.first);
  if (between.some(({ text }) => text === '\n')) return false;
  if (between.length === 1 && ['/', '|'].includes(between[0]?.text ?? '')) return true;
  if (
    isOfTwoGroups(tokens, a, b) ||
    isSameVerb(tokens, a, b) ||
    isNamed(tokens, a, b) ||
    isDenied(tokens, a, b) ||
    isAtBoth(tokens, a, b)
  )
    return true;
  if (between.some(({ lower }, at) => lower === 'next' && between[at + 1]?.lower === 'to'))
    return true;
  const clause = clauseStart(tokens, a.next, b.first);
  if (clause === null) return false;
  const opening = tokens.slice(clause, b.first).map(({ lower }) => lower);
  if (opening.some((word) => minimizers.has(word))) return true;
  if (opening.at(-1) === 'at' && opening.some((word) => puts.has(word))) return true;
  if (isLabelled(tokens, a, 0) && isLabelled(tokens, b, clause)) return true;
  const first = tokens.slice(Math.max(0, lastClause(tokens, a.first)), a.first);
  const isSamePreposition =
    prepositions.has(opening[0] ?? '') &&
    opening.length > 1 &&
    (first[0]?.lower === opening[0] || tokens[a.next]?.lower === opening[0]);
  if (isSamePreposition) return true;
  const isNewClause = tokens[clause - 1]?.text === ';';
  if (isNewClause && isAnaphor(opening)) return true;
  return isNewClause && opening.length > 0 && !opening.some((word) => pronouns.has(word));
}

/** "64 % among residents and 41 % among traders": the same preposition before a group behind each. */
function isOfTwoGroups(
  tokens: readonly ClaimToken[],
  { next }: PlacedFigure,
  b: PlacedFigure,
): boolean {
  const word = tokens[next]?.lower ?? '';
  const other = tokens[b.next]?.lower ?? '';
  const isSame = ['among', 'amongst', 'for', 'in', 'with'].includes(word) && other === word;
  if (['on', 'in', 'at', 'by'].includes(word) && places.has(other) && isAndBefore(tokens, b))
    return true;
  const joint = tokens[b.first - 1];
  const isJoined = joint?.lower === 'and' || joint?.text === ',' || joint?.text === ';';
  const isGroup = (at: number): boolean =>
    tokens[at]?.kind === 'word' || /^(?:19|20)\d\d$/u.test(tokens[at]?.text ?? '');
  const areGroups = isGroup(next + 1) && isGroup(b.next + 1);
  return isSame && isJoined && areGroups;
}

/** "91 % on paper and 74 % online". */
const places = new Set('online offline overall elsewhere nationally abroad otherwise'.split(' '));

function isAndBefore(tokens: readonly ClaimToken[], { first }: PlacedFigure): boolean {
  const joint = tokens[first - 1];
  return joint?.lower === 'and' || joint?.text === ',';
}

/** "donors give at a rate of 23 %, repeat donors at 60 %": a few words and "at" before each. */
function isAtBoth(tokens: readonly ClaimToken[], a: PlacedFigure, b: PlacedFigure): boolean {
  const from = tokens.slice(a.next, b.first);
  const isAt = tokens.slice(Math.max(0, a.first - 4), a.first).some(({ lower }) => lower === 'at');
  const isShort =
    from.length <= 7 && !from.some(({ lower }) => ['then', 'later', 'after'].includes(lower));
  return isAt && isShort && from.at(-1)?.lower === 'at' && from.length > 2;
}

/** "firms with a plan scored 61 % and firms without scored 40 %": the same verb before each. */
function isSameVerb(tokens: readonly ClaimToken[], a: PlacedFigure, b: PlacedFigure): boolean {
  const verb = tokens[a.first - 1];
  const isSame = verb?.kind === 'word' && verb.lower === tokens[b.first - 1]?.lower;
  return isSame && sayingVerbs.has(verb.lower) && b.first - a.next > 2;
}

const sayingVerbs = new Set(
  'score scored scores reach reached reaches hit hits average averaged got gets show showed achieve achieved report reported'.split(
    ' ',
  ),
);

/** "Use of coupons: planners 37 %, non-planners 7 %": a few words and a figure, twice, and nothing more. */
function isNamed(tokens: readonly ClaimToken[], a: PlacedFigure, b: PlacedFigure): boolean {
  const isParted = [',', ';'].includes(tokens[a.next]?.text ?? '');
  const isLast = tokens.slice(b.next).every(({ kind }) => kind === 'sign');
  const ofA = Math.max(lastClause(tokens, a.first + 1), 0);
  const nameOfA = tokens.slice(ofA, a.first);
  const nameOfB = tokens.slice(a.next + 1, b.first);
  return isParted && isLast && [nameOfA, nameOfB].every(isShortName);
}

function isShortName(tokens: readonly ClaimToken[]): boolean {
  const isName = tokens.every(({ kind, text }) => kind === 'word' || text === '-');
  const endsInName = !['at', 'of', 'to', 'by', 'in', 'is', 'are', 'was'].includes(
    tokens.at(-1)?.lower ?? '',
  );
  return isName && endsInName && tokens.length > 0 && tokens.length <= 4;
}

/** "Today the figure is", "By 2005 it was": the second sentence says the same of another group or time. */
function isAnaphor(opening: readonly string[]): boolean {
  const isSaid = opening.some((word) =>
    ['is', 'was', 'were', 'are', 'stood', 'stands'].includes(word),
  );
  const isSame = opening.some(
    (word, at) =>
      (['the', 'that', 'this'].includes(opening[at - 1] ?? '') &&
        ['figure', 'share', 'proportion', 'percentage', 'number'].includes(word)) ||
      (word === 'it' && at > 0),
  );
  return isSaid && isSame;
}

/** Where the clause of the second figure begins: after the first sign between the two that parts clauses. */
function clauseStart(tokens: readonly ClaimToken[], from: number, to: number): number | null {
  for (let at = from; at < to; at++) {
    const { text } = tokens[at] as ClaimToken;
    if ([',', ';', '–', '—', '/', '|'].includes(text) && !isInside(tokens, at, from))
      return tokens[at + 1]?.lower === 'and' ? at + 2 : at + 1;
  }
  return null;
}

function isInside(tokens: readonly ClaimToken[], at: number, from: number): boolean {
  const before = tokens.slice(from, at).map(({ text }) => text);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function lastClause(tokens: readonly ClaimToken[], before: number): number {
  for (let at = before - 2; at >= 0; at--) {
    if ([';', ':', '–', '—'].includes(tokens[at]?.text ?? '')) return at + 1;
  }
  return 0;
}

/** "South: 47 %", "Owners? 9 %", "app users: 18 %": a few words, a sign, and the figure. */
function isLabelled(tokens: readonly ClaimToken[], { first }: PlacedFigure, from: number): boolean {
  const sign = tokens[first - 1]?.text ?? '';
  if (isUnderQuestion(tokens, first, from)) return true;
  const label = withoutBase(tokens.slice(from, first - 1));
  return (
    [':', '?', '='].includes(sign) &&
    label.length > 0 &&
    label.length <= 5 &&
    label.every(({ kind, text }) => kind === 'word' || text === '-' || text === ',')
  );
}

/** "E-mails with pictures? Opened by 31 %": a question of a few words, and a figure not far behind it. */
function isUnderQuestion(tokens: readonly ClaimToken[], first: number, from: number): boolean {
  const question = tokens.findIndex(({ text }, at) => at >= from && text === '?');
  return question > from && question - from <= 6 && question < first && first - question <= 4;
}

/** "Trained (n = 180)" is labelled "Trained". */
function withoutBase(label: readonly ClaimToken[]): readonly ClaimToken[] {
  const open = label.findIndex(({ text }) => text === '(');
  const isBase =
    open > 0 &&
    label.at(-1)?.text === ')' &&
    label.slice(open).some(({ kind }) => kind === 'number');
  return isBase ? label.slice(0, open) : label;
}

/** "..., 41 % did.": the verb stands for what the sentence before says. */
function endsInEllipsis(tokens: readonly ClaimToken[], { next }: PlacedFigure): boolean {
  const rest = tokens.slice(next).filter(({ kind }) => kind === 'word');
  return rest.length === 0 || (rest.length <= 2 && ellipses.has(rest[0]?.lower ?? ''));
}

/** The two parts of one whole are no comparison. */
function isWhole(a: PlacedFigure, b: PlacedFigure): boolean {
  return Math.abs(a.value + b.value - 100) < 1;
}

/** Prices and measures in percent: interest, taxes, fees, strengths. */
function isNoShareOfPeople(tokens: readonly ClaimToken[]): boolean {
  return tokens.some(
    ({ lower, text }, at) =>
      ratesOfThings.has(lower) ||
      /[$€£¥₹°]/u.test(text) ||
      (lower === 'interest' && [':', '.', 'rate', 'rates'].includes(nameOf(tokens[at + 1]))),
  );
}

const nameOf = (token: ClaimToken | undefined): string => token?.lower || token?.text || '';

const ratesOfThings = new Set(
  'fee fees tax taxes vat duty deposit discount discounts commission apr yield dividend inflation gdp alcohol abv humidity chance odds probability battery budget bond bonds loan loans mortgage tariff tariffs rent tip royalty salt fat sugar cotton wool polyester copper moisture concentration acid volume gradient'.split(
    ' ',
  ),
);
const minimizers = new Set('only just barely hardly merely scarcely'.split(' '));
const contrasts = new Set([
  'but',
  'yet',
  'contrast',
  'whereas',
  'however',
  'compares',
  'compared',
  'against',
  'versus',
]);
const prepositions = new Set(['of', 'in', 'among', 'for', 'amongst', 'with']);
const puts = new Set(['put', 'puts', 'putting', 'place', 'places']);
const pronouns = new Set(['it', 'this', 'that', 'these', 'they', 'rest', 'remainder', 'remaining']);
const ellipses = new Set(
  'do does did are is was were have has had would will can could agree agreed'.split(' '),
);

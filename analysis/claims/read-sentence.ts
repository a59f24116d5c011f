import { twoAmounts } from './amounts.ts';
import { isAboutMoney, isAgainstExpectation, isPossessive, isTimesThatOf } from './bare-sizes.ts';
import { afterAndBefore, aroundChange, fromTo, oneEndOfChange, type Pair } from './changes.ts';
import type { Claim, ClaimSide } from './claim.ts';
import { groupEnd, groupName, subjectName } from './claim-groups.ts';
import { type Quantity, quantitiesOf } from './claim-quantities.ts';
import { type ClaimSize, type FoundSize, nothingClaimed, sizesOf } from './claim-size.ts';
import { type ClaimToken, claimTokens } from './claim-tokens.ts';
import {
  boundedShare,
  type PlacedFigure as Figure,
  isChange,
  measureOf,
  printed,
  withoutRepeatedWords,
  withoutRoundWords,
} from './figure-links.ts';
import {
  changesSetApart,
  goesOn,
  setAgainst,
  thanAfter,
  tightPair,
  unitOfBareNumber,
} from './sentence-links.ts';
import type { Sentence } from './sentences.ts';
import { isSetAcross, setSideBySide } from './side-by-side.ts';
import { nameOfSide, ofGroup } from './side-names.ts';
import { laterOf } from './time-order.ts';

/** Words that a line break parts stand on one line. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

/** Whether a figure behind a size is given as the one to compare with: "(21 %)", "of 21 %", "the 21 %". */
function isGiven(tokens: readonly ClaimToken[], { first, unit }: Figure): boolean {
  const before = tokens[first - 1];
  const isBracketed = before?.text === '(' || before?.text === ':';
  return (
    unit === 'times' ||
    isBracketed ||
    !['and', 'or', ','].includes(before?.lower || before?.text || '')
  );
}

/** A sentence with its sizes and figures, and the claims that they make. */
export class ReadSentence {
  readonly sentence: Sentence;
  readonly #text: string;
  readonly #tokens: readonly ClaimToken[];
  readonly #sizes: readonly FoundSize[];
  readonly #figures: readonly Figure[];
  readonly #hasMoney: boolean;
  readonly #quantities: readonly Quantity[];

  constructor(sentence: Sentence) {
    this.sentence = sentence;
    this.#text = sentence.text;
    this.#tokens = claimTokens(sentence.text);
    this.#quantities = quantitiesOf(this.#tokens);
    this.#sizes = sizesOf(this.#tokens, this.#quantities);
    this.#figures = this.#figuresAmong(this.#quantities);
    this.#hasMoney = isAboutMoney(sentence.text);
  }

  /** Two shares with no size in their sentence, for a size in a neighbouring one. */
  loosePair(): readonly Pair[] {
    const percents = this.#figures.filter(({ unit }) => unit === 'percent');
    const [a, b] = percents;
    if (this.#sizes.length > 0 || percents.length !== 2 || !a || !b) return [];
    return [{ a: this.#side(a, 0), b: this.#side(b, a.next) }];
  }

  /** The share of a sentence that has no other, and no size. */
  oneShare(): ClaimSide | null {
    const [only] = this.#figures;
    return only && this.hasOneShare() ? this.#side(only, 0) : null;
  }

  /** Whether it has a single share, and no size. */
  hasOneShare(): boolean {
    return (
      this.#sizes.length === 0 && this.#figures.length === 1 && this.#figures[0]?.unit === 'percent'
    );
  }

  /** Whether it states a size that has no figures of its own. */
  usesNearPair(paragraph: number): boolean {
    const isSize = this.#sizes.some(({ size }) => size.form !== 'words');
    return isSize && this.#figures.length === 0 && this.sentence.paragraph === paragraph;
  }

  /** The two shares of a text of two sentences, the second of which begins at `offset`. */
  pairAcross(offset: number): Claim | null {
    const [a, b, more] = this.#figures;
    if (!a || !b || more || this.#sizes.length > 0) return null;
    const boundary = this.#tokens.findIndex(({ start }) => start >= offset);
    if (!isSetAcross(this.#tokens, a, b, boundary)) return null;
    const found = { size: nothingClaimed, first: a.first, next: a.first, isChange: false };
    return this.#claim(
      found,
      { a: this.#side(a, 0), b: this.#side(b, boundary) },
      this.#tokens.length,
    );
  }

  /** The claims of the sentence; `near`: pairs in neighbouring sentences, `last`: the one share of the sentence before. */
  claims(near: readonly Pair[], last: ClaimSide | null = null): readonly Claim[] {
    const changes = this.#twoChanges();
    if (changes) return [changes];
    if (this.#sizes.length === 0) return this.#pairAlone();
    const claims: Claim[] = [];
    this.#sizes.forEach((found, index) => {
      const from = this.#sizes[index - 1]?.next ?? 0;
      const to = this.#sizes[index + 1]?.first ?? this.#tokens.length;
      const isGoingOn = claims.length > 0 && goesOn(this.#tokens, found);
      const pairs = this.#pairsOf(found, from, to, isGoingOn ? (claims.at(-1) ?? null) : null);
      if (pairs.length > 0) {
        const measure =
          measureOf(this.#text, this.#tokens, found, to) ||
          (isGoingOn ? (claims.at(-1)?.measure ?? '') : '');
        claims.push(...pairs.map((pair) => ({ ...this.#claim(found, pair, to), measure })));
      } else if (near[0] && found.size.form !== 'words')
        claims.push(this.#claim(found, near[0], to));
      else if (last && this.#isOfLast(found, to))
        claims.push(this.#claim(found, { a: this.#ownSide(), b: last }, to));
      else if (this.#isClaimWithoutFigures(found, to))
        claims.push(this.#claim(found, this.#named(found, from, to), to));
    });
    return withoutRepeatedWords(claims);
  }

  /** "Cafés lose 30 %. Hotels lose 20 %, a third less.": the size says how far the one share is from the last. */
  #isOfLast(found: FoundSize, to: number): boolean {
    const [only, more] = this.#figures;
    const isOne = only?.unit === 'percent' && !more && only.next <= found.first;
    const hasThan = thanAfter(this.#tokens, found, to) >= found.next;
    return isOne && !found.isChange && found.size.value !== null && !hasThan;
  }

  #ownSide(): ClaimSide {
    return this.#side(this.#figures[0] as Figure, 0);
  }

  /** "sales were up 15 % in the test, against 5 % in the control": one change is set against another. */
  #twoChanges(): Claim | null {
    const pair = changesSetApart(this.#tokens, this.#sizes, this.#figures);
    if (pair === null || this.#hasMoney) return null;
    const [a, b] = pair;
    const found = { size: nothingClaimed, first: a.first, next: a.first, isChange: false };
    const sides = { a: this.#side(a, 0), b: this.#side(b, a.next) };
    return this.#claim(found, sides, this.#tokens.length);
  }

  #figuresAmong(quantities: readonly Quantity[]): readonly Figure[] {
    const isInSize = ({ first, next }: Quantity): boolean =>
      this.#sizes.some(
        (size) =>
          first >= size.first && next <= Math.max(size.next, first + 1) && first < size.next,
      );
    const figures = quantities.flatMap((quantity, index): readonly Figure[] => {
      if (isInSize(quantity)) return [];
      const { value, halfUnit, first, next, kind } = quantity;
      if (kind === 'percent') {
        const bounds = boundedShare(this.#tokens[first - 1]?.lower ?? '', value);
        return [{ value, halfUnit, ...bounds, first, next, unit: 'percent' }];
      }
      const isInParentheses =
        this.#tokens[first - 1]?.text === '(' && this.#tokens[next]?.text === ')';
      if (kind === 'multiple' && isInParentheses)
        return [{ value, halfUnit, first, next, unit: 'times' }];
      if ((kind !== 'other' && kind !== 'money') || halfUnit === 0) return [];
      const unit = unitOfBareNumber(
        this.#tokens,
        quantity,
        quantities[index - 1],
        quantities[index + 1],
      );
      return unit === null ? [] : [{ value, halfUnit, first, next, unit }];
    });
    return withoutRoundWords(this.#tokens, figures);
  }

  #pairsOf(found: FoundSize, from: number, to: number, told: Pair | null): readonly Pair[] {
    const after = this.#figures.filter(({ first }) => first >= found.next && first < to);
    const before = this.#figures.filter(({ first }) => first >= from && first < found.first);
    const tight = tightPair(this.#tokens, after) ?? tightPair(this.#tokens, before);
    if (tight) {
      const a = this.#subject(found, tight[0], from);
      const b = this.#compared(found, tight[1], to);
      return [
        told
          ? { a: { ...a, name: told.a.name }, b: { ...b, name: b.name ?? told.b.name } }
          : { a, b },
      ];
    }
    const than = thanAfter(this.#tokens, found, to);
    const isOfChange = found.isChange || than < found.next;
    const change = fromTo(this.#tokens, isOfChange ? [...before, ...after] : after);
    if (change) return [change];
    const others = after.filter(({ first }) => first > than);
    const isPairAfter = than < found.next && others.length === 2 && before.length === 0 && !told;
    const opposed = told || before.length > 0 ? null : setAgainst(this.#tokens, others);
    if (opposed && than >= found.next) {
      const [a, b] = opposed;
      return [{ a: this.#subject(found, a, from), b: this.#side(b, a.next) }];
    }
    const ended = found.isChange ? aroundChange(this.#tokens, before, after) : null;
    if (ended) return [ended];
    const [only] = others;
    if (found.isChange && than < found.next && before.length === 0 && only && others.length === 1)
      return this.#hasMoney && only.unit === 'number' ? [] : oneEndOfChange(this.#tokens, only);
    if (others.length > 0 && !isPairAfter) {
      const own =
        after.filter(({ first }) => first <= than).at(-1) ?? (told ? null : before.at(-1)) ?? null;
      const firsts =
        told || after.some(({ first }) => first <= than) ? [] : this.#firstGroups(before);
      const [compared] = others;
      const isLoose = than < found.next && own === null && !told && others.length === 1;
      if (isLoose && compared && !isGiven(this.#tokens, compared)) return [];
      if (firsts.length > 1 && compared && others.length === 1)
        return firsts.map((a) => ({ a, b: this.#side(compared, than + 1) }));
      const a = own || !told ? this.#subject(found, own, from) : told.a;
      return others.map((figure) => ({ a, b: this.#side(figure, than + 1) }));
    }
    const [first, second] = [...before, ...after].filter(({ unit }) => unit === 'percent');
    const later = first && second && isOfChange ? laterOf(this.#tokens, first, second) : null;
    if (first && second && later)
      return [afterAndBefore(later === 'first' ? [first, second] : [second, first])];
    if (!first || !second)
      return found.needsFigures ? this.#pairOfSentence() : this.#amounts(found, than, before);
    const one = this.#side(first, from);
    const other = this.#side(second, first.next);
    // Nothing in the words says which is compared with which: then what the size says decides.
    const saysSmaller = found.size.direction === 'less' || (found.size.value ?? 2) < 1;
    const isTurned = saysSmaller ? first.value > second.value : first.value < second.value;
    return [isTurned ? { a: other, b: one } : { a: one, b: other }];
  }

  /** "Brazil (66 %), Chile (65 %) and India (64 %)": each of several groups is compared. */
  #firstGroups(figures: readonly Figure[]): readonly ClaimSide[] {
    const isListed = figures.every(
      ({ first, next, unit }, index) =>
        unit === 'percent' &&
        this.#tokens[first - 1]?.text === '(' &&
        this.#tokens[next]?.text === ')' &&
        (index === figures.length - 1 ||
          [',', 'and'].includes(
            this.#tokens[next + 1]?.lower || this.#tokens[next + 1]?.text || '',
          )),
    );
    return isListed
      ? figures.map((figure, index) => this.#side(figure, figures[index - 1]?.next ?? 0))
      : [];
  }

  /** Two counts or amounts of money, or one share with a size that says how far another is from it. */
  #amounts(found: FoundSize, than: number, before: readonly Figure[]): readonly Pair[] {
    if (found.size.form === 'words') return [];
    if (this.#figures.some(({ unit }) => unit === 'percent')) {
      const [own, more] = before.filter(({ unit }) => unit === 'percent');
      const isOwn = own && !more && than >= found.next && found.size.form === 'points';
      if (!isOwn) return [];
      const end = groupEnd(this.#tokens, than + 1, this.#tokens.length);
      const name = groupName(this.#text, this.#tokens, than + 1, end);
      return [{ a: this.#subject(found, own, 0), b: { name, figure: null } }];
    }
    const amounts = twoAmounts(this.#tokens, this.#quantities, found);
    if (amounts === null) return [];
    const side = (figure: Figure): ClaimSide => ({ name: null, figure: printed(figure) });
    return [{ a: side(amounts.a), b: side(amounts.b) }];
  }

  /** The two shares of a sentence that has no more, for a size that stands apart from them. */
  #pairOfSentence(): readonly Pair[] {
    const [a, b, more] = this.#figures.filter(({ unit }) => unit === 'percent');
    if (!a || !b || more) return [];
    return [{ a: this.#side(a, 0), b: this.#side(b, a.next) }];
  }

  #subject(found: FoundSize, figure: Figure | null, from: number): ClaimSide {
    const own = figure && ofGroup(this.#text, this.#tokens, figure.next);
    const start = found.first > from ? from : 0;
    const name = own ?? subjectName(this.#text, this.#tokens, start, found.first);
    return { name, figure: figure && printed(figure) };
  }

  #compared(found: FoundSize, figure: Figure, to: number): ClaimSide {
    const than = thanAfter(this.#tokens, found, to);
    if (than < found.next) return { name: null, figure: printed(figure) };
    const end = groupEnd(this.#tokens, than + 1, Math.min(to, figure.first));
    return { name: groupName(this.#text, this.#tokens, than + 1, end), figure: printed(figure) };
  }

  #side(figure: Figure, from: number): ClaimSide {
    const name = nameOfSide(this.#text, this.#tokens, figure, from);
    return { name, figure: printed(figure) };
  }

  #named(found: FoundSize, from: number, to: number): Pair {
    const than = thanAfter(this.#tokens, found, to);
    const name =
      than < found.next
        ? null
        : groupName(this.#text, this.#tokens, than + 1, groupEnd(this.#tokens, than + 1, to));
    return { a: this.#subject(found, null, from), b: { name, figure: null } };
  }

  /** A size without figures is a claim when it says what it is larger than, or changed by how much. */
  #isClaimWithoutFigures(found: FoundSize, to: number): boolean {
    if (found.needsFigures || isAgainstExpectation(this.#text)) return false;
    if (found.standsAlone) return found.size.form !== 'percentMore' || !this.#hasMoney;
    if (found.size.form === 'ratio' && (found.size.value ?? 0) > 100) return false;
    const isOfOwn = isPossessive(this.#tokens[found.next]?.lower ?? '');
    if (found.isChange) return !this.#hasMoney && found.size.value !== null && !isOfOwn;
    const than = thanAfter(this.#tokens, found, to);
    const isAs = this.#tokens
      .slice(found.next, to)
      .some(({ lower }) => lower === 'as' || lower === 'compared');
    const words = this.#tokens.slice(found.next - 1, found.next + 2).map(({ lower }) => lower);
    const isMultiple =
      found.size.form === 'ratio' && (isAs || this.#isAsOften(found) || isTimesThatOf(words));
    const isFurther =
      found.size.form === 'ratio' &&
      !this.#hasMoney &&
      /(?:er|more|less|likely)$/u.test(this.#tokens[found.next - 1]?.lower ?? '');
    return than >= found.next || isMultiple || isFurther;
  }

  /** "twice as often on Saturdays": the other side is left out. */
  #isAsOften({ next }: FoundSize): boolean {
    return this.#tokens[next - 1]?.lower === 'as' && this.#tokens[next]?.kind === 'word';
  }

  /** Two figures set against each other without a word on how much larger one is. */
  #pairAlone(): readonly Claim[] {
    const percents = this.#figures.filter(({ unit }) => unit === 'percent');
    for (let index = 0; index + 1 < percents.length; index++) {
      const a = percents[index] as Figure;
      const b = percents[index + 1] as Figure;
      const change = fromTo(this.#tokens, [a, b]);
      if (change && !isChange(this.#tokens, a, b)) continue;
      if (change)
        return [
          this.#claim(
            { size: nothingClaimed, first: a.first, next: a.first, isChange: true },
            change,
            this.#tokens.length,
          ),
        ];
      const set = setSideBySide(this.#tokens, percents, index);
      if (set === null) continue;
      const one = this.#side(a, 0);
      const other = this.#side(b, a.next);
      const pair = set.isTurned ? { a: other, b: one } : { a: one, b: other };
      const found = { size: nothingClaimed, first: a.first, next: a.first, isChange: false };
      return [this.#claim(found, pair, this.#tokens.length)];
    }
    return [];
  }

  #claim(found: FoundSize, { a, b }: Pair, to: number): Claim {
    const { start, line } = this.sentence;
    const falls = found.isEitherWay && a.figure && b.figure && a.figure.value < b.figure.value;
    const size: ClaimSize = falls ? { ...found.size, direction: 'less' } : found.size;
    const first = this.#tokens[found.spokenFrom ?? found.first];
    const last = this.#tokens[Math.max(found.first, found.next - 1)];
    return {
      quote: this.#text,
      start,
      end: start + this.#text.length,
      line,
      a,
      b,
      size,
      claimed:
        found.size.form === 'none' || !first || !last
          ? ''
          : oneLine(this.#text.slice(first.start, last.end)),
      measure: oneLine(measureOf(this.#text, this.#tokens, found, to)),
    };
  }
}

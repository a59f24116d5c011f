import { areSynonyms, type LabelWords, labelWords } from './label-words.ts';

/** What is compared: an item's own label, and the question that it is an answer to ('' where it is one itself). */
export interface LabelledItem {
  readonly label: string;
  readonly question: string;
}

/** A proposal: the places of two items, and how alike their words are, 0 to 1. */
export interface ProposedPair {
  readonly left: number;
  readonly right: number;
  readonly likeness: number;
}

/** Pairs less alike than this are not proposed. */
const leastLikeness = 0.2;

/** Pairs less alike than this are proposed only where each is the other's best by far. */
const clearLikeness = 0.4;

/** A second that comes nearer to the best than this leaves it open which is meant. */
const nearSecond = 0.8;

/** How much of a word a synonym of it is: labels that have only synonyms in common are never sure to ask the same. */
const ofSynonym = 0.75;

/**
 * Which item of one survey asks what an item of another asks, by their labels; best first, none twice.
 *
 * Words count without their endings and in any order, synonyms of the language of business for three quarters.
 * A word that many items of a side have ("satisfied with ...") says little, a rare one much. Items that differ
 * in a number are half as alike, those that differ in a negation seven tenths. Where a side has several questions, those of the items count
 * for three tenths.
 *
 * - Missing: an item whose label has only function words is paired with none.
 * - Limits: English. Words cannot tell whether two questions ask the same: every pair is a person's to confirm.
 *
 * Held to item lists in other words with strangers among them: tests/compare/item-pairs.ts.
 */
export function proposePairs(
  left: readonly LabelledItem[],
  right: readonly LabelledItem[],
): readonly ProposedPair[] {
  const lefts = left.map(({ label }) => labelWords(label));
  const rights = right.map(({ label }) => labelWords(label));
  const weights = wordWeights(lefts, rights);
  const hasQuestions = [left, right].some(
    (items) => new Set(items.map(({ question }) => question)).size > 1,
  );
  const candidates = lefts.flatMap((a, i) =>
    rights.map((b, j): ProposedPair => {
      const own = likenessOf(a, b, weights);
      const factor = hasQuestions && own > 0 ? questionFactor(left[i], right[j]) : 1;
      return { left: i, right: j, likeness: own * factor };
    }),
  );
  const takenLeft = new Set<number>();
  const takenRight = new Set<number>();
  const proposals: ProposedPair[] = [];
  for (const pair of candidates.sort((one, other) => other.likeness - one.likeness)) {
    if (pair.likeness < leastLikeness) break;
    if (takenLeft.has(pair.left) || takenRight.has(pair.right)) continue;
    if (pair.likeness < clearLikeness && !isFarAhead(pair, candidates, takenLeft, takenRight))
      continue;
    takenLeft.add(pair.left);
    takenRight.add(pair.right);
    proposals.push(pair);
  }
  return proposals;
}

/** Whether no other pair of either item, both still free, is nearly as alike. */
function isFarAhead(
  { left, right, likeness }: ProposedPair,
  candidates: readonly ProposedPair[],
  takenLeft: ReadonlySet<number>,
  takenRight: ReadonlySet<number>,
): boolean {
  return !candidates.some((other) => {
    const isOther = (other.left === left) !== (other.right === right);
    const isFree = !takenLeft.has(other.left) && !takenRight.has(other.right);
    return isOther && isFree && other.likeness > nearSecond * likeness;
  });
}

type Weights = ReadonlyMap<string, number>;

/** What a word says: the less, the more items of its side have it. */
function wordWeights(lefts: readonly LabelWords[], rights: readonly LabelWords[]): Weights {
  const weights = new Map<string, number>();
  for (const side of [lefts, rights]) {
    const counts = new Map<string, number>();
    for (const { stems } of side)
      for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    for (const [stem, count] of counts) {
      const share = side.length > 2 ? (count - 1) / side.length : 0;
      const weight = 1 - 0.85 * Math.sqrt(share);
      weights.set(stem, Math.min(weights.get(stem) ?? 1, weight));
    }
  }
  return weights;
}

function likenessOf(a: LabelWords, b: LabelWords, weights: Weights): number {
  if (a.stems.length + a.numbers.length === 0 || b.stems.length + b.numbers.length === 0) return 0;
  const weightOf = (stem: string): number => weights.get(stem) ?? 1;
  const found = (one: LabelWords, other: LabelWords): number =>
    one.stems.reduce((sum, stem) => sum + weightOf(stem) * bestAmong(stem, other.stems), 0);
  const total = [...a.stems, ...b.stems].reduce((sum, stem) => sum + weightOf(stem), 0);
  const common = found(a, b) + found(b, a);
  const numbers = a.numbers.join() === b.numbers.join();
  if (total === 0) return numbers ? 1 : 0;
  const overlap = common / total;
  const alike = overlap / (2 - overlap);
  return Math.min(1, alike) * (numbers ? 1 : 0.5) * (a.isNegated === b.isNegated ? 1 : 0.7);
}

function bestAmong(stem: string, others: readonly string[]): number {
  if (others.includes(stem)) return 1;
  if (others.some((other) => isLongerForm(stem, other) || isLongerForm(other, stem)))
    return ofSynonym;
  return others.some((other) => areSynonyms(stem, other)) ? ofSynonym : 0;
}

/** "fraud" and "fraudster", "police" and "policing". */
function isLongerForm(stem: string, other: string): boolean {
  return stem.length >= 5 && other.length <= stem.length + 4 && other.startsWith(stem);
}

function questionFactor(a: LabelledItem | undefined, b: LabelledItem | undefined): number {
  const [one, other] = [labelWords(a?.question ?? ''), labelWords(b?.question ?? '')];
  if (one.stems.length + other.stems.length === 0) return 1;
  return 0.7 + 0.3 * likenessOf(one, other, new Map());
}

import type { Claim } from './claim.ts';

const leastOfMeasure = 0.75;
const leastOfGroup = 0.5;

/** The words that a claim is compared by. */
interface ClaimWords {
  readonly measure: ReadonlySet<string>;
  readonly a: ReadonlySet<string>;
  readonly b: ReadonlySet<string>;
}

/** Claims of the same words and the same figures: what is found of one is found of each. */
interface AlikeClaims {
  readonly words: ClaimWords;
  /** One of them. */
  readonly claim: Claim;
  readonly places: number[];
}

/**
 * For each claim the places of others about the same measure of the same two groups that contradict it: three
 * quarters of the words of the measure in common, and half of those of each group (Jaccard, without articles
 * and the like). A claim without a measure or a group is like none.
 *
 * Claims of the same words and figures are held against the others once. Two sets that share three quarters
 * of their words share one among the few rarest of each, so that only those are held against each other: a
 * text of thousands of claims takes no time to speak of.
 */
export function contradictedBy(
  claims: readonly Claim[],
  contradicts: (one: Claim, other: Claim) => boolean,
): readonly (readonly number[])[] {
  const kinds = kindsOf(claims);
  const rarest = rarestWords(kinds.map(({ words }) => words.measure));
  const kindsByWord = new Map<string, number[]>();
  rarest.forEach((some, kind) => {
    for (const word of some) {
      const known = kindsByWord.get(word);
      if (known) known.push(kind);
      else kindsByWord.set(word, [kind]);
    }
  });
  const result: (readonly number[])[] = claims.map(() => []);
  kinds.forEach((own, kind) => {
    const candidates = new Set((rarest[kind] ?? []).flatMap((word) => kindsByWord.get(word) ?? []));
    const others = [...candidates]
      .map((other) => kinds[other] as AlikeClaims)
      .filter((other) => contradicts(own.claim, other.claim) && isAlike(own.words, other.words))
      .flatMap(({ places }) => places)
      .sort((one, other) => one - other);
    for (const place of own.places) result[place] = others;
  });
  return result;
}

function kindsOf(claims: readonly Claim[]): readonly AlikeClaims[] {
  const kinds = new Map<string, AlikeClaims>();
  claims.forEach((claim, place) => {
    const { measure, a, b } = claim;
    const key = JSON.stringify([measure, a.name, b.name, a.figure, b.figure]);
    const known = kinds.get(key);
    if (known) known.places.push(place);
    else {
      const groups = { a: wordsOf(a.name ?? ''), b: wordsOf(b.name ?? '') };
      const words = { measure: wordsOf(measure, new Set([...groups.a, ...groups.b])), ...groups };
      kinds.set(key, { words, claim, places: [place] });
    }
  });
  return [...kinds.values()];
}

function rarestWords(sets: readonly ReadonlySet<string>[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  for (const set of sets) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1);
  const order = (one: string, other: string): number =>
    (counts.get(one) ?? 0) - (counts.get(other) ?? 0) || (one < other ? -1 : 1);
  return sets.map((set) =>
    [...set].sort(order).slice(0, set.size - Math.ceil(leastOfMeasure * set.size) + 1),
  );
}

function isAlike(one: ClaimWords, other: ClaimWords): boolean {
  return (
    overlap(one.measure, other.measure) >= leastOfMeasure &&
    overlap(one.a, other.a) >= leastOfGroup &&
    overlap(one.b, other.b) >= leastOfGroup
  );
}

/** Words in common over words in all. */
function overlap(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of first) if (second.has(word)) shared++;
  return shared === 0 ? 0 : shared / (first.size + second.size - shared);
}

const empty = new Set(
  'the a an to for of in on their and or be it is are was were do does did only just but versus vs against compared than percent per cent while by with at as'.split(
    ' ',
  ),
);

/** Words that say the same of a measure or a group, each list under its first. */
const sameWords = [
  'use using employ utilise utilize',
  'post publish share',
  'buy purchase',
  'firm company business enterprise organisation organization',
  'customer client',
  'employee staff worker',
  'user',
  'trust confidence',
  'grow growth',
  'marketing advertising advertise',
];
const wordBySame = new Map(
  sameWords.flatMap((words) => {
    const [first = '', ...others] = words.split(' ').map(stem);
    return others.map((word): [string, string] => [word, first]);
  }),
);

function wordsOf(text: string, without: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const words = (text.toLowerCase().match(/\p{L}[\p{L}\d]*/gu) ?? []).filter(
    (word) => !empty.has(word),
  );
  const stems = words.map(stem).map((word) => wordBySame.get(word) ?? word);
  return new Set(stems.filter((word) => !without.has(word)));
}

/** A word without the endings that its forms differ by. */
function stem(word: string): string {
  const bare = word.replace(/(?:ies|y)$/u, 'i').replace(/(?:ing|ed|es|e|s)$/u, '');
  return bare.length >= 3 ? bare : word;
}

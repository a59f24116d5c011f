import type { Claim } from './claim.ts';

const leastOfMeasure = 0.75;
const leastOfGroup = 0.5;

/** The words that a claim is compared by. */
interface ClaimWords {
  readonly measure: ReadonlySet<string>;
  readonly a: ReadonlySet<string>;
  readonly b: ReadonlySet<string>;
}

/**
 * For each claim the places of others about the same measure of the same two groups: three quarters of the
 * words of the measure in common, and half of those of each group (Jaccard, without articles and the like).
 * A claim without a measure or a group is like none.
 *
 * Two sets that share three quarters of their words share one among the few rarest of each, so that only
 * those are held against each other, and a text of thousands of claims takes no time to speak of.
 */
export function sameMeasures(claims: readonly Claim[]): readonly (readonly number[])[] {
  const words = claims.map(({ measure, a, b }) => ({
    measure: wordsOf(measure),
    a: wordsOf(a.name ?? ''),
    b: wordsOf(b.name ?? ''),
  }));
  const rarest = rarestWords(words.map(({ measure }) => measure));
  const placesByWord = new Map<string, number[]>();
  rarest.forEach((some, place) => {
    for (const word of some) {
      const places = placesByWord.get(word);
      if (places) places.push(place);
      else placesByWord.set(word, [place]);
    }
  });
  return words.map((own, place) => {
    const candidates = new Set(
      (rarest[place] ?? []).flatMap((word) => placesByWord.get(word) ?? []),
    );
    return [...candidates]
      .filter((other) => other !== place && isAlike(own, words[other] as ClaimWords))
      .sort((one, other) => one - other);
  });
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

const empty = new Set('the a an to for of in on their and or be it'.split(' '));

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return new Set(words.filter((word) => !empty.has(word)));
}

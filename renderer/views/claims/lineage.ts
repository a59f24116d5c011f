import type { KeptClaim } from '#contract/calls/claim-library.ts';

/** A kept claim in its lineage; `depth` counts the tellings before it. */
export interface Telling {
  readonly claim: KeptClaim;
  readonly depth: number;
}

/** All tellings of what a claim says, from the first on: each directly after the one it repeats. */
export function tellingsOf(
  claim: KeptClaim,
  byId: ReadonlyMap<number, KeptClaim>,
): readonly Telling[] {
  let first = claim;
  const seen = new Set([first.id]);
  while (first.repeats !== null && !seen.has(first.repeats)) {
    const earlier = byId.get(first.repeats);
    if (earlier === undefined) break;
    seen.add(earlier.id);
    first = earlier;
  }
  const tellings: Telling[] = [];
  const told = new Set<number>();
  const tell = (one: KeptClaim, depth: number): void => {
    if (told.has(one.id)) return;
    told.add(one.id);
    tellings.push({ claim: one, depth });
    for (const id of one.repeatedBy) {
      const later = byId.get(id);
      if (later !== undefined) tell(later, depth + 1);
    }
  };
  tell(first, 0);
  return tellings;
}

/** A stretch of a quote; `isMarked` where it is among the words that went or came. */
export interface QuotedWord {
  readonly start: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/** A quote cut so that the given words, whatever their case, can be marked. */
export function markWords(quote: string, words: readonly string[]): readonly QuotedWord[] {
  const wanted = new Set(words.map((word) => word.toLowerCase()));
  if (wanted.size === 0) return [{ start: 0, text: quote, isMarked: false }];
  const stretches: QuotedWord[] = [];
  for (const found of quote.matchAll(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*|[^\p{L}\p{N}]+/gu)) {
    const isMarked = wanted.has(found[0].toLowerCase());
    const last = stretches.at(-1);
    if (last !== undefined && last.isMarked === isMarked)
      stretches[stretches.length - 1] = { ...last, text: last.text + found[0] };
    else stretches.push({ start: found.index, text: found[0], isMarked });
  }
  return stretches;
}

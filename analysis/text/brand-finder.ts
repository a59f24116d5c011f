import { type Token, tokenize } from './tokens.ts';

/** Where a brand is named: `length` tokens from token `at`; `brand` is an index into the names given. */
export interface BrandHit {
  readonly at: number;
  readonly length: number;
  readonly brand: number;
}

/** Finds the names of brands among the tokens of a text; hits do not overlap. */
export interface BrandFinder {
  readonly brands: readonly string[];
  find(tokens: readonly Token[]): readonly BrandHit[];
}

interface BrandWords {
  readonly brand: number;
  readonly words: readonly string[];
}

const shortestHandle = 4;

function wordsOf(name: string): readonly string[] {
  return tokenize(name)
    .filter((token) => token.kind !== 'punctuation' && token.kind !== 'end')
    .map((token) => token.word);
}

function withoutPossessive(word: string): string {
  return word.endsWith("'s") ? word.slice(0, -2) : word;
}

function joined(word: string): string {
  return word.includes('_') ? word.replaceAll('_', '') : word;
}

/**
 * A finder for brand names, for `{brand}` in phrases and for pointing brands out.
 *
 * - A name counts as words in a row ("Virgin America", "Dish Network's"), written together in one
 *   word, and as a mention; a mention may go on after a name of four letters or more (@ComcastCares).
 * - Missing: blank names are passed over; a text without brands gives an empty list.
 * - Limits: names that are common words ("Sprint", "Orange") are found in their common sense too.
 */
export function createBrandFinder(brands: readonly string[]): BrandFinder {
  const byFirstWord = new Map<string, BrandWords[]>();
  const byJoined = new Map<string, number>();
  const handles: { readonly name: string; readonly brand: number }[] = [];
  brands.forEach((name, brand) => {
    const words = wordsOf(name);
    const first = words[0];
    if (first === undefined) return;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { brand, words }]);
    const whole = joined(words.join(''));
    if (!byJoined.has(whole)) byJoined.set(whole, brand);
    if (whole.length >= shortestHandle) handles.push({ name: whole, brand });
  });
  for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);

  const namedInRow = (tokens: readonly Token[], at: number): BrandHit | null => {
    const candidates = byFirstWord.get(withoutPossessive(tokens[at]?.word ?? ''));
    const found = candidates?.find(({ words }) =>
      words.every((word, i) => withoutPossessive(tokens[at + i]?.word ?? '') === word),
    );
    return found === undefined ? null : { at, length: found.words.length, brand: found.brand };
  };
  const namedInOne = (token: Token, at: number): BrandHit | null => {
    if (token.kind === 'url' || token.kind === 'end') return null;
    const word = joined(withoutPossessive(token.word));
    const whole = byJoined.get(word);
    if (whole !== undefined) return { at, length: 1, brand: whole };
    const handle =
      token.kind === 'mention' ? handles.find(({ name }) => word.startsWith(name)) : undefined;
    return handle === undefined ? null : { at, length: 1, brand: handle.brand };
  };
  const find = (tokens: readonly Token[]): readonly BrandHit[] => {
    if (byFirstWord.size === 0) return [];
    const hits: BrandHit[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      const hit = token === undefined ? null : (namedInRow(tokens, at) ?? namedInOne(token, at));
      if (hit === null) continue;
      hits.push(hit);
      at += hit.length - 1;
    }
    return hits;
  };
  return { brands, find };
}

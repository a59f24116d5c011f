import type { Phrase, PhrasePlace } from './phrase.ts';
import { categoryBit, type PhraseText } from './phrase-text.ts';
import type { Token } from './tokens.ts';

/** An occurrence of phrase `phrase` (its index): the tokens from `from` up to, not including, `to`. */
export interface PhraseMatch {
  readonly phrase: number;
  readonly from: number;
  readonly to: number;
}

/** Finds many phrases in a text in one pass over its tokens. */
export interface PhraseMatcher {
  /**
   * Every place where a phrase begins, with its shortest occurrence there; in the order of the text.
   * The time is bounded by tokens x phrases that begin with the token x places x gap.
   */
  find(text: PhraseText): readonly PhraseMatch[];
}

interface CompiledPlace {
  readonly words: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  readonly categories: number;
  readonly gap: number;
}

interface PrefixEntry {
  readonly prefix: string;
  readonly phrase: number;
}

const headLength = 3;
const mostKept = 60_000;
const none: readonly number[] = [];
const brandBit = categoryBit('brand');

function compilePlace(place: PhrasePlace): CompiledPlace {
  return {
    words: new Set(place.words),
    prefixes: place.prefixes,
    categories: place.categories.reduce((bits, name) => bits | categoryBit(name), 0),
    gap: place.gap,
  };
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The form of a token that words of phrases are compared with. */
function formOf(token: Token | undefined): string {
  if (token === undefined) return '';
  return token.kind === 'mention' ? `@${token.word}` : token.word;
}

/** The token after a place that stands at `at`, or -1 when the token does not fit the place. */
function afterPlace(place: CompiledPlace, text: PhraseText, at: number): number {
  const token = text.tokens[at];
  if (token === undefined) return -1;
  const shared = (text.categories[at] ?? 0) & place.categories;
  if ((shared & brandBit) !== 0) return at + (text.brandLengths.get(at) ?? 1);
  if (shared !== 0) return at + 1;
  const form = formOf(token);
  if (place.words.has(form)) return at + 1;
  return place.prefixes.some((prefix) => form.startsWith(prefix)) ? at + 1 : -1;
}

const nowhere: readonly number[] = [];

/** The ends that the places from the second on can reach; empty when the phrase does not go on. */
function reach(place: CompiledPlace, text: PhraseText, from: readonly number[]): readonly number[] {
  let reached: number[] | null = null;
  for (const start of from) {
    for (let skipped = 0; skipped <= place.gap; skipped += 1) {
      const at = start + skipped;
      const token = text.tokens[at];
      if (token === undefined) break;
      const end = afterPlace(place, text, at);
      if (end >= 0) {
        if (reached === null) reached = [end];
        else if (!reached.includes(end)) reached.push(end);
      }
      if (token.kind === 'end') break;
    }
  }
  return reached ?? nowhere;
}

function endOfMatch(places: readonly CompiledPlace[], text: PhraseText, from: number): number {
  const first = places[0];
  const start = first === undefined ? -1 : afterPlace(first, text, from);
  if (start < 0) return -1;
  let ends: readonly number[] = [start];
  for (let i = 1; i < places.length; i += 1) {
    const place = places[i];
    if (place === undefined) break;
    ends = reach(place, text, ends);
    if (ends.length === 0) return -1;
  }
  return ends.length === 1 ? (ends[0] as number) : Math.min(...ends);
}

/** Compiles phrases into one matcher, indexed by what they begin with. */
export function compilePhrases(phrases: readonly Phrase[]): PhraseMatcher {
  const compiled = phrases.map((phrase) => phrase.map(compilePlace));
  const byWord = new Map<string, number[]>();
  const byHead = new Map<string, PrefixEntry[]>();
  const byCategory: { readonly bits: number; readonly phrase: number }[] = [];
  phrases.forEach(([first], phrase) => {
    if (first === undefined) return;
    for (const word of first.words) append(byWord, word, phrase);
    for (const prefix of first.prefixes) {
      append(byHead, prefix.slice(0, headLength), { prefix, phrase });
    }
    const bits = compiled[phrase]?.[0]?.categories ?? 0;
    if (bits !== 0) byCategory.push({ bits, phrase });
  });

  const begunBy = byCategory.reduce((all, { bits }) => all | bits, 0);
  const kept = new Map<string, readonly number[]>();
  const beginning = (word: string): readonly number[] => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    const byPrefix = byHead.get(word.slice(0, headLength)) ?? [];
    const found = [
      ...(byWord.get(word) ?? []),
      ...byPrefix.flatMap(({ prefix, phrase }) => (word.startsWith(prefix) ? [phrase] : [])),
    ];
    if (kept.size >= mostKept) kept.clear();
    kept.set(word, found.length === 0 ? none : found);
    return found;
  };
  const find = (text: PhraseText): readonly PhraseMatch[] => {
    const matches: PhraseMatch[] = [];
    const attempt = (phrase: number, from: number): void => {
      const to = endOfMatch(compiled[phrase] ?? [], text, from);
      if (to >= 0) matches.push({ phrase, from, to });
    };
    const { tokens, categories } = text;
    for (let from = 0; from < tokens.length; from += 1) {
      const begun = beginning(formOf(tokens[from]));
      for (let at = 0; at < begun.length; at += 1) attempt(begun[at] as number, from);
      const own = categories[from] ?? 0;
      if ((own & begunBy) === 0) continue;
      for (const { bits, phrase } of byCategory) if ((bits & own) !== 0) attempt(phrase, from);
    }
    return matches;
  };
  return { find };
}

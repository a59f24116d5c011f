import { AnalysisError } from '#analysis/analysis-error.ts';

/** Kinds of token that a phrase can ask for by name, as `{brand}`. */
export const phraseCategories = [
  'brand',
  'negation',
  'first-person',
  'mention',
  'url',
  'number',
  'emoji',
  'question',
  'start',
] as const;

/** One of `phraseCategories`. */
export type PhraseCategory = (typeof phraseCategories)[number];

/**
 * One place of a phrase: a token that is one of `words`, begins with one of `prefixes`, or belongs to
 * one of `categories`. At most `gap` other words may stand between it and the place before.
 */
export interface PhrasePlace {
  readonly words: readonly string[];
  readonly prefixes: readonly string[];
  readonly categories: readonly PhraseCategory[];
  readonly gap: number;
}

/** A phrase as a sequence of places; never empty, and the first place has no gap. */
export type Phrase = readonly PhrasePlace[];

const defaultGap = 3;
const largestGap = 12;
const mostPlaces = 12;

/**
 * Reads a phrase of a codebook or a lexicon.
 *
 * A phrase is words in a row, matched on a text's tokens without regard to case; punctuation between
 * them, other than a sentence's end, is passed over. The language, whole:
 *
 * - `late`: this word. `cancel*`: any word that begins so (three letters at least before the star).
 * - `late|delayed|{number}`: one of several.
 * - `keeps ... off`: at most 3 words between; `...8` at most 8, the most is 12. A gap stays inside a sentence.
 * - `{brand}`, `{negation}`, `{first-person}`, `{mention}`, `{url}`, `{number}`, `{emoji}`,
 *   `{question}` (a question mark), `{start}` (the text's beginning).
 * - `"not a word*"`: between double quotes every character but the spaces is meant as it stands.
 *
 * There are no regular expressions: the work for a text is bounded by its length times the places.
 *
 * `path` says in errors where the phrase stands.
 *
 * @throws {AnalysisError} `codebook-not-understood` with `path`, `expected` and `found`.
 */
export function readPhrase(phrase: string, path: string): Phrase {
  const places: PhrasePlace[] = [];
  let gap = 0;
  for (const piece of piecesOf(phrase, path)) {
    const dots = piece.quoted ? null : /^(?:\.{3}|…)(\d*)$/.exec(piece.text);
    if (dots !== null) {
      if (places.length === 0 || gap > 0) refuse(path, 'a word before and after each gap', phrase);
      gap = gapOf(dots[1] ?? '', path, phrase);
      continue;
    }
    places.push(piece.quoted ? literalPlace(piece.text, gap) : placeOf(piece.text, gap, path));
    gap = 0;
  }
  if (places.length === 0) refuse(path, 'at least one word', phrase);
  if (places.length > mostPlaces) refuse(path, `at most ${mostPlaces} words`, phrase);
  if (gap > 0) refuse(path, 'a word before and after each gap', phrase);
  return places;
}

function refuse(path: string, expected: string, found: string): never {
  throw new AnalysisError('codebook-not-understood', { path, expected, found });
}

interface Piece {
  readonly text: string;
  readonly quoted: boolean;
}

function piecesOf(phrase: string, path: string): readonly Piece[] {
  const parts = phrase.split('"');
  if (parts.length % 2 === 0) refuse(path, 'a closing quote', phrase);
  return parts.flatMap((part, index) =>
    part
      .split(/\s+/)
      .filter((text) => text !== '')
      .map((text) => ({ text, quoted: index % 2 === 1 })),
  );
}

function gapOf(digits: string, path: string, phrase: string): number {
  const gap = digits === '' ? defaultGap : Number(digits);
  if (!(gap >= 1 && gap <= largestGap)) refuse(path, `a gap of 1 to ${largestGap} words`, phrase);
  return gap;
}

function normalWord(text: string): string {
  return text.toLowerCase().replaceAll('’', "'");
}

function literalPlace(text: string, gap: number): PhrasePlace {
  return { words: [normalWord(text)], prefixes: [], categories: [], gap };
}

function placeOf(text: string, gap: number, path: string): PhrasePlace {
  const words: string[] = [];
  const prefixes: string[] = [];
  const categories: PhraseCategory[] = [];
  for (const choice of text.split('|')) {
    if (choice.startsWith('{')) categories.push(categoryOf(choice, path));
    else if (choice.endsWith('*')) prefixes.push(prefixOf(choice, path));
    else if (choice === '' || /[*{}]/.test(choice)) refuse(path, 'a word', text);
    else words.push(normalWord(choice));
  }
  return { words, prefixes, categories, gap };
}

function categoryOf(choice: string, path: string): PhraseCategory {
  const found = phraseCategories.find((name) => choice === `{${name}}`);
  return (
    found ?? refuse(path, `one of ${phraseCategories.map((n) => `{${n}}`).join(', ')}`, choice)
  );
}

function prefixOf(choice: string, path: string): string {
  const prefix = normalWord(choice.slice(0, -1));
  if (prefix.length < 3 || /[*{}]/.test(prefix)) {
    refuse(path, 'three letters or more before the star', choice);
  }
  return prefix;
}

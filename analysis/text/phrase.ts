import { AnalysisError } from '#analysis/analysis-error.ts';
import { tokenize } from './tokens.ts';

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
  'helpdesk',
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
 *   A number after a gap stands in quotes, lest it be taken for the gap's.
 * - `{brand}`, `{negation}`, `{first-person}`, `{mention}`, `{url}`, `{number}`, `{emoji}`,
 *   `{question}` (a question mark), `{helpdesk}` (a mention whose name speaks of help, support, care or service).
 * - `"either|or"`: between double quotes no sign has a meaning.
 * - `@name` asks for the mention; a hyphen or another sign inside a word parts it, as it does in texts.
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
    if (gap > 0 && !piece.quoted && /^\d+$/.test(piece.text)) {
      refuse(path, `the most words of a gap joined to it, as ...${piece.text}`, phrase);
    }
    const isPlain = piece.quoted || !/[|*{}]/.test(piece.text);
    const found = isPlain ? literalPlaces(piece.text, gap) : [placeOf(piece.text, gap, path)];
    places.push(...found);
    if (found.length > 0) gap = 0;
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

/** The words as the tokenizer sees them in a text: "wi-fi" is two, a mention keeps its sign. */
function literalWords(text: string): readonly string[] {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'punctuation' && kind !== 'end')
    .map(({ kind, word }) => (kind === 'mention' ? `@${word}` : word));
}

function literalPlaces(text: string, gap: number): readonly PhrasePlace[] {
  return literalWords(text).map((word, index) => ({
    words: [word],
    prefixes: [],
    categories: [],
    gap: index === 0 ? gap : 0,
  }));
}

function placeOf(text: string, gap: number, path: string): PhrasePlace {
  const words: string[] = [];
  const prefixes: string[] = [];
  const categories: PhraseCategory[] = [];
  for (const choice of text.split('|')) {
    if (choice.startsWith('{')) categories.push(categoryOf(choice, path));
    else if (choice.endsWith('*')) prefixes.push(prefixOf(choice, path));
    else words.push(wordOf(choice, path));
  }
  return { words, prefixes, categories, gap };
}

function wordOf(choice: string, path: string): string {
  const [word, more] = literalWords(choice);
  if (word === undefined || more !== undefined || /[*{}]/.test(choice)) {
    refuse(path, 'one word on each side of |', choice);
  }
  return word;
}

function categoryOf(choice: string, path: string): PhraseCategory {
  const found = phraseCategories.find((name) => choice === `{${name}}`);
  return (
    found ?? refuse(path, `one of ${phraseCategories.map((n) => `{${n}}`).join(', ')}`, choice)
  );
}

function prefixOf(choice: string, path: string): string {
  const prefix = wordOf(choice.slice(0, -1), path);
  if (prefix.length < 3) {
    refuse(path, 'three letters or more before the star', choice);
  }
  return prefix;
}

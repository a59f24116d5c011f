/**
 * Words that stand side by side; `isPrefix`: the last one only begins so. With `within` they stand in any
 * order, with at most so many other words between them.
 */
export interface SearchTerm {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
  readonly within?: number;
}

/** Texts that hold every wanted term and no unwanted one. */
export interface SearchGroup {
  readonly wanted: readonly SearchTerm[];
  readonly unwanted: readonly SearchTerm[];
}

/** What is looked for: texts that fit any of the groups; no group fits none. */
export type SearchQuery = readonly SearchGroup[];

/** A word of a text: lower case without accents, and where it stands. */
export interface FoundWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const wordPattern = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;
const piecePattern = /"([^"]*)"?(\*?)|(-?)NEAR\(([^()",]*)(?:,\s*(\d{1,3})\s*)?\)|(-?)([^\s"]+)/gu;
const usualDistance = 10;

/** A word as the search compares it: lower case, without accents. */
export function foldedWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The words of a text: letters and digits in a row; emoji, signs and spaces part them. */
export function wordsOfText(text: string): readonly FoundWord[] {
  return [...text.matchAll(wordPattern)].map((found) => ({
    word: foldedWord(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/**
 * What a person looks for, as typed: `late delivery` (both words), `"late again"` (side by side),
 * `NEAR(late delivery, 5)` (at most five words between them; ten without a number), `deliver*` (begins so), `late OR slow`, `late NOT train` or `late -train`.
 *
 * A last word that is still being typed (nothing stands behind it, two letters or more) also finds what
 * begins so. Upper-case
 * OR, AND and NOT are operators, in lower case they are words. A group without a wanted word finds
 * nothing, and so is left out. Nothing is an error: an open quotation mark ends with the text.
 */
export function parseSearch(text: string): SearchQuery {
  const groups: { wanted: SearchTerm[]; unwanted: SearchTerm[] }[] = [{ wanted: [], unwanted: [] }];
  let isUnwanted = false;
  for (const found of text.matchAll(piecePattern)) {
    const [, phrase, star, minusNear, near, distance, minusBare, bare = ''] = found;
    const minus = minusNear ?? minusBare;
    if (phrase === undefined && (bare === 'AND' || bare === 'OR' || bare === 'NOT')) {
      if (bare === 'OR') groups.push({ wanted: [], unwanted: [] });
      isUnwanted = bare === 'NOT';
      continue;
    }
    const words = wordsOfText(phrase ?? near ?? bare).map(({ word }) => word);
    if (words.length === 0) continue;
    const group = groups.at(-1) as (typeof groups)[number];
    const terms = isUnwanted || minus === '-' ? group.unwanted : group.wanted;
    isUnwanted = false;
    if (near !== undefined && words.length > 1) {
      terms.push({ words, isPrefix: false, within: Number(distance ?? usualDistance) });
      continue;
    }
    const isLast = found.index + found[0].length === text.length;
    const isTyped = isLast && isTelling(words.at(-1) as string);
    const isPrefix = phrase === undefined ? bare.endsWith('*') || isTyped : star === '*';
    terms.push({ words, isPrefix });
  }
  return groups.filter(({ wanted }) => wanted.length > 0);
}

/** One letter of an alphabet begins too many words to look for; one sign of Chinese is a word. */
function isTelling(word: string): boolean {
  return word.length > 1 || /\p{Lo}/u.test(word);
}

/** Where in a text the wanted words of a query stand, in order, without overlaps. */
export function searchMarks(
  text: string,
  query: SearchQuery,
): readonly { readonly start: number; readonly end: number }[] {
  const words = wordsOfText(text);
  const terms = query.flatMap(({ wanted }) => wanted).flatMap(markedApart);
  const marks: { start: number; end: number }[] = [];
  let at = 0;
  while (at < words.length) {
    const length = Math.max(0, ...terms.map((term) => lengthAt(words, at, term)));
    if (length === 0) at++;
    else {
      const [first, last] = [words[at] as FoundWord, words[at + length - 1] as FoundWord];
      marks.push({ start: first.start, end: last.end });
      at += length;
    }
  }
  return marks;
}

/** Words that stand near each other are marked one by one. */
function markedApart(term: SearchTerm): readonly SearchTerm[] {
  if (term.within === undefined) return [term];
  return term.words.map((word) => ({ words: [word], isPrefix: false }));
}

/** How many words from `at` on are the term; 0 where they are not. */
function lengthAt(words: readonly FoundWord[], at: number, { words: term, isPrefix }: SearchTerm) {
  const isHere = term.every((word, place) => {
    const found = words[at + place]?.word;
    if (found === undefined) return false;
    return isPrefix && place === term.length - 1 ? found.startsWith(word) : found === word;
  });
  return isHere ? term.length : 0;
}

/** A piece of a text around its first mark. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  readonly isCutBefore: boolean;
  readonly isCutBehind: boolean;
}

/** At most about `length` characters of a text around its first mark, cut between words, with its marks. */
export function snippetOf(text: string, query: SearchQuery, length = 160): Snippet {
  const marks = searchMarks(text, query);
  if (text.length <= length) return { text, marks, isCutBefore: false, isCutBehind: false };
  const first = marks[0] ?? { start: 0, end: 0 };
  const wished = Math.min(Math.max(0, first.start - length / 4), text.length - length);
  const start = wished <= 0 ? 0 : wordStart(text, Math.floor(wished), first.start);
  const end = wordEnd(text, Math.max(first.end, start + length));
  return {
    text: text.slice(start, end),
    marks: marks.flatMap((mark) =>
      mark.start >= start && mark.end <= end
        ? [{ start: mark.start - start, end: mark.end - start }]
        : [],
    ),
    isCutBefore: start > 0,
    isCutBehind: end < text.length,
  };
}

function wordStart(text: string, from: number, most: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space < most ? space + 1 : Math.min(from, most);
}

function wordEnd(text: string, from: number): number {
  if (from >= text.length) return text.length;
  const space = text.lastIndexOf(' ', from);
  return space > from - 40 ? space : from;
}

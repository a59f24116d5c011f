import type { TextColumn } from '#analysis/columns/column.ts';
import type { Interruption } from '#analysis/interruption.ts';
import { stopWords } from './stop-words.ts';
import { tokenize } from './tokens.ts';

/**
 * Which words and pairs of words stand in which texts, each counted once a text: those of text `i` are
 * `ids` from `starts[i]` up to `starts[i + 1]`, places in `terms`. `rows[i]` is the row of text `i`.
 */
export interface TermIndex {
  readonly terms: readonly string[];
  /** In how many texts each term stands. */
  readonly counts: Float64Array;
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  readonly ids: Int32Array;
}

const mostWords = 4000;
const mostPairs = 2000;
const reportEvery = 1000;
const gap = -1;

/**
 * Indexes the words of texts for finding what they are about: words of three letters or more and pairs of
 * them side by side, in lower case, without stop words, names that are addressed, links and numbers.
 *
 * - A term that stands in fewer than three texts (of many texts, one in 5,000), or in more than half of
 *   them, is left out; of the others the 4,000 most frequent words and 2,000 most frequent pairs count.
 * - `mask` chooses rows by 1; `leftOut` are words that say nothing here, such as the brand that all speak of.
 * - Missing: rows without a text, or without a word that counts, have no terms.
 * - Progress: stages `reading words` and `counting pairs`, in rows.
 *
 * @throws {AnalysisError} `cancelled` through the interruption.
 */
export function indexTerms(
  texts: TextColumn,
  mask: Uint8Array | null,
  interruption: Interruption,
  leftOut: ReadonlySet<string> = new Set(),
): TermIndex {
  const read = readWords(texts, mask, interruption, leftOut);
  const fewest = Math.max(3, Math.ceil(read.rows.length / 5000));
  const most = Math.max(fewest, read.rows.length / 2);
  const kept = keptWords(read, fewest, most);
  const pairs = countPairs(read, kept, fewest, interruption);
  const terms = [...kept.keys()].map((id) => read.words[id] as string);
  const placeOfPair = new Map<number, number>();
  for (const pair of pairs) {
    placeOfPair.set(pair, terms.length);
    const [one, two] = [Math.floor(pair / read.words.length), pair % read.words.length];
    terms.push(`${read.words[one]} ${read.words[two]}`);
  }
  return assembled(read, terms, kept, placeOfPair);
}

interface ReadWords {
  readonly words: readonly string[];
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  /** Words by their place in `words`, `gap` where a word that does not count stood. */
  readonly stream: Int32Array;
}

function readWords(
  texts: TextColumn,
  mask: Uint8Array | null,
  interruption: Interruption,
  leftOut: ReadonlySet<string>,
): ReadWords {
  const count = texts.offsets.length - 1;
  const decoder = new TextDecoder();
  const placeOf = new Map<string, number>();
  const rows: number[] = [];
  const starts: number[] = [0];
  let stream = new Int32Array(1 << 16);
  let at = 0;
  for (let row = 0; row < count; row += 1) {
    if (row % reportEvery === 0) interruption.report('reading words', row, count);
    if (mask !== null && mask[row] !== 1) continue;
    if (texts.missing !== null && texts.missing[row] !== 0) continue;
    const text = decoder.decode(texts.bytes.subarray(texts.offsets[row], texts.offsets[row + 1]));
    for (const word of tellingWords(text)) {
      if (at === stream.length) stream = grown(stream);
      let place = gap;
      if (word !== null && !leftOut.has(word)) {
        place = placeOf.get(word) ?? placeOf.size;
        placeOf.set(word, place);
      }
      stream[at] = place;
      at += 1;
    }
    rows.push(row);
    starts.push(at);
  }
  return {
    words: [...placeOf.keys()],
    rows: Int32Array.from(rows),
    starts: Int32Array.from(starts),
    stream: stream.subarray(0, at),
  };
}

/** The words of a text that tell something, null where others part them. */
export function tellingWords(text: string): readonly (string | null)[] {
  return tokenize(text).map(({ kind, word }) => {
    const isWord = kind === 'word' || kind === 'hashtag';
    if (!isWord || word.length < 3 || stopWords.has(word)) return null;
    return /\p{L}/u.test(word) ? word : null;
  });
}

function grown(stream: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(stream.length * 2);
  larger.set(stream);
  return larger;
}

/** The words that count, by their place among all words, with their place among the terms. */
function keptWords(
  { words, rows, starts, stream }: ReadWords,
  fewest: number,
  most: number,
): ReadonlyMap<number, number> {
  const counts = new Float64Array(words.length);
  const lastText = new Int32Array(words.length).fill(-1);
  rows.forEach((_, text) => {
    for (let at = starts[text] as number; at < (starts[text + 1] as number); at += 1) {
      const word = stream[at] as number;
      if (word === gap || lastText[word] === text) continue;
      lastText[word] = text;
      counts[word] = (counts[word] ?? 0) + 1;
    }
  });
  const frequent = [...counts.keys()]
    .filter((word) => (counts[word] ?? 0) >= fewest && (counts[word] ?? 0) <= most)
    .sort((one, two) => (counts[two] ?? 0) - (counts[one] ?? 0) || one - two)
    .slice(0, mostWords);
  return new Map(frequent.map((word, place) => [word, place]));
}

function countPairs(
  { words, rows, starts, stream }: ReadWords,
  kept: ReadonlyMap<number, number>,
  fewest: number,
  interruption: Interruption,
): readonly number[] {
  const counts = new Map<number, number>();
  rows.forEach((row, text) => {
    if (text % reportEvery === 0) interruption.report('counting pairs', row, null);
    const seen = new Set<number>();
    for (let at = (starts[text] as number) + 1; at < (starts[text + 1] as number); at += 1) {
      const [one, two] = [stream[at - 1] as number, stream[at] as number];
      if (!kept.has(one) || !kept.has(two) || one === two) continue;
      seen.add(one * words.length + two);
    }
    for (const pair of seen) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  });
  return [...counts]
    .filter(([, count]) => count >= fewest && count <= rows.length / 2)
    .sort(([one, ofOne], [two, ofTwo]) => ofTwo - ofOne || one - two)
    .slice(0, mostPairs)
    .map(([pair]) => pair);
}

function assembled(
  { words, rows, starts, stream }: ReadWords,
  terms: readonly string[],
  kept: ReadonlyMap<number, number>,
  placeOfPair: ReadonlyMap<number, number>,
): TermIndex {
  const counts = new Float64Array(terms.length);
  const lastText = new Int32Array(terms.length).fill(-1);
  const ids: number[] = [];
  const textStarts = new Int32Array(rows.length + 1);
  rows.forEach((_, text) => {
    const add = (term: number | undefined): void => {
      if (term === undefined || lastText[term] === text) return;
      lastText[term] = text;
      counts[term] = (counts[term] ?? 0) + 1;
      ids.push(term);
    };
    const [from, to] = [starts[text] as number, starts[text + 1] as number];
    for (let at = from; at < to; at += 1) {
      const word = stream[at] as number;
      add(kept.get(word));
      if (at > from) add(placeOfPair.get((stream[at - 1] as number) * words.length + word));
    }
    textStarts[text + 1] = ids.length;
  });
  return { terms, counts, rows, starts: textStarts, ids: Int32Array.from(ids) };
}

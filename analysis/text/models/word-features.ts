import { isNegation, type PhraseText } from '../phrase-text.ts';
import type { Token } from '../tokens.ts';

/**
 * The hashed features of one text: which ones, and how strong each is.
 *
 * - `indices`: numbers below `2 ** bits`; a feature that occurs twice stands there twice.
 * - `strength`: the value of each, one over the square root of their number, so that a long text
 *   weighs no more than a short one; 0 for a text without words.
 */
export interface HashedFeatures {
  readonly indices: Int32Array;
  readonly strength: number;
}

/**
 * What is known of one word, kept so that it is hashed once.
 *
 * - `hash`: of the whole word, before it is folded into an index.
 * - `own`: the index of the word and those of its pieces. `negated`: the same after a negation, where
 *   only the whole word is told apart.
 * - `memo`: what a scorer keeps with the word, so that one look-up serves both; null until it does.
 */
export interface WordFeatures {
  readonly hash: number;
  readonly isNegation: boolean;
  readonly isTurn: boolean;
  readonly own: Int32Array;
  readonly negated: Int32Array;
  memo: object | null;
}

/**
 * A token's place in the features of a text: its word, the pair it forms with the token before (-1 for
 * none), and whether a negation stands before it.
 */
export type VisitToken = (
  word: WordFeatures,
  pair: number,
  isNegated: boolean,
  token: number,
) => void;

/** Reads hashed features out of texts; it keeps the words it has seen, 60,000 at most. */
export interface FeatureReader {
  readonly bits: number;
  /**
   * Goes through the tokens of a text in order. `isLeftOut` marks tokens that count for nothing.
   */
  visit(text: PhraseText, visit: VisitToken, isLeftOut?: Uint8Array): void;
  read(text: PhraseText, isLeftOut?: Uint8Array): HashedFeatures;
}

const mostKept = 60_000;
const longestWord = 40;
const shortestPiece = 3;
const longestPiece = 5;
const negationReach = 4;
const negatedMark = 0x5bd1e995;

function mixed(hash: number): number {
  let value = hash ^ (hash >>> 15);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return value ^ (value >>> 16);
}

function hashOf(word: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < word.length; at += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash;
}

/** "soooo" and "soo" are one word; a long string without spaces is cut. */
function drawnIn(word: string): string {
  const short = word.length > longestWord ? word.slice(0, longestWord) : word;
  return /(.)\1\1/u.test(short) ? short.replace(/(.)\1{2,}/gu, '$1$1') : short;
}

/** What stands for a token: names, links and numbers are told by their kind alone. */
function formOf(token: Token): string {
  switch (token.kind) {
    case 'mention':
      return '@';
    case 'url':
      return '://';
    case 'number':
      return '0';
    case 'end':
      return token.word.length > 1 ? token.word.slice(0, 2) : token.word;
    default:
      return token.word;
  }
}

/** The pieces of a word with its borders: three to five characters in a row. */
function pieceHashes(word: string): readonly number[] {
  if (word.length < shortestPiece) return [];
  const bordered = `^${word}$`;
  const hashes: number[] = [];
  for (let from = 0; from + shortestPiece <= bordered.length; from += 1) {
    let hash = 0x9747b28c;
    for (let length = 1; length <= longestPiece && from + length <= bordered.length; length += 1) {
      hash = Math.imul(hash ^ bordered.charCodeAt(from + length - 1), 0x01000193);
      if (length >= shortestPiece) hashes.push(hash + length);
    }
  }
  return hashes;
}

/**
 * A reader of hashed features: the words of a text (told apart after a negation), their pieces of three
 * to five characters, and pairs of words in a row.
 *
 * - `bits`: 10..22; there are `2 ** bits` numbers, and features that meet in one share it.
 * - Limits: for languages that put spaces between words. Any string is accepted.
 */
export function createFeatureReader(bits: number): FeatureReader {
  const mask = 2 ** bits - 1;
  const kept = new Map<string, WordFeatures>();
  const wordOf = (token: Token): WordFeatures => {
    const form = formOf(token);
    const known = kept.get(form);
    if (known !== undefined) return known;
    const word = drawnIn(form);
    const hash = hashOf(word, 0x811c9dc5);
    const hasPieces = token.kind === 'word' || token.kind === 'hashtag';
    const pieces = hasPieces ? pieceHashes(word).map((piece) => mixed(piece) & mask) : [];
    const made = {
      hash,
      isNegation: hasPieces && isNegation(word),
      isTurn: token.kind === 'end' || word === 'but',
      own: Int32Array.of(mixed(hash) & mask, ...pieces),
      negated: Int32Array.of(mixed(hash ^ negatedMark) & mask, ...pieces),
      memo: null,
    };
    if (kept.size >= mostKept) kept.clear();
    kept.set(form, made);
    return made;
  };
  const visit = (text: PhraseText, onToken: VisitToken, isLeftOut?: Uint8Array): void => {
    let before = 0;
    let negatedFor = 0;
    for (let at = 0; at < text.tokens.length; at += 1) {
      const token = text.tokens[at];
      if (token === undefined || isLeftOut?.[at] === 1) {
        before = 0;
        continue;
      }
      const word = wordOf(token);
      const mark = negatedFor > 0 ? negatedMark : 0;
      const pair = before === 0 ? -1 : mixed(Math.imul(before, 31) ^ word.hash ^ mark) & mask;
      onToken(word, pair, negatedFor > 0, at);
      before = word.hash;
      if (word.isTurn) negatedFor = 0;
      else if (word.isNegation) negatedFor = negationReach;
      else if (negatedFor > 0) negatedFor -= 1;
    }
  };
  const read = (text: PhraseText, isLeftOut?: Uint8Array): HashedFeatures => {
    const indices: number[] = [];
    const add = (word: WordFeatures, pair: number, isNegated: boolean): void => {
      for (const index of isNegated ? word.negated : word.own) indices.push(index);
      if (pair >= 0) indices.push(pair);
    };
    visit(text, add, isLeftOut);
    const strength = indices.length === 0 ? 0 : 1 / Math.sqrt(indices.length);
    return { indices: Int32Array.from(indices), strength };
  };
  return { bits, visit, read };
}

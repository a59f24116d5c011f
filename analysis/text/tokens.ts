import { type CharacterClass, characterClass } from './character-class.ts';
import { decodeHtmlEntities } from './html-entities.ts';

/**
 * What a token is. `hashtag`: one word of a hashtag. `end`: a full stop, question or exclamation mark
 * (or several) or a line break, which end a sentence. `punctuation`: anything else that can be seen.
 */
export type TokenKind =
  | 'word'
  | 'hashtag'
  | 'number'
  | 'mention'
  | 'url'
  | 'emoji'
  | 'emoticon'
  | 'end'
  | 'punctuation';

/**
 * A piece of a text. `start` and `end` are its character span (UTF-16 units) in the text as given,
 * entities included. `word` is its form for matching: lower case, straight apostrophes, entities
 * decoded, without the sign of a mention.
 */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** Longest first, so that ":-)" is not read as ":" and "-". */
const emoticons = (
  ">:-( :'-( :'-) >:( :'( :') :-) :-( ;-) :-D :-P :-p :-/ :-| :-* :-O =-) " +
  ':) :( ;) :D :P :p :/ :| :* :O :] :[ =) =( =D ;D XD xD D: </3 <3 ^_^ -_-'
).split(' ');

const emoticonsByFirst = new Map<string, readonly string[]>();
for (const emoticon of emoticons) {
  const first = emoticon.charAt(0);
  emoticonsByFirst.set(first, [...(emoticonsByFirst.get(first) ?? []), emoticon]);
}

const joiner = 0x200d;
const emojiStyle = 0xfe0f;

/**
 * Splits a text into tokens with their places, for matching and for marking words in the text.
 *
 * - Words keep inner apostrophes ("don't") and digits ("gr8") and part at hyphens; hashtags part into
 *   words at capitals, underscores and digits; mentions and links are one token each; an emoji with
 *   its skin tone, style or joined parts is one token; equal punctuation in a row is one token.
 * - HTML entities are decoded; a token's span covers the entity.
 * - Missing: a text without any visible character gives an empty list.
 * - Limits: for languages that put spaces between words. Any string is accepted, lone surrogates too.
 */
export function tokenize(text: string): readonly Token[] {
  const { text: plain, origin } = decodeHtmlEntities(text);
  const tokens: Token[] = [];
  const add = (kind: TokenKind, start: number, end: number, word: string): void => {
    tokens.push(
      origin === null
        ? { kind, start, end, word }
        : { kind, start: origin[start] ?? 0, end: origin[end] ?? 0, word },
    );
  };
  let at = 0;
  while (at < plain.length) at = readToken(plain, at, add);
  return tokens;
}

type Add = (kind: TokenKind, start: number, end: number, word: string) => void;

function readToken(text: string, at: number, add: Add): number {
  const kind = characterClass(text, at);
  switch (kind) {
    case 'space':
      return at + 1;
    case 'line':
      add('end', at, at + 1, '\n');
      return at + 1;
    case 'letter':
      return readWord(text, at, add);
    case 'digit':
      return readNumber(text, at, add);
    case 'emoji':
      return readEmoji(text, at, add);
    case 'other':
      return readSign(text, at, add);
  }
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isWordPart(kind: CharacterClass): boolean {
  return kind === 'letter' || kind === 'digit';
}

function classAt(text: string, at: number): CharacterClass {
  return at < text.length ? characterClass(text, at) : 'space';
}

/** The end of a run of letters and digits (and underscores, in names). */
function nameEnd(text: string, from: number, withUnderscores: boolean): number {
  let at = from;
  while (at < text.length) {
    const isPart =
      isWordPart(characterClass(text, at)) || (withUnderscores && text.charAt(at) === '_');
    if (!isPart) break;
    at += widthAt(text, at);
  }
  return at;
}

function normalWord(word: string): string {
  const lower = word.toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

function isApostrophe(character: string): boolean {
  return character === "'" || character === '’';
}

function readWord(text: string, start: number, add: Add): number {
  const link = linkEnd(text, start);
  if (link > start) {
    add('url', start, link, text.slice(start, link));
    return link;
  }
  const emoticon = emoticonEnd(text, start);
  if (emoticon > start) {
    add('emoticon', start, emoticon, text.slice(start, emoticon));
    return emoticon;
  }
  let end = nameEnd(text, start, false);
  while (isApostrophe(text.charAt(end)) && classAt(text, end + 1) === 'letter') {
    end = nameEnd(text, end + 1, false);
  }
  add('word', start, end, normalWord(text.slice(start, end)));
  return end;
}

/** Digits with their inner points, commas and colons: "1,000", "9.99", "10:30"; "2nd" is a word. */
function readNumber(text: string, start: number, add: Add): number {
  let at = start;
  while (classAt(text, at) === 'digit') {
    at += widthAt(text, at);
    if ('.,:'.includes(text.charAt(at)) && classAt(text, at + 1) === 'digit') at += 1;
  }
  const ordinalEnd = nameEnd(text, at, false);
  const isOrdinal = /^(?:st|nd|rd|th)$/i.test(text.slice(at, ordinalEnd));
  const end = isOrdinal ? ordinalEnd : at;
  add(isOrdinal ? 'word' : 'number', start, end, text.slice(start, end).toLowerCase());
  return end;
}

/** Two regional indicators in a row are one flag. */
function isFlagLetter(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

function readEmoji(text: string, start: number, add: Add): number {
  let at = start + widthAt(text, start);
  if (isFlagLetter(text, start) && isFlagLetter(text, at)) at += 2;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    if (code === joiner && classAt(text, at + 1) === 'emoji') at += 1 + widthAt(text, at + 1);
    else if (code === emojiStyle || (code >= 0x1f3fb && code <= 0x1f3ff)) at += widthAt(text, at);
    else break;
  }
  add('emoji', start, at, text.slice(start, at));
  return at;
}

function readSign(text: string, start: number, add: Add): number {
  const sign = text.charAt(start);
  const isAfterWord = start > 0 && isWordPart(characterClass(text, start - 1));
  if (sign === '@' && !isAfterWord) {
    const end = nameEnd(text, start + 1, true);
    if (end > start + 1) {
      add('mention', start, end, text.slice(start + 1, end).toLowerCase());
      return end;
    }
  }
  if (sign === '#' && !isAfterWord) {
    const end = nameEnd(text, start + 1, true);
    if (end > start + 1) return readHashtag(text, start + 1, end, add);
  }
  const emoticon = isAfterWord ? start : emoticonEnd(text, start);
  if (emoticon > start) {
    add('emoticon', start, emoticon, text.slice(start, emoticon));
    return emoticon;
  }
  return readPunctuation(text, start, add);
}

const hashtagWords = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{N}+|[^_]/gu;

function readHashtag(text: string, start: number, end: number, add: Add): number {
  for (const match of text.slice(start, end).matchAll(hashtagWords)) {
    const from = start + match.index;
    const isNumber = characterClass(text, from) === 'digit';
    const to = from + match[0].length;
    add(isNumber ? 'number' : 'hashtag', from, to, match[0].toLowerCase());
  }
  return end;
}

/** A full stop ends a sentence when alone and not inside a name; several are a pause. */
function readPunctuation(text: string, start: number, add: Add): number {
  const width = widthAt(text, start);
  const sign = text.slice(start, start + width);
  let end = start + width;
  if (sign === '!' || sign === '?') {
    while (text.charAt(end) === '!' || text.charAt(end) === '?') end += 1;
  } else {
    while (text.startsWith(sign, end)) end += width;
  }
  const isStop = sign === '.' && end === start + 1 && !isWordPart(classAt(text, end));
  const isEnd = sign === '!' || sign === '?' || isStop;
  add(isEnd ? 'end' : 'punctuation', start, end, text.slice(start, end));
  return end;
}

function emoticonEnd(text: string, start: number): number {
  for (const emoticon of emoticonsByFirst.get(text.charAt(start)) ?? []) {
    const end = start + emoticon.length;
    if (text.startsWith(emoticon, start) && !isWordPart(classAt(text, end))) return end;
  }
  return start;
}

/** The end of a link that begins at `start`, without the punctuation of the sentence around it. */
function linkEnd(text: string, start: number): number {
  const head = text.slice(start, start + 8).toLowerCase();
  const isLink =
    head.startsWith('http://') || head.startsWith('https://') || head.startsWith('www.');
  if (!isLink) return start;
  let end = start;
  while (end < text.length && !/\s/.test(text.charAt(end))) end += 1;
  while (end > start && '.,;:!?)"\'”’…'.includes(text.charAt(end - 1))) end -= 1;
  return end;
}

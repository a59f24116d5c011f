import type { PhraseText } from './phrase-text.ts';

/** Words that English texts are full of and that texts in its neighbours hardly hold. */
const telling = new Set(
  (
    "the and my you your you're i i'm i've i'd i'll it's that's for with this that these those have has are they not but " +
    "just to what when where why how from get got can't don't didn't doesn't won't isn't please thanks thank our " +
    "we're been were would could should will about there their who which because after before every never out off " +
    'up now love great good help still too very really being than then them any all'
  ).split(' '),
);

const fewestWords = 4;
const fewestLetters = 16;
const tellingShare = 0.2;
const beyondLatin =
  /[\u0370-\u1cff\u2c00-\ua6ff\ua720-\ud7ff\uf900-\ufdff\ufe70-\ufeff\uff66-\uffdc]/u;

/**
 * Whether a text is so clearly English, or so short, that its language need not be asked for. Asking takes longer than
 * reading the sentiment does, and is not to be trusted on two or three words.
 *
 * - Limits: a short text in another language that is written in Latin letters passes for English.
 */
export function passesForEnglish(text: string, { tokens }: PhraseText): boolean {
  let words = 0;
  let letters = 0;
  let told = 0;
  for (const { kind, word } of tokens) {
    if (kind !== 'word') continue;
    words += 1;
    letters += word.length;
    if (telling.has(word)) told += 1;
  }
  if (told >= 2 && told >= tellingShare * words) return true;
  if (words >= fewestWords && letters >= fewestLetters) return false;
  return !beyondLatin.test(text);
}

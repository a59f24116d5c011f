import { eld } from 'eld/large';

/** What tells the languages, for the record of how an answer came about. */
export const languageDetector = 'eld 2.1.0, large';

/** The code for texts whose language cannot be told (ISO 639-2's own). */
export const undetermined = 'und';

const longestLookedAt = 400;
const notWords =
  /https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.\S+|@\w+|#|&[a-z]{2,8};|&#\d{1,6};|\bRT\b|\d+/giu;
const letter = /\p{L}/u;

/**
 * The language of a short text as an ISO 639-1 code; `und` where it cannot be told: no letters, too few
 * of them, or two languages that fit nearly alike.
 *
 * What is written alike in every language (addresses, names after @, numbers, marks of tags) is left out
 * first. Limits: the first 400 characters are looked at; a text in two languages gets the one of most of
 * it; sixty languages are known; words of one letter pair are mostly undetermined.
 *
 * Source: the eld package's n-gram tables. Held to tests/text/languages.json (see docs/methods).
 */
export function detectLanguage(text: string): string {
  const words = text.slice(0, longestLookedAt).replace(notWords, ' ').trim();
  if (!letter.test(words)) return undetermined;
  const found = eld.detect(words);
  return found.language !== '' && found.isReliable() ? found.language : undetermined;
}

const names = new Intl.DisplayNames(['en-GB'], { type: 'language' });

/** A language's English name: `de` is German. */
export function languageName(code: string): string {
  return code === undetermined ? 'Undetermined' : (names.of(code) ?? code);
}

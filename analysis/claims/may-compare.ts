import { multipleWords } from './claim-quantities.ts';
import { changeVerbs, comparatives, comparedNouns } from './claim-words.ts';
import { numberWords } from './numbers-in-words.ts';

const anyOf = (words: Iterable<string>): string => [...words].join('|');

/** Every claim has a number, in digits or in words, or a comparative with what it compares ("more likely"). */
const pattern = new RegExp(
  String.raw`\d|(?<!\p{L})(?:(?:${anyOf(new Set([...numberWords, ...multipleWords, ...changeVerbs.keys()]))})(?!\p{L})|(?:${anyOf(comparatives)})\s+(?:${anyOf(comparedNouns)})(?!\p{L}))`,
  'iu',
);

/** Whether a sentence has what any claim must have. It is asked of every sentence, before any other work on it. */
export function mayCompare(sentence: string): boolean {
  return pattern.test(sentence);
}

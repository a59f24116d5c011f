import type { BrandFinder, BrandHit } from './brand-finder.ts';
import { type PhraseCategory, phraseCategories } from './phrase.ts';
import { type Token, tokenize } from './tokens.ts';

/**
 * A text made ready for phrases: its tokens without the punctuation that phrases pass over, and, for
 * each, the categories it belongs to as bits (`categoryBit`) and how many tokens a brand takes there.
 * `isBlank`: the text has no visible character.
 */
export interface PhraseText {
  readonly tokens: readonly Token[];
  readonly categories: readonly number[];
  readonly brandLengths: ReadonlyMap<number, number>;
  readonly brands: readonly BrandHit[];
  readonly isBlank: boolean;
}

/** The bit that stands for a category in `PhraseText.categories`. */
export function categoryBit(category: PhraseCategory): number {
  return 1 << phraseCategories.indexOf(category);
}

const negations = new Set(
  (
    'not no never none nobody nothing nowhere neither nor without cannot cant dont doesnt didnt wont ' +
    'isnt arent wasnt werent hasnt havent hadnt couldnt wouldnt shouldnt aint hardly barely scarcely'
  ).split(' '),
);

const firstPersons = new Set(
  (
    "i me my mine myself we us our ours ourselves i'm im i've ive i'll ill i'd id we're we've weve we'll " +
    "we'd imma"
  ).split(' '),
);

/** Whether a word, lower case, turns what follows it: "not", "never", "don't", "cant". */
export function isNegation(word: string): boolean {
  return word.endsWith("n't") || negations.has(word);
}

const bits = {
  brand: categoryBit('brand'),
  negation: categoryBit('negation'),
  firstPerson: categoryBit('first-person'),
  mention: categoryBit('mention'),
  url: categoryBit('url'),
  number: categoryBit('number'),
  emoji: categoryBit('emoji'),
  question: categoryBit('question'),
  helpdesk: categoryBit('helpdesk'),
};

const helpdesk = /help|support|cares?(?:$|_|us|uk)|service|custserv|customer|heretohelp|^ask/;

function categoriesOf(token: Token): number {
  switch (token.kind) {
    case 'word':
    case 'hashtag':
      if (isNegation(token.word)) return bits.negation;
      return firstPersons.has(token.word) ? bits.firstPerson : 0;
    case 'mention':
      return helpdesk.test(token.word) ? bits.mention | bits.helpdesk : bits.mention;
    case 'url':
      return bits.url;
    case 'number':
      return bits.number;
    case 'emoji':
    case 'emoticon':
      return bits.emoji;
    case 'end':
      return token.word.includes('?') ? bits.question : 0;
    case 'punctuation':
      return 0;
  }
}

/** Splits a text and finds categories and brands in it, for `PhraseMatcher`. Any string is accepted. */
export function readPhraseText(text: string, brandFinder: BrandFinder | null): PhraseText {
  const all = tokenize(text);
  const tokens = all.filter((token) => token.kind !== 'punctuation');
  const categories = tokens.map(categoriesOf);
  const brands = brandFinder?.find(tokens) ?? [];
  const brandLengths = new Map<number, number>();
  for (const { at, length } of brands) {
    brandLengths.set(at, length);
    categories[at] = (categories[at] ?? 0) | bits.brand;
  }
  const isBlank = all.every(({ word }) => word === '\n');
  return { tokens, categories, brandLengths, brands, isBlank };
}

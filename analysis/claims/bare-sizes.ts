/** Amounts and prices, and what moves on a market. */
const money =
  /[$€£¥]|\b(?:million|billion|trillion|costs?|prices?|priced|pay|salar(?:y|ies)|wages?|revenues?|profits?|dividends?|gdp|inflation|interest|share prices?|shares (?:in [\w’' ]{2,40} )?(?:closed|rose|fell|ended|opened|gained|lost|slipped|jumped|dropped|climbed)|stocks?)\b/iu;

const expectation =
  /\bthan (?:(?:you|we|I|they|one)(?:['’]d)? (?:would |might |may |had |have )?(?:think|thought|expect|expected|hope|hoped|believe|imagine|guess)|ever|expected|planned|before|usual)\b/iu;

const possessives = new Set(['its', 'their', 'his', 'her', 'our', 'my', 'your']);

/** Measures of things, by which nobody compares people. */
const measuresOfThings = new Set(
  'size length height width weight area age distance speed fun price cost volume trouble power'.split(
    ' ',
  ),
);

/** "3x the spend of new ones": a multiple of what others do. */
export function isTimesThatOf(words: readonly string[]): boolean {
  const [the = '', noun = '', of = ''] = words;
  return the === 'the' && /^\p{L}+$/u.test(noun) && !measuresOfThings.has(noun) && of === 'of';
}

/** Whether a sentence is about money: what it says without figures is no claim about people. */
export function isAboutMoney(text: string): boolean {
  return money.test(text);
}

/** "2x less than you would think": a size that is measured against what somebody thinks. */
export function isAgainstExpectation(text: string): boolean {
  return expectation.test(text);
}

/** "doubled its grounds": what somebody did to a thing of theirs. */
export function isPossessive(word: string): boolean {
  return possessives.has(word);
}

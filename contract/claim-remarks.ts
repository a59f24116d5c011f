import type { ClaimRemark } from './calls/claims.ts';

/** What is remarkable beside the verdict, in a sentence. */
export const remarkWords: Readonly<Record<ClaimRemark, string>> = {
  'rounded-far': 'The multiple is rounded further than its own digits say.',
  fragile: 'The rounding of a small figure alone moves the ratio by a third or more.',
  'times-more-is-ambiguous': '“Times more” can be read as one more: twice as, or three times as.',
  'unit-misprinted': 'A multiple stands where a percentage belongs.',
  'wrong-direction': 'The side said to be larger is the smaller one.',
  'significance-not-shown': '“Significantly” is said without a test or a base.',
  'other-figures-elsewhere': 'The same measure has other figures elsewhere in the text.',
};

import type { Learner } from './learning-curve.ts';
import { tokenize } from './tokens.ts';

/** How strongly a word that was never seen with a label counts against it. */
const smoothing = 0.3;

/**
 * Learns labels from the words and pairs of words of example texts (multinomial naive Bayes): what
 * examples alone can teach, without a lexicon or rules. For learning curves, not for tagging.
 *
 * - Missing: a text without known words gets the most frequent label; without examples, null.
 *
 * Source: Manning, Raghavan and Schütze (2008), Introduction to Information Retrieval, 13.2.
 */
export const learnLabels: Learner = (texts, labels) => {
  const names = [...new Set(labels)];
  const counts = names.map(() => new Map<string, number>());
  const totals = names.map(() => 0);
  const texted = names.map(() => 0);
  const vocabulary = new Set<string>();
  texts.forEach((text, at) => {
    const label = names.indexOf(labels[at] as string);
    texted[label] = (texted[label] ?? 0) + 1;
    for (const word of wordsAndPairs(text)) {
      vocabulary.add(word);
      counts[label]?.set(word, (counts[label]?.get(word) ?? 0) + 1);
      totals[label] = (totals[label] ?? 0) + 1;
    }
  });
  return (text) => {
    const known = wordsAndPairs(text).filter((word) => vocabulary.has(word));
    const scores = names.map((_, label) => {
      const whole = (totals[label] ?? 0) + smoothing * vocabulary.size;
      const prior = Math.log((texted[label] ?? 0) / texts.length);
      return known.reduce(
        (sum, word) => sum + Math.log(((counts[label]?.get(word) ?? 0) + smoothing) / whole),
        prior,
      );
    });
    const best = scores.indexOf(Math.max(...scores));
    return names[best] ?? null;
  };
};

function wordsAndPairs(text: string): readonly string[] {
  const words = tokenize(text)
    .filter(({ kind }) => kind !== 'punctuation' && kind !== 'url' && kind !== 'end')
    .map(({ word }) => word);
  return [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)];
}

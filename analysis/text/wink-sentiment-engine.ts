import { type PhraseText, readPhraseText } from './phrase-text.ts';
import {
  type Evidence,
  neutralBand,
  type SentimentEngine,
  type SentimentResult,
  sentimentLabelOf,
  sentimentScore,
} from './sentiment.ts';
import { createSentimentWords, type SentimentHit, type SentimentWords } from './sentiment-words.ts';
import type { Token } from './tokens.ts';
import { winkWordWeights } from './wink-lexicon.ts';

function evidenceOf(hit: SentimentHit, text: string, tokens: readonly Token[]): Evidence {
  const start = tokens[hit.from]?.start ?? 0;
  const end = tokens[hit.to - 1]?.end ?? start;
  return { start, end, text: text.slice(start, end), weight: hit.weight, rule: hit.rule };
}

function engineOver(words: SentimentWords): SentimentEngine {
  const score = (text: string, split?: PhraseText): SentimentResult | null => {
    const phraseText = split ?? readPhraseText(text, null);
    if (phraseText.isBlank) return null;
    const because = words
      .read(phraseText)
      .hits.map((hit) => evidenceOf(hit, text, phraseText.tokens));
    const value = sentimentScore(because.reduce((sum, { weight }) => sum + weight, 0));
    const weights = because.map(({ weight }) => weight);
    const isMixed = Math.max(...weights) > 0.3 && Math.min(...weights) < -0.3;
    return {
      label: sentimentLabelOf(value),
      score: value,
      probabilities: null,
      certainty: isMixed ? 'mixed' : Math.abs(value) < 2 * neutralBand ? 'unsure' : 'sure',
      because,
    };
  };
  return {
    name: 'wink-words',
    version: '1',
    score,
    judge: score,
    withLexicon: (lexicon) => engineOver(words.withLexicon(lexicon)),
  };
}

/**
 * The built-in sentiment engine for English: the words of wink-nlp's lexicon, the phrases of
 * `sentimentRules` in front of them, and the project's lexicon in front of both.
 *
 * A word within three words after a negation counts -0.6 times, after "very" and the like 1.3 times,
 * after "slightly" and the like 0.6 times, and before a "but" in its sentence half. Mentions, links
 * and numbers do not count; words of hashtags do. A project's own weight is taken as it is, whatever
 * stands around it.
 *
 * Limits: irony is not seen; the whole text has one sentiment, whoever it is about.
 */
export function createWinkSentimentEngine(): SentimentEngine {
  return engineOver(createSentimentWords(winkWordWeights()));
}

import { unpackModel } from './models/packed-model.ts';
import { sentimentWeights } from './models/sentiment-weights.ts';
import type { SentimentEngine } from './sentiment.ts';
import { createSentimentWords } from './sentiment-words.ts';
import { createTrainedSentimentEngine, type TrainedSentiment } from './trained-sentiment-engine.ts';
import { winkWordWeights } from './wink-lexicon.ts';

let unpacked: TrainedSentiment | null = null;

/** The model that Parallax carries, with the words and rules that it was trained beside. Unpacked once. */
export function builtInSentiment(): TrainedSentiment {
  unpacked ??= {
    name: 'parallax-sentiment',
    version: '2',
    model: unpackModel(sentimentWeights),
    words: createSentimentWords(winkWordWeights()),
  };
  return unpacked;
}

/**
 * The built-in sentiment engine for English: a model of our own, trained on public labelled posts and reviews.
 * docs/models/sentiment.md says on which, and how often it is right.
 *
 * Limits: English; irony is seldom seen; the whole text has one sentiment, whoever it is about.
 */
export function createSentimentEngine(): SentimentEngine {
  return createTrainedSentimentEngine(builtInSentiment());
}

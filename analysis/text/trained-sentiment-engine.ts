import { indexOfHighest, type LinearModel } from './models/linear-model.ts';
import { sentimentSignalNames, sentimentSignals } from './models/sentiment-signals.ts';
import { createFeatureReader, type FeatureReader } from './models/word-features.ts';
import { createWordScores, type WordScores } from './models/word-scores.ts';
import { type PhraseText, readPhraseText } from './phrase-text.ts';
import {
  type Evidence,
  type SentimentEngine,
  type SentimentResult,
  type SentimentVerdict,
  sentimentLabels,
} from './sentiment.ts';
import type { SentimentHit, SentimentReading, SentimentWords } from './sentiment-words.ts';
import type { Token } from './tokens.ts';

/** What the engine is made of. `name` and `version` tell which weights they are. */
export interface TrainedSentiment {
  readonly name: string;
  readonly version: string;
  readonly model: LinearModel;
  readonly words: SentimentWords;
}

/**
 * Below this probability a label is unsure. Chosen on the validation tweets, where labels above it are right
 * three times out of four and labels below it about every second time.
 */
export const unsureBelow = 0.55;

/**
 * A text without any word that is known to speak for or against is neutral, unless the model gives another class
 * at least this probability. Chosen on the validation sets.
 */
const plainBelow = 0.5;

const mixedFrom = 0.25;
const ownWordStrength = 3;
const mostLeftOut = 60;
const leastShown = 0.04;
const mostShown = 24;

interface Scored {
  readonly scores: Float64Array;
  readonly reading: SentimentReading;
  readonly perToken: Float64Array;
}

/** Both sides are spoken for with about the same strength. */
function isMixed(hits: readonly SentimentHit[], score: number): boolean {
  let sumFor = 0;
  let sumAgainst = 0;
  for (const { weight } of hits) {
    if (weight > 0) sumFor += weight;
    else sumAgainst -= weight;
  }
  const isClear = Math.abs(score) > 0.8;
  return !isClear && Math.min(sumFor, sumAgainst) >= mixedFrom;
}

/** The softmax of three scores, without the arrays in between. */
function threeShares(scores: Float64Array, temperature: number): readonly [number, number, number] {
  const [a = 0, b = 0, c = 0] = scores;
  const highest = Math.max(a, b, c);
  const first = Math.exp((a - highest) / temperature);
  const second = Math.exp((b - highest) / temperature);
  const third = Math.exp((c - highest) / temperature);
  const sum = first + second + third;
  return [first / sum, second / sum, third / sum];
}

function verdictOf(
  scores: Float64Array,
  hits: readonly SentimentHit[],
  { temperature }: LinearModel,
): SentimentVerdict {
  const [negative, neutral, positive] = threeShares(scores, temperature);
  const probabilities = [negative, neutral, positive] as const;
  const best = indexOfHighest(probabilities);
  const score = positive - negative;
  const highest = probabilities[best] as number;
  const isUnsure = highest < unsureBelow;
  const isPlain = hits.length === 0 && highest < plainBelow;
  return {
    label: isPlain ? 'neutral' : (sentimentLabels[best] ?? 'neutral'),
    score,
    probabilities,
    certainty: isMixed(hits, score) ? 'mixed' : isUnsure ? 'unsure' : 'sure',
  };
}

const unreadable: SentimentVerdict = {
  label: 'neutral',
  score: 0,
  probabilities: [0, 1, 0],
  certainty: 'unsure',
};

function hasWords({ tokens }: PhraseText): boolean {
  return tokens.some(
    ({ kind }) => kind === 'word' || kind === 'hashtag' || kind === 'emoji' || kind === 'emoticon',
  );
}

/** What signals add to the score for, less what they add to the score against. */
function leaning({ signalWeights, temperature }: LinearModel, signals: Float32Array): number {
  let sum = 0;
  signals.forEach((value, at) => {
    const difference = (signalWeights[at * 3 + 2] as number) - (signalWeights[at * 3] as number);
    sum += value * difference;
  });
  return sum / temperature;
}

/**
 * A hit weighs what the signals lose without it, beside what its words weigh of themselves. In a text with
 * very many hits that would take long, and each weighs its share of all.
 */
function hitWeights(
  model: LinearModel,
  text: string,
  split: PhraseText,
  hits: readonly SentimentHit[],
): readonly number[] {
  if (hits.length > mostLeftOut) return hits.map(({ weight }) => weight / hits.length);
  const whole = leaning(model, sentimentSignals(text, split, hits));
  return hits.map((hit) => {
    const rest = hits.filter((other) => other !== hit);
    const own = hit.isFinal ? 2 * ownWordStrength * hit.weight : 0;
    return whole - leaning(model, sentimentSignals(text, split, rest)) + own;
  });
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly rule: string;
  weight: number;
}

function spansOf(
  hits: readonly SentimentHit[],
  weights: readonly number[],
  perToken: Float64Array,
): readonly Span[] {
  const spanAt = new Map<number, Span>();
  const spans: Span[] = hits.map(({ from, to, rule }, index) => {
    const span = { from, to, rule, weight: weights[index] ?? 0 };
    for (let at = from; at < to; at += 1) spanAt.set(at, span);
    return span;
  });
  perToken.forEach((weight, at) => {
    const span = spanAt.get(at);
    if (span !== undefined) span.weight += weight;
    else if (weight !== 0) spans.push({ from: at, to: at + 1, rule: 'learnt', weight });
  });
  return spans;
}

function evidenceOf(span: Span, text: string, tokens: readonly Token[]): Evidence {
  const start = tokens[span.from]?.start ?? 0;
  const end = tokens[span.to - 1]?.end ?? start;
  return { start, end, text: text.slice(start, end), weight: span.weight, rule: span.rule };
}

/** The pieces that weigh most, in the order of the text. */
function strongest(spans: readonly Span[]): readonly Span[] {
  return spans
    .filter(({ weight }) => Math.abs(weight) >= leastShown)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, mostShown)
    .sort((a, b) => a.from - b.from);
}

function addOwnWords(hits: readonly SentimentHit[], scores: Float64Array): void {
  for (const { weight, isFinal } of hits) {
    if (!isFinal) continue;
    scores[2] = (scores[2] as number) + ownWordStrength * weight;
    scores[0] = (scores[0] as number) - ownWordStrength * weight;
  }
}

function engineOver(
  trained: TrainedSentiment,
  reader: FeatureReader,
  wordScores: WordScores,
): SentimentEngine {
  const { model, words } = trained;
  const read = (text: string, split: PhraseText): Scored => {
    const reading = words.read(split);
    const signals = sentimentSignals(text, split, reading.hits);
    const { scores, perToken } = wordScores.read(split, signals, reading.isLeftOut);
    if (reading.isOwn) addOwnWords(reading.hits, scores);
    return { scores, reading, perToken };
  };
  const judge = (text: string, split?: PhraseText): SentimentVerdict | null => {
    const phraseText = split ?? readPhraseText(text, null);
    if (phraseText.isBlank) return null;
    if (!hasWords(phraseText)) return unreadable;
    const { scores, reading } = read(text, phraseText);
    return verdictOf(scores, reading.hits, model);
  };
  const score = (text: string, split?: PhraseText): SentimentResult | null => {
    const phraseText = split ?? readPhraseText(text, null);
    if (phraseText.isBlank) return null;
    if (!hasWords(phraseText)) return { ...unreadable, because: [] };
    const { scores, reading, perToken } = read(text, phraseText);
    const { hits } = reading;
    const weights = hitWeights(model, text, phraseText, hits);
    const spans = strongest(spansOf(hits, weights, perToken));
    const because = spans.map((span) => evidenceOf(span, text, phraseText.tokens));
    return { ...verdictOf(scores, hits, model), because };
  };
  return {
    name: trained.name,
    version: trained.version,
    score,
    judge,
    withLexicon: (lexicon) =>
      engineOver({ ...trained, words: words.withLexicon(lexicon) }, reader, wordScores),
  };
}

/**
 * A sentiment engine over a trained model: hashed words, pairs and pieces of words, with the words and
 * rules of sentiment and the look of the text as signals beside them.
 *
 * - `score` of a text is the probability of positive less that of negative. The weights in `because` say
 *   by how much words move the score for against the score against, before both become probabilities;
 *   at most 24 are given.
 * - A project's own words are taken out of what the model knows, and weigh by themselves.
 * - A text that the model knows little of, and no word of which speaks for or against, is neutral.
 * - A text without a word, emoji or emoticon is neutral and unsure: nothing in it can be read.
 *
 * @throws {RangeError} where the model has other signals than this program.
 */
export function createTrainedSentimentEngine(trained: TrainedSentiment): SentimentEngine {
  if (trained.model.signalCount !== sentimentSignalNames.length) {
    throw new RangeError(`a model with ${trained.model.signalCount} signals does not fit`);
  }
  const reader = createFeatureReader(trained.model.bits);
  return engineOver(trained, reader, createWordScores(reader, trained.model));
}

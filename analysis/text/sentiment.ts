import type { PhraseText } from './phrase-text.ts';

/** How a text sounds towards what it speaks of. */
export const sentimentLabels = ['negative', 'neutral', 'positive'] as const;

/** One of `sentimentLabels`. */
export type SentimentLabel = (typeof sentimentLabels)[number];

/**
 * Words of a text that counted towards a result: the "why" that a person can see marked in the text.
 *
 * - `start`, `end`: character span (UTF-16 units) in the text as it was given; `text` is that slice.
 * - `weight`: signed. Of a sentiment: how far the words move it, against (below 0) or for. Of a label: what
 *   their rule added to the label's score.
 * - `rule`: which rule took them: `word`, `lexicon`, `rule: lateness`, `learnt` for a word whose weight was
 *   learnt from labelled texts, or the id of a codebook's rule.
 */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly weight: number;
  readonly rule: string;
}

/** How far a label can be relied on: `mixed` speaks for and against, `unsure` might as well be another. */
export const sentimentCertainties = ['sure', 'unsure', 'mixed'] as const;

/** One of `sentimentCertainties`. */
export type SentimentCertainty = (typeof sentimentCertainties)[number];

/**
 * What a text sounds like, without the reasons.
 *
 * - `score`: -1..1, against to for.
 * - `probabilities`: of negative, neutral and positive, summing to 1, as if the three were equally common;
 *   null from an engine that has none.
 */
export interface SentimentVerdict {
  readonly label: SentimentLabel;
  readonly score: number;
  readonly probabilities: readonly [number, number, number] | null;
  readonly certainty: SentimentCertainty;
}

/**
 * The sentiment of one text and the words that decided it, in the order of the text; `because` is empty
 * when no word counted.
 */
export interface SentimentResult extends SentimentVerdict {
  readonly because: readonly Evidence[];
}

/**
 * A project's own reading of a phrase. `weight` is from -5 (bad) to 5 (good) and goes before every
 * other rule; 0 says that the phrase means nothing here ("War Zone" is the name of a game). Phrases are written in the
 * language of `readPhrase`.
 */
export interface LexiconEntry {
  readonly phrase: string;
  readonly weight: number;
}

/** What reads sentiment out of a text. Engines may be replaced; name and version tell which one it was. */
export interface SentimentEngine {
  readonly name: string;
  readonly version: string;
  /**
   * `split` is the same text already split, where a caller has it; it saves the time and changes nothing.
   *
   * Missing: null for a text without any visible character; such a text is never called neutral.
   */
  score(text: string, split?: PhraseText): SentimentResult | null;
  /** What `score` says without the reasons, which take longer than the verdict. */
  judge(text: string, split?: PhraseText): SentimentVerdict | null;
  /**
   * The same engine with a project's words in front of its own.
   *
   * @throws {AnalysisError} `codebook-not-understood` for a phrase or a weight that cannot be read.
   */
  withLexicon(lexicon: readonly LexiconEntry[]): SentimentEngine;
}

/**
 * Scores strictly inside -0.1..0.1 are neutral. Chosen on 4,000 airline tweets and the SemEval 2013 and
 * 2016 development tweets, where average recall moves by a point at most from 0.05 to 0.15 and falls
 * beyond.
 */
export const neutralBand = 0.1;

/**
 * From a sum of signed word weights to a score in -1..1: s / sqrt(s^2 + 1). One clear word (0.6)
 * gives 0.51; more words push towards 1 without reaching it.
 *
 * Source of the form: Hutto and Gilbert (2014), VADER, ICWSM; the constant is ours.
 */
export function sentimentScore(weightSum: number): number {
  return weightSum / Math.sqrt(weightSum * weightSum + 1);
}

/** The label of a score in -1..1, by `neutralBand`. */
export function sentimentLabelOf(score: number): SentimentLabel {
  if (score <= -neutralBand) return 'negative';
  return score >= neutralBand ? 'positive' : 'neutral';
}

import { uninterrupted } from '#analysis/interruption.ts';
import { sentimentSignals } from './models/sentiment-signals.ts';
import { type LabelledFeatures, trainLinear } from './models/train-linear.ts';
import { createFeatureReader } from './models/word-features.ts';
import { readPhraseText } from './phrase-text.ts';
import { type LexiconEntry, type SentimentLabel, sentimentLabels } from './sentiment.ts';
import type { TrainedSentiment } from './trained-sentiment-engine.ts';

/** A text whose sentiment a person has said. */
export interface CorrectedText {
  readonly text: string;
  readonly label: SentimentLabel;
}

/** With fewer corrections than this nothing is learnt: they would teach their own accidents. */
export const fewestToLearnFrom = 10;

/** Chosen on the Sanders posts, 200 of them to learn from and the rest to judge by. */
const settings = { epochs: 12, rate: 0.02, signalRate: 0.06, decay: 0, balance: 0, seed: 5 };

/**
 * The same sentiment model after it has learnt from corrections in a project: its weights go on from where
 * they were, so that words never corrected keep their meaning and the classes become as common as here.
 *
 * - Takes well under two seconds for some hundreds of corrections; the same ones give the same model.
 * - `lexicon`: the project's own words, which are left out of what is learnt.
 * - Missing: blank texts are passed over; with fewer than `fewestToLearnFrom` texts the model stays.
 * - Limits: what is learnt serves texts like those corrected; a model taught on one dataset may be worse on another.
 *
 * @throws {AnalysisError} `codebook-not-understood` for a lexicon entry that cannot be read.
 */
export function learnSentiment(
  trained: TrainedSentiment,
  corrected: readonly CorrectedText[],
  lexicon: readonly LexiconEntry[] = [],
): TrainedSentiment {
  const { model } = trained;
  const words = lexicon.length === 0 ? trained.words : trained.words.withLexicon(lexicon);
  const reader = createFeatureReader(model.bits);
  const examples = corrected.flatMap(({ text, label }): readonly LabelledFeatures[] => {
    const split = readPhraseText(text, null);
    if (split.isBlank) return [];
    const { hits, isLeftOut } = words.read(split);
    return [
      {
        hashed: reader.read(split, isLeftOut ?? undefined),
        signals: sentimentSignals(text, split, hits),
        label: sentimentLabels.indexOf(label),
        weight: 1,
      },
    ];
  });
  if (examples.length < fewestToLearnFrom) return trained;
  const { classCount, bits, signalCount } = model;
  const learnt = trainLinear(
    examples,
    { ...settings, classCount, bits, signalCount },
    uninterrupted,
    model,
  );
  return { ...trained, version: `${trained.version}, taught by ${examples.length}`, model: learnt };
}

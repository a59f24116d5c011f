import { uninterrupted } from '#analysis/interruption.ts';
import { softmax } from './models/linear-model.ts';
import { type LabelledFeatures, trainLinear } from './models/train-linear.ts';
import { createFeatureReader, type FeatureReader } from './models/word-features.ts';
import { createWordScores } from './models/word-scores.ts';
import { type PhraseText, readPhraseText } from './phrase-text.ts';

/** Fewer examples than this teach nothing but their own accidents. */
export const fewestExamples = 3;

/** How well a text fits the examples of a label, 0..1, and which words say so, the strongest first. */
export interface ExampleReading {
  readonly share: number;
  readonly tokens: readonly number[];
}

/** Tells whether a text is like the examples that it was taught by. */
export interface ExampleReader {
  read(text: PhraseText): ExampleReading;
}

const bits = 15;
const settings = {
  classCount: 2,
  bits,
  signalCount: 1,
  epochs: 20,
  rate: 0.05,
  signalRate: 0.05,
  decay: 1e-4,
  balance: 1,
  seed: 11,
};
const constant = Float32Array.of(1);
const mostTokens = 4;
const backgroundWeight = 0.5;

function featuresOf(reader: FeatureReader, text: PhraseText, label: number, weight: number) {
  return { hashed: reader.read(text), signals: constant, label, weight };
}

function examplesOf(
  reader: FeatureReader,
  texts: readonly string[],
  label: number,
  weight: number,
): readonly LabelledFeatures[] {
  return texts.flatMap((text) => {
    const split = readPhraseText(text, null);
    return split.isBlank ? [] : [featuresOf(reader, split, label, weight)];
  });
}

/**
 * Learns a label from a few texts that show it: a logistic regression over hashed words, pairs and pieces of words,
 * trained in a fraction of a second. The same texts give the same reader.
 *
 * - `against`: texts that show other labels. `background`: texts of the project that nobody labelled, taken for texts
 *   without the label at half the weight, which is true of nearly all where the label is seldom.
 * - Missing: blank texts are passed over; null with fewer than `fewestExamples` texts, or with nothing to tell them from.
 * - Limits: with a handful of examples it finds texts that use their words; correct some and add them to the examples.
 */
export function learnLabel(
  examples: readonly string[],
  against: readonly string[],
  background: readonly string[],
): ExampleReader | null {
  const reader = createFeatureReader(bits);
  const shown = examplesOf(reader, examples, 1, 1);
  const own = new Set(examples.map((text) => text.trim()));
  const rest = [
    ...examplesOf(reader, against, 0, 1),
    ...examplesOf(
      reader,
      background.filter((text) => !own.has(text.trim())),
      0,
      backgroundWeight,
    ),
  ];
  if (shown.length < fewestExamples || rest.length === 0) return null;
  const model = trainLinear([...shown, ...rest], settings, uninterrupted);
  const scorer = createWordScores(createFeatureReader(bits), model);
  return {
    read: (text) => {
      const { scores, perToken } = scorer.read(text, constant, null);
      const share = softmax(scores, 1)[1] ?? 0;
      const tokens = [...perToken.keys()]
        .filter((at) => (perToken[at] as number) > 0 && text.tokens[at]?.kind !== 'end')
        .sort((a, b) => (perToken[b] as number) - (perToken[a] as number))
        .slice(0, mostTokens);
      return { share, tokens };
    },
  };
}

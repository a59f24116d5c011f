import { uninterrupted } from '#analysis/interruption.ts';
import { linearScores, softmax } from './models/linear-model.ts';
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
/** At a first look texts of the project count little, so that those like the examples stand out from them. */
const firstWeight = 0.1;
/** Texts of the project that are so much like the examples may show the label, and teach nothing. */
const leftOutFrom = 0.25;

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

const mostKept = 8;
/** What was learnt last, by the texts it was learnt from: reasons are asked for post by post. */
const kept = new Map<string, ExampleReader | null>();

/**
 * Learns a label from a few texts that show it: a logistic regression over hashed words, pairs and pieces of words,
 * trained in a fraction of a second. The same texts give the same reader.
 *
 * - `against`: texts that show other labels. `background`: texts of the project that nobody labelled, taken for texts
 *   without the label at half the weight, but for those that are like the examples at a first look.
 * - Missing: blank texts are passed over; null with fewer than `fewestExamples` texts, or with nothing to tell them from.
 * - Limits: with a handful of examples it finds texts that use their words, and few others. Of reasons for complaints in
 *   airline posts, each given to one post in ten to twenty, forty examples found 37 to 73 %, every second find right; ten
 *   found 4 to 19 %.
 */
export function learnLabel(
  examples: readonly string[],
  against: readonly string[],
  background: readonly string[],
): ExampleReader | null {
  const key = JSON.stringify([examples, against, background]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const learnt = learn(examples, against, background);
  kept.set(key, learnt);
  return learnt;
}

function learn(
  examples: readonly string[],
  against: readonly string[],
  background: readonly string[],
): ExampleReader | null {
  const reader = createFeatureReader(bits);
  const shown = examplesOf(reader, examples, 1, 1);
  const own = new Set(examples.map((text) => text.trim()));
  const rest = examplesOf(reader, against, 0, 1);
  const others = background.filter((text) => !own.has(text.trim()));
  const unlabelled = examplesOf(reader, others, 0, firstWeight);
  if (shown.length < fewestExamples || rest.length + unlabelled.length === 0) return null;
  const first = trainLinear([...shown, ...rest, ...unlabelled], settings, uninterrupted);
  const unlike = unlabelled
    .filter((one) => (softmax(linearScores(first, one), 1)[1] ?? 0) < leftOutFrom)
    .map((one) => ({ ...one, weight: backgroundWeight }));
  const without = rest.length + unlike.length === 0 ? unlabelled : [...rest, ...unlike];
  const model = trainLinear([...shown, ...without], settings, uninterrupted);
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

/**
 * Trains the sentiment model that Parallax carries, and writes its weights as a module.
 *
 *   node scripts/train/train-sentiment.ts
 *
 * The labelled sets are read from ../shared/data/posts (or the folder in PARALLAX_LABELLED_SETS) and are no
 * part of the project; docs/models/sentiment.md names them, with their terms. The same sets give the
 * same weights. Settings below were chosen on the validation sets; no test set is read here except to
 * keep its texts out of the training.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  indexOfHighest,
  type LinearModel,
  linearScores,
  softmax,
  type TextFeatures,
} from '../../analysis/text/models/linear-model.ts';
import { packModel } from '../../analysis/text/models/packed-model.ts';
import {
  sentimentSignalNames,
  sentimentSignals,
} from '../../analysis/text/models/sentiment-signals.ts';
import { type LabelledFeatures, trainLinear } from '../../analysis/text/models/train-linear.ts';
import { createFeatureReader } from '../../analysis/text/models/word-features.ts';
import { readPhraseText } from '../../analysis/text/phrase-text.ts';
import { createSentimentWords } from '../../analysis/text/sentiment-words.ts';
import { winkWordWeights } from '../../analysis/text/wink-lexicon.ts';
import { type LabelledText, plainText } from './labelled-sets.ts';
import { sentimentTests, sentimentTraining, sentimentValidation } from './sentiment-sets.ts';

const settings = {
  classCount: 3,
  bits: 18,
  signalCount: sentimentSignalNames.length,
  epochs: 6,
  rate: 0.05,
  signalRate: 0.05,
  decay: 2e-4,
  balance: 1,
  seed: 20261122,
};

const words = createSentimentWords(winkWordWeights());
const reader = createFeatureReader(settings.bits);

function featuresOf(text: string): TextFeatures {
  const split = readPhraseText(text, null);
  const { hits, isLeftOut } = words.read(split);
  const signals = sentimentSignals(text, split, hits);
  return { hashed: reader.read(split, isLeftOut ?? undefined), signals };
}

interface Known extends TextFeatures {
  readonly label: number;
}

function known(texts: readonly LabelledText[]): readonly Known[] {
  return texts.map(({ text, label }) => ({ ...featuresOf(text), label }));
}

function trainingTexts(): readonly LabelledFeatures[] {
  const seen = new Set(
    [...sentimentTests(), ...sentimentValidation()].flatMap(({ texts }) =>
      (texts ?? []).map(({ text }) => plainText(text)),
    ),
  );
  return sentimentTraining().flatMap(({ name, texts, weight }) => {
    if (texts === null) throw new Error(`${name} is absent; nothing is written`);
    const fresh = texts.filter(({ text }) => {
      const plain = plainText(text);
      if (plain !== '' && seen.has(plain)) return false;
      seen.add(plain);
      return true;
    });
    console.log(`${name}: ${fresh.length} of ${texts.length} texts`);
    return known(fresh).map((one) => ({ ...one, weight }));
  });
}

function recalls(scores: readonly Float64Array[], labels: readonly number[]): readonly number[] {
  const hits = [0, 0, 0];
  const totals = [0, 0, 0];
  scores.forEach((score, row) => {
    const label = labels[row] as number;
    totals[label] = (totals[label] as number) + 1;
    if (indexOfHighest(score) === label) hits[label] = (hits[label] as number) + 1;
  });
  return hits.map((hit, c) => hit / Math.max(totals[c] as number, 1));
}

/** Average recall, less half of what the worst class lacks of 0.65. */
function balancedRecall(found: readonly number[]): number {
  const average = found.reduce((sum, one) => sum + one, 0) / found.length;
  return average - 0.5 * Math.max(0, 0.65 - Math.min(...found));
}

interface Validation {
  readonly name: string;
  readonly weight: number;
  readonly labels: readonly number[];
  readonly isPlain: readonly boolean[];
  readonly scores: readonly Float64Array[];
}

/** What is added to the scores of neutral and positive, and to neutral where no word of sentiment stands. */
interface Offsets {
  readonly neutral: number;
  readonly positive: number;
  readonly plain: number;
}

function steps(from: number, to: number, by: number): readonly number[] {
  const count = Math.round((to - from) / by) + 1;
  return Array.from({ length: count }, (_, at) => from + at * by);
}

function moved({ scores, isPlain }: Validation, offsets: Offsets): readonly Float64Array[] {
  return scores.map(([negative = 0, neutral = 0, positive = 0], row) =>
    Float64Array.of(
      negative,
      neutral + offsets.neutral + (isPlain[row] === true ? offsets.plain : 0),
      positive + offsets.positive,
    ),
  );
}

/** The offsets that serve all validation sets best, by the weighted mean of their balanced recalls. */
function bestOffsets(sets: readonly Validation[]): Offsets {
  let best = { recall: 0, offsets: { neutral: 0, positive: 0, plain: 0 } };
  for (const neutral of steps(-0.6, 0.8, 0.1)) {
    for (const positive of steps(-0.6, 0.6, 0.1)) {
      for (const plain of [0, 0.3, 0.6, 0.9]) {
        const offsets = { neutral, positive, plain };
        const recall = sets.reduce(
          (sum, set) => sum + set.weight * balancedRecall(recalls(moved(set, offsets), set.labels)),
          0,
        );
        if (recall > best.recall + 1e-9) best = { recall, offsets };
      }
    }
  }
  return best.offsets;
}

/** The temperature that makes probabilities fit best, every class of every set counting alike. */
function bestTemperature(sets: readonly Validation[]): number {
  let best = { loss: Number.POSITIVE_INFINITY, temperature: 1 };
  for (let temperature = 0.5; temperature <= 3; temperature += 0.05) {
    let loss = 0;
    for (const { scores, labels } of sets) {
      const counts = [0, 1, 2].map((c) => labels.filter((label) => label === c).length);
      scores.forEach((score, row) => {
        const label = labels[row] as number;
        const share = softmax(score, temperature)[label] as number;
        loss -= Math.log(Math.max(share, 1e-9)) / (counts[label] as number);
      });
    }
    if (loss < best.loss) best = { loss, temperature };
  }
  return best.temperature;
}

const plainSignal = sentimentSignalNames.indexOf('no such word');
const valueOfPlain = 0.5;

function withOffsets(model: LinearModel, { neutral, positive, plain }: Offsets): LinearModel {
  const signalWeights = model.signalWeights.slice();
  const add = (signal: number, label: number, weight: number): void => {
    const place = signal * model.classCount + label;
    signalWeights[place] = (signalWeights[place] as number) + weight;
  };
  add(model.signalCount - 1, 1, neutral);
  add(model.signalCount - 1, 2, positive);
  add(plainSignal, 1, plain / valueOfPlain);
  return { ...model, signalWeights };
}

/** What a way of speaking ("used to love") moves a score by at least, where the texts held too few to learn it from. */
const leastOfWhole = 3.5;

/** The model with ways of speaking deciding at least by `leastOfWhole` against both other classes. */
function withWaysOfSpeaking(model: LinearModel): LinearModel {
  const signalWeights = model.signalWeights.slice();
  for (const [name, label] of [
    ['whole against', 0],
    ['whole for', 2],
  ] as const) {
    const first = sentimentSignalNames.indexOf(name) * model.classCount;
    const own = signalWeights.subarray(first, first + model.classCount);
    const others = Math.max(...own.filter((_, at) => at !== label));
    own[label] = Math.max(own[label] as number, others + leastOfWhole);
  }
  return { ...model, signalWeights };
}

function main(): void {
  const silent = { report: () => {} };
  const trained = withWaysOfSpeaking(trainLinear(trainingTexts(), settings, silent));
  const validation = sentimentValidation().flatMap(({ name, texts, weight }) =>
    texts === null ? [] : [{ name, weight, texts: known(texts) }],
  );
  const scored = (model: LinearModel): readonly Validation[] =>
    validation.map(({ name, weight, texts }) => ({
      name,
      weight,
      labels: texts.map(({ label }) => label),
      isPlain: texts.map(({ signals }) => (signals[plainSignal] as number) > 0),
      scores: texts.map((text) => linearScores(model, text)),
    }));
  const offsets = bestOffsets(scored(trained));
  const shifted = withOffsets(trained, offsets);
  const temperature = bestTemperature(scored(shifted));
  const packed = packModel({ ...shifted, temperature });
  console.log(`offsets ${JSON.stringify(offsets)}, temperature ${temperature.toFixed(2)}`);
  for (const { name, labels, scores } of scored(shifted)) {
    console.log(`${name}: recalls ${recalls(scores, labels).map((one) => (100 * one).toFixed(1))}`);
  }
  const file = join(import.meta.dirname, '../../analysis/text/models/sentiment-weights.ts');
  writeFileSync(
    file,
    `import type { PackedModel } from './packed-model.ts';

/** The weights of the sentiment model, as scripts/train/train-sentiment.ts wrote them. */
export const sentimentWeights: PackedModel = ${JSON.stringify(packed)};
`,
  );
}

main();

import type { HashedFeatures } from './word-features.ts';

/**
 * A linear model over hashed features and a few named signals: one score a class, turned into
 * probabilities by the softmax of `score / temperature`.
 *
 * - `weights`: `2 ** bits` features x classes, a feature's classes side by side; steps of `step`.
 * - `signalWeights`: signals x classes, side by side; the last signal is the constant 1.
 */
export interface LinearModel {
  readonly classCount: number;
  readonly bits: number;
  readonly weights: Int8Array | Float32Array;
  readonly step: number;
  readonly signalCount: number;
  readonly signalWeights: Float32Array;
  readonly temperature: number;
}

/** One text ready for a linear model; `signals` has the model's `signalCount` values. */
export interface TextFeatures {
  readonly hashed: HashedFeatures;
  readonly signals: Float32Array;
}

/** The scores of a text, one a class, before they become probabilities. */
export function linearScores(model: LinearModel, text: TextFeatures): Float64Array {
  const { classCount, weights } = model;
  const scores = new Float64Array(classCount);
  const strength = text.hashed.strength * model.step;
  for (const index of text.hashed.indices) {
    for (let c = 0; c < classCount; c += 1) {
      scores[c] = (scores[c] as number) + (weights[index * classCount + c] as number) * strength;
    }
  }
  addSignals(model, text.signals, scores);
  return scores;
}

/** Adds what the signals of a text say to its scores. */
export function addSignals(
  { classCount, signalCount, signalWeights }: LinearModel,
  signals: Float32Array,
  scores: Float64Array,
): void {
  for (let signal = 0; signal < signalCount; signal += 1) {
    const value = signals[signal] as number;
    if (value === 0) continue;
    for (let c = 0; c < classCount; c += 1) {
      const weight = signalWeights[signal * classCount + c] as number;
      scores[c] = (scores[c] as number) + weight * value;
    }
  }
}

/** Probabilities that sum to 1, from scores divided by `temperature`. */
export function softmax(scores: Float64Array, temperature: number): Float64Array {
  const highest = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  const parts = scores.map((score) => Math.exp((score - highest) / temperature));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}

/** The index of the highest value, the first of equals. */
export function indexOfHighest(values: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) {
    if ((values[at] as number) > (values[best] as number)) best = at;
  }
  return best;
}

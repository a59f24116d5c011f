import type { LinearModel } from './linear-model.ts';

/** A linear model as text, for a module of the program: weights of 8 bits, in base 64. */
export interface PackedModel {
  readonly classCount: number;
  readonly bits: number;
  readonly step: number;
  readonly signalCount: number;
  readonly signalWeights: readonly number[];
  readonly temperature: number;
  readonly weights: string;
}

/** Weights beyond this share of all, by size, are cut to the largest that 8 bits hold. */
const keptShare = 0.9998;

function largestKept(weights: ArrayLike<number>): number {
  const sizes = Float32Array.from(weights, Math.abs)
    .filter((size) => size > 0)
    .sort();
  return sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * keptShare))] ?? 1;
}

function toBase64(bytes: Uint8Array): string {
  const part = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += part) {
    text += String.fromCharCode(...bytes.subarray(at, at + part));
  }
  return btoa(text);
}

/** A model made small: its weights rounded to 255 steps. */
export function packModel(model: LinearModel): PackedModel {
  const largest = largestKept(model.weights) * model.step;
  const step = largest / 127;
  const rounded = Int8Array.from(model.weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round((weight * model.step) / step))),
  );
  return {
    classCount: model.classCount,
    bits: model.bits,
    step,
    signalCount: model.signalCount,
    signalWeights: Array.from(model.signalWeights, (weight) => Math.round(weight * 1e5) / 1e5),
    temperature: Math.round(model.temperature * 100) / 100,
    weights: toBase64(new Uint8Array(rounded.buffer)),
  };
}

/**
 * The model that `packModel` made small.
 *
 * @throws {RangeError} where the weights are not as many as the model says.
 */
export function unpackModel(packed: PackedModel): LinearModel {
  const text = atob(packed.weights);
  const weights = new Int8Array(text.length);
  for (let at = 0; at < text.length; at += 1) weights[at] = text.charCodeAt(at);
  if (weights.length !== 2 ** packed.bits * packed.classCount) {
    throw new RangeError(`${weights.length} weights do not fit ${packed.bits} bits`);
  }
  return { ...packed, weights, signalWeights: Float32Array.from(packed.signalWeights) };
}

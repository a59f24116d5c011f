import type { Interruption } from '#analysis/interruption.ts';
import type { LinearModel, TextFeatures } from './linear-model.ts';

/** A text whose class is known; `weight` says how much it counts beside others (1 is usual). */
export interface LabelledFeatures extends TextFeatures {
  readonly label: number;
  readonly weight: number;
}

/**
 * How a model is trained.
 *
 * - `rate`, `decay`: the length of a step, and how strongly weights are drawn to 0 at each.
 * - `signalRate`: the length of a step of the signals.
 * - `balance`: 0 leaves the classes as common as they are, 1 makes them count alike.
 * - `seed`: decides the order in which texts are gone through.
 */
export interface TrainingSettings {
  readonly classCount: number;
  readonly bits: number;
  readonly signalCount: number;
  readonly epochs: number;
  readonly rate: number;
  readonly signalRate: number;
  readonly decay: number;
  readonly balance: number;
  readonly seed: number;
}

interface State {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly signalWeights: Float32Array;
  readonly signalSquares: Float32Array;
  readonly gradient: Float64Array;
}

/** A xorshift generator of whole numbers of 32 bits; the same seed gives the same numbers. */
export function seededNumbers(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function shuffle(order: Int32Array, next: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = next() % (at + 1);
    const moved = order[at] as number;
    order[at] = order[other] as number;
    order[other] = moved;
  }
}

function classWeights(
  examples: readonly LabelledFeatures[],
  { classCount, balance }: TrainingSettings,
): Float64Array {
  const sums = new Float64Array(classCount);
  let total = 0;
  for (const { label, weight } of examples) {
    sums[label] = (sums[label] as number) + weight;
    total += weight;
  }
  return sums.map((sum) => (sum === 0 ? 0 : (total / classCount / sum) ** balance));
}

/** The gradient of the loss by the scores: probability less truth, times the example's weight. */
function gradientOf(state: State, example: LabelledFeatures, classWeight: number): void {
  const { gradient, weights, signalWeights } = state;
  const classCount = gradient.length;
  const { indices, strength } = example.hashed;
  gradient.fill(0);
  for (let at = 0; at < indices.length; at += 1) {
    const place = (indices[at] as number) * classCount;
    for (let c = 0; c < classCount; c += 1) {
      gradient[c] = (gradient[c] as number) + (weights[place + c] as number) * strength;
    }
  }
  for (let signal = 0; signal < example.signals.length; signal += 1) {
    const value = example.signals[signal] as number;
    for (let c = 0; c < classCount; c += 1) {
      const weight = signalWeights[signal * classCount + c] as number;
      gradient[c] = (gradient[c] as number) + weight * value;
    }
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classCount; c += 1) highest = Math.max(highest, gradient[c] as number);
  let sum = 0;
  for (let c = 0; c < classCount; c += 1) {
    gradient[c] = Math.exp((gradient[c] as number) - highest);
    sum += gradient[c] as number;
  }
  const scale = classWeight * example.weight;
  for (let c = 0; c < classCount; c += 1) {
    gradient[c] = scale * ((gradient[c] as number) / sum - (c === example.label ? 1 : 0));
  }
}

function step(state: State, example: LabelledFeatures, settings: TrainingSettings): void {
  const { gradient, weights, squares, signalWeights, signalSquares } = state;
  const classCount = gradient.length;
  const { indices, strength } = example.hashed;
  for (let at = 0; at < indices.length; at += 1) {
    const place = (indices[at] as number) * classCount;
    for (let c = 0; c < classCount; c += 1) {
      const own = weights[place + c] as number;
      const slope = (gradient[c] as number) * strength + settings.decay * own;
      const square = (squares[place + c] as number) + slope * slope;
      squares[place + c] = square;
      weights[place + c] = own - (settings.rate * slope) / Math.sqrt(square);
    }
  }
  for (let signal = 0; signal < example.signals.length; signal += 1) {
    const value = example.signals[signal] as number;
    if (value === 0) continue;
    for (let c = 0; c < classCount; c += 1) {
      const place = signal * classCount + c;
      const own = signalWeights[place] as number;
      const slope = (gradient[c] as number) * value + settings.decay * own;
      const square = (signalSquares[place] as number) + slope * slope;
      signalSquares[place] = square;
      signalWeights[place] = own - (settings.signalRate * slope) / Math.sqrt(square);
    }
  }
}

/**
 * Trains a softmax regression on labelled texts by AdaGrad, and averages the weights over the second
 * half of the passes. The same examples, settings and seed give the same model, bit by bit.
 *
 * - `prior`: a model to go on from, of the same classes, bits and signals; null to begin with nothing.
 * - Missing: a class without examples keeps weights near 0.
 * - Progress: stage `training`, in passes.
 *
 * Source of the method: Duchi, Hazan and Singer (2011), JMLR 12, 2121-2159.
 *
 * @throws {AnalysisError} `cancelled` when the person stopped the work.
 */
export function trainLinear(
  examples: readonly LabelledFeatures[],
  settings: TrainingSettings,
  interruption: Interruption,
  prior: LinearModel | null = null,
): LinearModel {
  const { classCount, bits, signalCount, epochs } = settings;
  const size = 2 ** bits * classCount;
  const state: State = {
    weights: prior === null ? new Float32Array(size) : wholeWeights(prior),
    squares: new Float32Array(size).fill(1e-3),
    signalWeights: prior?.signalWeights.slice() ?? new Float32Array(signalCount * classCount),
    signalSquares: new Float32Array(signalCount * classCount).fill(1e-3),
    gradient: new Float64Array(classCount),
  };
  const sums = new Float32Array(size);
  const signalSums = new Float32Array(state.signalWeights.length);
  const next = seededNumbers(settings.seed);
  const order = Int32Array.from(examples, (_, index) => index);
  const weightOfClass = classWeights(examples, settings);
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    interruption.report('training', epoch, epochs);
    shuffle(order, next);
    for (const index of order) {
      const example = examples[index] as LabelledFeatures;
      gradientOf(state, example, weightOfClass[example.label] as number);
      step(state, example, settings);
    }
    if (epoch < epochs >> 1) continue;
    averaged += 1;
    for (let at = 0; at < size; at += 1)
      sums[at] = (sums[at] as number) + (state.weights[at] as number);
    state.signalWeights.forEach((weight, at) => {
      signalSums[at] = (signalSums[at] as number) + weight;
    });
  }
  interruption.report('training', epochs, epochs);
  const share = averaged === 0 ? 0 : 1 / averaged;
  return {
    classCount,
    bits,
    weights: sums.map((sum) => sum * share),
    step: 1,
    signalCount,
    signalWeights: signalSums.map((sum) => sum * share),
    temperature: prior?.temperature ?? 1,
  };
}

function wholeWeights({ weights, step: size }: LinearModel): Float32Array {
  return Float32Array.from(weights, (weight) => weight * size);
}

import { AnalysisError } from '#analysis/analysis-error.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';

/** How right a model is after learning from `size` texts: mean, lowest and highest of the folds. */
export interface LearningPoint {
  readonly size: number;
  readonly accuracy: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Learns from examples and gives what tags texts; `null` for a text that it cannot tag. */
export type Learner = (
  texts: readonly string[],
  labels: readonly string[],
) => (text: string) => string | null;

/**
 * What more texts coded by hand would bring: for growing numbers of them, how right a model that learnt
 * from them is on coded texts that it has not seen.
 *
 * - Shapes: `labels` has one entry a text. Each of `folds` parts is held back once; the model learns from
 *   the first `size` of the others in a random order.
 * - `sizes` that leave nothing to learn from or more than there are beside a fold are left out; size 0
 *   is whatever `learn` makes of no examples.
 * - Limits: under a hundred coded texts, points differ by luck more than by learning.
 *
 * @throws {AnalysisError} `lengths-differ`.
 */
export function learningCurve(
  texts: readonly string[],
  labels: readonly string[],
  learn: Learner,
  options: { readonly sizes: readonly number[]; readonly folds: number; readonly seed: number },
): readonly LearningPoint[] {
  if (texts.length !== labels.length) {
    throw new AnalysisError('lengths-differ', { texts: texts.length, labels: labels.length });
  }
  const order = shuffled(texts.length, new SeededRandom(options.seed));
  const folds = Array.from({ length: options.folds }, (_, fold) => ({
    held: order.filter((_, place) => place % options.folds === fold),
    rest: order.filter((_, place) => place % options.folds !== fold),
  })).filter(({ held, rest }) => held.length > 0 && rest.length > 0);
  const most = Math.min(...folds.map(({ rest }) => rest.length));
  return options.sizes.flatMap((size) => {
    if (folds.length === 0 || size > most || size < 0) return [];
    const right = folds.map(({ held, rest }) => {
      const seen = rest.slice(0, size);
      const tag = learn(pick(texts, seen), pick(labels, seen));
      return held.filter((at) => tag(texts[at] as string) === labels[at]).length / held.length;
    });
    const accuracy = right.reduce((total, share) => total + share, 0) / right.length;
    return [{ size, accuracy, lowest: Math.min(...right), highest: Math.max(...right) }];
  });
}

/** The numbers from 0 to `count - 1` in a random order. */
export function shuffled(count: number, random: SeededRandom): readonly number[] {
  const order = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = random.nextInteger(last + 1);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}

function pick<Item>(items: readonly Item[], places: readonly number[]): readonly Item[] {
  return places.map((place) => items[place] as Item);
}

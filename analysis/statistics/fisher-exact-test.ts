import { AnalysisError } from '../analysis-error.ts';

/**
 * Fisher's exact test of a 2 x 2 table: the two-sided probability, summed over every table with the
 * same margins that is at most as probable as the one seen (R's rule, with its tolerance of 1e-7).
 *
 * `chosenA` of `baseA` on one side, `chosenB` of `baseB` on the other. An empty side or a margin of 0
 * gives 1. Whole counts only: weighted counts have no exact test.
 *
 * @throws {AnalysisError} `count-out-of-range` unless all are whole and 0 <= chosen <= base.
 *
 * Source: Fisher (1935), JRSS 98, 39-82. Held to R `fisher.test`.
 */
export function fisherExactTest(
  chosenA: number,
  baseA: number,
  chosenB: number,
  baseB: number,
): number {
  demandCount(chosenA, baseA);
  demandCount(chosenB, baseB);
  const chosen = chosenA + chosenB;
  const lowest = Math.max(0, chosen - baseB);
  const highest = Math.min(chosen, baseA);
  const mode = Math.floor(((chosen + 1) * (baseA + 1)) / (baseA + baseB + 2));
  const start = Math.min(Math.max(mode, lowest), highest);
  const weights = relativeWeights(start, lowest, highest, baseA, baseB, chosen);
  const limit = (weights[chosenA - lowest] as number) * (1 + 1e-7);
  let total = 0;
  let asRare = 0;
  for (const weight of weights) {
    total += weight;
    if (weight <= limit) asRare += weight;
  }
  return Math.min(1, asRare / total);
}

/**
 * Hypergeometric probabilities of each possible count, relative to that of `start`, the most probable,
 * by the ratio of neighbours: no factorial loses digits however large the bases.
 */
function relativeWeights(
  start: number,
  lowest: number,
  highest: number,
  baseA: number,
  baseB: number,
  chosen: number,
): Float64Array {
  const weights = new Float64Array(highest - lowest + 1);
  weights[start - lowest] = 1;
  for (let count = start; count < highest; count++) {
    const ratio =
      ((baseA - count) * (chosen - count)) / ((count + 1) * (baseB - chosen + count + 1));
    weights[count + 1 - lowest] = (weights[count - lowest] as number) * ratio;
  }
  for (let count = start; count > lowest; count--) {
    const ratio = (count * (baseB - chosen + count)) / ((baseA - count + 1) * (chosen - count + 1));
    weights[count - 1 - lowest] = (weights[count - lowest] as number) * ratio;
  }
  return weights;
}

function demandCount(chosen: number, base: number): void {
  const isCount = Number.isInteger(chosen) && Number.isInteger(base);
  if (!(isCount && chosen >= 0 && chosen <= base)) {
    throw new AnalysisError('count-out-of-range', { count: chosen, base });
  }
}

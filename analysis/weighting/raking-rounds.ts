import type { Interruption } from '../interruption.ts';
import type { RakingGroups } from './raking-groups.ts';
import type { RakingOptions, RakingOutcome } from './raking-options.ts';
import { largestErrorOf, type MarginState, meetMargin } from './raking-steps.ts';
import { trimWeights } from './trim-weights.ts';

/**
 * One iteration: where the weights stood after it. `largestError` in shares, `largestRelativeError` as a
 * part of the target; `margin` and `category` name the largest one in shares, empty where all are exact.
 * `largestChange` is the largest relative change of a weight.
 */
export interface RakingRound {
  readonly iteration: number;
  readonly largestError: number;
  readonly largestRelativeError: number;
  readonly margin: string;
  readonly category: string;
  readonly largestChange: number;
}

/** Weights by group, and how the iterations ended. */
export interface RakedGroups {
  readonly outcome: RakingOutcome;
  readonly weights: Float64Array;
  readonly rounds: readonly RakingRound[];
  readonly cutLow: number;
  readonly cutHigh: number;
}

/** Weights that change by less than this part of themselves stand still: rounding alone moves them. */
const standStill = 1e-12;

/** With bounds the last digits of the scale move on; this is far below any margin's tolerance. */
const standStillTrimmed = 1e-9;

/** Rakes until the margins hold, the weights stand still, or the iterations are used up. */
export function rakeGroups(
  states: readonly MarginState[],
  groups: RakingGroups,
  options: Pick<RakingOptions, 'trim' | 'tolerance' | 'maxIterations'>,
  interruption: Interruption,
): RakedGroups {
  const { trim, tolerance, maxIterations } = options;
  const isTrimmed = trim.low !== null || trim.high !== null;
  const weights = Float64Array.from(groups.start);
  const rounds: RakingRound[] = [];
  let cut = { cutLow: 0, cutHigh: 0 };
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    interruption.report('raking', iteration - 1, null);
    const before = Float64Array.from(weights);
    for (const state of states) meetMargin(state, weights, groups.rows);
    if (isTrimmed) cut = trimWeights(weights, groups.rows, trim);
    const worst = largestErrorOf(states, weights, groups.rows);
    const largestChange = largestChangeOf(before, weights);
    rounds.push({
      iteration,
      largestError: worst.error,
      largestRelativeError: worst.relativeError,
      margin: worst.margin,
      category: worst.category,
      largestChange,
    });
    const ended = { weights, rounds, ...cut };
    if (worst.relativeError <= tolerance) return { outcome: 'converged', ...ended };
    if (largestChange <= (isTrimmed ? standStillTrimmed : standStill)) {
      const isCut = cut.cutLow + cut.cutHigh > 0;
      return { outcome: isCut ? 'trimmed' : 'contradictory', ...ended };
    }
  }
  return { outcome: 'not-converged', weights, rounds, ...cut };
}

function largestChangeOf(before: Float64Array, after: Float64Array): number {
  let largest = 0;
  for (let group = 0; group < before.length; group++) {
    const was = before[group] as number;
    if (was > 0) largest = Math.max(largest, Math.abs((after[group] as number) / was - 1));
  }
  return largest;
}

import { AnalysisError } from '../analysis-error.ts';
import type { Interruption } from '../interruption.ts';
import { quantile } from '../numerics/quantile.ts';
import { SeededRandom } from '../numerics/seeded-random.ts';
import type { Ledger } from './ledger.ts';
import type { InputValues } from './ledger-inputs.ts';
import { setInput } from './ledger-inputs.ts';
import { amountsOf, type ReadLine, returnOn, totalAmounts } from './return-lines.ts';

/** How often inputs are drawn, from which seed, and how much of the draws the bounds hold. */
export interface SimulationOptions {
  readonly draws: number;
  readonly seed: number;
  readonly confidence: number;
}

/** Bounds of a return over the draws. */
export interface ReturnBounds {
  readonly low: number | null;
  readonly high: number | null;
}

/** What the ranges of the inputs leave open: the return of each line and of all of them. */
export interface SimulatedReturns {
  readonly lines: readonly ReturnBounds[];
  readonly total: ReturnBounds & {
    readonly mean: number | null;
    /** Share of the draws in which less came back than was spent. */
    readonly lossShare: number | null;
  };
}

/**
 * Draw every input with a range anew, all at once, and compute the returns each time. An input is drawn from
 * the triangle between its bounds whose top is its value; inputs are drawn as if they had nothing to do with
 * each other. The same seed gives the same bounds.
 *
 * @throws {AnalysisError} `count-out-of-range`: draws not from 1 to 1,000,000; `confidence-out-of-range`;
 *   `cancelled` through `interruption`.
 */
export function simulateReturns(
  ledger: Ledger,
  lines: readonly ReadLine[],
  known: InputValues,
  options: SimulationOptions,
  interruption: Interruption,
): SimulatedReturns {
  const { draws, seed, confidence } = options;
  if (!(Number.isInteger(draws) && draws >= 1 && draws <= 1_000_000)) {
    throw new AnalysisError('count-out-of-range', { draws });
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new AnalysisError('confidence-out-of-range', { confidence });
  }
  const random = new SeededRandom(seed);
  const returns = lines.map(() => new Float64Array(draws));
  const totals = new Float64Array(draws);
  const inputs = new Map(known.values);
  for (let draw = 0; draw < draws; draw += 1) {
    if ((draw & 0x3ff) === 0) interruption.report('drawing inputs', draw, draws);
    for (const input of ledger.inputs) {
      const range = known.ranges.get(input.name);
      const mode = known.values.get(input.name);
      if (range === undefined || mode === undefined) continue;
      setInput(inputs, input, triangular(random.next(), range.low, mode, range.high));
    }
    for (const [at, line] of lines.entries()) {
      (returns[at] as Float64Array)[draw] = returnOn(amountsOf(line, inputs));
    }
    totals[draw] = returnOn(totalAmounts(lines, inputs));
  }
  const finite = totals.filter(Number.isFinite);
  return {
    lines: returns.map((drawn) => boundsOf(drawn, confidence)),
    total: {
      ...boundsOf(totals, confidence),
      mean: finite.length === 0 ? null : finite.reduce((a, b) => a + b, 0) / finite.length,
      lossShare:
        finite.length === 0 ? null : finite.filter((one) => one < 0).length / finite.length,
    },
  };
}

function boundsOf(drawn: Float64Array, confidence: number): ReturnBounds {
  const finite = drawn.filter(Number.isFinite);
  return {
    low: quantile(finite, (1 - confidence) / 2),
    high: quantile(finite, (1 + confidence) / 2),
  };
}

/** The value of a triangular distribution below which a share `p` lies. */
function triangular(p: number, low: number, mode: number, high: number): number {
  if (high === low) return low;
  const turn = (mode - low) / (high - low);
  return p < turn
    ? low + Math.sqrt(p * (high - low) * (mode - low))
    : high - Math.sqrt((1 - p) * (high - low) * (high - mode));
}

import { AnalysisError } from '../analysis-error.ts';
import type { Interruption } from '../interruption.ts';
import { SeededRandom } from '../numerics/seeded-random.ts';
import { polishShape } from './fit-response.ts';
import type { ResponseCurve } from './response-curve.ts';
import type { ResponseData, ResponseParts, ResponseProblem } from './response-problem.ts';

/** How often the curves are fitted anew, from which seed. */
export interface DrawOptions {
  readonly draws: number;
  readonly seed: number;
}

/** The curves of one resample, and what each channel brought in it over all periods. */
export interface ResponseDraw {
  readonly curves: readonly ResponseCurve[];
  readonly contributions: readonly number[];
}

/** Errors are resampled in runs of about the cube root of the number of periods, so that runs stay together. */
export function blockLength(periods: number): number {
  return Math.max(2, Math.round(Math.cbrt(periods)));
}

/**
 * Fit the curves again to outcomes whose errors were resampled in blocks (circular block bootstrap of the
 * residuals), each fit starting from the estimate. The same seed gives the same draws.
 *
 * - The residuals are centred and widened for the coefficients that were fitted (`fittedCount`).
 *
 * @throws {AnalysisError} `count-out-of-range`: draws not from 0 to 2,000; `cancelled`.
 *
 * Sources: Politis and Romano (1992), in Exploring the Limits of Bootstrap, 263-270.
 */
export function drawResponses(
  data: ResponseData,
  problem: ResponseProblem,
  shape: readonly number[],
  estimate: ResponseParts,
  fittedCount: number,
  { draws, seed }: DrawOptions,
  interruption: Interruption,
): readonly ResponseDraw[] {
  if (!(Number.isInteger(draws) && draws >= 0 && draws <= 2000)) {
    throw new AnalysisError('count-out-of-range', { draws });
  }
  const errors = widenedErrors(data, estimate, fittedCount);
  const random = new SeededRandom(seed);
  const length = blockLength(errors.length);
  const found: ResponseDraw[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    interruption.report('resampling', draw, draws);
    const outcomes = data.outcomes.slice();
    let place = 0;
    for (const [at, period] of data.used.entries()) {
      place = at % length === 0 ? random.nextInteger(errors.length) : (place + 1) % errors.length;
      outcomes[period] = (estimate.fitted[period] as number) + (errors[place] as number);
    }
    const resampled = problem.withOutcomes(outcomes);
    const { curves, parts } = resampled.solve(polishShape(resampled, shape, 1));
    found.push({ curves, contributions: parts.map((part) => sumOver(part, data.used)) });
  }
  return found;
}

/** What a part comes to over the periods that count. */
export function sumOver(part: Float64Array, used: Int32Array): number {
  return used.reduce((sum, at) => sum + (part[at] as number), 0);
}

function widenedErrors(
  { outcomes, used }: ResponseData,
  { fitted }: ResponseParts,
  fittedCount: number,
): Float64Array {
  const errors = Float64Array.from(used, (at) => (outcomes[at] as number) - (fitted[at] as number));
  const mean = errors.reduce((sum, one) => sum + one, 0) / errors.length;
  const wider = Math.sqrt(errors.length / Math.max(1, errors.length - fittedCount));
  return errors.map((error) => (error - mean) * wider);
}

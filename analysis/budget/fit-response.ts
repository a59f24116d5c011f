import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import { type ResponseData, ResponseProblem, usualPull } from './response-problem.ts';

/** Bounds of a shape: carry-over, the logarithm of half over the mean spend, slope. */
const lowest = [0, Math.log(0.1), 0.5] as const;
const highest = [0.9, Math.log(10), 3] as const;

const carryOvers = [0, 0.2, 0.4, 0.6, 0.8] as const;
const halves = [0.2, 0.5, 1, 2.5, 8].map(Math.log);
const slopes = [1, 2] as const;

/** What the curves are fitted to, without the pull, which follows from it. */
export type ResponseFacts = Omit<ResponseData, 'pull'>;

/** The problem that was solved, and the shape that solves it. */
export interface FittedResponse {
  readonly problem: ResponseProblem;
  readonly data: ResponseData;
  readonly shape: readonly number[];
}

/**
 * The shape with the smallest squared error: a coarse search channel by channel, twice round, then
 * Levenberg-Marquardt from there (the library's, restarted while it still gains).
 *
 * - The pull is set by the error of a first fit, whose own pull was set by the error without any spend.
 * - Halves lie within a tenth and ten times the mean spend, carry-over within 0 and 0.9, slopes 0.5 and 3.
 * - No search can promise that no better shape exists; the same data give the same shape.
 *
 * Sources: Levenberg (1944), Quarterly of Applied Mathematics 2, 164-168; Marquardt (1963), SIAM Journal on
 * Applied Mathematics 11, 431-441.
 */
export function fitResponse(facts: ResponseFacts): FittedResponse {
  const alone = new ResponseProblem({ ...facts, spends: [], pull: 0 });
  const first = dataWith(facts, alone, []);
  const problem = new ResponseProblem(first);
  const start = facts.spends.flatMap(() => [0.3, 0, 1].slice(0, problem.shapeSize));
  const found = polishShape(problem, searchShape(problem, start), 6);
  const data = dataWith(facts, problem, found);
  const again = new ResponseProblem(data);
  return { problem: again, data, shape: polishShape(again, searchShape(again, found), 12) };
}

/** The facts with the pull that the error of a fit gives. */
function dataWith(
  facts: ResponseFacts,
  problem: ResponseProblem,
  shape: readonly number[],
): ResponseData {
  const { fitted } = problem.solve(shape);
  const squared = facts.used.reduce(
    (sum, at) => sum + ((facts.outcomes[at] as number) - (fitted[at] as number)) ** 2,
    0,
  );
  return { ...facts, pull: usualPull(Math.sqrt(squared / facts.used.length)) };
}

/**
 * Levenberg-Marquardt from a shape, in at most so many runs of eight steps. The library cuts steps at the bounds
 * and gets stuck there: every other run moves only what is off its bounds.
 */
export function polishShape(
  problem: ResponseProblem,
  start: readonly number[],
  runs: number,
): readonly number[] {
  const { target } = problem;
  const scale = Math.sqrt(target.reduce((sum, one) => sum + one * one, 0) / target.length) || 1;
  let shape = start;
  let error = problem.squaredError(shape);
  let idle = 0;
  for (let run = 0; run < runs && idle < 2; run += 1) {
    const free = [...shape.keys()].filter((at) => run % 2 === 0 || isOffBounds(problem, shape, at));
    const candidate = free.length === 0 ? shape : runFrom(problem, shape, free, scale);
    const found = problem.squaredError(candidate);
    idle = found < error * (1 - 1e-7) ? 0 : idle + 1;
    if (found < error) [shape, error] = [candidate, found];
  }
  return shape;
}

function isOffBounds(
  { shapeSize }: ResponseProblem,
  shape: readonly number[],
  at: number,
): boolean {
  const value = shape[at] as number;
  return value > (lowest[at % shapeSize] as number) && value < (highest[at % shapeSize] as number);
}

function runFrom(
  problem: ResponseProblem,
  shape: readonly number[],
  free: readonly number[],
  scale: number,
): readonly number[] {
  const bound = (bounds: readonly number[]): number[] =>
    free.map((at) => bounds[at % problem.shapeSize] as number);
  const withFree = (values: readonly number[]): readonly number[] => {
    const whole = [...shape];
    for (const [place, at] of free.entries()) whole[at] = values[place] as number;
    return whole;
  };
  const fitted = (values: readonly number[]) => {
    const fit = problem.fittedApart(withFree(values));
    return (at: number): number => (fit[at] as number) / scale;
  };
  const x = Array.from(problem.target, (_, at) => at);
  const y = Array.from(problem.target, (one) => one / scale);
  const { parameterValues } = levenbergMarquardt({ x, y }, fitted, {
    initialValues: free.map((at) => shape[at] as number),
    minValues: bound(lowest),
    maxValues: bound(highest),
    gradientDifference: 1e-4,
    damping: 1e-2,
    maxIterations: 8,
    errorTolerance: 0,
  });
  return withFree(parameterValues);
}

function searchShape(problem: ResponseProblem, start: readonly number[]): readonly number[] {
  const size = problem.shapeSize;
  let best = [...start];
  let bestError = problem.squaredError(best);
  for (let place = 0; place < 2 * start.length; place += size) {
    const channel = place % start.length;
    for (const candidate of candidates(size)) {
      const shape = best.toSpliced(channel, size, ...candidate);
      const error = problem.squaredError(shape);
      if (error < bestError) [best, bestError] = [shape, error];
    }
  }
  return best;
}

function candidates(size: number): readonly (readonly number[])[] {
  return carryOvers.flatMap((carryOver) =>
    halves.flatMap((half) =>
      size === 2 ? [[carryOver, half]] : slopes.map((slope) => [carryOver, half, slope]),
    ),
  );
}

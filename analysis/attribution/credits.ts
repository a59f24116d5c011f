import { AnalysisError } from '../analysis-error.ts';
import { type JourneyPaths, pathCount } from './paths.ts';

/**
 * What each channel is credited with under one model: `conversions[code]` and `values[code]`, which add up
 * to the totals of the paths.
 */
export interface ChannelCredits {
  readonly conversions: Float64Array;
  readonly values: Float64Array;
}

/** Sums over all paths. Journeys are conversions and nulls together. */
export interface PathTotals {
  readonly conversions: number;
  readonly value: number;
  readonly nulls: number;
}

/** Credits of nothing for each channel of the paths. */
export function emptyCredits(paths: JourneyPaths): ChannelCredits {
  return {
    conversions: new Float64Array(paths.channels.length),
    values: new Float64Array(paths.channels.length),
  };
}

/** All conversions, their value and all nulls of the paths. */
export function totalsOf(paths: JourneyPaths): PathTotals {
  const kept = knownTotals.get(paths);
  if (kept !== undefined) return kept;
  const totals = sumPaths(paths);
  knownTotals.set(paths, totals);
  return totals;
}

/** Every model asks for the totals; paths never change. */
const knownTotals = new WeakMap<JourneyPaths, PathTotals>();

function sumPaths(paths: JourneyPaths): PathTotals {
  let conversions = 0;
  let value = 0;
  let nulls = 0;
  for (let path = 0; path < pathCount(paths); path += 1) {
    conversions += paths.conversions[path] as number;
    value += paths.values[path] as number;
    nulls += paths.nulls[path] as number;
  }
  return { conversions, value, nulls };
}

/**
 * Hand the credits on if they add up to the totals within 1e-9 (of the total where it is above 1).
 *
 * @throws {AnalysisError} `credits-do-not-sum`: a model gave away more or less than there was.
 */
export function checkedCredits(
  model: string,
  credits: ChannelCredits,
  paths: JourneyPaths,
): ChannelCredits {
  const totals = totalsOf(paths);
  checkSum(model, 'conversions', credits.conversions, totals.conversions);
  checkSum(model, 'value', credits.values, totals.value);
  return credits;
}

function checkSum(model: string, what: string, credits: Float64Array, total: number): void {
  const sum = credits.reduce((left, right) => left + right, 0);
  if (!(Math.abs(sum - total) <= 1e-9 * Math.max(1, Math.abs(total)))) {
    throw new AnalysisError('credits-do-not-sum', { model, what, sum, total });
  }
}

import { Matrix, solve } from 'ml-matrix';
import { type ChannelCredits, checkedCredits, emptyCredits, totalsOf } from './credits.ts';
import type { JourneyPaths } from './paths.ts';
import { type PresenceSet, presenceSets } from './presence-sets.ts';

/** Half of this times the squared coefficients is taken from the mean log likelihood; not of the intercept. */
export const ridgePerJourney = 1e-4;

/** Credits by a fitted model of conversion, with its coefficients (log odds; the intercept apart). */
export type LogisticAttribution =
  | {
      readonly status: 'computed';
      readonly credits: ChannelCredits;
      readonly intercept: number;
      readonly coefficients: Float64Array;
      readonly raisesChance: boolean;
    }
  | {
      readonly status: 'notComputable';
      readonly reason: 'no-conversions' | 'no-unsuccessful-journeys' | 'does-not-converge';
    };

/**
 * Data-driven attribution: which channels tell journeys that convert from those that do not.
 *
 * A logistic regression of conversion on the presence of each channel is fitted to all journeys (maximum
 * likelihood with a faint ridge, `ridgePerJourney`, so that a channel that stands only in journeys of one
 * kind has an estimate; Newton's method). Each converting journey is divided over its channels in proportion to how
 * much the fitted chance of conversion falls without the channel; where it falls for none, evenly.
 *
 * - Needs journeys that did not convert.
 * - `raisesChance`: whether any channel goes with more conversions. Where none does, every journey is
 *   divided evenly and the credits are those of Shapley.
 * - Order and repetition do not enter. A channel with a negative coefficient earns nothing wherever another
 *   of the journey has a positive one.
 * - Limits: association, not effect. Whoever was going to buy is also shown more advertisements.
 *
 * @throws {AnalysisError} `credits-do-not-sum`.
 *
 * Sources: Shao and Li (2011), Data-driven multi-touch attribution models, KDD 11, 258-264 (logistic
 * regression on presence; without their bagging). Coefficients held to statsmodels, tests/goldens/logistic-attribution.json.
 */
export function logisticAttribution(paths: JourneyPaths): LogisticAttribution {
  const totals = totalsOf(paths);
  if (!(totals.conversions > 0)) return { status: 'notComputable', reason: 'no-conversions' };
  if (!(totals.nulls > 0)) return { status: 'notComputable', reason: 'no-unsuccessful-journeys' };
  const sets = presenceSets(paths);
  const beta = estimate(sets, paths.channels.length);
  if (beta === null) return { status: 'notComputable', reason: 'does-not-converge' };
  const credits = emptyCredits(paths);
  for (const set of sets) divide(set, beta, credits);
  return {
    status: 'computed',
    credits: checkedCredits('logistic', credits, paths),
    intercept: beta[0] as number,
    coefficients: Float64Array.from(beta.slice(1)),
    raisesChance: beta.slice(1).some((one) => one > 0),
  };
}

function linearPart(set: PresenceSet, beta: ArrayLike<number>): number {
  return set.members.reduce((sum, code) => sum + (beta[code + 1] as number), beta[0] as number);
}

function chance(linear: number): number {
  return 1 / (1 + Math.exp(-linear));
}

/** Newton's method from 0, in steps of at most 4; null where it does not settle. */
function estimate(sets: readonly PresenceSet[], channelCount: number): readonly number[] | null {
  const size = channelCount + 1;
  const ridge = ridgePerJourney * sets.reduce((sum, one) => sum + one.conversions + one.nulls, 0);
  let beta = new Array<number>(size).fill(0);
  for (let round = 0; round < 100; round += 1) {
    const gradient = Float64Array.from(beta, (one, at) => (at === 0 ? 0 : -ridge * one));
    const information = Matrix.eye(size, size).mul(ridge);
    information.set(0, 0, 0);
    for (const set of sets) addSet(set, beta, gradient, information);
    const step = solve(information, Matrix.columnVector(gradient)).to1DArray();
    const largest = Math.max(...step.map(Math.abs));
    if (!(largest < Infinity)) return null;
    const scale = largest > 4 ? 4 / largest : 1;
    beta = beta.map((one, at) => one + scale * (step[at] as number));
    if (largest < 1e-11) return beta;
  }
  return null;
}

function addSet(
  set: PresenceSet,
  beta: readonly number[],
  gradient: Float64Array,
  information: Matrix,
): void {
  const journeys = set.conversions + set.nulls;
  const p = chance(linearPart(set, beta));
  const residual = set.conversions - journeys * p;
  const weight = journeys * p * (1 - p);
  const places = [0, ...set.members.map((code) => code + 1)];
  for (const row of places) {
    gradient[row] = (gradient[row] as number) + residual;
    for (const column of places)
      information.set(row, column, information.get(row, column) + weight);
  }
}

function divide(set: PresenceSet, beta: readonly number[], credits: ChannelCredits): void {
  if (set.conversions === 0 && set.value === 0) return;
  const whole = linearPart(set, beta);
  const falls = set.members.map((code) =>
    Math.max(0, chance(whole) - chance(whole - (beta[code + 1] as number))),
  );
  const total = falls.reduce((sum, fall) => sum + fall, 0);
  for (const [at, code] of set.members.entries()) {
    const share = total > 0 ? (falls[at] as number) / total : 1 / set.members.length;
    credits.conversions[code] = (credits.conversions[code] as number) + share * set.conversions;
    credits.values[code] = (credits.values[code] as number) + share * set.value;
  }
}

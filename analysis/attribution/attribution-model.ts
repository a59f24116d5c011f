import type { AttributionModel } from './attribution-models.ts';
import { type ChannelCredits, totalsOf } from './credits.ts';
import { logisticAttribution } from './logistic.ts';
import { type MarkovOrder, markovAttribution } from './markov.ts';
import type { JourneyPaths } from './paths.ts';
import {
  firstTouchCredits,
  lastNonDirectCredits,
  lastTouchCredits,
  linearCredits,
  type PositionShares,
  positionCredits,
  timeDecayByDaysCredits,
  timeDecayCredits,
} from './rule-models.ts';
import { shapleyCredits } from './shapley.ts';

/**
 * What the models can be told; see `timeDecayCredits`, `positionCredits` and `markovAttribution`.
 * `halfLifeDays` is used in place of `halfLifeTouches` where the times of touches are known. `direct` names
 * the channels that last non-direct passes over.
 */
export interface ModelOptions {
  readonly halfLifeTouches?: number | undefined;
  readonly halfLifeDays?: number | undefined;
  readonly direct?: readonly string[] | undefined;
  readonly position?: PositionShares | undefined;
  readonly markovOrder?: MarkovOrder | undefined;
}

/** Credits of one model with each channel's share of the conversions; removal effects with Markov only. */
export type ModelShares =
  | {
      readonly status: 'computed';
      readonly credits: ChannelCredits;
      readonly shares: Float64Array;
      readonly removalEffects: Float64Array | null;
      readonly warning?: 'no-channel-raises-conversion' | undefined;
    }
  | { readonly status: 'notComputable'; readonly reason: NotComputableReason };

/** Why a model has no answer; see `AttributionReason`. */
export type NotComputableReason =
  | 'no-conversions'
  | 'too-many-states'
  | 'no-unsuccessful-journeys'
  | 'does-not-converge';

/**
 * One model by its name. Without conversions no model has an answer.
 *
 * @throws {AnalysisError} as the model's own function does.
 */
export function runModel(
  model: AttributionModel,
  paths: JourneyPaths,
  options: ModelOptions,
): ModelShares {
  if (model === 'markov') {
    const markov = markovAttribution(paths, options.markovOrder);
    return markov.status === 'computed'
      ? withShares(paths, markov.credits, markov.removalEffects)
      : markov;
  }
  if (model === 'logistic') {
    const logistic = logisticAttribution(paths);
    if (logistic.status === 'notComputable') return logistic;
    const computed = withShares(paths, logistic.credits, null);
    return logistic.raisesChance || computed.status === 'notComputable'
      ? computed
      : { ...computed, warning: 'no-channel-raises-conversion' as const };
  }
  return withShares(paths, ruleCredits(model, paths, options), null);
}

function ruleCredits(
  model: Exclude<AttributionModel, 'markov' | 'logistic'>,
  paths: JourneyPaths,
  options: ModelOptions,
): ChannelCredits {
  switch (model) {
    case 'first':
      return firstTouchCredits(paths);
    case 'last':
      return lastTouchCredits(paths);
    case 'last-non-direct':
      return lastNonDirectCredits(paths, options.direct);
    case 'linear':
      return linearCredits(paths);
    case 'decay':
      return options.halfLifeDays !== undefined && paths.daysBefore !== undefined
        ? timeDecayByDaysCredits(paths, options.halfLifeDays)
        : timeDecayCredits(paths, options.halfLifeTouches);
    case 'position':
      return positionCredits(paths, options.position);
    case 'shapley':
      return shapleyCredits(paths);
  }
}

function withShares(
  paths: JourneyPaths,
  credits: ChannelCredits,
  removalEffects: Float64Array | null,
): ModelShares {
  const { conversions } = totalsOf(paths);
  if (!(conversions > 0)) {
    return { status: 'notComputable', reason: 'no-conversions' };
  }
  const shares = credits.conversions.map((credit) => credit / conversions);
  return { status: 'computed', credits, shares, removalEffects };
}

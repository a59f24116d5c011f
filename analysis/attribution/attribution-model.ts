import type { AttributionModel } from './attribution-models.ts';
import { type ChannelCredits, totalsOf } from './credits.ts';
import { type MarkovOrder, markovAttribution } from './markov.ts';
import type { JourneyPaths } from './paths.ts';
import {
  firstTouchCredits,
  lastTouchCredits,
  linearCredits,
  type PositionShares,
  positionCredits,
  timeDecayCredits,
} from './rule-models.ts';
import { shapleyCredits } from './shapley.ts';

/** What the models can be told; see `timeDecayCredits`, `positionCredits` and `markovAttribution`. */
export interface ModelOptions {
  readonly halfLifeTouches?: number | undefined;
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
    }
  | { readonly status: 'notComputable'; readonly reason: 'no-conversions' | 'too-many-states' };

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
  return withShares(paths, ruleCredits(model, paths, options), null);
}

function ruleCredits(
  model: Exclude<AttributionModel, 'markov'>,
  paths: JourneyPaths,
  options: ModelOptions,
): ChannelCredits {
  switch (model) {
    case 'first':
      return firstTouchCredits(paths);
    case 'last':
      return lastTouchCredits(paths);
    case 'linear':
      return linearCredits(paths);
    case 'decay':
      return timeDecayCredits(paths, options.halfLifeTouches);
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

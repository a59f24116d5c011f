import type { AttributionModel, AttributionReason } from '#contract/calls/attributions.ts';
import { keysOf } from '../../words/terms.ts';

/** Models by name, in the order in which they are shown. */
export const modelWords: Readonly<Record<AttributionModel, string>> = {
  first: 'First touch',
  last: 'Last touch',
  'last-non-direct': 'Last non-direct',
  linear: 'Linear',
  decay: 'Time decay',
  position: 'Position',
  markov: 'Markov',
  shapley: 'Shapley',
  logistic: 'Logistic',
};

/** Every model, in the order in which they are shown. */
export const allModels: readonly AttributionModel[] = keysOf(modelWords);

/** How each model divides a conversion, for tooltips and passports. */
export const modelDefinitions: Readonly<Record<AttributionModel, string>> = {
  first: 'The whole conversion goes to the first touch of its path',
  last: 'The whole conversion goes to the last touch of its path',
  'last-non-direct':
    'The whole conversion goes to the last touch that was not a direct visit; to a direct one only where there was nothing else',
  linear: 'The conversion is divided evenly over the touches of its path',
  decay:
    'Touches nearer to the conversion earn more: the credit halves with each half-life counted back from it',
  position: '40 % to the first touch, 40 % to the last, the rest evenly between them',
  markov:
    'By removal effect: how many conversions the chain of touches would lose without the channel',
  shapley: 'The mean of what the channel adds to every set of other channels',
  logistic:
    'Each conversion is divided by how much its chance, by a logistic regression on which channels were there, falls without the channel',
};

/** Why a figure is missing. */
export const attributionReasonWords: Readonly<Record<AttributionReason, string>> = {
  'no-conversions': 'no conversions to divide',
  'too-many-states': 'too many channels to solve the chain exactly',
  'no-unsuccessful-journeys':
    'there is nothing to tell converting journeys from: none is known that did not convert',
  'does-not-converge':
    'a channel stands in every journey, or only in those that converted (or did not), so that the regression has no estimate',
  'no-bootstrap-asked': 'no interval: no bootstrap was asked for',
  'no-resample-converted': 'no interval: no resample held a conversion',
};

/** The models, in the order in which they are shown. */
export const attributionModels = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'decay',
  'position',
  'markov',
  'shapley',
  'logistic',
] as const;

/** One of `attributionModels`. */
export type AttributionModel = (typeof attributionModels)[number];

/** The models, in the order in which they are shown. */
export const attributionModels = [
  'first',
  'last',
  'linear',
  'decay',
  'position',
  'markov',
  'shapley',
] as const;

/** One of `attributionModels`. */
export type AttributionModel = (typeof attributionModels)[number];

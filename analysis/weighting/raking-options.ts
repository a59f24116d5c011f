import type { MissingTreatment, TrimBounds } from './raking-margin.ts';

/** How to rake. */
export interface RakingOptions {
  /** A starting weight for each row, null for 1; NaN where a row has none, which leaves it without. */
  readonly start: Float64Array | null;
  readonly missing: MissingTreatment;
  /** What the weights sum to; null: the number of rows that get one. */
  readonly total: number | null;
  readonly trim: TrimBounds;
  /** Met when no category's weight is off by more than this part of its target. */
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** What raking does unless it is told otherwise. */
export const rakingDefaults: RakingOptions = {
  start: null,
  missing: 'keep-share',
  total: null,
  trim: { low: null, high: null },
  tolerance: 1e-6,
  maxIterations: 1000,
};

/**
 * How raking ended.
 *
 * - `converged`: every margin holds within the tolerance.
 * - `trimmed`: the bounds of the weights keep a margin from its target.
 * - `contradictory`: the weights no longer move and a margin is missed: no weights meet all targets.
 * - `not-converged`: the weights still moved when the iterations were used up.
 */
export type RakingOutcome = 'converged' | 'trimmed' | 'contradictory' | 'not-converged';

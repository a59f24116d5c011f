import { type Interruption, uninterrupted } from '../interruption.ts';
import {
  type ModelOptions,
  type ModelShares,
  type NotComputableReason,
  runModel,
} from './attribution-model.ts';
import { type AttributionModel, attributionModels } from './attribution-models.ts';
import { type BootstrapOptions, bootstrapShares, type ShareInterval } from './bootstrap-shares.ts';
import { totalsOf } from './credits.ts';
import { type Disagreement, disagreementBands } from './disagreement.ts';
import { type OrderedCredit, orderedShapley } from './ordered-shapley.ts';
import { type JourneyPaths, pathCount } from './paths.ts';

/** What to compute; `models` defaults to all of them, no `bootstrap` means no intervals. */
export interface AttributionRequest extends ModelOptions {
  readonly models?: readonly AttributionModel[] | undefined;
  readonly bootstrap?: BootstrapOptions | undefined;
  /** Whether Shapley values are also divided over the places of touches; yes unless told. */
  readonly byPlace?: boolean | undefined;
}

/**
 * Why a number of an attribution is null.
 *
 * - `no-conversions`: nothing to divide. `too-many-states`: the Markov chain is too large to solve exactly.
 * - `no-unsuccessful-journeys`, `does-not-converge`: the logistic regression has nothing to tell converting
 *   journeys from, or no finite estimate.
 * - `no-bootstrap-asked`: only `low` and `high` are null. `no-resample-converted`: so are they, because
 *   no resample held a conversion.
 */
export type AttributionReason =
  | NotComputableReason
  | 'no-bootstrap-asked'
  | 'no-resample-converted';

/**
 * One channel under one model. `share` is the share of all conversions, in [0, 1]; `low` and `high` bound
 * it (bootstrap). `reason` says why numbers of the row are null, and is null when none is.
 */
export interface AttributionRow {
  readonly channel: string;
  readonly conversions: number | null;
  readonly value: number | null;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason: AttributionReason | null;
}

/** Share of conversions lost without the channel, in [0, 1]. */
export interface RemovalEffect {
  readonly channel: string;
  readonly removalEffect: number;
}

/**
 * What needs saying beside the numbers.
 *
 * - `no-unsuccessful-journeys`: Markov saw only journeys that converted, so its removal effects are no
 *   more than how often a channel is passed.
 * - `no-channel-raises-conversion`: journeys with any channel convert no more often than those without, so
 *   that the logistic regression divides evenly.
 */
export type AttributionWarning = 'no-unsuccessful-journeys' | 'no-channel-raises-conversion';

/** Every model side by side. Channels stand in the order of the paths' `channels`. */
export interface Attribution {
  readonly conversions: number;
  readonly value: number;
  readonly nulls: number;
  readonly paths: number;
  readonly models: Readonly<Partial<Record<AttributionModel, readonly AttributionRow[]>>>;
  readonly removalEffects: readonly RemovalEffect[];
  /** Shapley values by the place of the touch; empty unless `shapley` and `byPlace` are asked for. */
  readonly orderedShapley: readonly OrderedCredit[];
  readonly disagreement: readonly Disagreement[];
  readonly warnings: readonly AttributionWarning[];
}

/**
 * Divide conversions and their value over channels, under one or all models, and show how far the models
 * are apart.
 *
 * - `removalEffects` is empty unless `markov` is among the models and computable.
 * - `disagreement` is empty when fewer than two models could be computed.
 * - Paths without conversions give rows whose numbers are null beside a reason; so does an empty table.
 * - Limits: all models divide what happened; none shows what a channel caused.
 *
 * @throws {AnalysisError} `credits-do-not-sum`; `count-out-of-range`, `share-out-of-range`,
 *   `confidence-out-of-range` for options; `cancelled` through `interruption`.
 */
export function attribute(
  paths: JourneyPaths,
  request: AttributionRequest = {},
  interruption: Interruption = uninterrupted,
): Attribution {
  const models = attributionModels.filter((model) => request.models?.includes(model) ?? true);
  const totals = totalsOf(paths);
  const sharesByModel = new Map<AttributionModel, ModelShares>();
  for (const [done, model] of models.entries()) {
    interruption.report('attributing', done, models.length);
    sharesByModel.set(model, runModel(model, paths, request));
  }
  const intervals = request.bootstrap
    ? bootstrapShares(paths, models, request, request.bootstrap, interruption)
    : null;
  const rows: Partial<Record<AttributionModel, readonly AttributionRow[]>> = {};
  for (const [model, shares] of sharesByModel) {
    rows[model] = rowsOf(paths.channels, shares, intervalsOf(model, intervals));
  }
  const markov = sharesByModel.get('markov');
  const removal = markov?.status === 'computed' ? markov.removalEffects : null;
  return {
    conversions: totals.conversions,
    value: totals.value,
    nulls: totals.nulls,
    paths: pathCount(paths),
    models: rows,
    removalEffects: removal === null ? [] : removalRows(paths.channels, removal),
    orderedShapley:
      models.includes('shapley') && request.byPlace !== false ? orderedShapley(paths) : [],
    disagreement: disagreementBands(paths.channels, sharesByModel),
    warnings: [
      ...(removal !== null && totals.nulls === 0 ? (['no-unsuccessful-journeys'] as const) : []),
      ...warningsOf(sharesByModel),
    ],
  };
}

function warningsOf(
  sharesByModel: ReadonlyMap<AttributionModel, ModelShares>,
): readonly AttributionWarning[] {
  return [...sharesByModel.values()].flatMap((result) =>
    result.status === 'computed' ? (result.warning ?? []) : [],
  );
}

type Intervals = readonly ShareInterval[] | 'no-bootstrap-asked' | 'no-resample-converted';

function intervalsOf(
  model: AttributionModel,
  intervals: ReadonlyMap<AttributionModel, readonly ShareInterval[]> | null,
): Intervals {
  return intervals === null
    ? 'no-bootstrap-asked'
    : (intervals.get(model) ?? 'no-resample-converted');
}

function rowsOf(
  channels: readonly string[],
  result: ModelShares,
  intervals: Intervals,
): readonly AttributionRow[] {
  return channels.map((channel, code) => {
    if (result.status === 'notComputable') {
      const nothing = { conversions: null, value: null, share: null, low: null, high: null };
      return { channel, ...nothing, reason: result.reason };
    }
    const credit = {
      channel,
      conversions: result.credits.conversions[code] as number,
      value: result.credits.values[code] as number,
      share: result.shares[code] as number,
    };
    if (typeof intervals === 'string') {
      return { ...credit, low: null, high: null, reason: intervals };
    }
    const { low, high } = intervals[code] as ShareInterval;
    return { ...credit, low, high, reason: null };
  });
}

function removalRows(channels: readonly string[], effects: Float64Array): readonly RemovalEffect[] {
  return channels.map((channel, code) => ({ channel, removalEffect: effects[code] as number }));
}

import { AnalysisError } from '../analysis-error.ts';
import { type Interruption, uninterrupted } from '../interruption.ts';
import {
  type AllocationOptions,
  type BudgetAllocation,
  planAllocation,
} from './budget-allocation.ts';
import { type ChannelReason, channelReasons, correlation } from './budget-channels.ts';
import {
  type BudgetPeriods,
  type BudgetRows,
  type PeriodKind,
  readPeriods,
} from './budget-periods.ts';
import { type ChannelResponse, channelResponses } from './channel-responses.ts';
import {
  type BesideOptions,
  columnsBesideSpend,
  periodsOfYear,
  seasonPairsOf,
} from './columns-beside-spend.ts';
import { fitResponse, type ResponseFacts } from './fit-response.ts';
import { type HoldOut, holdOutError } from './hold-out.ts';
import type { Saturation } from './response-curve.ts';
import { drawResponses } from './response-draws.ts';
import type { ResponseData } from './response-problem.ts';

/** What a plan is asked with. */
export interface BudgetOptions extends BesideOptions, AllocationOptions {
  readonly saturation: Saturation;
  readonly draws: number;
  readonly seed: number;
  /** Share of the periods, the last ones, that are foretold from the others; 0 for none. */
  readonly holdOutShare: number;
  /** Bounds of single channels a period, in place of `least` and `most`. */
  readonly bounds?: Readonly<
    Record<string, { readonly lowest?: number | undefined; readonly highest?: number | undefined }>
  >;
}

/** A channel without a curve, and why. */
export interface ChannelLeftOut {
  readonly channel: string;
  readonly reason: ChannelReason;
}

/** What bears on how far a plan may be trusted. */
export type BudgetWarning =
  | 'spend-does-not-foretell'
  | 'no-hold-out'
  | 'less-than-two-years'
  | 'channels-move-together'
  | 'outcomes-missing'
  | 'beyond-what-was-seen';

/**
 * Response curves with what they say about a budget.
 *
 * - `fitted` and `base`: by period, with spend and as it would be with the columns beside spend alone.
 * - `explained`: share of the variance of the outcome that the fit accounts for. `movingTogether`: pairs of
 *   channels whose spend correlates by 0.8 or more, so that their parts are told apart badly.
 */
export interface BudgetPlan {
  readonly status: 'computed';
  readonly periodKind: PeriodKind;
  readonly starts: readonly number[];
  readonly outcomes: readonly (number | null)[];
  readonly fitted: readonly number[];
  readonly base: readonly number[];
  readonly periodsUsed: number;
  readonly rowsLeftOut: number;
  readonly saturation: Saturation;
  readonly seasonPairs: number;
  readonly explained: number;
  readonly channels: readonly ChannelResponse[];
  readonly leftOut: readonly ChannelLeftOut[];
  readonly holdOut: HoldOut | null;
  readonly movingTogether: readonly {
    readonly channels: readonly [string, string];
    readonly correlation: number;
  }[];
  readonly allocation: BudgetAllocation;
  readonly warnings: readonly BudgetWarning[];
}

/** Why there are no curves at all. */
export type BudgetReason =
  | 'no-rows'
  | 'periods-missing'
  | 'no-channel-varies'
  | 'too-few-periods'
  | 'outcome-does-not-vary';

/** A plan, or why there is none; `needed` periods for what was asked. */
export type BudgetAnswer =
  | BudgetPlan
  | {
      readonly status: 'notComputable';
      readonly reason: BudgetReason;
      readonly periods: number;
      readonly needed: number | null;
      readonly leftOut: readonly ChannelLeftOut[];
    };

/**
 * Response curves of channels from spend and outcome by week (or month), and the division of a budget that
 * brings the most by them.
 *
 * outcome = constant + trend + season + controls + sum over channels of most x saturation(carried-over spend)
 *
 * - Asks for two periods a coefficient, at least 26 (months: 12).
 * - `draws` 0 gives no bounds. A channel of which nothing can be said is left out with its reason.
 * - Limits: these curves describe what moved together. Spend that followed demand, prices or stock looks as if
 *   it had worked; only a test (`differenceInDifferences`) comes nearer to an effect.
 *
 * @throws {AnalysisError} `lengths-differ`; `count-out-of-range`, `share-out-of-range`,
 *   `confidence-out-of-range` for options; `cancelled`.
 *
 * Sources: Broadbent (1979); Jin, Wang, Sun, Chan and Koehler (2017), Bayesian Methods for Media Mix Modeling
 * with Carryover and Shape Effects, Google. Held to scipy, tests/goldens/budget.json.
 */
export function planBudget(
  names: readonly string[],
  rows: BudgetRows,
  options: BudgetOptions,
  interruption: Interruption = uninterrupted,
): BudgetAnswer {
  checkOptions(options);
  const read = readPeriods(rows);
  if (read.status === 'notComputable') return noPlan(read.reason, 0, null, []);
  const { periods } = read;
  const reasons = channelReasons(periods);
  const leftOut = names.flatMap((channel, at) => {
    const reason = reasons[at] ?? null;
    return reason === null ? [] : [{ channel, reason }];
  });
  const kept = names.flatMap((_, at) => (reasons[at] === null ? [at] : []));
  const count = periods.starts.length;
  if (kept.length === 0) return noPlan('no-channel-varies', count, null, leftOut);
  const facts = factsOf(periods, kept, options);
  const fittedCount = kept.length * (options.saturation === 'hill' ? 4 : 3) + facts.besides.length;
  const needed = Math.max(periods.kind === 'week' ? 26 : 12, 2 * fittedCount);
  const used = facts.used.length;
  if (used < needed) return noPlan('too-few-periods', used, needed, leftOut);
  const known = Array.from(facts.used, (at) => facts.outcomes[at]);
  if (known.every((one) => one === known[0])) {
    return noPlan('outcome-does-not-vary', used, needed, leftOut);
  }
  const channels = kept.map((at) => names[at] as string);
  const asked = { periods, channels, facts, fittedCount, needed, leftOut };
  return planFrom(asked, options, interruption);
}

/** What can be fitted: the channels kept, and what they are fitted to. */
interface Asked {
  readonly periods: BudgetPeriods;
  readonly channels: readonly string[];
  readonly facts: ResponseFacts;
  readonly fittedCount: number;
  readonly needed: number;
  readonly leftOut: readonly ChannelLeftOut[];
}

function planFrom(
  { periods, channels: names, facts, fittedCount, needed, leftOut }: Asked,
  options: BudgetOptions,
  interruption: Interruption,
): BudgetPlan {
  interruption.report('fitting curves', 0, null);
  const { problem, data, shape } = fitResponse(facts);
  const estimate = problem.solve(shape);
  interruption.report('holding out', 0, null);
  const used = data.used.length;
  const holdOut = holdOutError(facts, Math.round(options.holdOutShare * used), needed / 2);
  const draws = drawResponses(data, problem, shape, estimate, fittedCount, options, interruption);
  const channels = channelResponses(
    { names, data, estimate, draws },
    { confidence: options.confidence, recent: recentOf(periods) },
  );
  const allocation = planAllocation(
    channels.map((channel) => ({
      channel: channel.channel,
      curve: channel.curve,
      present: channel.spendNow,
      highestSeen: channel.highestSpend,
      bounds: options.bounds?.[channel.channel] ?? {},
    })),
    draws.map(({ curves }) => curves),
    options,
  );
  const plan = {
    status: 'computed' as const,
    periodKind: periods.kind,
    starts: [...periods.starts],
    outcomes: Array.from(periods.outcomes, (one) => (Number.isFinite(one) ? one : null)),
    fitted: [...estimate.fitted],
    base: [...estimate.base],
    periodsUsed: used,
    rowsLeftOut: periods.rowsLeftOut,
    saturation: options.saturation,
    seasonPairs: options.seasonPairs ?? seasonPairsOf(periods),
    explained: explainedBy(data, estimate.fitted),
    channels,
    leftOut,
    holdOut,
    movingTogether: pairsTogether(channels, data),
    allocation,
  };
  return { ...plan, warnings: warningsOf(plan) };
}

function warningsOf(plan: Omit<BudgetPlan, 'warnings'>): readonly BudgetWarning[] {
  const { holdOut, allocation, starts, periodKind } = plan;
  const when = (warning: BudgetWarning, holds: boolean): readonly BudgetWarning[] =>
    holds ? [warning] : [];
  return [
    ...when('no-hold-out', holdOut === null),
    ...when(
      'spend-does-not-foretell',
      holdOut !== null && holdOut.withSpend >= Math.min(holdOut.withoutSpend, holdOut.mean),
    ),
    ...when('less-than-two-years', starts.length < 2 * Math.floor(periodsOfYear[periodKind])),
    ...when('channels-move-together', plan.movingTogether.length > 0),
    ...when('outcomes-missing', plan.periodsUsed < starts.length),
    ...when(
      'beyond-what-was-seen',
      allocation.status === 'computed' && allocation.lines.some((line) => line.isBeyondSeen),
    ),
  ];
}

function checkOptions({
  confidence,
  holdOutShare,
  least,
  most,
  budget,
  seasonPairs,
}: BudgetOptions): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new AnalysisError('confidence-out-of-range', { confidence });
  }
  if (!(holdOutShare >= 0 && holdOutShare <= 0.5)) {
    throw new AnalysisError('share-out-of-range', { holdOutShare });
  }
  if (!(least >= 0 && least <= most && Number.isFinite(most))) {
    throw new AnalysisError('count-out-of-range', { least, most });
  }
  if (budget !== undefined && !(budget > 0 && Number.isFinite(budget))) {
    throw new AnalysisError('count-out-of-range', { budget });
  }
  if (
    seasonPairs !== undefined &&
    !(Number.isInteger(seasonPairs) && seasonPairs >= 0 && seasonPairs <= 6)
  ) {
    throw new AnalysisError('count-out-of-range', { seasonPairs });
  }
}

function noPlan(
  reason: BudgetReason,
  periods: number,
  needed: number | null,
  leftOut: readonly ChannelLeftOut[],
): BudgetAnswer {
  return { status: 'notComputable', reason, periods, needed, leftOut };
}

function factsOf(
  periods: BudgetPeriods,
  kept: readonly number[],
  options: BudgetOptions,
): ResponseFacts {
  return {
    outcomes: periods.outcomes,
    spends: kept.map((at) => periods.spends[at] as Float64Array),
    besides: columnsBesideSpend(periods, options),
    used: Int32Array.from(
      [...periods.outcomes.keys()].filter((at) => Number.isFinite(periods.outcomes[at])),
    ),
    saturation: options.saturation,
  };
}

/** "Now" is the last year, or all there is. */
function recentOf({ kind, starts }: BudgetPeriods): number {
  return Math.min(starts.length, Math.floor(periodsOfYear[kind]));
}

function explainedBy({ outcomes, used }: ResponseData, fitted: Float64Array): number {
  const mean = used.reduce((sum, at) => sum + (outcomes[at] as number), 0) / used.length;
  let [left, total] = [0, 0];
  for (const at of used) {
    left += ((outcomes[at] as number) - (fitted[at] as number)) ** 2;
    total += ((outcomes[at] as number) - mean) ** 2;
  }
  return 1 - left / total;
}

function pairsTogether(channels: readonly ChannelResponse[], { spends }: ResponseData) {
  return channels.flatMap(({ channel }, at) =>
    channels.slice(0, at).flatMap(({ channel: other }, before) => {
      const together = correlation(spends[before] as Float64Array, spends[at] as Float64Array);
      return together >= 0.8
        ? [{ channels: [other, channel] as const, correlation: together }]
        : [];
    }),
  );
}

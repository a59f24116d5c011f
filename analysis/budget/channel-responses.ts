import { type Estimate, estimateOf } from './budget-allocation.ts';
import { marginalResponse, type ResponseCurve, responseTo } from './response-curve.ts';
import { type ResponseDraw, sumOver } from './response-draws.ts';
import type { ResponseData, ResponseParts } from './response-problem.ts';

/** A point of a curve: what a spend a period brings when it is kept up. */
export interface CurvePoint {
  readonly spend: number;
  readonly outcome: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * What can be said of one channel.
 *
 * - `spend` and `contribution` are sums over the periods used; `outcomePerUnit` the one over the other.
 * - `spendNow`: mean spend a period of the last year. `marginal`: what a further unit a period brings from
 *   there, kept up (over a step of a hundredth of the mean spend).
 * - `isLevellingSeen`: whether half of the most lies within what was spent; without it the curve is a straight
 *   line as far as the data reach, and where it levels off is a guess.
 */
export interface ChannelResponse {
  readonly channel: string;
  readonly curve: ResponseCurve;
  readonly spend: number;
  readonly spendNow: number;
  readonly highestSpend: number;
  readonly carryOver: Estimate;
  readonly half: Estimate;
  readonly contribution: Estimate;
  readonly outcomePerUnit: Estimate;
  readonly marginal: Estimate;
  readonly isLevellingSeen: boolean;
  readonly points: readonly CurvePoint[];
}

/** The fit of all channels, with its resamples. */
export interface FittedChannels {
  readonly names: readonly string[];
  readonly data: ResponseData;
  readonly estimate: ResponseParts;
  readonly draws: readonly ResponseDraw[];
}

const pointCount = 24;

/** Each channel with its curve and bounds; `recent` periods are now. */
export function channelResponses(
  { names, data, estimate, draws }: FittedChannels,
  { confidence, recent }: { readonly confidence: number; readonly recent: number },
): readonly ChannelResponse[] {
  return names.map((channel, at) => {
    const spends = data.spends[at] as Float64Array;
    const curve = estimate.curves[at] as ResponseCurve;
    const drawn = draws.map(({ curves }) => curves[at] as ResponseCurve);
    const spend = sumOver(spends, data.used);
    const highestSpend = spends.reduce((most, one) => Math.max(most, one), 0);
    const step = spends.reduce((sum, one) => sum + one, 0) / spends.length / 100;
    const last = spends.slice(spends.length - recent);
    const spendNow = last.reduce((sum, one) => sum + one, 0) / recent;
    const of = (estimated: number, values: readonly number[]): Estimate =>
      estimateOf(estimated, values, confidence);
    const contributions = draws.map(({ contributions: all }) => all[at] as number);
    const brought = sumOver(estimate.parts[at] as Float64Array, data.used);
    return {
      channel,
      curve,
      spend,
      spendNow,
      highestSpend,
      carryOver: of(
        curve.carryOver,
        drawn.map((one) => one.carryOver),
      ),
      half: of(
        curve.half,
        drawn.map((one) => one.half),
      ),
      contribution: of(brought, contributions),
      outcomePerUnit: of(
        brought / spend,
        contributions.map((one) => one / spend),
      ),
      marginal: of(
        marginalResponse(curve, spendNow, step),
        drawn.map((one) => marginalResponse(one, spendNow, step)),
      ),
      isLevellingSeen: curve.most > 0 && curve.half <= highestSpend,
      points: Array.from({ length: pointCount + 1 }, (_, place) => {
        const amount = (1.2 * highestSpend * place) / pointCount;
        const {
          estimate: outcome,
          low,
          high,
        } = of(
          responseTo(curve, amount),
          drawn.map((one) => responseTo(one, amount)),
        );
        return { spend: amount, outcome, low, high };
      }),
    };
  });
}

import { quantile } from '../numerics/quantile.ts';
import { allocateBudget } from './allocate-budget.ts';
import { type ResponseCurve, responseTo } from './response-curve.ts';

/** An estimate with its bounds over the resamples; null bounds where there are none. */
export interface Estimate {
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What one channel may be given a period, is given now, and would be given. */
export interface AllocationLine {
  readonly channel: string;
  readonly lowest: number;
  readonly highest: number;
  /** The budget divided as it is now. */
  readonly present: number;
  readonly proposed: number;
  /** Where the best division of each resample puts it. */
  readonly proposedLow: number | null;
  readonly proposedHigh: number | null;
  readonly presentOutcome: number;
  readonly proposedOutcome: number;
  /** Share of the resamples whose best division moves it the same way as the proposal; null for no move. */
  readonly sameWay: number | null;
  readonly isBeyondSeen: boolean;
}

/** A division of a budget a period, held against the same budget divided as now. */
export type BudgetAllocation =
  | {
      readonly status: 'computed';
      readonly budget: number;
      readonly lines: readonly AllocationLine[];
      readonly presentOutcome: number;
      readonly proposedOutcome: number;
      /** Outcome a period that the proposal brings beyond the present division. */
      readonly gain: Estimate;
      /** Share of the resamples in which the proposal brings more. */
      readonly betterShare: number | null;
      readonly resamples: number;
    }
  | {
      readonly status: 'notComputable';
      readonly reason: 'budget-outside-bounds' | 'nothing-spent-now' | 'no-channel-responds';
    };

/** A channel as an allocation sees it. */
export interface AllocatedChannel {
  readonly channel: string;
  readonly curve: ResponseCurve;
  readonly present: number;
  readonly highestSeen: number;
  readonly bounds: { readonly lowest?: number | undefined; readonly highest?: number | undefined };
}

/** What a division is asked with; `least` and `most` bound each channel, as multiples of its present part. */
export interface AllocationOptions {
  readonly budget?: number | undefined;
  readonly least: number;
  readonly most: number;
  readonly confidence: number;
}

/** Divide a budget by the estimate, and see by the resamples how sure that is. */
export function planAllocation(
  channels: readonly AllocatedChannel[],
  draws: readonly (readonly ResponseCurve[])[],
  options: AllocationOptions,
): BudgetAllocation {
  const spentNow = channels.reduce((sum, { present }) => sum + present, 0);
  if (!(spentNow > 0)) return { status: 'notComputable', reason: 'nothing-spent-now' };
  if (channels.every(({ curve }) => curve.most === 0)) {
    return { status: 'notComputable', reason: 'no-channel-responds' };
  }
  const budget = options.budget ?? spentNow;
  const present = channels.map((channel) => (channel.present / spentNow) * budget);
  const bounds = channels.map(({ bounds: { lowest, highest } }, at) => ({
    lowest: lowest ?? options.least * (present[at] as number),
    highest: highest ?? options.most * (present[at] as number),
  }));
  const divide = (curves: readonly ResponseCurve[], steps: number): readonly number[] | null =>
    allocateBudget(
      bounds.map((bound, at) => ({
        ...bound,
        response: (spend) => responseTo(curves[at] as ResponseCurve, spend),
      })),
      budget,
      steps,
    );
  const curves = channels.map(({ curve }) => curve);
  const proposed = divide(curves, 400);
  if (proposed === null) return { status: 'notComputable', reason: 'budget-outside-bounds' };
  const gainOf = (drawn: readonly ResponseCurve[]): number =>
    outcomeOf(drawn, proposed) - outcomeOf(drawn, present);
  const gains = draws.map(gainOf);
  const divisions = draws.map((drawn) => divide(drawn, 100) ?? proposed);
  return {
    status: 'computed',
    budget,
    lines: channels.map((channel, at) => ({
      channel: channel.channel,
      ...(bounds[at] as { readonly lowest: number; readonly highest: number }),
      present: present[at] as number,
      proposed: proposed[at] as number,
      ...rangeOf(
        divisions.map((division) => division[at] as number),
        present[at] as number,
        proposed[at] as number,
        options.confidence,
      ),
      presentOutcome: responseTo(channel.curve, present[at] as number),
      proposedOutcome: responseTo(channel.curve, proposed[at] as number),
      isBeyondSeen: (proposed[at] as number) > channel.highestSeen * (1 + 1e-9),
    })),
    presentOutcome: outcomeOf(curves, present),
    proposedOutcome: outcomeOf(curves, proposed),
    gain: estimateOf(gainOf(curves), gains, options.confidence),
    resamples: gains.length,
    betterShare: gains.length === 0 ? null : gains.filter((gain) => gain > 0).length / gains.length,
  };
}

/** An estimate with the bounds that hold the middle of what was drawn. */
export function estimateOf(
  estimate: number,
  drawn: readonly number[],
  confidence: number,
): Estimate {
  return {
    estimate,
    low: quantile(drawn, (1 - confidence) / 2),
    high: quantile(drawn, (1 + confidence) / 2),
  };
}

function outcomeOf(curves: readonly ResponseCurve[], spends: readonly number[]): number {
  return curves.reduce((sum, curve, at) => sum + responseTo(curve, spends[at] as number), 0);
}

function rangeOf(
  drawn: readonly number[],
  present: number,
  proposed: number,
  confidence: number,
): Pick<AllocationLine, 'proposedLow' | 'proposedHigh' | 'sameWay'> {
  const { low, high } = estimateOf(proposed, drawn, confidence);
  const isMoved = Math.abs(proposed - present) > 0.001 * Math.max(present, proposed);
  const alike = drawn.filter((one) => Math.sign(one - present) === Math.sign(proposed - present));
  const sameWay = isMoved && drawn.length > 0 ? alike.length / drawn.length : null;
  return { proposedLow: low, proposedHigh: high, sameWay };
}

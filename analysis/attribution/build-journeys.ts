import { AnalysisError } from '../analysis-error.ts';
import { JourneysBuilder } from './journeys-builder.ts';
import type { JourneyPaths } from './paths.ts';
import type { TouchEvents } from './touch-events.ts';

/** Milliseconds of a day. */
export const dayMs = 86_400_000;

/**
 * What of a customer's events makes one journey.
 *
 * - `per-conversion`: a conversion ends a journey and the next touch begins another. Touches after the last
 *   conversion are a journey that did not convert.
 * - `overlapping`: every conversion looks back over all touches before it, also those that an earlier
 *   conversion had.
 * - `per-customer`: all touches of a customer are one journey, which converted once if any event did.
 */
export const journeyRules = ['per-conversion', 'overlapping', 'per-customer'] as const;

/** One of `journeyRules`. */
export type JourneyRule = (typeof journeyRules)[number];

/**
 * How far back from the end of a journey a touch counts, in days: null for however long, 0 for not at all.
 * The end is the conversion, or the last touch of a journey that did not convert.
 */
export interface JourneyWindows {
  readonly clickDays: number | null;
  readonly viewDays: number | null;
  readonly collapseRepeats: boolean;
  readonly rule: JourneyRule;
}

/** All touches, however old, clicks and views alike. */
export const openWindows: JourneyWindows = {
  clickDays: null,
  viewDays: null,
  collapseRepeats: false,
  rule: 'per-conversion',
};

/**
 * Journeys of a log. `paths` has a row a journey (not merged), with the days before the end of each touch;
 * all other arrays have an entry a journey.
 *
 * - `customers[journey]`: index of the customer in the events. `ends`: instant of the end, ms.
 * - `unattributed`: conversions (and their value) without a touch in the windows; they are in no path.
 * - `touchesOutside`: touches that no journey kept because of the windows. `collapsed`: repeats left out.
 */
export interface BuiltJourneys {
  readonly paths: JourneyPaths;
  readonly customers: Int32Array;
  readonly ends: Float64Array;
  readonly unattributed: { readonly conversions: number; readonly value: number };
  readonly emptyNulls: number;
  readonly touchesOutside: number;
  readonly collapsed: number;
}

/**
 * Cut the events of each customer into journeys and keep the touches that lie in the windows.
 *
 * - A row that has a channel and a conversion is the last touch of the journey that it ends.
 * - A value on a row without a conversion counts for nothing; the log's findings say how many there are.
 * - Conversions are conserved: those of all paths and the unattributed ones are those of the events (with
 *   `per-customer`: one for each customer who converted).
 *
 * @throws {AnalysisError} `count-out-of-range`: a window below 0.
 *
 * Held to an independent pandas script, tests/goldens/build-journeys.json.
 */
export function buildJourneys(
  events: TouchEvents,
  windows: JourneyWindows = openWindows,
): BuiltJourneys {
  const clickMs = windowMs('clickDays', windows.clickDays);
  const viewMs = windowMs('viewDays', windows.viewDays);
  const builder = new JourneysBuilder(events, clickMs, viewMs, windows.collapseRepeats);
  for (let customer = 0; customer < events.customerCount; customer += 1) {
    const start = events.starts[customer] as number;
    const end = events.starts[customer + 1] as number;
    if (windows.rule === 'per-customer') wholeCustomer(builder, events, start, end, customer);
    else cutAtConversions(builder, events, { start, end, customer }, windows.rule);
  }
  return builder.finish();
}

function windowMs(name: string, days: number | null): number {
  if (days === null) return Infinity;
  if (!(days >= 0)) throw new AnalysisError('count-out-of-range', { [name]: days });
  return days * dayMs;
}

function cutAtConversions(
  builder: JourneysBuilder,
  events: TouchEvents,
  {
    start,
    end,
    customer,
  }: { readonly start: number; readonly end: number; readonly customer: number },
  rule: JourneyRule,
): void {
  let from = start;
  let sinceConversion = start;
  for (let event = start; event < end; event += 1) {
    const conversions = events.conversions[event] as number;
    if (conversions > 0) {
      const value = events.values[event] as number;
      builder.add(from, event + 1, {
        customer,
        conversions,
        value,
        endMs: events.times[event] as number,
      });
      sinceConversion = event + 1;
      if (rule === 'per-conversion') from = event + 1;
    }
  }
  if (sinceConversion < end) {
    const endMs = events.times[end - 1] as number;
    builder.add(sinceConversion, end, { customer, conversions: 0, value: 0, endMs });
  }
}

function wholeCustomer(
  builder: JourneysBuilder,
  events: TouchEvents,
  start: number,
  end: number,
  customer: number,
): void {
  let conversions = 0;
  let value = 0;
  for (let event = start; event < end; event += 1) {
    if ((events.conversions[event] as number) > 0) {
      conversions = 1;
      value += events.values[event] as number;
    }
  }
  builder.add(start, end, { customer, conversions, value, endMs: events.times[end - 1] as number });
}

import { AnalysisError } from '../analysis-error.ts';
import { creditedPaths } from './credited-paths.ts';
import { type ChannelCredits, checkedCredits, emptyCredits } from './credits.ts';
import type { JourneyPaths } from './paths.ts';

/** Half of a touch's weight is gone after so many touches, unless the analyst says otherwise. */
export const defaultHalfLifeTouches = 2;

/** Shares of a conversion for the first and the last touch; the touches between divide the rest evenly. */
export interface PositionShares {
  readonly first: number;
  readonly last: number;
}

/** 40 % to the first touch, 40 % to the last, 20 % to those between. */
export const defaultPositionShares: PositionShares = { first: 0.4, last: 0.4 };

/**
 * First touch: the channel that opened the journey gets all of it.
 *
 * Held to ChannelAttribution's `heuristic_models` on its PathData.
 */
export function firstTouchCredits(paths: JourneyPaths): ChannelCredits {
  return creditsByTouch('first', paths, (start) => start);
}

/**
 * Last touch: the channel before the conversion gets all of it.
 *
 * Held to ChannelAttribution's `heuristic_models` on its PathData.
 */
export function lastTouchCredits(paths: JourneyPaths): ChannelCredits {
  return creditsByTouch('last', paths, (_start, end) => end - 1);
}

const directName =
  /^[([]?(?:direct|typed(?:\/bookmarked)?)(?:[ _-]?(?:traffic|visits?|entry))?[)\]]?$/iu;

/** Whether a channel is visiting without an advertisement, by its name: Direct, (direct), Direct Traffic. */
export function isDirectChannel(channel: string): boolean {
  return directName.test(channel.trim());
}

/**
 * Last touch that was not direct: a visit without an advertisement earns only where nothing else was
 * touched. The direct channels are those named, else those called so (`isDirectChannel`); where there are
 * none it is last touch.
 */
export function lastNonDirectCredits(
  paths: JourneyPaths,
  direct: readonly string[] = paths.channels.filter(isDirectChannel),
): ChannelCredits {
  const isDirect = paths.channels.map((channel) => direct.includes(channel));
  return creditsByTouch('last-non-direct', paths, (start, end) => {
    let at = end - 1;
    while (at >= start && isDirect[paths.touches[at] as number] === true) at -= 1;
    return at < start ? end - 1 : at;
  });
}

/**
 * Time decay by days: a touch weighs half as much as one that came `halfLifeDays` days later, and the
 * weights of a path are scaled to 1. For journeys whose times are known (`paths.daysBefore`).
 *
 * @throws {AnalysisError} `count-out-of-range`: a half-life that is not above 0; `lengths-differ`: paths
 * without days.
 */
export function timeDecayByDaysCredits(paths: JourneyPaths, halfLifeDays: number): ChannelCredits {
  if (!(halfLifeDays > 0)) {
    throw new AnalysisError('count-out-of-range', { halfLifeDays });
  }
  const { daysBefore } = paths;
  if (daysBefore?.length !== paths.touches.length) {
    throw new AnalysisError('lengths-differ', { touches: paths.touches.length, daysBefore: 0 });
  }
  const credits = emptyCredits(paths);
  for (const path of creditedPaths(paths)) {
    const start = paths.offsets[path] as number;
    const end = paths.offsets[path + 1] as number;
    const newest = daysBefore[end - 1] as number;
    const weightAt = (at: number): number =>
      2 ** ((newest - (daysBefore[at] as number)) / halfLifeDays);
    let total = 0;
    for (let at = start; at < end; at += 1) total += weightAt(at);
    for (let at = start; at < end; at += 1) {
      const code = paths.touches[at] as number;
      const share = weightAt(at) / total;
      credits.conversions[code] =
        (credits.conversions[code] as number) + share * (paths.conversions[path] as number);
      credits.values[code] =
        (credits.values[code] as number) + share * (paths.values[path] as number);
    }
  }
  return checkedCredits('decay', credits, paths);
}

/**
 * Linear: every touch gets the same; a channel that was touched twice gets twice as much.
 *
 * Held to ChannelAttribution's `heuristic_models` on its PathData.
 */
export function linearCredits(paths: JourneyPaths): ChannelCredits {
  return creditsByWeight('linear', paths, (_place, length) => 1 / length);
}

/**
 * Time decay by position: a touch weighs half as much as one that came `halfLifeTouches` touches later,
 * and the weights of a path are scaled to 1. Paths carry order, not hours: where hours are known, a decay
 * over hours is another model.
 *
 * @throws {AnalysisError} `count-out-of-range`: a half-life that is not above 0.
 */
export function timeDecayCredits(
  paths: JourneyPaths,
  halfLifeTouches = defaultHalfLifeTouches,
): ChannelCredits {
  if (!(halfLifeTouches > 0)) {
    throw new AnalysisError('count-out-of-range', { halfLifeTouches });
  }
  const ratio = 2 ** (-1 / halfLifeTouches);
  const evenSteps = 1 - ratio < 1e-12;
  return creditsByWeight('decay', paths, (place, length) =>
    evenSteps ? 1 / length : (ratio ** (length - 1 - place) * (1 - ratio)) / (1 - ratio ** length),
  );
}

/**
 * Position based: fixed shares for the first and the last touch, the rest evenly to those between.
 *
 * A path of two touches has none between: first and last are scaled to 1 (30/70 gives 3 and 7 of 10, and
 * half each when both are 0). A path of one touch gets everything.
 *
 * @throws {AnalysisError} `share-out-of-range`: a share below 0, or both together above 1.
 */
export function positionCredits(
  paths: JourneyPaths,
  shares: PositionShares = defaultPositionShares,
): ChannelCredits {
  const { first, last } = shares;
  if (!(first >= 0 && last >= 0 && first + last <= 1 + 1e-12)) {
    throw new AnalysisError('share-out-of-range', { first, last });
  }
  const ends = first + last;
  const firstOfTwo = ends === 0 ? 0.5 : first / ends;
  const between = Math.max(0, 1 - ends);
  return creditsByWeight('position', paths, (place, length) => {
    if (length === 1) {
      return 1;
    }
    if (length === 2) {
      return place === 0 ? firstOfTwo : 1 - firstOfTwo;
    }
    if (place === 0) {
      return first;
    }
    return place === length - 1 ? last : between / (length - 2);
  });
}

/** Weight of the touch at `place` (0-based) of a path of `length` touches; a path's weights add up to 1. */
type TouchWeight = (place: number, length: number) => number;

function creditsByWeight(
  model: string,
  paths: JourneyPaths,
  weightOf: TouchWeight,
): ChannelCredits {
  const credits = emptyCredits(paths);
  const { offsets, touches } = paths;
  const weightsByLength: (Float64Array | undefined)[] = [];
  for (const path of creditedPaths(paths)) {
    const conversions = paths.conversions[path] as number;
    const value = paths.values[path] as number;
    const start = offsets[path] as number;
    const length = (offsets[path + 1] as number) - start;
    let weights = weightsByLength[length];
    if (weights === undefined) {
      weights = Float64Array.from({ length }, (_, place) => weightOf(place, length));
      weightsByLength[length] = weights;
    }
    for (let place = 0; place < length; place += 1) {
      const code = touches[start + place] as number;
      const weight = weights[place] as number;
      credits.conversions[code] = (credits.conversions[code] as number) + conversions * weight;
      credits.values[code] = (credits.values[code] as number) + value * weight;
    }
  }
  return checkedCredits(model, credits, paths);
}

/** All of a path to one touch, the one at the place that `touchOf` names. */
function creditsByTouch(
  model: string,
  paths: JourneyPaths,
  touchOf: (start: number, end: number) => number,
): ChannelCredits {
  const credits = emptyCredits(paths);
  const { offsets, touches } = paths;
  for (const path of creditedPaths(paths)) {
    const at = touchOf(offsets[path] as number, offsets[path + 1] as number);
    const code = touches[at] as number;
    credits.conversions[code] =
      (credits.conversions[code] as number) + (paths.conversions[path] as number);
    credits.values[code] = (credits.values[code] as number) + (paths.values[path] as number);
  }
  return checkedCredits(model, credits, paths);
}

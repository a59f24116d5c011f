import { creditedPaths } from './credited-paths.ts';
import type { JourneyPaths } from './paths.ts';

/** What a channel earns when it stands at the `touch`-th place of a journey (1-based; the last is open). */
export interface OrderedCredit {
  readonly channel: string;
  readonly touch: number;
  readonly conversions: number;
  readonly value: number;
}

/** Places from this one on are added up. */
export const lastOrderedTouch = 10;

/**
 * Ordered Shapley values: the Shapley value of each channel, divided over the places at which it stands.
 *
 * A journey's conversions are divided evenly over its different channels, and each channel's part evenly
 * over its touches. Sums over the places are `shapleyCredits`, exactly and for any number of channels.
 *
 * - Rows without credit are left out; places from `lastOrderedTouch` on are one row.
 *
 * Sources: Zhao, Mahboobi and Bagheri (2018), Shapley Value Methods for Attribution Modeling in Online
 * Advertising, arXiv 1804.05327 (the simplified and the ordered formula). Held to
 * tests/goldens/attribution-worked-examples.json by its sums.
 */
export function orderedShapley(paths: JourneyPaths): readonly OrderedCredit[] {
  const cells = paths.channels.length * lastOrderedTouch;
  const conversions = new Float64Array(cells);
  const values = new Float64Array(cells);
  const touchesOfChannel = new Int32Array(paths.channels.length);
  for (const path of creditedPaths(paths)) {
    const start = paths.offsets[path] as number;
    const end = paths.offsets[path + 1] as number;
    let memberCount = 0;
    for (let at = start; at < end; at += 1) {
      const code = paths.touches[at] as number;
      if (touchesOfChannel[code] === 0) memberCount += 1;
      touchesOfChannel[code] = (touchesOfChannel[code] as number) + 1;
    }
    for (let place = 0; place < end - start; place += 1) {
      const code = paths.touches[start + place] as number;
      const part = 1 / (memberCount * (touchesOfChannel[code] as number));
      const cell = code * lastOrderedTouch + Math.min(place, lastOrderedTouch - 1);
      conversions[cell] =
        (conversions[cell] as number) + (paths.conversions[path] as number) * part;
      values[cell] = (values[cell] as number) + (paths.values[path] as number) * part;
    }
    for (let at = start; at < end; at += 1) touchesOfChannel[paths.touches[at] as number] = 0;
  }
  return paths.channels.flatMap((channel, code) =>
    Array.from({ length: lastOrderedTouch }, (_, place) => ({
      channel,
      touch: place + 1,
      conversions: conversions[code * lastOrderedTouch + place] as number,
      value: values[code * lastOrderedTouch + place] as number,
    })).filter((row) => row.conversions !== 0 || row.value !== 0),
  );
}

import { creditedPaths } from './credited-paths.ts';
import { type ChannelCredits, checkedCredits, emptyCredits } from './credits.ts';
import type { JourneyPaths } from './paths.ts';

/**
 * Shapley values over sets of channels, exact for any number of channels.
 *
 * The worth of a coalition of channels is what came from the paths whose channels all belong to it. Each
 * path is then worth something to exactly the coalitions that hold its whole set, and the Shapley value of
 * such a game divides it evenly over that set; the sum over paths is the Shapley value of the whole. No
 * loop over 2^n coalitions is needed, and no sampling.
 *
 * - Order and repetition within a path do not matter ("a > a > b" is a and b).
 * - Nulls do not enter: worth is conversions (and value), not a conversion rate.
 *
 * @throws {AnalysisError} `credits-do-not-sum`.
 *
 * Sources: Shapley (1953), A value for n-person games; Harsanyi (1963), International Economic Review 4
 * (a game as a sum of unanimity games). Held to tests/goldens/attribution-worked-examples.json, and on
 * small tables to the average over all orders in which channels can join.
 */
export function shapleyCredits(paths: JourneyPaths): ChannelCredits {
  const credits = emptyCredits(paths);
  const lastPathOfChannel = new Int32Array(paths.channels.length).fill(-1);
  const members = new Int32Array(paths.channels.length);
  for (const path of creditedPaths(paths)) {
    let memberCount = 0;
    for (
      let at = paths.offsets[path] as number;
      at < (paths.offsets[path + 1] as number);
      at += 1
    ) {
      const code = paths.touches[at] as number;
      if (lastPathOfChannel[code] !== path) {
        lastPathOfChannel[code] = path;
        members[memberCount] = code;
        memberCount += 1;
      }
    }
    const conversions = (paths.conversions[path] as number) / memberCount;
    const value = (paths.values[path] as number) / memberCount;
    for (let member = 0; member < memberCount; member += 1) {
      const code = members[member] as number;
      credits.conversions[code] = (credits.conversions[code] as number) + conversions;
      credits.values[code] = (credits.values[code] as number) + value;
    }
  }
  return checkedCredits('shapley', credits, paths);
}

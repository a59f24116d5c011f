import { type JourneyPaths, pathCount } from './paths.ts';

const known = new WeakMap<JourneyPaths, Int32Array>();

/**
 * The paths that have something to divide, ascending: those with conversions or a value. Most journeys end without
 * either, and several models ask in turn; paths never change, so the answer is kept beside them.
 */
export function creditedPaths(paths: JourneyPaths): Int32Array {
  const kept = known.get(paths);
  if (kept !== undefined) return kept;
  const { conversions, values } = paths;
  const found = new Int32Array(pathCount(paths));
  let count = 0;
  for (let path = 0; path < found.length; path += 1) {
    found[count] = path;
    count += conversions[path] !== 0 || values[path] !== 0 ? 1 : 0;
  }
  const credited = found.slice(0, count);
  known.set(paths, credited);
  return credited;
}

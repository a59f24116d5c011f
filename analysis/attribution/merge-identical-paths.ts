import { type JourneyPaths, pathCount } from './paths.ts';

/**
 * The same journeys with each distinct path once, in the order of first appearance; conversions, values
 * and nulls of repeated paths are added. No model's result depends on it beyond rounding; resampling and
 * listing do.
 */
export function mergeIdenticalPaths(paths: JourneyPaths): JourneyPaths {
  const { kept, target } = findRepeats(paths);
  const offsets = new Int32Array(kept.length + 1);
  for (const [index, path] of kept.entries()) {
    offsets[index + 1] = (offsets[index] as number) + lengthOf(paths, path);
  }
  const touches = new Int32Array(offsets[kept.length] as number);
  for (const [index, path] of kept.entries()) {
    const start = paths.offsets[path] as number;
    touches.set(paths.touches.subarray(start, start + lengthOf(paths, path)), offsets[index]);
  }
  const conversions = new Float64Array(kept.length);
  const values = new Float64Array(kept.length);
  const nulls = new Float64Array(kept.length);
  for (let path = 0; path < target.length; path += 1) {
    const index = target[path] as number;
    conversions[index] = (conversions[index] as number) + (paths.conversions[path] as number);
    values[index] = (values[index] as number) + (paths.values[path] as number);
    nulls[index] = (nulls[index] as number) + (paths.nulls[path] as number);
  }
  return { channels: paths.channels, offsets, touches, conversions, values, nulls };
}

function lengthOf(paths: JourneyPaths, path: number): number {
  return (paths.offsets[path + 1] as number) - (paths.offsets[path] as number);
}

/** `kept`: the first row of each distinct path. `target[path]`: where in `kept` the path's twin stands. */
function findRepeats(paths: JourneyPaths): {
  readonly kept: readonly number[];
  readonly target: Int32Array;
} {
  const count = pathCount(paths);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 2)));
  const mask = slots.length - 1;
  const kept: number[] = [];
  const target = new Int32Array(count);
  for (let path = 0; path < count; path += 1) {
    let slot = hashOf(paths, path) & mask;
    while (
      slots[slot] !== 0 &&
      !isSamePath(paths, kept[(slots[slot] as number) - 1] as number, path)
    ) {
      slot = (slot + 1) & mask;
    }
    if (slots[slot] === 0) {
      kept.push(path);
      slots[slot] = kept.length;
    }
    target[path] = (slots[slot] as number) - 1;
  }
  return { kept, target };
}

function hashOf(paths: JourneyPaths, path: number): number {
  let hash = 0x811c9dc5;
  for (let at = paths.offsets[path] as number; at < (paths.offsets[path + 1] as number); at += 1) {
    hash = Math.imul(hash ^ (paths.touches[at] as number), 0x01000193);
    hash ^= hash >>> 13;
  }
  return hash ^ (hash >>> 16);
}

function isSamePath(paths: JourneyPaths, left: number, right: number): boolean {
  const length = lengthOf(paths, left);
  if (length !== lengthOf(paths, right)) {
    return false;
  }
  const leftStart = paths.offsets[left] as number;
  const rightStart = paths.offsets[right] as number;
  for (let place = 0; place < length; place += 1) {
    if (paths.touches[leftStart + place] !== paths.touches[rightStart + place]) {
      return false;
    }
  }
  return true;
}

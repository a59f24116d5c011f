import { type JourneyPaths, pathCount } from './paths.ts';

/** Journeys with the same channels, whatever their order: `members` are channel codes, ascending. */
export interface PresenceSet {
  readonly members: readonly number[];
  conversions: number;
  value: number;
  nulls: number;
}

/** The distinct sets of channels, in the order of first appearance. */
export function presenceSets(paths: JourneyPaths): readonly PresenceSet[] {
  const setByKey = new Map<number | string, PresenceSet>();
  const isCompact = paths.channels.length <= 52;
  const seen = new Int32Array(paths.channels.length).fill(-1);
  for (let path = 0; path < pathCount(paths); path += 1) {
    const members: number[] = [];
    let key = 0;
    for (
      let at = paths.offsets[path] as number;
      at < (paths.offsets[path + 1] as number);
      at += 1
    ) {
      const code = paths.touches[at] as number;
      if (seen[code] === path) continue;
      seen[code] = path;
      members.push(code);
      key += 2 ** code;
    }
    const name = isCompact ? key : members.toSorted((one, other) => one - other).join(' ');
    let set = setByKey.get(name);
    if (set === undefined) {
      set = {
        members: members.sort((one, other) => one - other),
        conversions: 0,
        value: 0,
        nulls: 0,
      };
      setByKey.set(name, set);
    }
    set.conversions += paths.conversions[path] as number;
    set.value += paths.values[path] as number;
    set.nulls += paths.nulls[path] as number;
  }
  return [...setByKey.values()];
}

/** A label within a set or grid whose members often begin with the same question. */
export interface GroupedLabel {
  readonly name: string;
  readonly label: string;
  readonly group: string | null;
}

const shortestShared = 15;

/**
 * What tells members of a group apart: where their labels begin with the same fifteen characters or more,
 * the shared words are left out. By name; labels that stand alone are not in the map.
 */
export function shortLabels(labels: readonly GroupedLabel[]): ReadonlyMap<string, string> {
  const membersByGroup = new Map<string, GroupedLabel[]>();
  for (const one of labels) {
    if (one.group === null) continue;
    const members = membersByGroup.get(one.group);
    if (members === undefined) membersByGroup.set(one.group, [one]);
    else members.push(one);
  }
  const shortByName = new Map<string, string>();
  for (const members of membersByGroup.values()) {
    const cut = members.length < 2 ? 0 : sharedLength(members.map((one) => one.label));
    if (cut < shortestShared) continue;
    for (const { name, label } of members) {
      const rest = label.slice(cut).trim();
      if (rest !== '') shortByName.set(name, `… ${rest}`);
    }
  }
  return shortByName;
}

const separators = [' - ', ' – ', ' [', ' | '];

/** How many characters all texts begin with, ending where a question ends or else at a whole word. */
function sharedLength(texts: readonly string[]): number {
  const [first = ''] = texts;
  let length = first.length;
  for (const text of texts) {
    let same = 0;
    while (same < length && text[same] === first[same]) same++;
    length = same;
  }
  const shared = first.slice(0, length);
  const ends = separators.map((one) => {
    const at = shared.lastIndexOf(one);
    return at < 0 ? 0 : at + one.length;
  });
  const end = Math.max(...ends);
  return end >= shortestShared ? end : shared.lastIndexOf(' ') + 1;
}

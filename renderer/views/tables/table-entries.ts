import type { VariableLine } from '#contract/calls/datasets.ts';
import type { runTable } from '#contract/calls/tables.ts';
import type { InputOf } from '#contract/define-call.ts';

type TableInput = InputOf<typeof runTable>;

/** What stands in the stub or the banner: a name, or an object for more than a name says. */
export type Entry = TableInput['rows'][number] | TableInput['columns'][number];

/** What an entry that is no name may hold, as far as the window makes and names them. */
interface EntryParts {
  readonly variable?: string;
  readonly label?: string;
  readonly segments?: readonly string[];
  readonly nest?: readonly Entry[];
  readonly filter?: string;
  readonly formula?: string;
}

/** An entry as an object; a name becomes a variable. */
export function entryParts(entry: Entry): EntryParts {
  return typeof entry === 'string' ? { variable: entry } : (entry as EntryParts);
}

/** The entry of some segments side by side. */
export function segmentsEntry(segments: readonly string[]): Entry {
  return { segments: [...segments] } as unknown as Entry;
}

/** The entries with the one behind `outer` nested within each of its answers. */
export function nestedWithNext(entries: readonly Entry[], outer: Entry): readonly Entry[] {
  const at = entries.indexOf(outer);
  const inner = entries[at + 1];
  if (inner === undefined) return entries;
  const nested = { nest: [...levelsOf(outer), ...levelsOf(inner)] } as unknown as Entry;
  return [...entries.slice(0, at), nested, ...entries.slice(at + 2)];
}

/** The entries with the levels of a nested one side by side. */
export function partedEntry(entries: readonly Entry[], nested: Entry): readonly Entry[] {
  return entries.flatMap((entry) => (entry === nested ? levelsOf(entry) : [entry]));
}

function levelsOf(entry: Entry): readonly Entry[] {
  return entryParts(entry).nest ?? [entry];
}

/** How many levels an entry has. */
export function levelCount(entry: Entry): number {
  return entryParts(entry).nest?.length ?? 1;
}

/** Tells entries of one zone apart. */
export function entryKey(entry: Entry): string {
  return typeof entry === 'string' ? entry : JSON.stringify(entry);
}

/** An entry as a chip calls it: the label of its variable, its segments, levels with a sign between them. */
export function entryWords(entry: Entry, variables: readonly VariableLine[]): string {
  const { variable, label, segments, nest, filter, formula } = entryParts(entry);
  if (label !== undefined) return label;
  if (nest !== undefined) return nest.map((level) => entryWords(level, variables)).join(' › ');
  if (segments !== undefined)
    return segments.length === 1 ? `Segment ${segments[0]}` : `Segments ${segments.join(', ')}`;
  const name = variable ?? filter ?? formula ?? '';
  return variables.find((one) => one.name === name)?.label ?? name;
}

/** Puts an entry at a place, or takes it from where it stands to there. */
export function withEntryAt(
  entries: readonly Entry[],
  entry: Entry,
  place: number,
): readonly Entry[] {
  const key = entryKey(entry);
  const before = entries.slice(0, place).filter((one) => entryKey(one) !== key);
  const behind = entries.slice(place).filter((one) => entryKey(one) !== key);
  return [...before, entry, ...behind];
}

/** The entries without one. */
export function withoutEntry(entries: readonly Entry[], key: string): readonly Entry[] {
  return entries.filter((one) => entryKey(one) !== key);
}

/** The entries with one in the place of another; one that stands there already goes. */
export function replacedEntry(
  entries: readonly Entry[],
  former: Entry,
  entry: Entry,
): readonly Entry[] {
  const key = entryKey(entry);
  return entries.flatMap((one) => {
    if (one === former) return [entry];
    return entryKey(one) === key ? [] : [one];
  });
}

/** Moves an entry by some places; at an end it stays. */
export function movedEntry(entries: readonly Entry[], key: string, by: number): readonly Entry[] {
  const from = entries.findIndex((one) => entryKey(one) === key);
  const to = from + by;
  const entry = entries[from];
  if (entry === undefined || to < 0 || to >= entries.length) return entries;
  const rest = entries.filter((_, at) => at !== from);
  return [...rest.slice(0, to), entry, ...rest.slice(to)];
}

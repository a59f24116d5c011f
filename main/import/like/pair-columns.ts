import { nearMatches } from '#analysis/columns/near-matches.ts';

/** A column as its plan knows it. `heading` is null where an older plan did not keep it. */
export interface KnownColumn {
  readonly column: number;
  readonly heading: string | null;
  readonly names: readonly string[];
  readonly label: string;
  readonly sort: string;
}

/** Which column of the new file each column of the old one is; `renamed` holds pairs that are only near. */
export interface PairedColumns {
  readonly newByOld: ReadonlyMap<number, number>;
  readonly renamed: ReadonlySet<number>;
}

/**
 * Pairs the columns of two files by what stands above them, wherever they stand: by heading, by heading but
 * for case and spaces, by the variable's name, by its label; what is then left over on both sides by names
 * and labels that are near. The k-th column of a heading is the k-th of that heading.
 *
 * @param apart old columns that are not to be paired by nearness.
 */
export function pairColumns(
  old: readonly KnownColumn[],
  fresh: readonly KnownColumn[],
  apart: ReadonlySet<number>,
): PairedColumns {
  const newByOld = new Map<number, number>();
  const used = new Set<number>();
  const rest = () => old.filter(({ column }) => !newByOld.has(column));
  const left = () => fresh.filter(({ column }) => !used.has(column));
  const pair = (one: KnownColumn, other: KnownColumn): void => {
    newByOld.set(one.column, other.column);
    used.add(other.column);
  };
  const keys: readonly ((column: KnownColumn) => readonly string[])[] = [
    ({ heading }) => (heading === null ? [] : [heading]),
    ({ heading }) => (heading === null ? [] : [folded(heading)]),
    ({ names }) => names.map(folded),
    ({ label }) => (label === '' ? [] : [folded(label)]),
  ];
  for (const keysOf of keys) {
    const queues = new Map<string, KnownColumn[]>();
    for (const column of left()) {
      for (const key of new Set(keysOf(column))) {
        queues.set(key, [...(queues.get(key) ?? []), column]);
      }
    }
    for (const one of rest()) {
      const queue = keysOf(one).flatMap((key) => queues.get(key) ?? []);
      const other = queue.find(({ column }) => !used.has(column));
      if (other) pair(one, other);
    }
  }
  const renamed = new Set<number>();
  for (const one of rest()) {
    const other = apart.has(one.column) ? undefined : nearestOf(one, left());
    if (other === undefined) continue;
    pair(one, other);
    renamed.add(one.column);
  }
  return { newByOld, renamed };
}

function nearestOf(one: KnownColumn, left: readonly KnownColumn[]): KnownColumn | undefined {
  const alike = left.filter(({ sort }) => sort === one.sort);
  const wanted = [one.label, ...one.names].filter((text) => text !== '');
  for (const text of wanted) {
    const near = nearMatches(
      text,
      alike.flatMap(({ label, names }) => [label, ...names]),
      1,
    )[0];
    const found = alike.find(
      ({ label, names }) => near !== undefined && [label, ...names].includes(near),
    );
    if (found) return found;
  }
  return undefined;
}

function folded(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/gu, ' ');
}

/** The columns that changed their order: those outside the longest run of columns that kept it. */
export function movedColumns(newByOld: ReadonlyMap<number, number>): ReadonlySet<number> {
  const olds = [...newByOld.keys()].sort((a, b) => a - b);
  const lasts: number[] = [];
  const before = new Map<number, number | null>();
  for (const old of olds) {
    const place = newByOld.get(old) as number;
    let low = 0;
    let high = lasts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((newByOld.get(lasts[middle] as number) as number) < place) low = middle + 1;
      else high = middle;
    }
    before.set(old, low === 0 ? null : (lasts[low - 1] as number));
    lasts[low] = old;
  }
  const kept = new Set<number>();
  for (let at = lasts.at(-1) ?? null; at !== null; at = before.get(at) ?? null) kept.add(at);
  return new Set(olds.filter((old) => !kept.has(old)));
}

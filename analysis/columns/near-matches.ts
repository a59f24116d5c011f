/**
 * The candidates that a misspelt name most probably meant, nearest first; for "did you mean".
 *
 * Case and surrounding space do not count. A candidate is near when one text contains the other
 * (from three characters on) or when at most a third of its letters must change.
 * Duplicates are listed once. An empty `text` has no near matches.
 */
export function nearMatches(
  text: string,
  candidates: readonly string[],
  limit = 3,
): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
    .sort((left, right) => left.distance - right.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

function distanceTo(wanted: string, candidate: string): number {
  const lengthDifference = Math.abs(wanted.length - candidate.length);
  const allowed = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
  const isPart = candidate.includes(wanted) || wanted.includes(candidate);
  if (isPart && Math.min(wanted.length, candidate.length) >= 3) return lengthDifference / 100;
  if (lengthDifference > allowed) return Number.POSITIVE_INFINITY;
  const distance = editDistance(wanted, candidate);
  return distance <= allowed ? distance : Number.POSITIVE_INFINITY;
}

/** Levenshtein (1966): insertions, deletions and replacements between two texts. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}

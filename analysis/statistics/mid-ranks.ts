/**
 * The rank of each value, 1 for the lowest (or the highest with `descending`); equal values share the
 * mean of the ranks they take up together. Values must be numbers.
 *
 * Held to R `rank(ties.method = "average")`.
 */
export function midRanks(
  values: readonly number[],
  direction: 'ascending' | 'descending' = 'ascending',
): readonly number[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const order = values
    .map((value, index) => ({ value: sign * value, index }))
    .sort((left, right) => left.value - right.value);
  const ranks = new Array<number>(values.length).fill(0);
  let start = 0;
  while (start < order.length) {
    let end = start + 1;
    while (end < order.length && order[end]?.value === order[start]?.value) end++;
    for (const { index } of order.slice(start, end)) ranks[index] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/** Items with one changed. */
export function withItem<Item>(
  items: readonly Item[],
  index: number,
  change: Partial<Item>,
): Item[] {
  return items.map((one, at) => (at === index ? { ...one, ...change } : one));
}

/** Items with one moved by a number of places, stopping at the ends. */
export function moved<Item>(items: readonly Item[], index: number, by: number): Item[] {
  const target = Math.min(items.length - 1, Math.max(0, index + by));
  const rest = items.filter((_item, at) => at !== index);
  const item = items[index];
  if (item === undefined) return [...items];
  return [...rest.slice(0, target), item, ...rest.slice(target)];
}

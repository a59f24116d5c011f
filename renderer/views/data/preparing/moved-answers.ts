/** Items with some taken out and put before or after another, in the order in which they stood. */
export function movedBeside<Item extends { readonly code: string }>(
  items: readonly Item[],
  codes: readonly string[],
  target: string,
  where: 'before' | 'after' | 'on',
): readonly Item[] {
  const going = items.filter(({ code }) => codes.includes(code));
  const staying = items.filter(({ code }) => !codes.includes(code));
  const at = staying.findIndex(({ code }) => code === target);
  if (at < 0) return items;
  const place = where === 'after' ? at + 1 : at;
  return [...staying.slice(0, place), ...going, ...staying.slice(place)];
}

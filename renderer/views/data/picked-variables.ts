/** Names with one more, or one fewer where it was among them. */
export function toggled(names: readonly string[], name: string): readonly string[] {
  return names.includes(name) ? names.filter((one) => one !== name) : [...names, name];
}

/** Names with all that stand between two in the list, both included. */
export function pickedBetween(
  variables: readonly { readonly name: string }[],
  names: readonly string[],
  from: string | null,
  to: string,
): readonly string[] {
  const place = (name: string | null): number => variables.findIndex((one) => one.name === name);
  const end = place(to);
  const start = from === null ? end : place(from);
  if (start < 0 || end < 0) return names;
  const between = variables.slice(Math.min(start, end), Math.max(start, end) + 1);
  return [...new Set([...names, ...between.map((one) => one.name)])];
}

/** What texts begin with in common, without the signs that part it from the rest: "q5" of q5_1 and q5_2. */
export function sharedStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  if (others.length === 0) return first;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length--;
  }
  return first
    .slice(0, length)
    .replace(/[\s_.:[({\-–]+$/u, '')
    .trim();
}

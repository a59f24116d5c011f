/**
 * Whether two labels are one answer worded twice: the same words but for case, punctuation, accents and
 * spelling ("Behaviour" and "behavior").
 *
 * One letter of a word of five letters or more may be amiss, not its first: "likely" and "unlikely", "18-24"
 * and "18-29" stay two. Labels without a word are the same only when they are equal.
 */
export function isSameWording(left: string, right: string): boolean {
  if (left === right) return true;
  const lefts = wordsOf(left);
  const rights = wordsOf(right);
  if (lefts.length === 0 || lefts.length !== rights.length) return false;
  return lefts.every((word, at) => isSameWord(word, rights[at] as string));
}

/** A label for comparison: its words, folded, parted by spaces. */
export function foldedLabel(label: string): string {
  return wordsOf(label).join(' ') || label.trim();
}

function wordsOf(label: string): readonly string[] {
  return label
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}+<>%]+/u)
    .filter((word) => word !== '');
}

function isSameWord(left: string, right: string): boolean {
  if (left === right) return true;
  const isLong = Math.min(left.length, right.length) >= 5;
  if (!isLong || left[0] !== right[0] || /\d/u.test(left + right)) return false;
  if (Math.abs(left.length - right.length) > 1) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  const ends = [
    [left.slice(at + 1), right.slice(at)],
    [left.slice(at), right.slice(at + 1)],
    [left.slice(at + 1), right.slice(at + 1)],
  ];
  return ends.some(([one, other]) => one === other);
}

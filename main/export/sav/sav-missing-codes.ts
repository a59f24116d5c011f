import type { MissingReason } from '#analysis/columns/missing-reason.ts';

/** Values that a variable declares missing: at most three, or a stretch with one beside it. */
export interface DeclaredMissing {
  readonly values: readonly number[];
  readonly range: { readonly low: number; readonly high: number } | null;
}

/** What reasons are called in a file that only has labels for them. */
export const reasonLabels: Readonly<Record<MissingReason, string>> = {
  'no-answer': 'No answer',
  'not-asked': 'Not asked',
  refused: 'Refused',
  'dont-know': "Don't know",
  'not-applicable': 'Not applicable',
  unreadable: 'Unreadable',
  'filtered-out': 'Filtered out',
};

const mostValues = 3;

/** How SPSS can declare these codes missing without declaring an answer missing; null where it cannot. */
export function declaredMissing(
  missing: readonly number[],
  answers: readonly number[],
): DeclaredMissing | null {
  const codes = [...new Set(missing)].sort((a, b) => a - b);
  if (codes.length <= mostValues) return { values: codes, range: null };
  const isFree = (low: number, high: number): boolean =>
    !answers.some((answer) => answer >= low && answer <= high);
  const stretches = [
    { from: 0, to: codes.length - 1, beside: [] as number[] },
    { from: 1, to: codes.length - 1, beside: [codes[0] as number] },
    { from: 0, to: codes.length - 2, beside: [codes.at(-1) as number] },
  ];
  for (const { from, to, beside } of stretches) {
    const [low, high] = [codes[from] as number, codes[to] as number];
    if (isFree(low, high)) return { values: beside, range: { low, high } };
  }
  return null;
}

/** So many whole numbers that lie above every value: 97, 98, 99 or with more nines. */
export function codesAbove(highest: number, count: number): readonly number[] {
  let end = 100;
  while (end - count <= highest) end *= 10;
  return Array.from({ length: count }, (_, index) => end - count + index);
}

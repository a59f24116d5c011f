/**
 * Why a value is missing. Kinds are kept apart from import to export and never read as zero or "no".
 *
 * - `no-answer`: the cell was empty.
 * - `not-asked`: routing kept the question from the respondent.
 * - `unreadable`: the cell held something that its column's kind cannot hold ("abc" in an age).
 * - `filtered-out`: a derived value whose rule does not apply to the row.
 */
export const missingReasons = [
  'no-answer',
  'not-asked',
  'refused',
  'dont-know',
  'not-applicable',
  'unreadable',
  'filtered-out',
] as const;

/** One of the reasons in `missingReasons`. */
export type MissingReason = (typeof missingReasons)[number];

/** The byte that stands for a reason in a column's `missing` array; 0 stands for a value that is there. */
export function missingByte(reason: MissingReason): number {
  return missingReasons.indexOf(reason) + 1;
}

/** The reason that a byte of a column's `missing` array stands for; null for 0, a value that is there. */
export function missingReasonOf(byte: number): MissingReason | null {
  return missingReasons[byte - 1] ?? null;
}

import type { MissingReason } from '#analysis/columns/missing-reason.ts';
import { missingReasonFor } from './missing-codes.ts';

/** An answer that the file itself names. `code` as in a plan: a number's text, the text, or a mark. */
export interface DescribedAnswer {
  readonly code: string;
  readonly label: string;
  /** Why it is no answer; null for one that is. */
  readonly missing: MissingReason | null;
}

/** What a file with types of its own says about one of its columns. */
export interface DescribedColumn {
  readonly name: string;
  /** The words of the question; empty where the file has none. */
  readonly label: string;
  /** The answers that the file names, in its order; null where it names none. */
  readonly answers: readonly DescribedAnswer[] | null;
  /** Whether the file says that the answers have an order. */
  readonly isOrdered: boolean;
  /** Whether the file calls its texts answers from a list without naming them (a categorical column). */
  readonly isList: boolean;
  /** Whether these are instants. */
  readonly isInstant: boolean;
  /** What the file says that decides on the column's kind, for the analyst; empty where it says nothing. */
  readonly why: string;
}

const reasonByWords: readonly (readonly [words: RegExp, reason: MissingReason])[] = [
  [/refus|declin|rather not|prefer not/iu, 'refused'],
  [/don.?t know|do not know|not sure|\bdk\b|unsure|cannot say|can.?t say/iu, 'dont-know'],
  [/not asked|skip|filter|rout|not shown|not presented/iu, 'not-asked'],
  [/not app|inapp|\bn\/?a\b|\biap\b|does not apply/iu, 'not-applicable'],
];

/** Why a value that the file calls missing is none, by its label; `no-answer` where the words do not say. */
export function reasonOfLabel(label: string): MissingReason {
  const found = reasonByWords.find(([words]) => words.test(label));
  return found?.[1] ?? missingReasonFor(label.trim()) ?? 'no-answer';
}

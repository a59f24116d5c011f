import type { MissingReason } from '#analysis/columns/missing-reason.ts';
import { missingReasonFor } from './missing-codes.ts';
import { reasonByWords } from './missing-words.ts';

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

/** Why a value that the file calls missing is none, by its label; `no-answer` where the words do not say. */
export function reasonOfLabel(label: string): MissingReason {
  const { reason } = reasonByWords(label);
  return reason === 'no-answer' ? (missingReasonFor(label.trim()) ?? reason) : reason;
}

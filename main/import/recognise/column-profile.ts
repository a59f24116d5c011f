import type { Interruption } from '#analysis/interruption.ts';
import { missingReasonFor } from './missing-codes.ts';

/** What the rows looked at say about one column. Texts are trimmed. */
export interface ColumnProfile {
  readonly column: number;
  /** Rows looked at; fewer than there are when there are very many distinct answers. */
  readonly rows: number;
  /** Each distinct answer with its count, in order of appearance; blanks and missing codes left out. */
  readonly counts: ReadonlyMap<string, number>;
  /** Whether there were so many distinct answers that the rows after them were not looked at. */
  readonly isCapped: boolean;
  /** Rows with an answer. */
  readonly answered: number;
  readonly blank: number;
  /** Cells such as "NA", with their counts. */
  readonly missingCounts: ReadonlyMap<string, number>;
  /** Letters of all answers together. */
  readonly letters: number;
}

const mostDistinct = 20_000;

/** Profiles every column of the rows looked at. */
export function profileColumns(
  rows: readonly (readonly string[])[],
  width: number,
  interruption: Interruption,
): ColumnProfile[] {
  return Array.from({ length: width }, (_, column) => {
    interruption.report('recognising', 1, null);
    return profileColumn(rows, column);
  });
}

function profileColumn(rows: readonly (readonly string[])[], column: number): ColumnProfile {
  const counts = new Map<string, number>();
  const missingCounts = new Map<string, number>();
  let answered = 0;
  let blank = 0;
  let letters = 0;
  let isCapped = false;
  let looked = 0;
  for (const row of rows) {
    looked++;
    const text = row[column]?.trim() ?? '';
    if (text === '') {
      blank++;
      continue;
    }
    const known = counts.get(text);
    if (known === undefined && missingReasonFor(text) !== null) {
      missingCounts.set(text, (missingCounts.get(text) ?? 0) + 1);
      continue;
    }
    answered++;
    letters += text.length;
    counts.set(text, (known ?? 0) + 1);
    if (known === undefined && counts.size >= mostDistinct) {
      isCapped = true;
      break;
    }
  }
  return { column, rows: looked, counts, isCapped, answered, blank, missingCounts, letters };
}

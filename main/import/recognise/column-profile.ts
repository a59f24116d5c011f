import type { Interruption } from '#analysis/interruption.ts';
import { missingReasonFor } from './missing-codes.ts';

/** What the rows looked at say about one column. Texts are trimmed. */
export interface ColumnProfile {
  readonly column: number;
  /** Rows looked at. */
  readonly rows: number;
  /** Each distinct answer with its count, in order of appearance; blanks and missing codes left out. */
  readonly counts: ReadonlyMap<string, number>;
  /** Whether there were more distinct answers than are kept. */
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
  for (const row of rows) {
    const text = row[column]?.trim() ?? '';
    if (text === '') {
      blank++;
      continue;
    }
    if (missingReasonFor(text) !== null) {
      missingCounts.set(text, (missingCounts.get(text) ?? 0) + 1);
      continue;
    }
    answered++;
    letters += text.length;
    const count = counts.get(text);
    if (count === undefined && counts.size >= mostDistinct) isCapped = true;
    else counts.set(text, (count ?? 0) + 1);
  }
  return { column, rows: rows.length, counts, isCapped, answered, blank, missingCounts, letters };
}

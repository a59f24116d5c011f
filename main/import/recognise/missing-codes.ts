import type { MissingReason } from '#analysis/columns/missing-reason.ts';

const reasons: Readonly<Record<string, MissingReason>> = {
  NA: 'no-answer',
  na: 'no-answer',
  '<NA>': 'no-answer',
  NaN: 'no-answer',
  nan: 'no-answer',
  NULL: 'no-answer',
  null: 'no-answer',
  Null: 'no-answer',
  NaT: 'no-answer',
  '#NULL!': 'no-answer',
  '#N/A': 'no-answer',
  '#VALUE!': 'unreadable',
  '#REF!': 'unreadable',
  '#DIV/0!': 'unreadable',
  '#NAME?': 'unreadable',
  '#NUM!': 'unreadable',
  '-': 'no-answer',
  '--': 'no-answer',
  '.': 'no-answer',
  'No answer': 'no-answer',
  'no answer': 'no-answer',
  'N/A': 'not-applicable',
  'n/a': 'not-applicable',
  'Not applicable': 'not-applicable',
  'not applicable': 'not-applicable',
  'Not asked': 'not-asked',
  'not asked': 'not-asked',
};

/**
 * Why a cell with this text holds no answer; null when it is an answer.
 *
 * Cells that programs write for nothing ("NA", "null", "-") are `no-answer`; "N/A" is `not-applicable`.
 * What a person chose to say ("Don't know", "Prefer not to answer") is an answer and stays one.
 */
export function missingReasonFor(text: string): MissingReason | null {
  return text === '' ? 'no-answer' : (reasons[text] ?? null);
}

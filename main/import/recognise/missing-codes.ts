import type { MissingReason } from '#analysis/columns/missing-reason.ts';

const reasons: Readonly<Record<string, MissingReason>> = {
  NA: 'not-applicable',
  na: 'not-applicable',
  '<NA>': 'not-applicable',
  NaN: 'no-answer',
  nan: 'no-answer',
  NULL: 'no-answer',
  null: 'no-answer',
  Null: 'no-answer',
  NaT: 'no-answer',
  '#NULL!': 'no-answer',
  '#N/A': 'not-applicable',
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
  Refused: 'refused',
  REFUSED: 'refused',
  'Refused to answer': 'refused',
  'Refused to say': 'refused',
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
 * A blank, what programs write for nothing ("null", "-") and "No answer" are `no-answer`. "NA", "N/A" and
 * "#N/A" are `not-applicable`: written where there was nothing to answer, so not to be mixed with those
 * who left an answer out. "Refused", which interviewers note, is `refused`.
 * What a person chose to say ("Don't know", "Prefer not to answer") is an answer and stays one.
 */
export function missingReasonFor(text: string): MissingReason | null {
  return text === '' ? 'no-answer' : (reasons[text] ?? null);
}

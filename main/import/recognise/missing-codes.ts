import type { MissingReason } from '#analysis/columns/missing-reason.ts';

const reasons = new Map<string, MissingReason>(
  Object.entries({
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
    'Not shown': 'not-asked',
    'Not seen': 'not-asked',
    '#SPILL!': 'unreadable',
    '#CALC!': 'unreadable',
    '#GETTING_DATA': 'unreadable',
    '#REF': 'unreadable',
    '#WERT!': 'unreadable',
    '#BEZUG!': 'unreadable',
    '#VALEUR!': 'unreadable',
    '#NOM?': 'unreadable',
    'keine Angabe': 'no-answer',
    'Keine Angabe': 'no-answer',
    'k. A.': 'no-answer',
    'k.A.': 'no-answer',
    '#NV': 'not-applicable',
    'Sin respuesta': 'no-answer',
    'Sans réponse': 'no-answer',
    'Pas de réponse': 'no-answer',
    'Nessuna risposta': 'no-answer',
    'No aplica': 'not-applicable',
    'no aplica': 'not-applicable',
    'Sans objet': 'not-applicable',
    'Non applicable': 'not-applicable',
  } satisfies Record<string, MissingReason>),
);

/** "99 Refused", "-9 (Not asked)", "No answer [98]": a code beside the words. */
const codeBesideWords =
  /^(?:[[(]?-?\d{1,4}[\])]?\s*[-–:=.]?\s*)?[[(]?(no answer|not answered|refused|refused to answer|not asked|not shown|not applicable|n\/a|skipped|missing)[\])]?(?:\s*[-–:=]?\s*[[(]?-?\d{1,4}[\])]?)?$/iu;
const reasonByWords = new Map<string, MissingReason>([
  ['no answer', 'no-answer'],
  ['not answered', 'no-answer'],
  ['skipped', 'no-answer'],
  ['missing', 'no-answer'],
  ['refused', 'refused'],
  ['refused to answer', 'refused'],
  ['not asked', 'not-asked'],
  ['not shown', 'not-asked'],
  ['not applicable', 'not-applicable'],
  ['n/a', 'not-applicable'],
]);
const longestCode = 40;

/**
 * Why a cell with this text holds no answer; null when it is an answer.
 *
 * A blank, what programs write for nothing ("null", "-") and "No answer" are `no-answer`. "NA", "N/A" and
 * "#N/A" are `not-applicable`: written where there was nothing to answer, so not to be mixed with those
 * who left an answer out. "Refused", which interviewers note, is `refused`; so are they with a code beside
 * them ("99 Refused").
 * What a person chose to say ("Don't know", "Prefer not to answer") is an answer and stays one.
 */
export function missingReasonFor(text: string): MissingReason | null {
  if (text === '') return 'no-answer';
  const known = reasons.get(text);
  if (known !== undefined || text.length > longestCode || !/\d/u.test(text)) return known ?? null;
  const words = codeBesideWords.exec(text)?.[1]?.toLowerCase();
  return words === undefined ? null : (reasonByWords.get(words) ?? null);
}

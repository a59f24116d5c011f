import type { AnalysisErrorCode } from '#analysis/analysis-error.ts';
import { weightingWords } from './weighting-words.ts';
import { type Details, facts, quoted, said, suggestion, type Words } from './words.ts';

/** The words of the analysis room. `cancelled` stands with the words about calls. */
export const analysisWords = {
  'lengths-differ': (d) => ({
    what: 'Columns have different lengths.',
    why: `They belong together row by row; their lengths: ${facts(d)}.`,
    tryThis: 'Use columns of one dataset.',
  }),
  'weight-out-of-range': (d) => ({
    what: `A weight cannot be used: ${facts(d)}.`,
    why: 'A weight must be a number that is not negative.',
    tryThis: 'Correct the weight, choose another weight variable, or go without.',
  }),
  'confidence-out-of-range': (d) => ({
    what: `A level of ${said(d, 'value', said(d, 'confidence'))} cannot be used.`,
    why: 'It must lie between 0 and 1, both excluded.',
    tryThis: 'Use 0.95, for example.',
  }),
  'count-out-of-range': (d) => ({
    what: `A count cannot be used: ${facts(d)}.`,
    why: 'A count must be a number from 0 up, and no part larger than its whole.',
    tryThis: 'Check the figures.',
  }),
  'share-out-of-range': (d) => ({
    what: `A share cannot be used: ${facts(d)}.`,
    why: 'A share lies between 0 and 1, a percentage between 0 and 100.',
    tryThis: 'Check the figures.',
  }),
  'base-out-of-range': (d) => ({
    what: `The base ${said(d, 'value', said(d, 'base'))} cannot be used.`,
    why: 'A base must be a number from 0 up.',
    tryThis: 'Check the figures.',
  }),
  'expression-not-understood': (d) => ({
    what: `The expression ${quoted(d, 'expression')} is not understood.`,
    why: `At position ${said(d, 'position')}: found ${said(d, 'found', 'the end')}, expected ${said(d, 'expected')}.`,
    tryThis: 'Write, for example: gender = "Female" and age >= 18',
  }),
  'variable-not-found': (d) => ({
    what: `There is no variable ${quoted(d, 'variable')}.`,
    why: `No variable of ${said(d, 'dataset', 'the dataset')} has that name.${suggestion(d)}`,
    tryThis: 'Use a name as the list of variables shows it.',
  }),
  'answer-not-found': (d) => ({
    what: `${quoted(d, 'variable')} has no answer ${quoted(d, 'answer')}.`,
    why: `None of its labels or codes reads so.${suggestion(d)}`,
    tryThis: 'Use an answer as the list of variables shows it.',
  }),
  'segment-not-found': (d) => ({
    what: `There is no segment ${quoted(d, 'segment')}.`,
    why: `No segment of the dataset has that name or alias.${suggestion(d)}`,
    tryThis: 'Define it, or use one that exists.',
  }),
  'segment-refers-to-itself': (d) => ({
    what: `The segment ${quoted(d, 'segment')} refers to itself.`,
    why: 'Its rule leads back to its own name.',
    tryThis: 'Define it by variables.',
  }),
  'rule-does-not-fit-variable': (d) => ({
    what: `That rule does not fit ${quoted(d, 'variable')}.`,
    why: said(d, 'reason', 'The variable is of another kind.'),
    tryThis: 'Compare answers with =, numbers and dates with <, <=, >, >=.',
  }),
  'segments-overlap': (d) => ({
    what: `The two groups share ${said(d, 'count', said(d, 'overlap'))} rows.`,
    why: 'A comparison of independent groups needs each row in one group only.',
    tryThis: 'Exclude one group from the other, or compare with everyone else.',
  }),
  'credits-do-not-sum': (d) => ({
    what: `The credits of ${said(d, 'model')} do not sum to the total.`,
    why: `They sum to ${said(d, 'sum')}, the total is ${said(d, 'total')}.`,
    tryThis: 'Report this: it is a fault of the program.',
  }),
  'codebook-not-understood': (d) => ({
    what: 'The codebook is not understood.',
    why: `At ${said(d, 'path', 'its start')}: found ${said(d, 'found', 'nothing')}, expected ${said(d, 'expected')}.`,
    tryThis: 'Start from the built-in codebook and change that.',
  }),
  'derivation-does-not-fit': (d) => ({
    what: `${quoted(d, 'variable')} cannot be made like this.`,
    why: said(d, 'reason'),
    tryThis: 'Change that part of its recipe.',
  }),
  'variables-do-not-combine': (d) => ({
    what: `${quoted(d, 'variable')} does not hold the same sort of values everywhere.`,
    why: `It has ${said(d, 'sources')}. Nothing is turned into something else unasked.`,
    tryThis:
      'Change the kind of one of them, match other variables, or ask for it to become text (--as-text).',
  }),
  ...weightingWords,
} satisfies Record<Exclude<AnalysisErrorCode, 'cancelled'>, (details: Details) => Words>;

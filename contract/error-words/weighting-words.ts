import { type Details, fileName, quoted, said, type Words } from './words.ts';

/** The words about targets and raking. */
export const weightingWords = {
  'targets-not-understood': (d: Details): Words => ({
    what:
      d['file'] === undefined
        ? 'The targets are not understood.'
        : `The targets in ${fileName(d)} are not understood.`,
    why: said(d, 'reason'),
    tryThis:
      'Give a table with the columns variable, category and target; “gender*age” with “Male|18-34” crosses two variables.',
  }),
  'targets-do-not-sum': (d: Details): Words => ({
    what: `The targets of ${quoted(d, 'variable')} sum to ${sumInWords(d)}.`,
    why: `Together they must be ${d['unit'] === 'percent' ? '100\u202f%' : d['unit'] === 'count' ? `${said(d, 'whole')}, as those of the other variables` : '1'}: everybody is in one of the categories.`,
    tryThis: 'Correct the figures, add the category that is missing, or let them be rescaled.',
  }),
  'target-missing': (d: Details): Words => ({
    what: `${quoted(d, 'variable')} has answers without a target: ${said(d, 'answers')}.`,
    why: 'What these respondents should weigh is not known.',
    tryThis: 'Give them a target, merge them into another answer, or treat them as missing.',
  }),
  'margin-cannot-be-met': (d: Details): Words => ({
    what: `No weights meet the targets: ${said(d, 'margins')}.`,
    why: said(d, 'reason'),
    tryThis: said(d, 'tryThis', 'Correct the targets, or merge categories that nobody is in.'),
  }),
  'answers-missing': (d: Details): Words => ({
    what: `${said(d, 'count')} respondents have no answer to ${quoted(d, 'variable')}.`,
    why: 'Missing answers were to be refused, so nothing was weighted.',
    tryThis: 'Keep their share, pass them over, or leave them at their starting weight.',
  }),
  'trim-out-of-range': (d: Details): Words => ({
    what: `Weights cannot be kept between ${said(d, 'low', 'nothing')} and ${said(d, 'high', 'anything')}.`,
    why: 'Bounds are multiples of the mean weight: the lower one lies between 0 and 1, the upper one above 1.',
    tryThis: 'Use 0.3 and 3, for example.',
  }),
};

function sumInWords(details: Details): string {
  const sum = Number(details['sum']);
  if (!Number.isFinite(sum)) return 'another whole than they must';
  const rounded = String(Number(sum.toPrecision(6)));
  return details['unit'] === 'percent' ? `${rounded}\u202f%` : rounded;
}

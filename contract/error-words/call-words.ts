import type { CallErrorCode } from '../error-codes.ts';
import { type Details, quoted, said, type Words } from './words.ts';

/** The words about calls themselves. */
export const callWords = {
  'call-not-known': (d) => ({
    what: `There is no call ${quoted(d, 'name')}.`,
    why: 'The window and the core are of different versions, or the name is misspelt.',
    tryThis: 'Start the program again.',
  }),
  'input-not-understood': (d) => ({
    what: `${said(d, 'name', 'The call')} was asked with something it does not take.`,
    why: said(d, 'problems'),
    tryThis: 'Correct what is named and ask again.',
  }),
  usage: (d) => ({
    what: said(d, 'problem', 'The command is not complete.'),
    why: said(d, 'reason', 'See the usage of the command.'),
    tryThis: said(d, 'usage', 'parallax --help'),
  }),
  internal: (d) => ({
    what: 'Something went wrong inside Parallax.',
    why: `It is a fault of the program, not of your data; it is logged as ${said(d, 'reportId')}.`,
    tryThis:
      'What was saved before is kept. Look whether the last change was made, and try again; if it happens again, report that number.',
  }),
  cancelled: () => ({
    what: 'Stopped.',
    why: 'It was cancelled before it was done.',
    tryThis: 'Nothing has changed.',
  }),
} satisfies Record<CallErrorCode, (details: Details) => Words>;

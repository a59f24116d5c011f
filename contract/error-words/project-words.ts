import type { ProjectErrorCode } from '../error-codes.ts';
import { type Details, fileName, quoted, said, suggestion, type Words } from './words.ts';

/** The words of the project room. */
export const projectWords = {
  'no-project-open': () => ({
    what: 'No project is open.',
    why: 'This needs a project to work on.',
    tryThis: 'Open a project or make a new one; at the command line, name it with --project.',
  }),
  'project-not-found': (d) => ({
    what: `There is no project ${fileName(d)}.`,
    why: `No file stands at ${said(d, 'file')}.`,
    tryThis: 'Check the name and the folder, or make the project with “new”.',
  }),
  'project-exists': (d) => ({
    what: `${fileName(d)} is already there.`,
    why: 'A new project never overwrites a file.',
    tryThis: 'Open it, or choose another name.',
  }),
  'not-a-project': (d) => ({
    what: `${fileName(d)} is not a Parallax project.`,
    why: 'It is another kind of file, or it is damaged at its start.',
    tryThis: 'Choose a file that ends in .parallax; data files are imported, not opened.',
  }),
  'project-from-newer-version': (d) => ({
    what: `${fileName(d)} was made by a newer version.`,
    why: `Its schema is ${said(d, 'version')}; this version knows ${said(d, 'known')}.`,
    tryThis: 'Open it with the newer version.',
  }),
  'project-busy': (d) => ({
    what: `${fileName(d)} is being written to.`,
    why: 'Another window or program is in the middle of a change.',
    tryThis: 'Try again when that has finished.',
  }),
  'project-damaged': (d) => ({
    what: `${fileName(d)} is damaged.`,
    why: said(d, 'reason', 'The database inside it does not hold together.'),
    tryThis: 'Go back to a copy; “verify” says which parts are whole.',
  }),
  'disk-full': (d) => ({
    what: 'The disk is full.',
    why: `${fileName(d)} could not grow; it is as it was before.`,
    tryThis: 'Free some space and try again.',
  }),
  'dataset-not-found': (d) => ({
    what: `There is no dataset ${quoted(d, 'dataset')}.`,
    why: `The project has: ${said(d, 'datasets', 'none yet')}.`,
    tryThis: 'Use one of those names, or import the file first.',
  }),
  'dataset-exists': (d) => ({
    what: `There is already a dataset ${quoted(d, 'dataset')}.`,
    why: 'Names of datasets are unique within a project.',
    tryThis: 'Give the new one another name, or remove the old one.',
  }),
  'dataset-kind-unsuitable': (d) => ({
    what: `${quoted(d, 'dataset')} does not hold ${said(d, 'needed')}.`,
    why: said(d, 'reason', `It was imported as ${said(d, 'kind')}.`),
    tryThis: 'Choose another dataset, or name the columns to use.',
  }),
  'variable-exists': (d) => ({
    what: `There is already a variable ${quoted(d, 'variable')}.`,
    why: 'Names of variables are unique within a dataset.',
    tryThis: 'Choose another name.',
  }),
  'variable-kind-unsuitable': (d) => ({
    what: `${quoted(d, 'variable')} cannot be used for this.`,
    why: said(d, 'reason', `It is of kind ${said(d, 'kind')}; ${said(d, 'needed')} is needed.`),
    tryThis: 'Choose another variable, or change its kind.',
  }),
  'variable-in-use': (d) => ({
    what: `${quoted(d, 'variable')} is needed by others.`,
    why: `It is used by: ${said(d, 'uses')}.`,
    tryThis: 'Change or remove those first.',
  }),
  'derivation-circular': (d) => ({
    what: `${quoted(d, 'variable')} would be made from itself.`,
    why: `The way back: ${said(d, 'path')}.`,
    tryThis: 'Make it from variables that do not depend on it.',
  }),
  'recipe-not-understood': (d) => ({
    what: `The recipe${d['file'] === undefined ? '' : ` ${fileName(d)}`} is not understood.`,
    why: said(d, 'reason'),
    tryThis: 'Use a file that “recipe export” wrote, or correct that place in it.',
  }),
  'combination-not-understood': (d) => ({
    what: 'These datasets cannot be put together like this.',
    why: said(d, 'reason'),
    tryThis: 'Change that part of the request; the preview shows what would be made.',
  }),
  'ids-repeat': (d) => ({
    what: `${quoted(d, 'variable')} names rows of ${quoted(d, 'dataset')} more than once.`,
    why: `${said(d, 'count')} rows repeat an id further up, for example ${said(d, 'examples')}: which of them belongs to a row on the left cannot be known.`,
    tryThis:
      'Put the dataset with one row for each id on the right, or leave the repeats out on importing it.',
  }),
  'segment-exists': (d) => ({
    what: `The name ${quoted(d, 'name')} is already in use for a segment.`,
    why: `It stands for: ${said(d, 'rule')}.`,
    tryThis: 'Choose another name, or say that the segment is to be replaced.',
  }),
  'segment-unusable': (d) => ({
    what: `The segment ${quoted(d, 'segment')} cannot be used.`,
    why: said(d, 'reason', 'Its rule, as the project holds it, cannot be read.'),
    tryThis: 'Define it again, or remove it.',
  }),
  'row-out-of-range': (d) => ({
    what: `There is no row ${said(d, 'row')}.`,
    why: `The dataset has ${said(d, 'rows')} rows, counted from 0.`,
    tryThis: 'Use a row within the dataset.',
  }),
  'analysis-not-found': (d) => ({
    what: `There is no kept analysis ${said(d, 'id')}.`,
    why: 'It was removed, or never kept.',
    tryThis: 'List the kept analyses and use one of their numbers.',
  }),
  'claim-not-found': (d) => ({
    what: `There is no kept claim ${said(d, 'id')}.`,
    why: 'It was removed, or never kept.',
    tryThis: 'List the library of claims and use one of its numbers.',
  }),
  'claim-source-not-found': (d) => ({
    what: `There is no source ${said(d, 'id')} of claims.`,
    why: 'It was removed, or never kept.',
    tryThis: 'List the library of claims and use one of its sources.',
  }),
  'claim-repeats-itself': (d) => ({
    what: `Claim ${said(d, 'id')} cannot repeat claim ${said(d, 'repeats')}.`,
    why: 'That one repeats it already, at first or second hand.',
    tryThis: 'Link the later telling to the earlier one.',
  }),
  'claim-does-not-fit': (d) => ({
    what: `${said(d, 'id') === '' ? 'The claim' : `Claim ${said(d, 'id')}`} cannot be kept like this.`,
    why: said(d, 'reason'),
    tryThis: 'Correct that part and try again.',
  }),
  'text-contradicts-numbers': (d) => ({
    what: `The report was not written: ${said(d, 'place')} says what its numbers do not.`,
    why: `It reads “${said(d, 'sentence')}”. ${said(d, 'reason')}`,
    tryThis: 'Change the wording there, or leave that analysis out of the report.',
  }),
  'nothing-to-report': () => ({
    what: 'There is nothing to report yet.',
    why: 'The project has no kept analysis and no dataset to describe.',
    tryThis: 'Keep a comparison, a gap or an attribution for the report first.',
  }),
  'figures-not-understood': (d) => ({
    what: `The figures in ${fileName(d)} are not understood.`,
    why: said(d, 'reason'),
    tryThis:
      'Give columns item, left_percent, left_base, right_percent, right_base (or a percent and a base column for each side).',
  }),
  'match-not-understood': (d) => ({
    what: `The match file ${fileName(d)} is not understood.`,
    why: said(d, 'reason'),
    tryThis:
      'Give columns item, left, right; optionally left_answers and right_answers, separated by |; rule (top-two or linear); left_scale and right_scale (1|5); left_reversed and right_reversed (yes).',
  }),
  'lesson-not-understood': (d) => ({
    what: `The lesson ${fileName(d)} is not understood.`,
    why: `At ${said(d, 'place')}: ${said(d, 'reason')}.`,
    tryThis:
      'Correct that place and open the file again; docs/lessons.md says what a lesson holds.',
  }),
  'file-exists': (d) => ({
    what: `${fileName(d)} is already there.`,
    why: 'A file is never overwritten unasked.',
    tryThis: 'Choose another name, or say that it may be overwritten.',
  }),
  'file-not-writable': (d) => ({
    what: `${fileName(d)} cannot be written.`,
    why: said(d, 'reason', 'The folder is missing, or writing to it is not allowed.'),
    tryThis: `Choose another place.${suggestion(d)}`,
  }),
} satisfies Record<ProjectErrorCode, (details: Details) => Words>;

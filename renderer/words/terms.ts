import type { CategoryLine, DatasetLine, VariableLine } from '#contract/calls/datasets.ts';

/** What a variable is to the analyst. */
export type VariableKind = VariableLine['kind'];
/** What a dataset's rows are. */
export type DatasetKind = DatasetLine['kind'];
/** Why a value is missing. */
export type MissingReason = NonNullable<CategoryLine['missing']>;

/** Kinds of variables in words, in the order in which they are offered. */
export const variableKindWords: Readonly<Record<VariableKind, string>> = {
  single: 'One answer',
  scale: 'Scale',
  multiple: 'Several answers',
  number: 'Number',
  date: 'Date',
  text: 'Text',
  id: 'Row name',
  weight: 'Weight',
};

/** Kinds of datasets in words. */
export const datasetKindWords: Readonly<Record<DatasetKind, string>> = {
  survey: 'Survey',
  posts: 'Posts',
  journeys: 'Journeys',
  campaigns: 'Campaigns',
};

/** What one row of a kind of dataset is called, and several. */
export const rowWords: Readonly<Record<DatasetKind, readonly [string, string]>> = {
  survey: ['respondent', 'respondents'],
  posts: ['post', 'posts'],
  journeys: ['path', 'paths'],
  campaigns: ['row', 'rows'],
};

/** Reasons for missing values in words. */
export const missingReasonWords: Readonly<Record<MissingReason, string>> = {
  'no-answer': 'No answer',
  'not-asked': 'Not asked',
  refused: 'Refused',
  'dont-know': 'Don’t know',
  'not-applicable': 'Not applicable',
  unreadable: 'Unreadable',
  'filtered-out': 'Filtered out',
};

/** The keys of one of the lists above, typed. */
export function keysOf<Key extends string>(words: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(words) as Key[];
}

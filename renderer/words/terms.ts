import type { CategoryLine, DatasetLine, VariableLine } from '#contract/calls/datasets.ts';

/** What a variable is to the analyst. */
export type VariableKind = VariableLine['kind'];
/** What a variable is in a dataset of its kind. */
export type VariableRole = NonNullable<VariableLine['role']>;
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

/** Roles of variables in words. */
export const variableRoleWords: Readonly<Record<VariableRole, string>> = {
  'post-id': 'Post: its id',
  author: 'Author',
  time: 'Time',
  text: 'Text of the post',
  channel: 'Channel',
  thread: 'Thread',
  'reply-to': 'Reply to',
  reactions: 'Reactions (a count)',
  language: 'Language',
  customer: 'Customer',
  'touch-type': 'Kind of touch',
  cost: 'Cost',
  conversion: 'Conversions',
  value: 'Value or revenue',
  day: 'Day',
  campaign: 'Campaign',
  impressions: 'Impressions',
  clicks: 'Clicks',
  respondent: 'Respondent',
  wave: 'Wave',
  strata: 'Stratum of the sample',
  cluster: 'Cluster of the sample',
};

const rolesByKind: Readonly<Record<DatasetKind, readonly VariableRole[]>> = {
  survey: ['respondent', 'wave', 'strata', 'cluster'],
  posts: [
    'post-id',
    'author',
    'time',
    'text',
    'channel',
    'thread',
    'reply-to',
    'reactions',
    'language',
  ],
  journeys: ['customer', 'time', 'channel', 'touch-type', 'cost', 'conversion', 'value'],
  campaigns: ['day', 'channel', 'campaign', 'cost', 'impressions', 'clicks', 'conversion', 'value'],
};

/** What a variable of such a dataset can be, to choose from: nothing special first, and what it is now. */
export function roleChoices(
  kind: DatasetKind,
  now: VariableRole | null,
): readonly { readonly value: VariableRole | 'none'; readonly label: string }[] {
  const offered = rolesByKind[kind];
  const all = now === null || offered.includes(now) ? offered : [...offered, now];
  return [
    { value: 'none', label: 'Nothing special' },
    ...all.map((value) => ({ value, label: variableRoleWords[value] })),
  ];
}

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

/**
 * What a variable is to the analyst.
 *
 * - `single`: one answer from a list. `scale`: one answer from an ordered list whose answers have values.
 * - `multiple`: a set of yes-or-no members ("select all that apply"); it has members and no column.
 * - `number`, `date` (milliseconds since 1970, UTC), `text`, `id` (names a row; never counted), `weight`.
 */
export const variableKinds = [
  'single',
  'multiple',
  'scale',
  'number',
  'date',
  'text',
  'id',
  'weight',
] as const;

/** One of `variableKinds`. */
export type VariableKind = (typeof variableKinds)[number];

/** What a dataset's rows are: respondents, posts, customer journeys (paths), or campaign figures. */
export const datasetKinds = ['survey', 'posts', 'journeys', 'campaigns'] as const;

/** One of `datasetKinds`. */
export type DatasetKind = (typeof datasetKinds)[number];

/**
 * What a variable is in a dataset of its kind, beyond what its values are.
 *
 * - Posts: `post-id`, `author`, `time`, `text`, `channel`, `thread`, `reply-to`, `reactions` (likes,
 *   shares, comments: several may be), `language`.
 * - Journeys: `customer`, `time`, `channel`, `touch-type` (click or view), `cost`, `conversion`, `value`.
 * - Campaigns: `day`, `channel`, `campaign`, `cost`, `impressions`, `clicks`, `conversion`, `value`.
 * - Surveys: `respondent` (the id that waves are matched on), `wave`, `strata`, `cluster`.
 */
export const variableRoles = [
  'post-id',
  'author',
  'time',
  'text',
  'channel',
  'thread',
  'reply-to',
  'reactions',
  'language',
  'customer',
  'touch-type',
  'cost',
  'conversion',
  'value',
  'day',
  'campaign',
  'impressions',
  'clicks',
  'respondent',
  'wave',
  'strata',
  'cluster',
] as const;

/** One of `variableRoles`. */
export type VariableRole = (typeof variableRoles)[number];

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

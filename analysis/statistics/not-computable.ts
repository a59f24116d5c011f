/** Why the data have no answer to a statistic. */
export type NotComputableReason =
  | 'nobody-answered'
  | 'same-in-everyone'
  | 'share-is-zero'
  | 'share-is-zero-or-one'
  | 'too-few-for-a-variance'
  | 'all-values-equal'
  | 'too-few-pairs'
  | 'too-many-categories'
  | 'too-many-empty-cells';

/** What a statistic gives when the data have no answer: a value, so that a table draws the rest. */
export interface NotComputable {
  readonly status: 'notComputable';
  readonly reason: NotComputableReason;
}

/** A `NotComputable` with its reason. */
export function notComputable(reason: NotComputableReason): NotComputable {
  return { status: 'notComputable', reason };
}

import type { Combination, previewCombination, StackSpec } from '#contract/calls/combinations.ts';
import type { InputOf } from '#contract/define-call.ts';

/** What the dialog has been told so far; empty texts are nothing chosen yet. */
export interface CombineDraft {
  readonly kind: Combination['kind'];
  /** The other dataset, under or beside the one at hand. */
  readonly other: string;
  readonly leftId: string;
  readonly rightId: string;
  readonly keepsAll: boolean;
  readonly groups: StackSpec['groups'];
  readonly items: readonly string[];
  readonly leavesOutEmpty: boolean;
}

/** Nothing told yet. */
export const emptyDraft: CombineDraft = {
  kind: 'append',
  other: '',
  leftId: '',
  rightId: '',
  keepsAll: true,
  groups: [],
  items: [],
  leavesOutEmpty: false,
};

/** What the core is asked to make; null while something is not chosen. */
export function specOf(
  dataset: string,
  draft: CombineDraft,
): InputOf<typeof previewCombination>['spec'] | null {
  switch (draft.kind) {
    case 'append':
      return draft.other === '' ? null : { kind: 'append', datasets: [dataset, draft.other] };
    case 'match': {
      const { other, leftId, rightId } = draft;
      if (other === '' || leftId === '' || rightId === '') return null;
      return {
        kind: 'match',
        left: dataset,
        right: other,
        on: { left: leftId, right: rightId },
        keep: draft.keepsAll ? 'all' : 'matched',
      };
    }
    case 'stack':
      return draft.groups.length === 0
        ? null
        : {
            kind: 'stack',
            dataset,
            groups: [...draft.groups],
            items: [...draft.items],
            leaveOutEmpty: draft.leavesOutEmpty,
          };
  }
}

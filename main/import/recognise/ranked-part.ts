import type { PlannedVariable } from '#contract/import-plan.ts';
import { tidyLabel } from './answer-list.ts';

/** The place of an option in a ranking that one cell holds: a scale from 1, the first, and no place for an empty cell. */
export function rankedPart(
  list: { readonly column: number; readonly separator: string; readonly option: string },
  options: readonly string[],
): Pick<PlannedVariable, 'label' | 'kind' | 'source' | 'categories'> {
  const places = options.map((_, at) => ({
    code: String(at + 1),
    label: String(at + 1),
    value: at + 1,
    missing: null,
  }));
  return {
    label: tidyLabel(list.option),
    kind: 'scale',
    source: { from: 'list-place', ...list, options: [...options] },
    categories: [...places, { code: '', label: '', value: null, missing: 'no-answer' }],
  };
}

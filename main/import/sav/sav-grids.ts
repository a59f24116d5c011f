import type { PlannedSet, PlannedVariable } from '#contract/import-plan.ts';
import type { NameGiver } from '../recognise/names.ts';
import { commonBeginning, stemOf } from './sav-set-words.ts';

const leastItems = 3;
const leastAnswers = 3;

/** Variables with their grids, and the grids themselves. */
export interface PlannedWithGrids {
  readonly variables: readonly PlannedVariable[];
  readonly sets: readonly PlannedSet[];
}

/**
 * Finds questions that stand side by side: three or more variables in a row that are numbered under one
 * stem (q5_1, q5_2, q5_3) and have the same three or more answers. First, second and third mention of one
 * question are none.
 */
export function planSavGrids(
  variables: readonly PlannedVariable[],
  names: NameGiver,
): PlannedWithGrids {
  const sets: PlannedSet[] = [];
  const planned = [...variables];
  const mentioned = new Set(
    variables.flatMap(({ source }) => (source.from === 'mentions' ? source.columns : [])),
  );
  const keyAt = (place: number): string | null => {
    const variable = planned[place] as PlannedVariable;
    return mentioned.has(variable.source.column) ? null : gridKey(variable);
  };
  for (let from = 0; from < planned.length; ) {
    const key = keyAt(from);
    let to = from + 1;
    while (key !== null && to < planned.length && keyAt(to) === key) {
      to++;
    }
    if (key !== null && to - from >= leastItems) {
      const items = planned.slice(from, to);
      const stem = stemOf(items[0]?.name ?? '') ?? 'grid';
      const name = names.give(stem.replace(/[_.]+$/u, ''), 'grid');
      const label = commonBeginning(items.map((item) => item.label)) || name;
      const why = `Grid: ${items.length} questions in a row with the same answers, numbered ${items[0]?.name} to ${items.at(-1)?.name}.`;
      sets.push({ name, label, kind: 'grid', base: 'cell-not-empty', why: [why] });
      items.forEach((item, index) => {
        planned[from + index] = { ...item, set: name };
      });
    }
    from = to;
  }
  return { variables: planned, sets };
}

function gridKey({ name, kind, set, categories }: PlannedVariable): string | null {
  if (set !== null || (kind !== 'scale' && kind !== 'single')) return null;
  const answers = categories.filter(({ missing }) => missing === null);
  const stem = stemOf(name);
  if (stem === null || answers.length < leastAnswers) return null;
  return JSON.stringify([stem, kind, answers.map(({ code, label }) => [code, label])]);
}

import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { categoryLimit } from './category-builder.ts';
import type { Misfit } from './column-set.ts';

const tolerated = 0.01;

/**
 * The plan with other kinds where the whole file has proved a recognised kind wrong; null when it
 * holds. A number, date or mark that more than 1 % of the filled cells are not becomes text, and so
 * does a list of more than 4,096 answers.
 */
export function revisedPlan(
  plan: ImportPlan,
  misfits: readonly Misfit[],
  rows: number,
): ImportPlan | null {
  const wrong = new Map<number, string>();
  for (const { variable, cells, presentCount, hasOverflowed } of misfits) {
    if (hasOverflowed) {
      wrong.set(
        variable,
        `Text: more than ${categoryLimit.toLocaleString('en-US')} different answers.`,
      );
    } else if (cells.count > tolerated * (cells.count + presentCount)) {
      const share = Math.round((100 * cells.count) / Math.max(1, cells.count + presentCount));
      wrong.set(
        variable,
        `Text: read as ${plan.variables[variable]?.kind} at first, but over all ${rows.toLocaleString('en-US')} rows ${share} % of its cells are not.`,
      );
    }
  }
  if (wrong.size === 0) return null;
  const variables = plan.variables.map((variable, place) => {
    const why = wrong.get(place);
    return why === undefined ? variable : asText(variable, why);
  });
  return { ...plan, variables };
}

function asText(variable: PlannedVariable, why: string): PlannedVariable {
  return {
    ...variable,
    kind: 'text',
    source: { from: 'cell', column: variable.source.column },
    categories: [],
    dateFormat: null,
    set: null,
    why: [...variable.why, why],
  };
}

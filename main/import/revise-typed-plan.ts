import type { RepeatedRows } from '#contract/calls/imports.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { categoryLimit } from './category-builder.ts';
import { revisedPlan } from './revise-plan.ts';
import type { TypedColumnSet } from './typed-columns.ts';
import type { TypedColumn } from './typed-file.ts';

/**
 * The plan with other kinds where the rows of a file with types of its own have proved a kind wrong; null
 * when it holds. A list of more than 4,096 answers becomes a number, a date or a text, as its column is,
 * also where a person gave the plan: such a list cannot be kept. The rest is as in `revisedPlan`.
 *
 * @param isGiven whether the plan is to be followed where that is possible.
 * @param repeated the rows that repeated an id: kept after all where they differ in more than reactions.
 */
export function revisedTypedPlan(
  plan: ImportPlan,
  columns: readonly TypedColumn[],
  read: TypedColumnSet,
  isGiven: boolean,
  repeated: RepeatedRows | null = null,
): ImportPlan | null {
  const misfits = read.misfits();
  const isNumber = (variable: number): boolean =>
    columns[plan.variables[variable]?.source.column ?? -1]?.type === 'number';
  const numbers = new Set(
    misfits.flatMap(({ variable, hasOverflowed }) =>
      hasOverflowed && isNumber(variable) ? [variable] : [],
    ),
  );
  const others = misfits.filter(
    ({ variable, hasOverflowed }) => !numbers.has(variable) && (hasOverflowed || !isGiven),
  );
  const asNumbers = {
    ...plan,
    variables: plan.variables.map((variable, place) =>
      numbers.has(place) ? asNumber(variable, columns[variable.source.column]) : variable,
    ),
  };
  const revised = revisedPlan(asNumbers, others, read.rows, isGiven ? null : repeated);
  return revised ?? (numbers.size > 0 ? asNumbers : null);
}

function asNumber(variable: PlannedVariable, column: TypedColumn | undefined): PlannedVariable {
  const missing = variable.categories.flatMap(({ code, missing: reason }) =>
    reason === null || code === '' ? [] : [{ code, reason }],
  );
  const kind = column?.isInstant ? 'date' : 'number';
  const why = `${kind === 'date' ? 'Date' : 'Number'}: more than ${categoryLimit.toLocaleString('en-US')} different answers.`;
  return {
    ...variable,
    kind,
    categories: [],
    missing: [...variable.missing, ...missing],
    why: [...variable.why, why],
  };
}

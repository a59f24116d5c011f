import type { Category, Column } from '#analysis/columns/column.ts';
import { appendColumns } from '#analysis/combine/append-columns.ts';
import { unifyAnswers } from '#analysis/combine/unify-answers.ts';
import type { VariableRecord } from '#main/project/dataset.ts';
import type { CombineInput } from './combine-input.ts';
import type { CombinedVariable } from './combined.ts';

/**
 * The variable that says which wave a row is from. A dataset that has such a variable already (it was
 * appended before) keeps its own answers; another says its name, or what it was asked to be called.
 *
 * `taken` are the variables that became part of it.
 */
export function waveVariable(
  inputs: readonly CombineInput[],
  name: string,
  called: readonly string[] | undefined,
): {
  readonly variable: CombinedVariable;
  readonly taken: ReadonlySet<VariableRecord>;
  readonly notes: readonly string[];
} {
  const own = inputs.map(
    (input) =>
      input.variables.find(({ role, storage }) => role === 'wave' && storage === 'category') ??
      null,
  );
  const parts = inputs.map((input, at) => {
    const variable = own[at] ?? null;
    const label = called?.[at] ?? input.name;
    const source = { source: input.name, rows: input.rows };
    if (variable === null) return { ...source, answers: constantAnswer(label), column: () => null };
    return { ...source, answers: input.answers(variable), column: () => input.column(variable) };
  });
  const unified = unifyAnswers(
    parts.map(({ source, answers }) => ({ source, ...answers })),
    true,
  );
  const notes = own.flatMap((variable, at) =>
    variable === null
      ? []
      : [`${inputs[at]?.name} says itself which wave a row is from: its ${variable.name} is kept.`],
  );
  const make = (): Column => {
    const columns = parts.map(({ source, rows, answers, column }) => ({
      source,
      rows,
      column: column() ?? { type: 'category' as const, codes: new Uint8Array(rows), ...answers },
    }));
    return appendColumns(name, columns, 'not-asked', unified);
  };
  return {
    variable: {
      name,
      label: 'Wave',
      kind: 'single',
      storage: 'category',
      set: null,
      role: 'wave',
      from: own.map((variable) => variable?.name ?? null),
      make,
    },
    taken: new Set(own.filter((variable) => variable !== null)),
    notes,
  };
}

function constantAnswer(label: string): {
  readonly categories: readonly Category[];
  readonly order: readonly number[];
} {
  return { categories: [{ code: label, label, value: null, missing: null }], order: [0] };
}

import type { Category, CategoryColumn, Column } from '#analysis/columns/column.ts';
import { gatherRows } from '#analysis/combine/gather-rows.ts';
import { stackedRows } from '#analysis/combine/stacked-rows.ts';
import { codesFor } from '#analysis/derive/derived-column.ts';
import type { StackSpec } from '#contract/calls/combinations.ts';
import type { VariableRecord } from '#main/project/dataset.ts';
import type { NewSet } from '#main/project/dataset-writer.ts';
import { type CombineInput, type FindInput, variableOf } from './combine-input.ts';
import {
  type Combined,
  type CombinedVariable,
  demandOwnNames,
  fewOf,
  notUnderstood,
} from './combined.ts';
import { type OneVariable, oneVariable } from './one-variable.ts';

interface Group {
  readonly name: string;
  readonly label: string | undefined;
  readonly variables: readonly (VariableRecord | null)[];
}

interface Rows {
  readonly rowOf: Int32Array;
  readonly itemOf: Int32Array;
  /** Where a row of the stack stands when the items' columns are put under each other. */
  readonly inAppended: Int32Array;
}

/**
 * What a stack makes: a respondent's rows after each other, one for each item; the carried variables first,
 * then the item, then one variable for each group.
 *
 * - Missing: a question that was not asked of an item is `not-asked` there.
 *
 * @throws {ProjectError} `dataset-not-found`, `combination-not-understood`.
 * @throws {AnalysisError} `variable-not-found`, `variables-do-not-combine`.
 */
export function stackedDataset(spec: StackSpec, find: FindInput): Combined {
  const input = find(spec.dataset);
  const groups = groupsOf(spec, input);
  const items = itemNames(spec, groups, input);
  const grouped = new Set(groups.flatMap(({ variables }) => variables));
  const carried =
    spec.carry?.map((name) => variableOf(input, name)) ??
    input.variables.filter((variable) => !grouped.has(variable));
  const ones = groups.map((group) => stackGroup(spec, group, items, input));
  const rows = rowsOf(spec, groups, items.length, input);
  const sets = new Map<string, NewSet>();
  const names = [...carried, ...groups].map(({ name }) => name.toLowerCase());
  const respondent = respondentOf(input, carried, names, rows);
  const variables: CombinedVariable[] = [
    ...respondent.added,
    ...carried.map((variable) => carry(input, variable, rows, sets)),
    itemVariable(spec.itemName, items, rows),
    ...groups.map((group, at) => stackedVariable(group, ones[at] as OneVariable, rows)),
  ];
  demandOwnNames(variables);
  const isWeighted = carried.some(({ name }) => name === input.weight);
  return {
    name: `${input.name}, ${spec.itemName} by row`,
    kind: input.kind,
    rows: rows.rowOf.length,
    sets: [...sets.values()],
    variables,
    weight: isWeighted ? input.weight : null,
    notes: [
      `Each of ${input.rows} respondents now stands in up to ${items.length} rows. Bases and effective bases count rows, not respondents, so intervals and tests claim more than they should: compare items within this dataset, and take bases from “${input.name}”.`,
      ...(input.weight !== null && !isWeighted
        ? [`The rows are not weighted: ${input.weight} is not carried.`]
        : []),
      ...respondent.notes,
      ...ones.flatMap(({ notes }) => notes),
    ],
    matched: null,
  };
}

function groupsOf(spec: StackSpec, input: CombineInput): readonly Group[] {
  const used = new Map<VariableRecord, string>();
  const [first] = spec.groups;
  return spec.groups.map(({ name, label, variables }) => {
    if (variables.length !== first?.variables.length) {
      throw notUnderstood(
        `The group “${name}” has ${variables.length} variables, “${first?.name}” has ${first?.variables.length}: each needs one for every item, null where it was not asked.`,
      );
    }
    const found = variables.map((one) => (one === null ? null : variableOf(input, one)));
    if (found.every((one) => one === null))
      throw notUnderstood(`The group “${name}” names no variable.`);
    for (const variable of found) {
      if (variable === null) continue;
      const other = used.get(variable);
      if (other !== undefined) {
        throw notUnderstood(`“${variable.name}” is in the groups “${other}” and “${name}”.`);
      }
      used.set(variable, name);
    }
    return { name, label, variables: found };
  });
}

function itemNames(
  spec: StackSpec,
  groups: readonly Group[],
  input: CombineInput,
): readonly string[] {
  const [first] = groups as readonly [Group];
  const names =
    spec.items ??
    first.variables.map((_, item) => {
      const variable = groups.map(({ variables }) => variables[item]).find((one) => one !== null);
      return variable ? input.itemLabel(variable) : `${item + 1}`;
    });
  if (names.length !== first.variables.length) {
    throw notUnderstood(
      `There are ${first.variables.length} items and ${names.length} names of items.`,
    );
  }
  if (new Set(names).size === names.length) return names;
  if (spec.items) throw notUnderstood('Two items have the same name.');
  return first.variables.map((variable, item) => variable?.name ?? `${item + 1}`);
}

function stackGroup(
  spec: StackSpec,
  { name, variables }: Group,
  items: readonly string[],
  input: CombineInput,
): OneVariable {
  const parts = variables.map((variable, item) => ({
    called: items[item] as string,
    input,
    variable,
  }));
  return oneVariable(name, parts, {
    asText: spec.asText.includes(name),
    byCode: spec.byCode.includes(name),
  });
}

function rowsOf(
  spec: StackSpec,
  groups: readonly Group[],
  items: number,
  input: CombineInput,
): Rows {
  const keep = spec.leaveOutEmpty ? rowsWithValues(groups, items, input) : undefined;
  const { rowOf, itemOf } = stackedRows(input.rows, items, keep);
  const inAppended = rowOf.map((row, at) => (itemOf[at] as number) * input.rows + row);
  return { rowOf, itemOf, inAppended };
}

/** One byte for each row of the whole stack: whether any group has a value in it. */
function rowsWithValues(groups: readonly Group[], items: number, input: CombineInput): Uint8Array {
  const keep = new Uint8Array(input.rows * items);
  for (const { variables } of groups) {
    variables.forEach((variable, item) => {
      if (variable === null) return;
      const isThere = presence(input.column(variable));
      for (let row = 0; row < input.rows; row++) if (isThere(row)) keep[row * items + item] = 1;
    });
  }
  return keep;
}

function presence(column: Column): (row: number) => boolean {
  if (column.type === 'category') {
    const isAnswer = column.categories.map(({ missing }) => missing === null);
    return (row) => isAnswer[column.codes[row] as number] === true;
  }
  const { missing } = column;
  return (row) => missing === null || missing[row] === 0;
}

function carry(
  input: CombineInput,
  variable: VariableRecord,
  { rowOf }: Rows,
  sets: Map<string, NewSet>,
): CombinedVariable {
  const set = input.setOf(variable);
  if (set !== null) sets.set(set.name, set);
  const { name, label, kind, storage, role } = variable;
  return {
    name,
    label,
    kind,
    storage,
    role,
    set: set?.name ?? null,
    from: [name],
    make: () => gatherRows(input.column(variable), rowOf, 'not-asked'),
  };
}

/** Where nothing that is carried names the respondent, the number of the row does. */
function respondentOf(
  input: CombineInput,
  carried: readonly VariableRecord[],
  names: readonly string[],
  { rowOf }: Rows,
): { readonly added: readonly CombinedVariable[]; readonly notes: readonly string[] } {
  const isNamed = carried.some(({ role, kind }) => role === 'respondent' || kind === 'id');
  if (isNamed) return { added: [], notes: [] };
  let name = 'respondent';
  for (let number = 2; names.includes(name); number++) name = `respondent_${number}`;
  const added: CombinedVariable = {
    name,
    label: `Row in ${input.name}`,
    kind: 'id',
    storage: 'number',
    set: null,
    role: 'respondent',
    from: [null],
    make: () => ({ type: 'number', values: rowOf.map((row) => row + 1), missing: null }),
  };
  return {
    added: [added],
    notes: [`No id is carried: ${name} holds the number of the row in ${input.name}.`],
  };
}

function itemVariable(name: string, items: readonly string[], { itemOf }: Rows): CombinedVariable {
  const categories = items.map(
    (label, item): Category => ({ code: `${item + 1}`, label, value: null, missing: null }),
  );
  const make = (): CategoryColumn => {
    const codes = codesFor(items.length, itemOf.length);
    codes.set(itemOf);
    return { type: 'category', codes, categories, order: categories.map((_, at) => at) };
  };
  return {
    name,
    label: name,
    kind: 'single',
    storage: 'category',
    set: null,
    role: null,
    from: [null],
    make,
  };
}

function stackedVariable(group: Group, one: OneVariable, { inAppended }: Rows): CombinedVariable {
  return {
    name: group.name,
    label: group.label ?? one.first.label,
    kind: one.kind,
    storage: one.storage,
    set: null,
    role: null,
    from: group.variables.map((variable) => variable?.name ?? null),
    make: () => gatherRows(one.make(), inAppended, 'not-asked'),
  };
}

/** What a stack's groups are, in a sentence for the chooser. */
export function stackInWords(groups: StackSpec['groups'], items: readonly string[]): string {
  return `${fewOf(groups.map(({ name }) => name))} over ${items.length} items: ${fewOf(items)}`;
}

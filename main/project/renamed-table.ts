import type { NewNames } from '#analysis/derive/rewrite-derivation.ts';
import type { SavedTable } from '#contract/calls/saved-tables.ts';

type TableInput = SavedTable['input'];

/** What a row or a column of a table may say beside a name. */
interface Entry {
  readonly variable?: string;
  readonly nets?: readonly { readonly label: string; readonly categories: readonly string[] }[];
  readonly hide?: readonly string[];
  readonly exclude?: readonly string[];
  readonly order?: readonly string[];
  readonly segments?: readonly string[];
  readonly nest?: readonly (string | Entry)[];
  readonly filter?: string;
}

/** A table's input with other names of variables, answers and segments; `filtered` puts them into a filter. */
export function renamedTable(
  input: TableInput,
  to: NewNames,
  filtered: (filter: string, to: NewNames) => string,
): TableInput {
  const renamed = (entry: string | Entry): string | Entry =>
    typeof entry === 'string' ? to.variable(entry) : renamedEntry(entry);
  const renamedEntry = (entry: Entry): Entry => {
    const { variable, nets, segments, nest, filter } = entry;
    const answers = (named: readonly string[] | undefined) =>
      variable === undefined ? named : named?.map((answer) => to.answer(variable, answer));
    return {
      ...entry,
      ...(variable === undefined ? {} : { variable: to.variable(variable) }),
      ...(nets && {
        nets: nets.map((net) => ({ ...net, categories: answers(net.categories) ?? [] })),
      }),
      ...(entry.hide && { hide: answers(entry.hide) ?? [] }),
      ...(entry.exclude && { exclude: answers(entry.exclude) ?? [] }),
      ...(entry.order && { order: answers(entry.order) ?? [] }),
      ...(segments && { segments: segments.map((name) => to.segment(name)) }),
      ...(nest && { nest: nest.map(renamed) }),
      ...(filter === undefined ? {} : { filter: filtered(filter, to) }),
    };
  };
  const { weight, filter } = input;
  return {
    ...input,
    rows: input.rows.map((entry) => renamed(entry as string | Entry)) as TableInput['rows'],
    columns: input.columns.map((entry) =>
      renamed(entry as string | Entry),
    ) as TableInput['columns'],
    ...(weight == null ? {} : { weight: to.variable(weight) }),
    ...(filter === undefined ? {} : { filter: filtered(filter, to) }),
  };
}

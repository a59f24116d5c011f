import type { ExportedSet, ExportedTable } from '../export/export-table.ts';
import type { Dataset } from '../project/dataset.ts';

/** A dataset as the writers of files take it. `mask` has one byte a row, 1 for a row wanted; null wants all. */
export function exportedTable(dataset: Dataset, mask: Uint8Array | null): ExportedTable {
  const { line, rowCount, variables, sets } = dataset;
  const multiple = new Set(sets.flatMap(({ id, kind }) => (kind === 'multiple' ? [id] : [])));
  const mentions = mentionsBySet(dataset);
  return {
    name: line.name,
    rowCount,
    mask,
    columns: variables.map((variable) => ({
      name: variable.name,
      label: variable.label,
      kind: variable.kind,
      role: variable.role,
      isMember: variable.setId !== null && multiple.has(variable.setId),
      column: () => dataset.column(variable),
    })),
    sets: sets.map(({ id, name, label, kind }): ExportedSet => {
      const members = variables.flatMap((member) => (member.setId === id ? [member.name] : []));
      return { name, label, kind, members, mentionedIn: mentions(members) };
    }),
    weight: line.weight,
    datasetKind: line.kind,
  };
}

/**
 * The variables in which the options of a set were mentioned first, second and so on, where the dataset was
 * read so and still has them under their names; null for any other set.
 */
function mentionsBySet({
  plan,
  variables,
}: Dataset): (members: readonly string[]) => readonly string[] | null {
  const names = new Set(variables.map(({ name }) => name));
  const planned = new Map((plan?.variables ?? []).map((variable) => [variable.name, variable]));
  const nameByColumn = new Map(
    (plan?.variables ?? []).flatMap(({ name, source, included }) =>
      source.from === 'cell' && included && names.has(name) ? [[source.column, name] as const] : [],
    ),
  );
  return (members) => {
    const sources = members.map((member) => planned.get(member)?.source);
    const [first] = sources;
    if (first?.from !== 'mentions') return null;
    const key = first.columns.join();
    const isOne = sources.every(
      (source) => source?.from === 'mentions' && source.columns.join() === key,
    );
    const found = first.columns.flatMap((column) => nameByColumn.get(column) ?? []);
    return isOne && found.length === first.columns.length ? found : null;
  };
}

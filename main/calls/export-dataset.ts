import type { exportDataset as exportCall } from '#contract/calls/datasets.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import { exportTable } from '#main/export/export-table.ts';
import { Dataset } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';

/** Answers `dataset.export`. */
export async function exportDataset(
  { project, columns, interruption }: CallContext,
  input: CheckedInputOf<typeof exportCall>,
): Promise<OutputOf<typeof exportCall>> {
  const dataset = new Dataset(project, columns, input.dataset);
  const mask = input.filter ? dataset.mask(input.filter, interruption) : null;
  const table = {
    name: dataset.line.name,
    rowCount: dataset.rowCount,
    mask,
    columns: dataset.variables.map((variable) => ({
      name: variable.name,
      label: variable.label,
      kind: variable.kind,
      role: variable.role,
      isMember: dataset.sets.some(({ id, kind }) => id === variable.setId && kind === 'multiple'),
      column: () => dataset.column(variable),
    })),
    sets: dataset.sets.map(({ id, name, label, kind }) => ({
      name,
      label,
      kind,
      members: dataset.variables.flatMap((member) => (member.setId === id ? [member.name] : [])),
    })),
    weight: dataset.line.weight,
    datasetKind: dataset.line.kind,
  };
  const { rows, notes } = await exportTable(input.out, table, interruption, {
    overwrite: input.overwrite,
  });
  return { file: input.out, rows, columns: table.columns.length, notes };
}

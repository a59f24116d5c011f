import { resolve } from 'node:path';
import type { exportDataset as exportCall } from '#contract/calls/datasets.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import { codebookTable } from '#main/export/codebook-table.ts';
import { ExportError } from '#main/export/export-error.ts';
import { exportTable } from '#main/export/export-table.ts';
import { Dataset } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { exportedTable } from './exported-table.ts';

/** Answers `dataset.export`. */
export async function exportDataset(
  { project, columns, interruption }: CallContext,
  input: CheckedInputOf<typeof exportCall>,
): Promise<OutputOf<typeof exportCall>> {
  const dataset = new Dataset(project, columns, input.dataset);
  const mask = input.filter ? dataset.mask(input.filter, interruption) : null;
  const table = exportedTable(dataset, mask);
  const book = input.codebook;
  if (book !== undefined && resolve(book) === resolve(input.out)) {
    throw new ExportError('file-exists', { file: book });
  }
  const { rows, notes } = await exportTable(input.out, table, interruption, {
    overwrite: input.overwrite,
    values: input.values,
    hasCodebook: book !== undefined,
  });
  if (book !== undefined) {
    await exportTable(book, codebookTable(table), interruption, { overwrite: input.overwrite });
  }
  return { file: input.out, rows, columns: table.columns.length, notes };
}

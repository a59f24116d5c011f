import type { Interruption } from '#analysis/interruption.ts';
import { ImportError } from './import-error.ts';
import type { TableFile } from './table-file.ts';

/** A sheet of a workbook. */
export async function workbookFile(
  file: string,
  sheet: string | null,
  interruption: Interruption,
): Promise<TableFile> {
  interruption.report('opening the workbook', 0, null);
  throw new ImportError('sheet-not-found', { file, sheet });
}

import type { Interruption } from '#analysis/interruption.ts';
import { readSmallTable, type SmallTable, smallTableOf } from './small-table.ts';
import { workbookFile } from './workbook-file.ts';

/** Whether a file's name is that of a workbook which `readTableOrWorkbook` reads. */
export function isWorkbookName(file: string): boolean {
  return /\.xls[xm]$/iu.test(file);
}

/**
 * Reads a small table with a header from delimited text or from the first sheet of an .xlsx workbook that
 * holds anything.
 *
 * - Missing: an empty cell is an empty text. Of a workbook, `sha256` is that of its cells as text.
 *
 * @throws {ImportError} those of `readSmallTable` and of `workbookFile`.
 */
export async function readTableOrWorkbook(
  file: string,
  interruption: Interruption,
): Promise<SmallTable> {
  return isWorkbookName(file) ? tableInWorkbook(file, interruption) : readSmallTable(file);
}

async function tableInWorkbook(file: string, interruption: Interruption): Promise<SmallTable> {
  const workbook = await workbookFile(file, null, interruption);
  try {
    const { source } = workbook.open('utf-8', false);
    const pieces: Buffer[] = [];
    const piece = Buffer.alloc(1 << 16);
    for (let read = source.read(piece, 0, piece.length); read > 0; ) {
      pieces.push(Buffer.from(piece.subarray(0, read)));
      read = source.read(piece, 0, piece.length);
    }
    source.close();
    return smallTableOf(Buffer.concat(pieces));
  } finally {
    workbook.dispose();
  }
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { Interruption } from '#analysis/interruption.ts';
import { ImportError } from '../import-error.ts';
import type { SmallTable } from '../small-table.ts';
import { isWorkbookName, readTableOrWorkbook } from '../table-or-workbook.ts';
import { claimsOfTable, type TabledClaim } from './claim-table.ts';
import { type DocumentText, readDocumentText } from './document-text.ts';

/** A file in which claims are looked for: a table with a claim a row, or a text. */
export type ClaimDocument =
  | { readonly claims: readonly TabledClaim[]; readonly text: null; readonly sha256: string }
  | { readonly claims: null; readonly text: DocumentText; readonly sha256: string };

/**
 * Reads a file in which claims are looked for: a .csv, .tsv or .xlsx with a claim a row, or else a text
 * (.txt, .md, .docx, .pdf with a text layer). A table without figures for two sides is read as text, of a
 * workbook a row a line.
 *
 * @throws {ImportError} those of `readDocumentText`, and of a workbook.
 * @throws {ProjectError} `figures-not-understood`.
 */
export async function readClaimDocument(
  file: string,
  interruption: Interruption,
): Promise<ClaimDocument> {
  const isWorkbook = isWorkbookName(file);
  if (isWorkbook || ['.csv', '.tsv'].includes(extname(file).toLowerCase())) {
    refuseAbsent(file);
    const read = await readTableOrWorkbook(file, interruption);
    const table = isWorkbook ? { ...read, sha256: sha256Of(file) } : read;
    const claims = claimsOfTable(table, file);
    if (claims) return { claims, text: null, sha256: table.sha256 };
    if (isWorkbook) return { claims, text: cellsAsText(table), sha256: table.sha256 };
  }
  const text = await readDocumentText(file);
  return { claims: null, text, sha256: text.sha256 };
}

function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function refuseAbsent(file: string): void {
  if (!existsSync(file)) throw new ImportError('file-not-found', { file });
  if (!statSync(file).isFile()) throw new ImportError('file-not-readable', { file });
}

/** A row a line, each cell a paragraph's worth of text parted from the next as a table prints it. */
function cellsAsText({ header, rows, sha256 }: SmallTable): DocumentText {
  const lines = [header, ...rows].map((cells) =>
    cells
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join('\t'),
  );
  return { pages: [lines.join('\n')], hasPages: false, sha256 };
}

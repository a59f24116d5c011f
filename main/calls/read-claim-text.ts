import { basename, extname } from 'node:path';
import type { z } from 'zod';
import type { readClaimText as readClaimTextCall, TextPage } from '#contract/calls/claim-texts.ts';
import { claimsOfTable } from '#main/import/documents/claim-table.ts';
import { readDocumentText } from '#main/import/documents/document-text.ts';
import { readSmallTable } from '#main/import/small-table.ts';
import type { CallContext } from './call-context.ts';

/** Answers `claims.text`. */
export async function readClaimText(
  { interruption }: Pick<CallContext, 'interruption'>,
  { file }: z.output<(typeof readClaimTextCall)['input']>,
): Promise<{ readonly source: string; readonly pages: readonly TextPage[] }> {
  interruption.report('reading', 0, null);
  const source = basename(file);
  if (isTableOfClaims(file)) return { source, pages: [] };
  const { pages, hasPages } = await readDocumentText(file);
  return {
    source,
    pages: pages.map((text, index) => ({ page: hasPages ? index + 1 : null, text })),
  };
}

function isTableOfClaims(file: string): boolean {
  if (!['.csv', '.tsv'].includes(extname(file).toLowerCase())) return false;
  return claimsOfTable(readSmallTable(file), file) !== null;
}

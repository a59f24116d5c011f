import { basename, extname } from 'node:path';
import type { z } from 'zod';
import { findClaims } from '#analysis/claims/find-claims.ts';
import type { ClaimsChecked, checkClaims as checkClaimsCall } from '#contract/calls/claims.ts';
import { claimsOfTable } from '#main/import/documents/claim-table.ts';
import { readDocumentText } from '#main/import/documents/document-text.ts';
import { readSmallTable } from '#main/import/small-table.ts';
import type { CallContext } from './call-context.ts';
import { claimLines, type FoundClaim } from './claim-line.ts';

/** Answers `claims.check`. */
export async function checkClaims(
  { interruption }: Pick<CallContext, 'interruption'>,
  { text, file }: z.output<(typeof checkClaimsCall)['input']>,
): Promise<ClaimsChecked> {
  interruption.report('reading', 0, null);
  const read = file === undefined ? null : await readFile(file);
  const found = read?.found ?? inText(text ?? '');
  interruption.report('checking', 0, found.length);
  return {
    source: file === undefined ? null : basename(file),
    sha256: read?.sha256 ?? null,
    claims: claimLines(found),
    unread: [],
    wholes: [],
  };
}

async function readFile(file: string): Promise<{ found: readonly FoundClaim[]; sha256: string }> {
  if (['.csv', '.tsv'].includes(extname(file).toLowerCase())) {
    const table = readSmallTable(file);
    const claims = claimsOfTable(table, file);
    if (claims)
      return {
        found: claims.map((one) => ({ ...one, page: null, notes: [] })),
        sha256: table.sha256,
      };
  }
  const { pages, hasPages, sha256 } = await readDocumentText(file);
  const found = pages.flatMap((page, index) => inText(page, hasPages ? index + 1 : null));
  return { found, sha256 };
}

function inText(text: string, page: number | null = null): readonly FoundClaim[] {
  return findClaims(text).map((claim) => ({ claim, page, baseA: null, baseB: null, notes: [] }));
}

import { basename } from 'node:path';
import type { z } from 'zod';
import type { readClaimText as readClaimTextCall, TextPage } from '#contract/calls/claim-texts.ts';
import { readClaimDocument } from '#main/import/documents/claim-document.ts';
import type { CallContext } from './call-context.ts';

/** Answers `claims.text`. */
export async function readClaimText(
  { interruption }: Pick<CallContext, 'interruption'>,
  { file }: z.output<(typeof readClaimTextCall)['input']>,
): Promise<{ readonly source: string; readonly pages: readonly TextPage[] }> {
  interruption.report('reading', 0, null);
  const source = basename(file);
  const { text } = await readClaimDocument(file, interruption);
  if (text === null) return { source, pages: [] };
  const { pages, hasPages } = text;
  return {
    source,
    pages: pages.map((page, index) => ({ page: hasPages ? index + 1 : null, text: page })),
  };
}

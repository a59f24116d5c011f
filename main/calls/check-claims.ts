import { basename } from 'node:path';
import type { z } from 'zod';
import { findClaims } from '#analysis/claims/find-claims.ts';
import { basesStated } from '#analysis/claims/stated-bases.ts';
import { sharesOfWholes, unreadSentences } from '#analysis/claims/unread-claims.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type {
  ClaimsChecked,
  checkClaims as checkClaimsCall,
  SharesOfWhole,
  UnreadClaim,
} from '#contract/calls/claims.ts';
import { readClaimDocument } from '#main/import/documents/claim-document.ts';
import type { CallContext } from './call-context.ts';
import { claimLines, type FoundClaim } from './claim-line.ts';

/** What was read of a text or a file. */
interface Read {
  readonly found: readonly FoundClaim[];
  readonly unread: readonly UnreadClaim[];
  readonly wholes: readonly SharesOfWhole[];
}

/** Answers `claims.check`. */
export async function checkClaims(
  { interruption }: Pick<CallContext, 'interruption'>,
  { text, file }: z.output<(typeof checkClaimsCall)['input']>,
): Promise<ClaimsChecked> {
  interruption.report('reading', 0, null);
  const fromFile = file === undefined ? null : await readFile(file, interruption);
  const { found, unread, wholes } = fromFile ?? inText(text ?? '');
  interruption.report('checking', 0, found.length);
  return {
    source: file === undefined ? null : basename(file),
    sha256: fromFile?.sha256 ?? null,
    claims: claimLines(found),
    unread,
    wholes,
  };
}

async function readFile(
  file: string,
  interruption: Interruption,
): Promise<Read & { readonly sha256: string }> {
  const { claims, text, sha256 } = await readClaimDocument(file, interruption);
  if (claims) {
    const found = claims.map((one) => ({ ...one, page: null, total: null, notes: [] }));
    return { found, unread: [], wholes: [], sha256 };
  }
  const { pages, hasPages } = text;
  const read = pages.map((page, index) => inText(page, hasPages ? index + 1 : null));
  return {
    found: read.flatMap(({ found }) => found),
    unread: read.flatMap(({ unread }) => unread),
    wholes: read.flatMap(({ wholes }) => wholes),
    sha256,
  };
}

function inText(text: string, page: number | null = null): Read {
  const claims = findClaims(text);
  return {
    found: claims.map((claim) => ({
      claim,
      page,
      ...basesStated(claim, justBefore(text, claim.start)),
    })),
    unread: unreadSentences(text, claims).map((one) => ({ ...one, page })),
    wholes: sharesOfWholes(text, claims).map((one) => ({ ...one, page })),
  };
}

/** What stands before a sentence in its paragraph, as far as a base for it may stand there. */
function justBefore(text: string, start: number): string {
  const near = text.slice(Math.max(0, start - reachCharacters), start);
  const paragraph = near.split(/\n\s*\n/u).at(-1) ?? '';
  return paragraph.trim();
}

const reachCharacters = 400;

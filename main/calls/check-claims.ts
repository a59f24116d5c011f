import { basename, extname } from 'node:path';
import type { z } from 'zod';
import { isPercentPossible } from '#analysis/claims/base-detective.ts';
import { type CheckedClaim, judgeClaims } from '#analysis/claims/check-claims.ts';
import type { Claim, ClaimSide } from '#analysis/claims/claim.ts';
import { diagnosisOf } from '#analysis/claims/diagnosis.ts';
import { findClaims } from '#analysis/claims/find-claims.ts';
import { printedFigure } from '#analysis/claims/printed-figure.ts';
import { twoProportionZTestPooled } from '#analysis/statistics/two-proportion-z-test-pooled.ts';
import type {
  CheckedSide,
  ClaimLine,
  ClaimsChecked,
  checkClaims as checkClaimsCall,
} from '#contract/calls/claims.ts';
import { claimsOfTable } from '#main/import/documents/claim-table.ts';
import { readDocumentText } from '#main/import/documents/document-text.ts';
import { readSmallTable } from '#main/import/small-table.ts';
import type { CallContext } from './call-context.ts';

/** A claim before it is judged, with its page and the bases that a table states. */
interface FoundClaim {
  readonly claim: Claim;
  readonly page: number | null;
  readonly baseA: number | null;
  readonly baseB: number | null;
}

/** Answers `claims.check`. */
export async function checkClaims(
  { interruption }: Pick<CallContext, 'interruption'>,
  { text, file }: z.output<(typeof checkClaimsCall)['input']>,
): Promise<ClaimsChecked> {
  interruption.report('reading', 0, null);
  const read = file === undefined ? null : await readFile(file);
  const found = read?.found ?? inText(text ?? '');
  interruption.report('checking', 0, found.length);
  const judged = judgeClaims(found.map(({ claim }) => claim));
  return {
    source: file === undefined ? null : basename(file),
    sha256: read?.sha256 ?? null,
    claims: judged.map((claim, index) => lineOf(claim, found[index] as FoundClaim)),
    unread: [],
    wholes: [],
  };
}

async function readFile(file: string): Promise<{ found: readonly FoundClaim[]; sha256: string }> {
  if (['.csv', '.tsv'].includes(extname(file).toLowerCase())) {
    const table = readSmallTable(file);
    const claims = claimsOfTable(table, file);
    if (claims)
      return { found: claims.map((one) => ({ ...one, page: null })), sha256: table.sha256 };
  }
  const { pages, hasPages, sha256 } = await readDocumentText(file);
  const found = pages.flatMap((page, index) => inText(page, hasPages ? index + 1 : null));
  return { found, sha256 };
}

function inText(text: string, page: number | null = null): readonly FoundClaim[] {
  return findClaims(text).map((claim) => ({ claim, page, baseA: null, baseB: null }));
}

function lineOf(judged: CheckedClaim, { claim, page, baseA, baseB }: FoundClaim): ClaimLine {
  const { recomputed, complement } = judged;
  const { ratio, relative, points } = recomputed ?? { ratio: null, relative: null, points: null };
  return {
    text: claim.quote,
    line: claim.line,
    page,
    a: sideOf(claim.a, baseA),
    b: sideOf(claim.b, baseB),
    claimed: claim.claimed,
    measure: claim.measure,
    form: claim.size.form === 'none' ? 'words' : claim.size.form,
    verdict: judged.verdict,
    reason: judged.reason,
    ratio: ratio?.value ?? null,
    ratioLow: ratio?.low ?? null,
    ratioHigh: ratio?.high ?? null,
    relative: relative?.value ?? null,
    relativeLow: relative?.low ?? null,
    relativeHigh: relative?.high ?? null,
    points: points?.value ?? null,
    pointsLow: points?.low ?? null,
    pointsHigh: points?.high ?? null,
    formulaThatFits: judged.formulaThatFits,
    formulaGives: judged.formulaGives,
    corrected: judged.corrected,
    diagnosis: diagnosisOf(claim, judged),
    basePerGroupForP05: judged.basePerGroupForP05,
    p: pOf(claim, baseA, baseB),
    isBaseEnough: null,
    remarks: judged.remarks,
    notes: [],
    complement: complement && {
      percentA: complement.percentA,
      percentB: complement.percentB,
      ratio: complement.ratio?.value ?? null,
    },
    contradictedBy: judged.contradictedBy,
  };
}

function sideOf({ name, figure }: ClaimSide, base: number | null): CheckedSide {
  const isShare = figure?.unit === 'percent';
  return {
    name,
    percent: isShare ? figure.value : null,
    printed: figure && printedFigure(figure),
    base,
    isPossible: isShare && base !== null && base > 0 ? isPercentPossible(figure, base) : null,
  };
}

function pOf({ a, b }: Claim, baseA: number | null, baseB: number | null): number | null {
  const [shareA, shareB] = [a, b].map(({ figure }) =>
    figure?.unit === 'percent' && figure.value <= 100 ? figure.value / 100 : null,
  );
  if (shareA == null || shareB == null || !baseA || !baseB) return null;
  const test = twoProportionZTestPooled(shareA, baseA, shareB, baseB);
  return test.status === 'computed' ? test.p : null;
}

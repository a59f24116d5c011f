import type { z } from 'zod';
import type { judgeReading, StatedSize } from '#contract/calls/claim-texts.ts';
import type { ClaimLine } from '#contract/calls/claims.ts';
import type { CallContext } from './call-context.ts';
import { claimOfReading, lineOfReading } from './claim-line.ts';

/** Answers `claims.judge`. */
export function judgeClaim(
  _context: CallContext,
  { reading }: z.output<(typeof judgeReading)['input']>,
): { readonly line: ClaimLine; readonly size: StatedSize } {
  const { form, value, direction } = claimOfReading(reading).size;
  return { line: lineOfReading(reading), size: { form, value, direction } };
}

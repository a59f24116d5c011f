import type { ClaimLine } from '#contract/calls/claims.ts';
import type { Passport } from '../../passport/passport.ts';
import { ClaimInspector } from './claim-inspector.tsx';
import type { SourceAtHand } from './claims-beside.tsx';
import { correctionKey } from './claims-state.ts';

/** A claim among those of its text, as the passport shows it. */
export interface ClaimAtHand {
  readonly round: number;
  readonly place: number;
  /** All claims of the text as they were found. */
  readonly original: readonly ClaimLine[];
  readonly source: SourceAtHand;
  /** Opens another claim of the same text. */
  readonly select: (place: number) => void;
}

/** What stands behind a claim; null where there is none at that place. */
export function claimPassport(claim: ClaimAtHand): Passport | null {
  const { round, place, original } = claim;
  const found = original[place];
  if (found === undefined) return null;
  return {
    title: `Claim ${place + 1} of ${original.length}`,
    value: correctionKey(round, place),
    facts: [],
    copyText: '',
    details: <ClaimInspector key={correctionKey(round, place)} claim={claim} found={found} />,
  };
}

import type { ClaimLine } from '#contract/calls/claims.ts';
import type { Passport } from '../../passport/passport.ts';
import { ClaimInspector } from './claim-inspector.tsx';
import { claimedWords, figuresWords, placeWords, verdictWords } from './claim-words.ts';
import type { SourceAtHand } from './claims-beside.tsx';
import { claimsState, correctionKey } from './claims-state.ts';

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
  const { round, place, original, source } = claim;
  const found = original[place];
  if (found === undefined) return null;
  const line = claimsState.get().corrected[correctionKey(round, place)]?.line ?? found;
  return {
    title: `Claim ${place + 1} of ${original.length}`,
    value: verdictWords[line.verdict],
    facts: [],
    copyText: claimAsText(line, source.name),
    details: <ClaimInspector key={correctionKey(round, place)} claim={claim} found={found} />,
  };
}

/** A claim with its verdict as plain text, for pasting elsewhere. */
export function claimAsText(line: ClaimLine, source: string): string {
  const place = placeWords(line);
  return [
    `${verdictWords[line.verdict]}: ${claimedWords(line)}${figuresWords(line) === null ? '' : `, ${figuresWords(line)}`}`,
    `“${line.text}” (${source}${place === '' ? '' : `, ${place}`})`,
    line.diagnosis,
    ...(line.corrected === null ? [] : [line.corrected]),
    ...line.notes,
  ].join('\n');
}

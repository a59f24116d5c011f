import type { ClaimReading } from '#contract/calls/claim-library.ts';
import type { ClaimLine, ClaimVerdict } from '#contract/calls/claims.ts';
import { keptForProject } from '../kept-for-project.ts';

/** The tabs of the claims view. */
export type ClaimsPanel = 'check' | 'pair' | 'pad' | 'library';

/** What is checked: a pasted text, or a file. */
export type CheckedSource = { readonly text: string } | { readonly file: string };

/** A claim whose reading a person corrected, and how it is judged with that. */
export interface CorrectedClaim {
  readonly reading: ClaimReading;
  readonly line: ClaimLine;
}

/** The order of the list of claims. */
export type ClaimOrder = 'place' | 'verdict' | 'size';

/** The claims view, kept when it is left. */
export interface ClaimsState {
  readonly panel: ClaimsPanel;
  /** What stands in the field of a text to be checked. */
  readonly draft: string;
  readonly source: CheckedSource | null;
  /** Counts what was checked, so that corrections stay with their text. */
  readonly round: number;
  /** Corrections by `correctionKey`. */
  readonly corrected: Readonly<Record<string, CorrectedClaim>>;
  readonly selected: number | null;
  readonly verdict: ClaimVerdict | 'all';
  readonly order: ClaimOrder;
  readonly pad: string;
}

/** See `ClaimsState`. */
export const claimsState = keptForProject<ClaimsState>({
  panel: 'check',
  draft: '',
  source: null,
  round: 0,
  corrected: {},
  selected: null,
  verdict: 'all',
  order: 'place',
  pad: '',
});

/** Where the correction of a claim is kept: the text it stands in and its place there. */
export function correctionKey(round: number, place: number): string {
  return `${round}/${place}`;
}

/** Checks another text or file, from the start. */
export function checkSource(source: CheckedSource | null): void {
  const { round } = claimsState.get();
  claimsState.set({
    panel: 'check',
    source,
    round: round + 1,
    selected: null,
    verdict: 'all',
    order: 'place',
  });
}

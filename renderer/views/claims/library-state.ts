import type { ClaimVerdict } from '#contract/calls/claims.ts';
import { keptForProject } from '../kept-for-project.ts';

/** What of the library is shown. */
export const libraryState = keptForProject<{
  readonly source: number | null;
  readonly verdict: ClaimVerdict | 'all';
  readonly search: string;
  readonly selected: number | null;
}>({ source: null, verdict: 'all', search: '', selected: null });

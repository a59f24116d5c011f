import type { ClaimLine, ClaimVerdict } from '#contract/calls/claims.ts';
import { verdicts } from './claim-words.ts';
import type { ClaimOrder } from './claims-state.ts';

/** A claim with its place among all that were found. */
export interface PlacedClaim {
  readonly place: number;
  readonly line: ClaimLine;
}

/** The claims of a verdict in the order asked for; equal ones as they stand in the text. */
export function orderClaims(
  lines: readonly ClaimLine[],
  { verdict, order }: { readonly verdict: ClaimVerdict | 'all'; readonly order: ClaimOrder },
): readonly PlacedClaim[] {
  const placed = lines.map((line, place) => ({ place, line }));
  const shown = placed.filter(({ line }) => verdict === 'all' || line.verdict === verdict);
  if (order === 'verdict') return shown.toSorted((one, two) => urgency(one) - urgency(two));
  if (order === 'size') return shown.toSorted((one, two) => sizeOf(two) - sizeOf(one));
  return shown;
}

function urgency({ line }: PlacedClaim): number {
  return verdicts.indexOf(line.verdict);
}

/** How far the figures are apart, whichever is larger; none goes last. */
function sizeOf({ line: { ratio } }: PlacedClaim): number {
  return ratio === null || ratio <= 0 ? -1 : Math.abs(Math.log(ratio));
}

/** The claim before or after one in a list; from none, the first or last. */
export function stepClaim(
  shown: readonly PlacedClaim[],
  selected: number | null,
  step: 1 | -1,
): PlacedClaim | null {
  const at = shown.findIndex(({ place }) => place === selected);
  if (at < 0) return (step === 1 ? shown[0] : shown.at(-1)) ?? null;
  return shown[Math.max(0, Math.min(shown.length - 1, at + step))] ?? null;
}

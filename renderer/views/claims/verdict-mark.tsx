import { CircleCheck, CircleHelp, CircleX, type LucideIcon, MoveHorizontal } from 'lucide-react';
import type { ClaimVerdict } from '#contract/calls/claims.ts';
import { verdictWords } from './claim-words.ts';

const icons: Readonly<Record<ClaimVerdict, LucideIcon>> = {
  holds: CircleCheck,
  stretched: MoveHorizontal,
  'does-not-hold': CircleX,
  'not-testable': CircleHelp,
};

/** The picture of a verdict, for beside its words. */
export function VerdictIcon({ verdict }: { readonly verdict: ClaimVerdict }) {
  const Icon = icons[verdict];
  return <Icon aria-hidden="true" className={`verdict-icon verdict-${verdict}`} />;
}

/** A verdict in words with its picture. */
export function VerdictMark({ verdict }: { readonly verdict: ClaimVerdict }) {
  return (
    <span className={`verdict verdict-${verdict}`}>
      <VerdictIcon verdict={verdict} />
      {verdictWords[verdict]}
    </span>
  );
}

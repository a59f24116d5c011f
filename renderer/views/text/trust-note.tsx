import { TriangleAlert } from 'lucide-react';
import type { CorrectedShares } from '#contract/calls/codings.ts';
import { Button } from '../../controls/button.tsx';
import { textState } from './text-state.ts';
import { trustSentence } from './trust-words.ts';

/** What is known of the errors of a chart of tags; where too little was checked, the way to the bench. */
export function TrustNote({ shares }: { readonly shares: CorrectedShares }) {
  const isKnown = shares.status === 'computed';
  return (
    <div className={isKnown ? 'trust-note' : 'trust-note is-unknown'}>
      {!isKnown && <TriangleAlert aria-hidden="true" />}
      <span>{trustSentence(shares)}</span>
      {!isKnown && (
        <Button look="quiet" onPress={() => textState.set({ panel: 'coding' })}>
          Code {shares.needed - shares.checked} posts
        </Button>
      )}
    </div>
  );
}

import type { SkippedVariable } from '#contract/calls/comparisons.ts';
import type { UncomparedVariable } from '#contract/calls/waves.ts';
import { formatCounted } from '../../words/numbers.ts';
import { skippedWords } from './comparison-words.ts';

/** What a comparison left out, and why. */
export function SkippedList({
  skipped,
  unweightedOut,
}: {
  readonly skipped: readonly (SkippedVariable | UncomparedVariable)[];
  readonly unweightedOut: number;
}) {
  if (skipped.length === 0 && unweightedOut === 0) return null;
  const byReason = Map.groupBy(skipped, ({ reason }) => reason);
  return (
    <details className="skipped">
      <summary>
        Left out: {formatCounted(skipped.length, 'variable')}
        {unweightedOut > 0 && `, ${formatCounted(unweightedOut, 'row')} without a weight`}
      </summary>
      {[...byReason].map(([reason, list]) => (
        <div key={reason}>
          <p className="quiet">{skippedWords[reason]}:</p>
          <p>{list.map(({ label }) => label).join(', ')}</p>
        </div>
      ))}
    </details>
  );
}

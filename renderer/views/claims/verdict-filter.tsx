import type { ClaimVerdict } from '#contract/calls/claims.ts';
import { formatCount } from '../../words/numbers.ts';
import { verdicts, verdictWords } from './claim-words.ts';
import { VerdictIcon } from './verdict-mark.tsx';

type Chosen = ClaimVerdict | 'all';

/** Leaves the claims of one verdict; counts are of all. */
export function VerdictFilter({
  counts,
  verdict,
  onChange,
}: {
  readonly counts: Readonly<Record<ClaimVerdict, number>>;
  readonly verdict: Chosen;
  readonly onChange: (verdict: Chosen) => void;
}) {
  const total = verdicts.reduce((sum, one) => sum + counts[one], 0);
  const shown = verdicts.filter((one) => counts[one] > 0 || one === verdict);
  const toggle = (value: Chosen, words: string, count: number) => (
    <button
      key={value}
      type="button"
      className="verdict-toggle"
      aria-pressed={verdict === value}
      onClick={() => onChange(verdict === value ? 'all' : value)}
    >
      {value !== 'all' && <VerdictIcon verdict={value} />}
      {words} <span className="small quiet">{formatCount(count)}</span>
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: toggles of one filter, not a form's fieldset
    <div className="verdict-filter" role="group" aria-label="Show claims by verdict">
      {toggle('all', 'All', total)}
      {shown.map((one) => toggle(one, verdictWords[one], counts[one]))}
    </div>
  );
}

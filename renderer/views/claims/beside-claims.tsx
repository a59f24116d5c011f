import type { ClaimsChecked, SharesOfWhole, UnreadClaim } from '#contract/calls/claims.ts';
import { formatCounted } from '../../words/numbers.ts';
import { placeWords } from './claim-words.ts';

/** What else checking showed: sentences that no rule reads, and shares of one whole that do not sum to it. */
export function BesideClaims({ checked }: { readonly checked: ClaimsChecked }) {
  const broken = checked.wholes.filter(({ isWhole }) => !isWhole);
  return (
    <>
      {broken.length > 0 && (
        <details className="skipped">
          <summary>
            {formatCounted(broken.length, 'list', 'lists')} of shares that{' '}
            {broken.length === 1 ? 'does' : 'do'} not sum to 100
          </summary>
          <ul className="plain-list">{broken.map(wholeLine)}</ul>
        </details>
      )}
      {checked.unread.length > 0 && (
        <details className="skipped">
          <summary>
            {formatCounted(checked.unread.length, 'sentence')} that{' '}
            {checked.unread.length === 1 ? 'compares' : 'compare'} in a way no rule reads
          </summary>
          <ul className="plain-list">{checked.unread.slice(0, 200).map(unreadLine)}</ul>
        </details>
      )}
    </>
  );
}

function wholeLine(whole: SharesOfWhole) {
  return (
    <li key={`${whole.page} ${whole.line} ${whole.text}`}>
      {whole.sentence} <span className="small">({placeWords(whole)})</span>
    </li>
  );
}

function unreadLine(unread: UnreadClaim) {
  return (
    <li key={`${unread.page} ${unread.line} ${unread.text}`}>
      “{unread.text}” {unread.why} <span className="small">({placeWords(unread)})</span>
    </li>
  );
}

import { Link2 } from 'lucide-react';
import { useState } from 'react';
import type {
  ClaimDrift,
  ClaimSource,
  KeptClaim,
  LikelyRepeat,
} from '#contract/calls/claim-library.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../ask/ask.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { linkClaim } from './change-claims.ts';
import { claimedWords, figuresWords, verdictWords } from './claim-words.ts';
import { markWords, tellingsOf } from './lineage.ts';
import { VerdictIcon } from './verdict-mark.tsx';

interface Kept {
  readonly byId: ReadonlyMap<number, KeptClaim>;
  readonly sourceById: ReadonlyMap<number, ClaimSource>;
  readonly onSelect: (id: number) => void;
}

/** Who repeats whom, with what drifted on the way; and which claims may be one told twice. */
export function LineagePane({
  claim,
  likely,
  ...kept
}: Kept & {
  readonly claim: KeptClaim | null;
  readonly likely: readonly LikelyRepeat[];
}) {
  const [error, setError] = useState<ErrorInWords | null>(null);
  const proposals = likely.filter(
    (one) => claim === null || one.claim === claim.id || one.repeats === claim.id,
  );
  const link = (one: LikelyRepeat): void => {
    setError(null);
    linkClaim('who repeats whom', { id: one.claim, repeats: one.repeats }).catch((fault: unknown) =>
      setError(wordsOf(fault)),
    );
  };
  const tellings = claim === null ? [] : tellingsOf(claim, kept.byId);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the arrow keys
    <section className="lineage" aria-label="Who repeats whom" tabIndex={0}>
      <h3>Who repeats whom</h3>
      {tellings.length > 1 && (
        <ol className="telling-list">
          {tellings.map((telling) => (
            <TellingLine
              key={telling.claim.id}
              {...telling}
              {...kept}
              isSelected={telling.claim.id === claim?.id}
            />
          ))}
        </ol>
      )}
      {claim !== null && tellings.length <= 1 && (
        <p className="quiet">No other telling of this claim is linked.</p>
      )}
      {claim === null && proposals.length === 0 && (
        <p className="quiet">
          Choose a claim to see its tellings. Claims of different sources with the same figures or
          words are proposed here.
        </p>
      )}
      {error !== null && <ErrorNote error={error} />}
      {proposals.length > 0 && (
        <>
          <h3>May be one claim told twice</h3>
          <ul className="telling-list">
            {proposals.slice(0, 40).map((one) => (
              <Proposal key={`${one.claim} ${one.repeats}`} one={one} {...kept} onLink={link} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function TellingLine({
  claim,
  depth,
  isSelected,
  byId,
  sourceById,
  onSelect,
}: Kept & { readonly claim: KeptClaim; readonly depth: number; readonly isSelected: boolean }) {
  const source = sourceById.get(claim.source);
  const later = claim.repeatedBy.flatMap((id) => byId.get(id)?.drift?.wordsGone ?? []);
  return (
    <li
      className={isSelected ? 'telling is-selected' : 'telling'}
      style={{ marginLeft: `calc(${Math.min(depth, 4)} * var(--space-3))` }}
    >
      <button type="button" className="telling-open" onClick={() => onSelect(claim.id)}>
        <VerdictIcon verdict={claim.checked.verdict} />
        <strong>{sourceWords(source)}</strong>
        <span className="small quiet"> {figuresWords(claim.checked) ?? ''}</span>
        <span className="visually-hidden">, {verdictWords[claim.checked.verdict]}</span>
      </button>
      <p className="telling-quote">
        {markWords(claim.reading.quote, [...(claim.drift?.wordsNew ?? []), ...later]).map(
          (stretch) =>
            stretch.isMarked ? (
              <mark
                key={stretch.start}
                className={isNew(claim.drift, stretch.text) ? 'word-new' : 'word-gone'}
                title={isNew(claim.drift, stretch.text) ? 'Came with this telling' : 'Lost later'}
              >
                {stretch.text}
              </mark>
            ) : (
              <span key={stretch.start}>{stretch.text}</span>
            ),
        )}
      </p>
      {claim.drift !== null && <Drift drift={claim.drift} />}
    </li>
  );
}

function isNew(drift: ClaimDrift | null, text: string): boolean {
  const came = (drift?.wordsNew ?? []).map((word) => word.toLowerCase());
  return (text.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? []).some((word) => came.includes(word));
}

function Drift({ drift }: { readonly drift: ClaimDrift }) {
  const changed = [
    ...drift.figures.map(({ what, was, is }) => ({ what, was, is })),
    ...drift.groups.map(({ was, is }) => ({ what: 'group', was, is })),
  ];
  return (
    <>
      <p className="small">{drift.sentence}</p>
      {changed.length > 0 && (
        <table className="drift-table">
          <caption className="visually-hidden">What changed from the earlier telling</caption>
          <thead>
            <tr>
              <th scope="col">Changed</th>
              <th scope="col">Was</th>
              <th scope="col">Is</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ what, was, is }) => (
              <tr key={`${what} ${was} ${is}`}>
                <th scope="row">{what}</th>
                <td>{was ?? 'none'}</td>
                <td>{is ?? 'none'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Proposal({
  one,
  byId,
  sourceById,
  onSelect,
  onLink,
}: Kept & { readonly one: LikelyRepeat; readonly onLink: (one: LikelyRepeat) => void }) {
  const later = byId.get(one.claim);
  const earlier = byId.get(one.repeats);
  if (later === undefined || earlier === undefined) return null;
  return (
    <li className="telling">
      <p>
        <button type="button" className="number-button" onClick={() => onSelect(later.id)}>
          {sourceWords(sourceById.get(later.source))}, {claimedWords(later.checked)}
        </button>{' '}
        may repeat{' '}
        <button type="button" className="number-button" onClick={() => onSelect(earlier.id)}>
          {sourceWords(sourceById.get(earlier.source))}, {claimedWords(earlier.checked)}
        </button>
      </p>
      <p className="small quiet">{one.drift.sentence}</p>
      <div className="row-actions">
        <Button look="quiet" icon={Link2} onPress={() => onLink(one)}>
          It repeats it
        </Button>
      </div>
    </li>
  );
}

/** A source with its year. */
export function sourceWords(source: ClaimSource | undefined): string {
  if (source === undefined) return 'Unknown source';
  return source.date === null ? source.title : `${source.title} (${source.date.slice(0, 4)})`;
}

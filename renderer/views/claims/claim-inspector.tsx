import { BookmarkPlus, RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import type { ClaimReading } from '#contract/calls/claim-library.ts';
import type { ClaimLine } from '#contract/calls/claims.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { ClaimFindings, CopyWording } from './claim-findings.tsx';
import type { ClaimAtHand } from './claim-passport.tsx';
import { claimAsText, claimedWords, placeWords, readingOf } from './claim-words.ts';
import { claimsState, correctionKey } from './claims-state.ts';
import { keepClaims } from './keep-claims.tsx';
import { ReadingFields } from './reading-fields.tsx';
import { VerdictMark } from './verdict-mark.tsx';

/** Everything behind one claim; its figures can be corrected and it is judged again at once. */
export function ClaimInspector({
  claim,
  found,
}: {
  readonly claim: ClaimAtHand;
  readonly found: ClaimLine;
}) {
  const { round, place } = claim;
  const key = correctionKey(round, place);
  const corrected = claimsState.use().corrected[key];
  const reading = corrected?.reading ?? readingOf(found);
  const isCorrected = corrected !== undefined;
  const judged = useAnswer('claims.judge', { reading }, { keep: true });
  const fresh = judged.isStale ? undefined : judged.data?.line;
  useEffect(() => {
    if (!isCorrected || fresh === undefined) return;
    const { corrected: all } = claimsState.get();
    const now = all[key];
    if (now === undefined || now.line === fresh) return;
    const line = { ...fresh, contradictedBy: found.contradictedBy };
    if (JSON.stringify(now.line) === JSON.stringify(line)) return;
    claimsState.set({ corrected: { ...all, [key]: { ...now, line } } });
  }, [isCorrected, fresh, key, found]);
  const change = (next: ClaimReading): void => {
    const { corrected: all } = claimsState.get();
    const line = all[key]?.line ?? found;
    claimsState.set({ corrected: { ...all, [key]: { reading: next, line } } });
  };
  const reset = (): void => {
    const { [key]: _gone, ...others } = claimsState.get().corrected;
    claimsState.set({ corrected: others });
  };
  // What a correction changed shows at once; without one, the claim stays as it was judged in its text.
  const line = isCorrected ? (judged.data?.line ?? found) : found;
  const size = judged.data?.size ?? null;
  return (
    <div className="claim-inspector">
      <p className="claim-verdict" aria-live="polite">
        <VerdictMark verdict={line.verdict} />
        <span className="visually-hidden">. {line.diagnosis}</span>
      </p>
      <blockquote className="claim-quote">
        <Quoted line={found} />
        <footer className="small quiet">
          {[claim.source.name, placeWords(found)].filter((words) => words !== '').join(', ')}
        </footer>
      </blockquote>
      <p>{line.diagnosis}</p>
      <ReadingFields reading={reading} onChange={change} />
      {judged.error !== null && <ErrorNote error={judged.error} />}
      <div className="row-actions">
        <Button
          icon={BookmarkPlus}
          isDisabled={judged.error !== null}
          onPress={() => keepClaims([reading], claim.source)}
        >
          Keep in the library
        </Button>
        {isCorrected && (
          <Button look="quiet" icon={RotateCcw} onPress={reset}>
            As it was read
          </Button>
        )}
      </div>
      {judged.error === null && <ClaimFindings line={line} size={size} />}
      <Contradictions claim={claim} places={found.contradictedBy} />
      <div className="row-actions">
        <CopyWording
          words={claimAsText(line, claim.source.name)}
          label="Copy as text"
          done="Copied"
        />
      </div>
    </div>
  );
}

/** The sentence with the words of the claim set off. */
function Quoted({ line: { text, claimed } }: { readonly line: ClaimLine }) {
  const at = claimed === '' ? -1 : text.indexOf(claimed);
  if (at < 0) return <p>{text}</p>;
  return (
    <p>
      {text.slice(0, at)}
      <strong>{claimed}</strong>
      {text.slice(at + claimed.length)}
    </p>
  );
}

function Contradictions({
  claim,
  places,
}: {
  readonly claim: ClaimAtHand;
  readonly places: readonly number[];
}) {
  if (places.length === 0) return null;
  return (
    <section className="claim-section" aria-label="Other figures in the same text">
      <h3>Other figures in the same text</h3>
      <ul className="plain-list">
        {places.flatMap((place) => {
          const other = claim.original[place];
          if (other === undefined) return [];
          return [
            <li key={place}>
              <button
                type="button"
                className="number-button claim-link"
                onClick={() => claim.select(place)}
              >
                {claimedWords(other)}, {other.a.printed ?? '–'} v {other.b.printed ?? '–'} (
                {placeWords(other)})
              </button>
            </li>,
          ];
        })}
      </ul>
    </section>
  );
}

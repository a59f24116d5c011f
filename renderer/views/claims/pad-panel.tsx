import { useAnswer } from '../../ask/use-answer.ts';
import { ErrorNote } from '../../controls/notes.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { useSettled } from '../../frame/use-settled.ts';
import { formatCounted } from '../../words/numbers.ts';
import { CopyWording } from './claim-findings.tsx';
import { claimsState } from './claims-state.ts';
import { VerdictMark } from './verdict-mark.tsx';

/** A place to write in: what the sentences claim is held to their figures while they are typed. */
export function PadPanel() {
  const { pad } = claimsState.use();
  const text = useSettled(pad, 200);
  const isEmpty = text.trim() === '';
  const guard = useAnswer('claims.guard', { text }, { enabled: !isEmpty, keep: true });
  const statements = isEmpty ? [] : (guard.data?.statements ?? []);
  const contradictions = statements.filter(({ verdict }) => verdict === 'does-not-hold').length;
  return (
    <div className="pad-panel">
      <TextField
        label="Your own text"
        lines={12}
        value={pad}
        onChange={(next) => claimsState.set({ pad: next })}
        placeholder="Write or paste; each comparison is held to its figures as you type"
        maxLength={100_000}
        hint="Kept while this window is open."
      />
      <section className="claim-section" aria-label="What the text claims">
        <h3 aria-live="polite">{padWords(isEmpty, statements.length, contradictions)}</h3>
        {guard.error !== null && <ErrorNote error={guard.error} />}
        <ul className="pad-list">
          {statements.map((statement) => (
            <li key={`${statement.start} ${statement.text} ${statement.diagnosis}`}>
              <VerdictMark verdict={statement.verdict} />
              <div>
                <p className="pad-quote">{statement.text}</p>
                <p>{statement.diagnosis}</p>
                {statement.corrected !== null && statement.verdict !== 'holds' && (
                  <p className="row-actions">
                    <span className="claim-wording">{statement.corrected}</span>
                    <CopyWording words={statement.corrected} />
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function padWords(isEmpty: boolean, count: number, contradictions: number): string {
  if (isEmpty) return 'Nothing is claimed yet';
  if (count === 0) return 'No statement of comparison so far';
  const counted = formatCounted(count, 'comparison');
  if (contradictions === 0) return `${counted}, none contradicted by its figures`;
  return `${contradictions} of ${counted} ${contradictions === 1 ? 'is' : 'are'} contradicted by the figures`;
}

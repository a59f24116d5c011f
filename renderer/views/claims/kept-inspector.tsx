import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ClaimReading, KeptClaim } from '#contract/calls/claim-library.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { SearchSelect } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { useWorkspace } from '../../workspace.ts';
import { changeClaims, linkClaim } from './change-claims.ts';
import { ClaimFindings } from './claim-findings.tsx';
import { claimedWords, placeWords, tagsOf } from './claim-words.ts';
import { EvidenceLink } from './evidence-link.tsx';
import { sourceWords } from './lineage-pane.tsx';
import { ReadingFields } from './reading-fields.tsx';
import { VerdictMark } from './verdict-mark.tsx';

/** Everything behind a kept claim; reading, tags and note can be corrected, links made, the claim removed. */
export function KeptInspector({
  id,
  onSelect,
}: {
  readonly id: number;
  readonly onSelect: (id: number) => void;
}) {
  const library = useAnswer('claims.library', {}, { keep: true });
  const claim = library.data?.claims.find((one) => one.id === id);
  if (library.data === undefined || claim === undefined)
    return <p className="quiet">This claim is no longer kept.</p>;
  const { sources, claims } = library.data;
  const nameOf = (one: KeptClaim): string =>
    `${sourceWords(sources.find((source) => source.id === one.source))}: ${claimedWords(one.checked)}`;
  return (
    <KeptDetails
      key={claim.changedAt}
      claim={claim}
      source={sourceWords(sources.find((source) => source.id === claim.source))}
      others={claims
        .filter((one) => one.id !== id)
        .map((one) => ({
          value: String(one.id),
          label: nameOf(one),
          note: one.checked.a.printed ?? undefined,
        }))}
      onSelect={onSelect}
    />
  );
}

function KeptDetails({
  claim,
  source,
  others,
  onSelect,
}: {
  readonly claim: KeptClaim;
  readonly source: string;
  readonly others: readonly {
    readonly value: string;
    readonly label: string;
    readonly note: string | undefined;
  }[];
  readonly onSelect: (id: number) => void;
}) {
  const [reading, setReading] = useState<ClaimReading>(claim.reading);
  const [tags, setTags] = useState(claim.tags.join(', '));
  const [note, setNote] = useState(claim.note);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const judged = useAnswer('claims.judge', { reading }, { keep: true });
  const attempt = (work: Promise<unknown>): void => {
    setError(null);
    work.catch((fault: unknown) => setError(wordsOf(fault)));
  };
  const isChanged =
    JSON.stringify(reading) !== JSON.stringify(claim.reading) ||
    tags !== claim.tags.join(', ') ||
    note !== claim.note;
  const save = (): void =>
    attempt(
      changeClaims('correct a kept claim', 'claims.edit', {
        id: claim.id,
        reading,
        tags: [...tagsOf(tags)],
        note,
      }),
    );
  const remove = (): void =>
    attempt(
      changeClaims('removal of a claim', 'claims.remove', { claims: [claim.id] }).then(() =>
        useWorkspace.getState().closePassport(),
      ),
    );
  const line = judged.data?.line ?? claim.checked;
  return (
    <div className="claim-inspector">
      <p className="claim-verdict" aria-live="polite">
        <VerdictMark verdict={line.verdict} />
      </p>
      <blockquote className="claim-quote">
        <p>{claim.reading.quote}</p>
        <footer className="small quiet">
          {[source, placeWords(claim.checked)].filter((words) => words !== '').join(', ')}
        </footer>
      </blockquote>
      <p>{line.diagnosis}</p>
      <ReadingFields reading={reading} onChange={setReading} />
      {judged.error !== null && <ErrorNote error={judged.error} />}
      <TextField label="Tags, with commas between" value={tags} onChange={setTags} />
      <TextField label="Note" lines={2} value={note} onChange={setNote} />
      <div className="row-actions">
        <Button
          look="primary"
          isDisabled={!isChanged || judged.error !== null || judged.isStale}
          onPress={save}
        >
          Save the correction
        </Button>
        <Button icon={Trash2} onPress={remove}>
          Remove
        </Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {judged.error === null && <ClaimFindings line={line} size={judged.data?.size ?? null} />}
      <section className="claim-section" aria-label="Repeats">
        <h3>Repeats</h3>
        <SearchSelect
          label="The claim that it repeats"
          choices={others}
          value={claim.repeats === null ? null : String(claim.repeats)}
          onChange={(other) =>
            attempt(linkClaim('who repeats whom', { id: claim.id, repeats: Number(other) }))
          }
        />
        {claim.drift !== null && <p className="small">{claim.drift.sentence}</p>}
        {claim.repeats !== null && (
          <div className="row-actions">
            <Button onPress={() => claim.repeats !== null && onSelect(claim.repeats)}>
              Open what it repeats
            </Button>
            <Button
              look="quiet"
              onPress={() =>
                attempt(linkClaim('who repeats whom', { id: claim.id, repeats: null }))
              }
            >
              It repeats none
            </Button>
          </div>
        )}
      </section>
      <EvidenceLink claim={claim} onFault={setError} />
    </div>
  );
}

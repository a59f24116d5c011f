import { FolderOpen, Pencil, X } from 'lucide-react';
import { useMemo } from 'react';
import type { TextPage } from '#contract/calls/claim-texts.ts';
import type { ClaimLine, ClaimsChecked } from '#contract/calls/claims.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, Finding } from '../../controls/notes.tsx';
import { JobNote } from '../job-note.tsx';
import { useJobAnswer } from '../use-job-answer.ts';
import { BesideClaims } from './beside-claims.tsx';
import { chooseText } from './choose-text.ts';
import { countVerdicts, findingOf } from './claim-words.ts';
import { ClaimsBeside } from './claims-beside.tsx';
import { type CheckedSource, checkSource, claimsState, correctionKey } from './claims-state.ts';

/** What checking a text or a file showed. */
export function CheckedText({ source }: { readonly source: CheckedSource }) {
  const isFile = 'file' in source;
  const check = useJobAnswer('claims.check', source, 'Checking the claims');
  const read = useJobAnswer('claims.text', isFile ? source : null, 'Reading the text');
  const pages = useMemo(
    (): readonly TextPage[] | null =>
      'text' in source ? [{ page: null, text: source.text }] : (read.data?.pages ?? null),
    [source, read.data],
  );
  const name = check.data?.source ?? 'Pasted text';
  return (
    <div className="claims-checked">
      <div className="view-section-head">
        <span className="quiet truncate">{check.data === undefined ? '' : name}</span>
        <div className="row-actions">
          {'text' in source && (
            <Button look="quiet" icon={Pencil} onPress={() => checkSource(null)}>
              Change the text
            </Button>
          )}
          <Button look="quiet" icon={FolderOpen} onPress={() => void chooseText()}>
            Open a file
          </Button>
          <Button look="quiet" icon={X} onPress={leaveText}>
            Check another text
          </Button>
        </div>
      </div>
      <JobNote job={check} doing="Checking the claims" />
      {isFile && check.data !== undefined && <JobNote job={read} doing="Reading the text" />}
      {check.data !== undefined && pages !== null && (
        <Checked checked={check.data} pages={pages} name={name} />
      )}
    </div>
  );
}

function leaveText(): void {
  claimsState.set({ draft: '' });
  checkSource(null);
}

function Checked({
  checked,
  pages,
  name,
}: {
  readonly checked: ClaimsChecked;
  readonly pages: readonly TextPage[];
  readonly name: string;
}) {
  const { round, corrected } = claimsState.use();
  const lines = useMemo(
    () =>
      checked.claims.map(
        (line, place): ClaimLine => corrected[correctionKey(round, place)]?.line ?? line,
      ),
    [checked, corrected, round],
  );
  const counts = countVerdicts(lines);
  const source = useMemo(() => ({ name, sha256: checked.sha256 }), [name, checked]);
  if (lines.length === 0) {
    return (
      <>
        <EmptyState
          title="No statement of comparison was found"
          next="What is looked for: two figures and a word on how far they are apart, such as “34 % more likely (71 % v 47 %)”, “twice as many”, “up 12 points from 30 %”."
          action={<Button onPress={() => checkSource(null)}>Change the text</Button>}
        />
        <BesideClaims checked={checked} />
      </>
    );
  }
  return (
    <>
      <Finding>{findingOf(counts)}</Finding>
      <ClaimsBeside
        original={checked.claims}
        lines={lines}
        pages={pages}
        source={source}
        counts={counts}
      />
      <BesideClaims checked={checked} />
    </>
  );
}

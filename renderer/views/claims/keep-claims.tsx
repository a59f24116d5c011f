import { useState } from 'react';
import { create } from 'zustand';
import type { ClaimReading } from '#contract/calls/claim-library.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../ask/ask.ts';
import { useJobs } from '../../ask/jobs.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { changeClaims } from './change-claims.ts';
import { tagsOf } from './claim-words.ts';
import type { SourceAtHand } from './claims-beside.tsx';
import { claimsState } from './claims-state.ts';

interface KeepRequest {
  readonly readings: readonly ClaimReading[];
  readonly source: SourceAtHand;
}

const useKeepRequest = create<{ readonly request: KeepRequest | null }>()(() => ({
  request: null,
}));

/** Asks for the source of claims and keeps them in the library; without a project, shows that one is needed. */
export function keepClaims(readings: readonly ClaimReading[], source: SourceAtHand): void {
  if (useWorkspace.getState().project === null) {
    claimsState.set({ panel: 'library' });
    return;
  }
  useKeepRequest.setState({ request: { readings, source } });
}

/** The dialog in which the source of claims to be kept is said. */
export function KeepDialog() {
  const request = useKeepRequest((state) => state.request);
  return request === null ? null : <KeepForm request={request} />;
}

function close(): void {
  useKeepRequest.setState({ request: null });
}

function KeepForm({ request }: { readonly request: KeepRequest }) {
  const { readings, source } = request;
  const [title, setTitle] = useState(source.sha256 === null ? '' : source.name);
  const [author, setAuthor] = useState('');
  const [date, setDate] = useState('');
  const [tags, setTags] = useState('');
  const [error, setError] = useState<ErrorInWords | null>(null);
  const isDateGood = date.trim() === '' || /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(date.trim());
  const canKeep = title.trim() !== '' && isDateGood;
  const keep = async (): Promise<void> => {
    try {
      const { kept, alreadyKept } = await changeClaims('keep claims', 'claims.keep', {
        source: {
          title: title.trim(),
          author: author.trim() === '' ? null : author.trim(),
          date: date.trim() === '' ? null : date.trim(),
          file: source.sha256 === null ? null : source.name,
          sha256: source.sha256,
        },
        claims: readings.map((reading) => ({ reading, tags: [...tagsOf(tags)] })),
      });
      sayKept(kept.length - alreadyKept.length, alreadyKept.length);
      close();
    } catch (fault) {
      setError(wordsOf(fault));
    }
  };
  return (
    <Dialog
      title={`Keep ${formatCounted(readings.length, 'claim')} in the library`}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button look="primary" isDisabled={!canKeep} onPress={() => void keep()}>
            Keep {formatCounted(readings.length, 'claim')}
          </Button>
        </>
      }
    >
      <TextField
        label="Source"
        value={title}
        onChange={setTitle}
        autoFocus
        hint="Its title, as you would cite it. The same title again adds to that source."
      />
      <div className="keep-pair">
        <TextField label="Author or publisher" value={author} onChange={setAuthor} />
        <TextField
          label="Date"
          value={date}
          onChange={setDate}
          placeholder="2011 or 2011-03-07"
          error={isDateGood ? null : 'A year, 2011-03 or 2011-03-07'}
        />
      </div>
      <TextField label="Tags, with commas between" value={tags} onChange={setTags} />
      {error !== null && <ErrorNote error={error} />}
    </Dialog>
  );
}

let lastId = 0;

function sayKept(added: number, before: number): void {
  lastId -= 1;
  useJobs.getState().add({
    id: -1_000_000 + lastId,
    title: 'Keeping claims',
    state: 'done',
    progress: null,
    says: `Kept ${formatCounted(added, 'claim')}${before === 0 ? '' : `; ${formatCounted(before, 'claim')} stood in the library already`}`,
    error: null,
    cancel: () => undefined,
  });
}

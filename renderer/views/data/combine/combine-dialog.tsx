import { useState } from 'react';
import type { DatasetLine } from '#contract/calls/datasets.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { startJob, wordsOf } from '../../../ask/ask.ts';
import { useAnswer } from '../../../ask/use-answer.ts';
import { Button } from '../../../controls/button.tsx';
import { Dialog } from '../../../controls/dialog.tsx';
import { ErrorNote, Waiting } from '../../../controls/notes.tsx';
import { Select } from '../../../controls/select.tsx';
import { TextField } from '../../../controls/text-field.tsx';
import { formatCounted } from '../../../words/numbers.ts';
import { useWorkspace } from '../../../workspace.ts';
import { CombineChoices } from './combine-choices.tsx';
import { type CombineDraft, emptyDraft, specOf } from './combine-spec.ts';

const kinds = [
  { value: 'append', label: 'Append: rows of another dataset under these' },
  { value: 'match', label: 'Match: variables of another dataset beside these, by an id' },
  { value: 'stack', label: 'Stack: one row for each item of a grid' },
] as const;

/** Makes a new dataset of the one at hand and another, or of itself; shows what it would be first. */
export function CombineDialog({
  dataset,
  isOpen,
  onClose,
}: {
  readonly dataset: DatasetLine;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState<CombineDraft>(emptyDraft);
  const [wish, setWish] = useState<string | null>(null);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const [stop, setStop] = useState<(() => void) | null>(null);
  const spec = specOf(dataset.name, draft);
  const outline = useAnswer(
    'combination.preview',
    { spec: spec ?? { kind: 'append', datasets: ['', ''] } },
    { enabled: isOpen && spec !== null },
  );
  const change = (part: Partial<CombineDraft>): void => {
    setError(null);
    setDraft((now) => ({ ...now, ...part }));
  };
  const name = wish ?? outline.data?.name ?? '';
  const close = (): void => {
    stop?.();
    onClose();
  };
  const run = async (): Promise<void> => {
    if (spec === null) return;
    const { kind: _, ...input } = spec;
    const given = { ...input, ...(name === '' ? {} : { name }) };
    const { done, cancel } = startJob(`dataset.${spec.kind}`, given as never, {
      title: `Making ${name}`,
    });
    setStop(() => cancel);
    try {
      const made = await done;
      useWorkspace.getState().setDataset(made.dataset);
      setDraft(emptyDraft);
      setWish(null);
      onClose();
    } catch (fault) {
      const words = wordsOf(fault);
      setError(words.code === 'cancelled' ? null : words);
    } finally {
      setStop(null);
    }
  };
  const fault = error ?? (spec === null ? null : outline.error);
  return (
    <Dialog
      title={`Combine ${dataset.name}`}
      isOpen={isOpen}
      onClose={close}
      size="large"
      actions={
        <>
          <Button onPress={close}>{stop === null ? 'Cancel' : 'Stop'}</Button>
          <Button
            look="primary"
            isDisabled={spec === null || outline.data === undefined || stop !== null}
            onPress={() => void run()}
          >
            {stop !== null
              ? 'Making it …'
              : outline.data && spec
                ? `Make ${formatCounted(outline.data.rows, 'row')}`
                : 'Make it'}
          </Button>
        </>
      }
    >
      <div className="field-lines">
        <Select
          label="How"
          choices={kinds}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
        />
        <CombineChoices dataset={dataset} draft={draft} onChange={change} />
        {fault !== null && <ErrorNote error={fault} />}
        {spec !== null && outline.isPending && <Waiting>Looking at both …</Waiting>}
        {spec !== null && outline.data !== undefined && (
          <>
            <TextField label="Name of the new dataset" value={name} onChange={setWish} />
            <p>
              {formatCounted(outline.data.rows, 'row')} of{' '}
              {formatCounted(outline.data.variables.length, 'variable')}. The datasets that it is
              made of stay as they are.
            </p>
            {outline.data.notes.length > 0 && (
              <ul className="why" aria-label="What differs">
                {outline.data.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

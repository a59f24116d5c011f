import { type FormEvent, useState } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../../ask/ask.ts';
import { Button } from '../../../controls/button.tsx';
import { Dialog } from '../../../controls/dialog.tsx';
import { ErrorNote } from '../../../controls/notes.tsx';
import { TextField } from '../../../controls/text-field.tsx';
import { DeriveEditor } from './derive-editor.tsx';
import { PreviewPane, useDerivationPreview } from './derive-preview.tsx';
import { deriveWords } from './derive-words.ts';
import { specOf } from './draft-spec.ts';
import type { Draft, DraftWork } from './drafts.ts';
import { makeVariable } from './make-variables.ts';

const formId = 'derive-form';

/** A variable being made: how at the left, what it would be at the right, and only then kept. */
export function DeriveDialog({
  dataset,
  variables,
  started,
  onClose,
}: {
  readonly dataset: DatasetLine;
  readonly variables: readonly VariableLine[];
  readonly started: Draft;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState(started);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const { name, label, replaces, work } = draft;
  const words = deriveWords[work.kind];
  const spec = specOf(draft, variables);
  const preview = useDerivationPreview(dataset.name, spec);
  const nameError = replaces === null ? faultOfName(name, variables) : null;
  const canMake = spec !== null && nameError === null && preview.error === null && !isMaking;
  const make = (event: FormEvent): void => {
    event.preventDefault();
    if (!canMake) return;
    setError(null);
    setIsMaking(true);
    makeVariable(dataset.name, spec, replaces).then(onClose, (fault: unknown) => {
      setIsMaking(false);
      setError(wordsOf(fault));
    });
  };
  return (
    <Dialog
      title={replaces === null ? words.title(namesFrom(work)) : `Recipe of ${replaces}`}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} isDisabled={!canMake}>
            {replaces === null ? 'Make the variable' : 'Make it anew'}
          </Button>
        </>
      }
    >
      <p className="derive-why">{words.why}</p>
      <div className="derive-halves">
        <form id={formId} className="derive-form" onSubmit={make}>
          <div className="derive-names">
            <TextField
              label="Name"
              value={name}
              onChange={(next) => setDraft({ ...draft, name: next })}
              isDisabled={replaces !== null}
              error={nameError}
              autoFocus={replaces === null}
              isMono
            />
            <TextField
              label="Label"
              value={label}
              onChange={(next) => setDraft({ ...draft, label: next })}
              placeholder={preview.made?.length === 1 ? preview.made[0]?.variable.label : ''}
            />
          </div>
          <DeriveEditor
            dataset={dataset}
            variables={variables}
            work={work}
            preview={preview}
            onChange={(next) => setDraft({ ...draft, work: next })}
          />
          {error !== null && <ErrorNote error={error} />}
          <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
            Make
          </button>
        </form>
        <PreviewPane
          dataset={dataset}
          preview={preview}
          hasSpec={spec !== null}
          empty={words.empty}
        />
      </div>
    </Dialog>
  );
}

/** What is wrong with a name for a new variable; null for nothing. */
export function faultOfName(name: string, variables: readonly VariableLine[]): string | null {
  const wanted = name.trim().toLowerCase();
  if (wanted === '') return 'Give it a name.';
  return variables.some((one) => one.name.toLowerCase() === wanted)
    ? 'There is a variable of that name.'
    : null;
}

function namesFrom(work: DraftWork): string {
  if (work.kind === 'expression') return '';
  if (typeof work.from === 'string') return work.from;
  return work.from.length > 2 ? `${work.from.length} variables` : work.from.join(' and ');
}

import { type FormEvent, useState } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../../ask/ask.ts';
import { Button } from '../../../controls/button.tsx';
import { Dialog } from '../../../controls/dialog.tsx';
import { ErrorNote } from '../../../controls/notes.tsx';
import { TextField } from '../../../controls/text-field.tsx';
import { faultOfName } from './derive-dialog.tsx';
import { renameVariable } from './make-variables.ts';

const formId = 'rename-form';

/** Gives a variable or set another name, everywhere it is named. */
export function RenameDialog({
  dataset,
  variables,
  variable,
  onClose,
}: {
  readonly dataset: DatasetLine;
  readonly variables: readonly VariableLine[];
  readonly variable: string;
  readonly onClose: () => void;
}) {
  const [to, setTo] = useState(variable);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const others = variables.filter(({ name }) => name !== variable);
  const fault = faultOfName(to, others);
  const canRename = fault === null && to.trim() !== variable;
  const rename = (event: FormEvent): void => {
    event.preventDefault();
    if (!canRename) return;
    renameVariable(dataset.name, variable, to.trim()).then(onClose, (thrown: unknown) =>
      setError(wordsOf(thrown)),
    );
  };
  return (
    <Dialog
      title={`Rename ${variable}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} isDisabled={!canRename}>
            Rename it everywhere
          </Button>
        </>
      }
    >
      <p className="derive-why">
        Segments, recipes, filters that are kept and analyses follow. The label, which readers see,
        stays as it is.
      </p>
      <form id={formId} className="form" onSubmit={rename}>
        <TextField label="Name" value={to} onChange={setTo} error={fault} autoFocus isMono />
        {error !== null && <ErrorNote error={error} />}
      </form>
    </Dialog>
  );
}

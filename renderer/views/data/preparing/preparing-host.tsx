import type { DatasetLine } from '#contract/calls/datasets.ts';
import { useAnswer } from '../../../ask/use-answer.ts';
import './preparing.css';
import { DeriveDialog } from './derive-dialog.tsx';
import { openPreparing, usePreparingDialog } from './preparing-dialogs.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { SetDialog } from './set-dialog.tsx';

/** The dialog that stands open over the variables of a dataset; its counts are of all rows. */
export function PreparingHost({ dataset }: { readonly dataset: DatasetLine }) {
  const dialog = usePreparingDialog();
  const variables = useAnswer('dataset.variables', { dataset: dataset.name });
  if (dialog === null || variables.data === undefined) return null;
  const close = (): void => openPreparing(null);
  const given = { dataset, variables: variables.data, onClose: close };
  switch (dialog.kind) {
    case 'derive':
      return <DeriveDialog {...given} started={dialog.draft} />;
    case 'rename':
      return <RenameDialog {...given} variable={dialog.variable} />;
    case 'set':
      return <SetDialog {...given} started={dialog.set} />;
  }
}

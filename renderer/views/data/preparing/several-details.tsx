import { useState } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../../ask/ask.ts';
import { Button } from '../../../controls/button.tsx';
import { ErrorNote } from '../../../controls/notes.tsx';
import { formatCounted } from '../../../words/numbers.ts';
import { variableKindWords } from '../../../words/terms.ts';
import { showVariable } from '../chosen-variables.ts';
import { isDerived } from './derived-note.tsx';
import { openPreparing } from './preparing-dialogs.ts';
import { changeUndoably } from './undoable-change.ts';
import { startDerivation } from './variable-tools.tsx';

/** Several variables picked in the list, and what can be made of them together. */
export function SeveralDetails({
  dataset,
  picked,
  variables,
}: {
  readonly dataset: DatasetLine;
  readonly picked: readonly VariableLine[];
  readonly variables: readonly VariableLine[];
}) {
  const [error, setError] = useState<ErrorInWords | null>(null);
  const members = picked.map(({ name }) => name);
  const derived = picked.filter(isDerived).map(({ name }) => name);
  const remove = (): void => {
    setError(null);
    changeUndoably(`removal of ${formatCounted(derived.length, 'variable')}`, 'variable.remove', {
      dataset: dataset.name,
      variables: derived,
    }).then(
      () => showVariable(dataset.name, null),
      (fault: unknown) => setError(wordsOf(fault)),
    );
  };
  return (
    <article className="details">
      <h2 className="several-head">{formatCounted(picked.length, 'variable')} picked</h2>
      <div className="details-actions">
        <Button onPress={() => startDerivation('row-summary', picked, variables)}>
          Mean or sum …
        </Button>
        <Button onPress={() => startDerivation('count', picked, variables)}>Count …</Button>
        <Button onPress={() => openPreparing({ kind: 'set', set: { kind: 'multiple', members } })}>
          Set of several answers …
        </Button>
        <Button onPress={() => openPreparing({ kind: 'set', set: { kind: 'grid', members } })}>
          Grid …
        </Button>
        <Button onPress={() => startDerivation('mentions', picked, variables)}>
          Set of all mentions …
        </Button>
        {derived.length > 0 && (
          <Button look="quiet" onPress={remove}>
            Remove {formatCounted(derived.length, 'derived one', 'derived ones')}
          </Button>
        )}
        <Button look="quiet" onPress={() => showVariable(dataset.name, picked[0]?.name ?? null)}>
          Pick none
        </Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
      <ul className="several-list">
        {picked.map(({ name, label, kind }) => (
          <li key={name}>
            <code>{name}</code> <span>{label}</span>{' '}
            <span className="quiet small">{variableKindWords[kind]}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}

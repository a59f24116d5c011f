import { Plus, Save } from 'lucide-react';
import { useState } from 'react';
import type { Codebook } from '#contract/calls/texts.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { ask, wordsOf } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote, Waiting } from '../../controls/notes.tsx';
import { useUndo } from '../../undo.ts';
import { cleaned, labelOfError, newLabel, withLabel } from './codebook-edits.ts';
import { CodebookLabelEditor } from './codebook-label.tsx';

/** The labels of the traits, with the rules that find them, as a form. */
export function CodebookEditor() {
  const read = useAnswer('codebook.read', { name: 'trait' });
  if (read.error !== null) return <ErrorNote error={read.error} />;
  if (read.data === undefined) return <Waiting />;
  const { codebook, isBuiltIn } = read.data;
  return <CodebookForm key={JSON.stringify(codebook)} saved={codebook} isBuiltIn={isBuiltIn} />;
}

function CodebookForm({
  saved,
  isBuiltIn,
}: {
  readonly saved: Codebook;
  readonly isBuiltIn: boolean;
}) {
  const [draft, setDraft] = useState(saved);
  const [at, setAt] = useState(0);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const isChanged = draft !== saved;
  const label = draft.labels[at];
  const save = async (): Promise<void> => {
    setError(null);
    const next = cleaned(draft);
    try {
      await ask('codebook.save', { name: 'trait', codebook: next });
      useUndo.getState().record({
        title: 'codebook',
        undo: () => ask('codebook.save', { name: 'trait', codebook: saved }),
        redo: () => ask('codebook.save', { name: 'trait', codebook: next }),
      });
    } catch (fault) {
      const words = wordsOf(fault);
      setError(words);
      setAt(labelOfError(words) ?? at);
    }
  };
  const add = (): void => {
    setDraft({ ...draft, labels: [...draft.labels, newLabel(draft)] });
    setAt(draft.labels.length);
  };
  const remove = (): void => {
    setDraft({ ...draft, labels: draft.labels.filter((_, index) => index !== at) });
    setAt(Math.max(0, at - 1));
  };
  return (
    <div className="view-section gap-panel">
      <div className="view-section-head">
        <p className="quiet">
          {isBuiltIn
            ? `Built-in codebook “${saved.name}”, version ${saved.version}; a change makes it the project’s own.`
            : `The project’s own codebook “${saved.name}”.`}{' '}
          A label fires at a score of {saved.threshold}. What is saved takes effect at the next
          tagging.
        </p>
        <div className="row-actions">
          {isChanged && <Button onPress={() => setDraft(saved)}>Discard changes</Button>}
          <Button look="primary" icon={Save} isDisabled={!isChanged} onPress={() => void save()}>
            Save the codebook
          </Button>
        </div>
      </div>
      {error !== null && <ErrorNote error={error} />}
      <div className="codebook">
        <nav className="codebook-labels" aria-label="Labels">
          {draft.labels.map((one, index) => (
            <button
              key={one.id}
              type="button"
              className="codebook-pick"
              aria-current={index === at}
              onClick={() => setAt(index)}
            >
              <span>{one.label}</span>
              {!one.on && <span className="small quiet">off</span>}
            </button>
          ))}
          <Button look="quiet" icon={Plus} onPress={add}>
            Add a label
          </Button>
        </nav>
        {label !== undefined && (
          <CodebookLabelEditor
            key={label.id}
            label={label}
            place={`labels[${at}]`}
            error={error}
            onChange={(change) => setDraft(withLabel(draft, at, change))}
            onRemove={remove}
          />
        )}
      </div>
    </div>
  );
}

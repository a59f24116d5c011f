import { Plus, Save } from 'lucide-react';
import { useState } from 'react';
import type { Codebook } from '#contract/calls/texts.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { ask, wordsOf } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote, Waiting } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { useUndo } from '../../undo.ts';
import { keysOf } from '../../words/terms.ts';
import { cleaned, labelOfError, newLabel, withLabel } from './codebook-edits.ts';
import { withPlace } from './codebook-errors.ts';
import { CodebookLabelEditor } from './codebook-label.tsx';
import { type CodebookName, textState } from './text-state.ts';

const codebookWords: Readonly<Record<CodebookName, string>> = {
  trait: 'Customer traits',
  intent: 'Intents',
  stage: 'Sociability stages',
  interaction: 'Interaction fields',
};

/** The labels of a codebook, with the rules and examples that find them, as a form. */
export function CodebookEditor() {
  const { codebookName: name } = textState.use();
  const read = useAnswer('codebook.read', { name });
  const choose = (value: string): void =>
    textState.set({
      codebookName: keysOf(codebookWords).find((one) => one === value) ?? 'trait',
      labelAt: 0,
    });
  if (read.error !== null) return <ErrorNote error={read.error} />;
  if (read.data === undefined) return <Waiting />;
  const { codebook, isBuiltIn } = read.data;
  return (
    <>
      <div className="view-setup">
        <Select
          label="Codebook"
          choices={keysOf(codebookWords).map((value) => ({ value, label: codebookWords[value] }))}
          value={name}
          onChange={choose}
        />
      </div>
      <CodebookForm
        key={JSON.stringify(codebook)}
        name={name}
        saved={codebook}
        isBuiltIn={isBuiltIn}
      />
    </>
  );
}

function CodebookForm({
  name,
  saved,
  isBuiltIn,
}: {
  readonly name: CodebookName;
  readonly saved: Codebook;
  readonly isBuiltIn: boolean;
}) {
  const state = textState.use();
  const of = JSON.stringify(saved);
  const isChanged = state.draft?.of === of;
  const draft = isChanged && state.draft !== null ? state.draft.codebook : saved;
  const at = Math.min(state.labelAt, Math.max(0, draft.labels.length - 1));
  const [error, setError] = useState<ErrorInWords | null>(null);
  const setDraft = (codebook: Codebook): void => textState.set({ draft: { of, codebook } });
  const setAt = (labelAt: number): void => textState.set({ labelAt });
  const discard = (): void => {
    setError(null);
    textState.set({ draft: null });
  };
  const label = draft.labels[at];
  const save = async (): Promise<void> => {
    setError(null);
    const next = cleaned(draft);
    try {
      await ask('codebook.save', { name, codebook: next });
      useUndo.getState().record({
        title: 'codebook',
        undo: () => ask('codebook.save', { name, codebook: saved }),
        redo: () => ask('codebook.save', { name, codebook: next }),
      });
    } catch (fault) {
      const words = wordsOf(fault);
      setError(withPlace(words, draft));
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
          {isChanged && <Button onPress={discard}>Discard changes</Button>}
          <Button look="primary" icon={Save} isDisabled={!isChanged} onPress={() => void save()}>
            Save the codebook
          </Button>
        </div>
      </div>
      {error !== null && <ErrorNote error={error} />}
      <PhraseNote />
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

const phraseLanguage: readonly (readonly [string, string])[] = [
  ['late', 'this word, in upper or lower case'],
  ['cancel*', 'any word that begins so; three letters at least before the star'],
  ['late|delayed', 'one of several words'],
  ['"Dish or not"', 'these words as they stand, without special signs'],
  ['keeps ...2 off', 'up to two words between; ... alone allows three'],
  ['{brand}', 'a brand named when tagging'],
  ['{negation}', 'not, never, don’t and the like'],
  ['{first-person}', 'I, me, we, our and the like'],
  ['{mention} {url} {number} {emoji} {question}', 'such a token'],
  ['{helpdesk}', 'a mention whose name speaks of help, support, care or service'],
];

function PhraseNote() {
  return (
    <details className="skipped">
      <summary>How phrases are written</summary>
      <dl className="phrase-language">
        {phraseLanguage.map(([phrase, meaning]) => (
          <div key={phrase}>
            <dt>
              <code>{phrase}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

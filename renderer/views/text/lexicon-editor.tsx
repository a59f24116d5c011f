import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { ErrorInWords } from '#contract/define-call.ts';
import { ask, wordsOf } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { useUndo } from '../../undo.ts';

interface Entry {
  readonly phrase: string;
  readonly weight: number;
}

/** What phrases mean in this project, over what they mean elsewhere. */
export function LexiconEditor() {
  const entries = useAnswer('lexicon.read', {});
  const [phrase, setPhrase] = useState('');
  const [weight, setWeight] = useState('0');
  const [error, setError] = useState<ErrorInWords | null>(null);
  const number = Number(weight.replace('\u2212', '-').replace(',', '.'));
  const isWeight = weight.trim() !== '' && number >= -5 && number <= 5;
  const set = async (entry: Entry, next: number | null): Promise<void> => {
    setError(null);
    const before = entries.data?.find((one) => one.phrase === entry.phrase)?.weight ?? null;
    try {
      await ask('lexicon.set', { phrase: entry.phrase, weight: next });
      useUndo.getState().record({
        title: `lexicon: ${entry.phrase}`,
        undo: () => ask('lexicon.set', { phrase: entry.phrase, weight: before }),
        redo: () => ask('lexicon.set', { phrase: entry.phrase, weight: next }),
      });
      setPhrase('');
    } catch (fault) {
      setError(wordsOf(fault));
    }
  };
  if (entries.error !== null) return <ErrorNote error={entries.error} />;
  if (entries.data === undefined) return <Waiting />;
  const add = (): void => void set({ phrase: phrase.trim(), weight: number }, number);
  return (
    <div className="view-section gap-panel">
      <p className="quiet">
        A phrase here goes before every other rule of the sentiment: from −5 (bad) to 5 (good); 0
        says that it means nothing here (“War Zone” is the name of a game). It takes effect at the
        next tagging.
      </p>
      <div className="view-setup">
        <TextField
          label="Phrase"
          value={phrase}
          onChange={setPhrase}
          onKeyDown={({ key }) => key === 'Enter' && phrase.trim() !== '' && isWeight && add()}
        />
        <TextField
          label="Weight, −5 to 5"
          value={weight}
          onChange={setWeight}
          inputMode="decimal"
          error={isWeight ? '' : 'A number from −5 to 5'}
        />
        <Button icon={Plus} isDisabled={phrase.trim() === '' || !isWeight} onPress={add}>
          Add the phrase
        </Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {entries.data.length === 0 ? (
        <EmptyState
          title="No phrases of this project’s own"
          next="Add names and turns that the machine takes the wrong way: a product called “Sick”, a team called “the Killers”."
        />
      ) : (
        <DataTable
          caption="Lexicon"
          rows={entries.data}
          rowKey={(entry) => entry.phrase}
          columns={[
            { id: 'phrase', label: 'Phrase', value: (entry) => entry.phrase },
            {
              id: 'weight',
              label: 'Weight',
              isNumber: true,
              value: (entry) => entry.weight,
              show: (entry) => String(entry.weight).replace('-', '\u2212'),
            },
            {
              id: 'remove',
              label: '',
              value: () => null,
              show: (entry) => (
                <IconButton
                  label={`Remove ${entry.phrase}`}
                  icon={X}
                  onPress={() => void set(entry, null)}
                />
              ),
            },
          ]}
        />
      )}
    </div>
  );
}

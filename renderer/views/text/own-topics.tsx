import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { OwnTopic } from '#contract/calls/topics.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { ask, wordsOf } from '../../ask/ask.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { useUndo } from '../../undo.ts';

/** The analyst's own topics: named searches, or rows that others should be like. */
export function OwnTopics({
  dataset,
  text,
  topics,
}: {
  readonly dataset: string;
  readonly text: string;
  readonly topics: readonly OwnTopic[];
}) {
  const [name, setName] = useState('');
  const [query, setQuery] = useState('');
  const [error, setError] = useState<ErrorInWords | null>(null);
  const rows = exampleRows(query);
  const isReady = name.trim() !== '' && query.trim() !== '' && rows?.length !== 1;
  const save = async (next: readonly OwnTopic[], title: string): Promise<void> => {
    setError(null);
    try {
      const { undo } = await ask('topics.save', { dataset, text, topics: [...next] });
      useUndo.getState().record({
        title,
        undo: () => ask(undo.call as 'topics.save', undo.input as never),
        redo: () => ask('topics.save', { dataset, text, topics: [...next] }),
      });
    } catch (fault) {
      setError(wordsOf(fault));
    }
  };
  const add = (): void => {
    const own: OwnTopic =
      rows === null
        ? { name: name.trim(), query: query.trim() }
        : { name: name.trim(), examples: [...rows] };
    void save([...topics, own], `topic ${own.name}`).then(() => {
      setName('');
      setQuery('');
    });
  };
  return (
    <section className="view-section" aria-label="Topics of your own">
      <h3>Topics of your own</h3>
      <div className="view-setup">
        <TextField label="Name" value={name} onChange={setName} />
        <TextField
          label="Search, or rows that are examples"
          placeholder="late OR deliver* OR NEAR(no show, 3)"
          hint="Words, “phrases”, beginnings*, OR, NOT, NEAR(a b, 5); or rows: rows 12, 80, 431"
          value={query}
          onChange={setQuery}
          onKeyDown={({ key }) => key === 'Enter' && isReady && add()}
        />
        <Button icon={Plus} isDisabled={!isReady} onPress={add}>
          Add the topic
        </Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {topics.length > 0 && (
        <ul className="own-topics">
          {topics.map((own) => (
            <li key={own.name}>
              <span>
                {own.name}:{' '}
                <span className="quiet">
                  {'query' in own
                    ? own.query
                    : `like rows ${own.examples.map((row) => row + 1).join(', ')}`}
                </span>
              </span>
              <IconButton
                label={`Remove ${own.name}`}
                icon={X}
                onPress={() =>
                  void save(
                    topics.filter((one) => one !== own),
                    `remove topic ${own.name}`,
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** "rows 12, 80": rows as people count them, from 1, brought to 0; null for a search. */
export function exampleRows(query: string): readonly number[] | null {
  const found = /^rows?\s+([\d\s,]+)$/iu.exec(query.trim());
  if (found === null) return null;
  return (found[1] ?? '')
    .split(/[\s,]+/u)
    .filter((part) => part !== '')
    .map((part) => Number(part) - 1)
    .filter((row) => row >= 0);
}

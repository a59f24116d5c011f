import { Redo2, Undo2 } from 'lucide-react';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote, Waiting } from '../../controls/notes.tsx';
import { step } from '../../frame/step-back.ts';
import { useUndo } from '../../undo.ts';
import { formatSince } from '../../words/quantities.ts';
import { eventWords } from './event-words.ts';

/** What can be taken back in this window, and everything that ever changed in the project. */
export function HistoryPanel() {
  const past = useUndo((state) => state.past);
  const future = useUndo((state) => state.future);
  const events = useAnswer('project.events', { limit: 500 });
  const now = new Date();
  return (
    <div className="history-panel">
      <section className="history-undo" aria-label="To be taken back">
        <h2>In this window</h2>
        <div className="details-actions">
          <Button icon={Undo2} isDisabled={past.length === 0} onPress={() => step('undo')}>
            Undo
          </Button>
          <Button icon={Redo2} isDisabled={future.length === 0} onPress={() => step('redo')}>
            Redo
          </Button>
        </div>
        {past.length + future.length === 0 && (
          <p className="quiet">
            Nothing to take back. Changes made here are listed as they happen.
          </p>
        )}
        <ol className="history-list">
          {future.map(({ title }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place
            <li key={`future ${at}`} className="quiet">
              {title} <span className="small">(taken back)</span>
            </li>
          ))}
          {[...past].reverse().map(({ title }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place
            <li key={`past ${at}`}>{title}</li>
          ))}
        </ol>
      </section>
      <section className="history-log" aria-label="Log of the project">
        <h2>Log of the project</h2>
        <p className="small quiet">
          Kept in the project for good; undo adds a line, it erases none.
        </p>
        {events.error !== null && <ErrorNote error={events.error} />}
        {events.isPending && <Waiting />}
        <ol className="history-list">
          {(events.data ?? []).map((event) => (
            <li key={event.id}>
              <time dateTime={event.at} title={event.at} className="quiet small">
                {formatSince(event.at, now)}
              </time>
              <span>{eventWords(event)}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

import { wordsOf } from '../ask/ask.ts';
import { type JobLine, useJobs } from '../ask/jobs.ts';
import { useUndo } from '../undo.ts';

let lastId = 0;

/** Takes the last change back, or does the last one taken back again; the status bar says which, or why not. */
export function step(way: 'undo' | 'redo'): void {
  const { past, future, undo, redo } = useUndo.getState();
  const change = way === 'undo' ? past.at(-1) : future.at(-1);
  if (change === undefined) return;
  (way === 'undo' ? undo() : redo()).then(
    () =>
      say({
        title: change.title,
        state: 'done',
        says: `${way === 'undo' ? 'Taken back' : 'Done again'}: ${change.title}`,
        error: null,
      }),
    (fault: unknown) =>
      say({
        title: `${way === 'undo' ? 'Undo' : 'Redo'}: ${change.title}`,
        state: 'failed',
        says: null,
        error: wordsOf(fault),
      }),
  );
}

function say(line: Pick<JobLine, 'title' | 'state' | 'says' | 'error'>): void {
  lastId -= 1;
  useJobs.getState().add({ ...line, id: lastId, progress: null, cancel: () => undefined });
}

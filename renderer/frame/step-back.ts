import { wordsOf } from '../ask/ask.ts';
import { useJobs } from '../ask/jobs.ts';
import { useUndo } from '../undo.ts';

let lastId = 0;

/** Takes the last change back, or does the last one taken back again; a failure is said in the status bar. */
export function step(way: 'undo' | 'redo'): void {
  const { past, future, undo, redo } = useUndo.getState();
  const change = way === 'undo' ? past.at(-1) : future.at(-1);
  if (change === undefined) return;
  const title = `${way === 'undo' ? 'Undo' : 'Redo'}: ${change.title}`;
  (way === 'undo' ? undo() : redo()).catch((fault: unknown) => {
    lastId -= 1;
    useJobs.getState().add({
      id: lastId,
      title,
      state: 'failed',
      progress: null,
      says: null,
      error: wordsOf(fault),
      cancel: () => undefined,
    });
  });
}

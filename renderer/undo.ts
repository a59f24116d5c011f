import { create } from 'zustand';

/** Something done that can be taken back. `title` completes "Undo: ...". */
export interface Change {
  readonly title: string;
  readonly undo: () => unknown;
  readonly redo: () => unknown;
}

interface Undo {
  readonly past: readonly Change[];
  readonly future: readonly Change[];
  /** Remembers a change that has just been made. */
  readonly record: (change: Change) => void;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly forget: () => void;
}

const deepest = 100;

let lastStep: Promise<void> = Promise.resolve();

/** One step after another: a second one waits for the first, and does not take the same change back again. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const step = lastStep.then(work);
  lastStep = step.catch(() => undefined);
  return step;
}

/** What can be taken back and done again, latest last. A change that fails to be undone stays. */
export const useUndo = create<Undo>()((set, get) => ({
  past: [],
  future: [],
  record: (change) =>
    set(({ past }) => ({ past: [...past.slice(1 - deepest), change], future: [] })),
  undo: () =>
    inTurn(async () => {
      const change = get().past.at(-1);
      if (change === undefined) return;
      await change.undo();
      set(({ past, future }) => ({ past: past.slice(0, -1), future: [...future, change] }));
    }),
  redo: () =>
    inTurn(async () => {
      const change = get().future.at(-1);
      if (change === undefined) return;
      await change.redo();
      set(({ past, future }) => ({ past: [...past, change], future: future.slice(0, -1) }));
    }),
  forget: () => set({ past: [], future: [] }),
}));

import { QueryClient } from '@tanstack/react-query';
import type { CallName, CallNamed } from '#contract/calls/index.ts';
import type { InputOf, OutputOf } from '#contract/define-call.ts';
import { isAffected } from './answers-affected.ts';
import { wordsOf } from './ask-error.ts';
import { type Asker, type AskOptions, createAsker } from './asker.ts';
import { useConnection } from './connection.ts';
import { useJobs } from './jobs.ts';
import { openPageWire } from './wire.ts';

export { AskError, wordsOf } from './ask-error.ts';

/** The answers at hand; `useAnswer` reads them, changes in the project invalidate them. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  },
});

let asker: Asker | null = null;

function pageAsker(): Asker {
  asker ??= createAsker(openPageWire, {
    changed: (by) => {
      void answers.invalidateQueries({
        predicate: (query) => isAffected(query.queryKey[0] as CallName, by),
      });
    },
    state: (state) => {
      const wasLost = useConnection.getState().state === 'lost';
      useConnection.setState({ state });
      if (wasLost && state === 'open') void answers.invalidateQueries();
    },
  });
  return asker;
}

/**
 * Asks the host one call of the contract.
 *
 * @throws {AskError} with the error in words; `isCancelled` when the person stopped it.
 */
export function ask<Name extends CallName>(
  name: Name,
  input: InputOf<CallNamed<Name>>,
  options?: AskOptions,
): Promise<OutputOf<CallNamed<Name>>> {
  return pageAsker().ask(name, input, options);
}

/** The path of a dropped file where the host can see it directly; null in a browser. */
export function pathOfFile(file: File): string | null {
  return pageAsker().wire.pathOf?.(file) ?? null;
}

/** A job under way. */
export interface RunningJob<Output> {
  readonly done: Promise<Output>;
  readonly cancel: () => void;
  /** Stops it where nobody waits for it any more: the status bar says nothing of it. */
  readonly abandon: () => void;
}

let lastJobId = 0;

/**
 * Starts a job that the status bar shows: its stage, progress and time left, and when it has finished
 * what it changed (`says`).
 */
export function startJob<Name extends CallName>(
  name: Name,
  input: InputOf<CallNamed<Name>>,
  options: {
    readonly title: string;
    readonly says?: (output: OutputOf<CallNamed<Name>>) => string;
  },
): RunningJob<OutputOf<CallNamed<Name>>> {
  const id = ++lastJobId;
  const stop = new AbortController();
  const cancel = (): void => stop.abort();
  const { add, change, dismiss } = useJobs.getState();
  add({
    id,
    title: options.title,
    state: 'running',
    progress: null,
    says: null,
    error: null,
    cancel,
  });
  const done = ask(name, input, {
    signal: stop.signal,
    onProgress: (progress) => change(id, { progress }),
  });
  done.then(
    (output) => change(id, { state: 'done', says: options.says?.(output) ?? null }),
    (error: unknown) => {
      const words = wordsOf(error);
      change(
        id,
        words.code === 'cancelled' ? { state: 'stopped' } : { state: 'failed', error: words },
      );
    },
  );
  const abandon = (): void => {
    cancel();
    dismiss(id);
  };
  return { done, cancel, abandon };
}
